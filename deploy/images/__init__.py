"""Images of the six services without a container engine; `build` makes them, `compare` holds two builds beside each other."""
