"""Sets of members of a closed list in one column."""

from collections.abc import Set
from enum import StrEnum

from sqlalchemy import Dialect, Integer, TypeDecorator


def mask_of_all(kind: type[StrEnum]) -> int:
    """The mask of the whole list, for a CHECK."""
    return (1 << len(kind)) - 1


class SetOf(TypeDecorator[frozenset[StrEnum]]):
    """A set of members of `kind`, stored as a bit mask so that the database can hold it to the known ones. A member's
    bit is its place in the list, so new ones go to its end."""

    impl = Integer
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Set[StrEnum] | None, dialect: Dialect) -> int | None:
        """The mask of a set."""
        return None if value is None else sum(1 << place for place, each in enumerate(self.kind) if each in value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> frozenset[StrEnum] | None:
        """The set of a mask."""
        return None if value is None else frozenset(each for place, each in enumerate(self.kind) if value >> place & 1)
