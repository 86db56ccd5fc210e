"""The whole built-in pack, fitted once for all tests of the linker."""

import pytest

from matcher.linking import Concept, Linker
from tests.matcher.linking.pack import pack_concepts


@pytest.fixture(scope="package")
def concepts() -> list[Concept]:
    """Every concept of the pack."""
    return pack_concepts()


@pytest.fixture(scope="package")
def linker(concepts: list[Concept]) -> Linker:
    """A linker that knows the pack."""
    return Linker().fit(concepts)
