"""The story of one micro-app on the running platform: every sentence it tells was observed from outside."""
