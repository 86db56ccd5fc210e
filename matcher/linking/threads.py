"""Linear algebra on one thread: beside other work, more threads spend their time waiting for each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]  # it ships no types


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()  # looking for the libraries takes milliseconds, so it is done once


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold NumPy's linear algebra to one thread while the block runs."""
    with _controller().limit(limits=1):
        yield
