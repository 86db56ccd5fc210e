"""Small whole numbers for the names that occur, so that columns can hold them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

from numpy.typing import NDArray

Array = NDArray[Any]
Key = TypeVar("Key", bound=Hashable)


class Numbering(Generic[Key]):
    """Numbers from 1 on, in the order in which keys are first seen; 0 is free to mean "nothing"."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self._numbers: dict[Key, int] = {}
        self.keys: list[Key] = []
        for key in keys:
            self.number(key)

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def size(self) -> int:
        """The length of an array indexed by these numbers, 0 included."""
        return len(self.keys) + 1

    def number(self, key: Key) -> int:
        """The number of ``key``, a new one if it has none yet."""
        number = self._numbers.get(key)
        if number is None:
            self.keys.append(key)
            number = self._numbers[key] = len(self.keys)
        return number
