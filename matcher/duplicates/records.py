"""What is compared of a person, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of a birth date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Born:
    """A birth date; what is finer than `precision` says nothing."""

    on: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True)
class Known:
    """One record. `None` or an empty name means "not said". `phone` is in one normal form, `place` and `language` are
    codes. Sex, origin and papers are not here on purpose."""

    number: int
    given: str
    family: str
    born: Born | None = None
    phone: str | None = None
    place: str | None = None
    language: str | None = None

    @property
    def name(self) -> str:
        """The whole name, as far as known."""
        return f"{self.given} {self.family}".strip()
