"""The launcher of the embedded platform. Python's standard library alone; starts nothing when imported."""
