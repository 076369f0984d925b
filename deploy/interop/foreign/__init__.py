"""Slipway's events, read by programs that share no code with it."""
