"""Benchmarks: `python -m scripts.bench NAME --json`; the last line of output is one JSON object."""
