"""From the text of a cell to a value, or a plain sentence about what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from web.services.sheets import Row

YES, NO = frozenset({"yes", "да", "true", "1"}), frozenset({"no", "не", "false", "0"})
ALLOWED_SIGNS = "\n\t\u200c\u200d"
Member = TypeVar("Member", bound=StrEnum)
Reader = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell. `column` is empty where the whole row is meant."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.message}" if self.column else f"row {self.row}: {self.message}"


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read, and whether a row needs it."""

    read: Reader
    needed: bool = False


def values(row: Row, columns: Mapping[str, Column], faults: list[Fault]) -> dict[str, Any]:
    """The values of a row, None for empty cells; what is wrong is added to the faults."""
    found: dict[str, Any] = {}
    for name, column in columns.items():
        text = row.cells.get(name, "")
        found[name] = None
        if text:
            try:
                found[name] = column.read(text)
            except ValueError as wrong:
                faults.append(Fault(row.number, name, str(wrong)))
        elif column.needed:
            faults.append(Fault(row.number, name, "is missing"))
    return found


def unknown_columns(rows: Collection[Row], columns: Collection[str]) -> list[str]:
    """Columns that nothing reads: a typing mistake in a heading must not lose data silently."""
    return sorted({name for row in rows for name in row.cells} - set(columns))


def text(longest: int) -> Reader:
    """Text of at most so many characters, without control or direction signs."""

    def read(value: str) -> str:
        if len(value) > longest:
            raise ValueError(f"is longer than {longest} characters")
        if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in ALLOWED_SIGNS for sign in value):
            raise ValueError("holds hidden control characters")
        return unicodedata.normalize("NFC", value)

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number in a range, in any script's digits."""

    def read(value: str) -> int:
        if not re.fullmatch(r"\d{1,9}", value) or not least <= int(value) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def cents(value: str) -> int:
    """Euro, with at most two decimals, as cents."""
    match = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,2}))?", value)
    if match is None:
        raise ValueError("must be an amount in euro such as 850 or 4.50")
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def day(value: str) -> date:
    """A day as 2026-12-01 or 01.12.2026."""
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", value)
    try:
        return date(int(dotted[3]), int(dotted[2]), int(dotted[1])) if dotted else date.fromisoformat(value)
    except ValueError as wrong:
        raise ValueError("must be a day such as 2026-12-01") from wrong


def minute(value: str) -> int:
    """A time of day as 08:30."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?", value)
    if match is None:
        raise ValueError("must be a time such as 08:30")
    return int(match[1]) * 60 + int(match[2])


def weekdays(value: str) -> int:
    """Days of the week, Monday being 1, as 1-5 or 1,3,5: a bit mask with Monday as 1."""
    match = re.fullmatch(r"([1-7])-([1-7])", value)
    days = range(int(match[1]), int(match[2]) + 1) if match else value.replace(" ", "").split(",")
    if not days or not all(re.fullmatch(r"[1-7]", str(each)) for each in days):
        raise ValueError("must be days such as 1-5 or 1,3,5 (Monday is 1)")
    return sum({1 << (int(each) - 1) for each in days})


def yes_or_no(value: str) -> bool:
    """Yes or no, in English or Bulgarian."""
    if value.lower() not in YES | NO:
        raise ValueError("must be yes or no")
    return value.lower() in YES


def one_of(kind: type[Member]) -> Reader:
    """A member of a closed list."""

    def read(value: str) -> Member:
        for member in kind:
            if member.value.lower() == value.lower():
                return member
        raise ValueError(f"must be one of: {', '.join(member.value for member in kind)}")

    return read


def among(allowed: Collection[str]) -> Reader:
    """One of some texts."""

    def read(value: str) -> str:
        if value.lower() not in allowed:
            raise ValueError(f"must be one of: {', '.join(sorted(allowed))}")
        return value.lower()

    return read
