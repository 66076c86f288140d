"""The benchmarks of Bayan, one subject a file. `benches/run.py` is the entry."""
