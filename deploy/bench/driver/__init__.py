"""The driving side of the benchmarks: standard library alone, on top of the launcher of the embedded platform."""
