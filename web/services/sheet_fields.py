"""From the text of a cell to a value, or what is wrong with it, as a code that web puts into words."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from web.services.sheets import Row

YES, NO = frozenset({"yes", "да", "true", "1"}), frozenset({"no", "не", "false", "0"})
ALLOWED_SIGNS = "\n\t\u200c\u200d"
LEVA = re.compile(r"лв|лева|BGN", re.IGNORECASE)
EURO = re.compile(r"€|EUR|евро", re.IGNORECASE)
DAY_ZERO = date(1899, 12, 30)
Member = TypeVar("Member", bound=StrEnum)
Reader = Callable[[str], Any]


class Wrong(StrEnum):
    """What may be wrong with a cell or a row."""

    MISSING = "missing"
    UNKNOWN_COLUMN = "unknown_column"
    TOO_LONG = "too_long"
    HIDDEN_SIGNS = "hidden_signs"
    NOT_WHOLE = "not_whole"
    NOT_AMOUNT = "not_amount"
    LEVA = "leva"
    NOT_DAY = "not_day"
    NOT_TIME = "not_time"
    NOT_WEEKDAYS = "not_weekdays"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_AMONG = "not_among"
    NOT_LANGUAGES = "not_languages"
    UNKNOWN_PLACE = "unknown_place"
    SEVERAL_PLACES = "several_places"
    UNKNOWN_OCCUPATION = "unknown_occupation"
    UNKNOWN_SKILL = "unknown_skill"
    UNKNOWN_EMPLOYER = "unknown_employer"
    OTHER_EMPLOYER = "other_employer"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    TWICE = "twice"
    LESS_THAN = "less_than"
    NOT_AFTER = "not_after"
    ONE_TIME = "one_time"
    IN_THE_FUTURE = "in_the_future"
    TOO_OLD = "too_old"


class WrongCell(ValueError):
    """A cell cannot be read; `facts` are what the sentence about it names."""

    def __init__(self, wrong: Wrong, **facts: object) -> None:
        super().__init__(wrong.value)
        self.wrong, self.facts = wrong, facts


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, and the facts its sentence names. `column` is empty where the whole row is meant."""

    row: int
    column: str
    wrong: Wrong
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Imported:
    """What an import did, or what stands in its way: with faults nothing was stored."""

    added: int = 0
    there_already: int = 0
    faults: list[Fault] = field(default_factory=list)


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
            except WrongCell as found_wrong:
                faults.append(Fault(row.number, name, found_wrong.wrong, found_wrong.facts))
        elif column.needed:
            faults.append(Fault(row.number, name, Wrong.MISSING))
    return found


def unknown_columns(rows: Collection[Row], columns: Collection[str]) -> list[str]:
    """Columns that nothing reads: a typing mistake in a heading must not lose data silently."""
    return sorted({name for row in rows for name in row.cells} - set(columns))


def text(longest: int) -> Reader:
    """Text of at most so many characters, without control or direction signs."""

    def read(value: str) -> str:
        if len(value) > longest:
            raise WrongCell(Wrong.TOO_LONG, most=longest)
        if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in ALLOWED_SIGNS for sign in value):
            raise WrongCell(Wrong.HIDDEN_SIGNS)
        return unicodedata.normalize("NFC", value)

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number in a range, in any script's digits."""

    def read(value: str) -> int:
        if not re.fullmatch(r"\d{1,9}", value) or not least <= int(value) <= most:
            raise WrongCell(Wrong.NOT_WHOLE, least=least, most=most)
        return int(value)

    return read


def cents(value: str) -> int:
    """Euro, with at most two decimals, as cents. A sign for euro and blanks between thousands are fine."""
    if LEVA.search(value):
        raise WrongCell(Wrong.LEVA)
    match = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,2}))?", re.sub(r"\s", "", EURO.sub("", value, count=1)))
    if match is None:
        raise WrongCell(Wrong.NOT_AMOUNT)
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def day(value: str) -> date:
    """A day as 2026-12-01 or 01.12.2026, or as the number that spreadsheets keep days as."""
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?", value)
    try:
        if re.fullmatch(r"[3-6][0-9]{4}", value):
            return DAY_ZERO + timedelta(days=int(value))
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    except ValueError as wrong:
        raise WrongCell(Wrong.NOT_DAY) from wrong
    raise WrongCell(Wrong.NOT_DAY)


def minute(value: str) -> int:
    """A time of day as 08:30."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?", value)
    if match is None:
        raise WrongCell(Wrong.NOT_TIME)
    return int(match[1]) * 60 + int(match[2])


def weekdays(value: str) -> int:
    """Days of the week, Monday being 1, as 1-5 or 1,3,5: a bit mask with Monday as 1."""
    match = re.fullmatch(r"([1-7])-([1-7])", value)
    days = range(int(match[1]), int(match[2]) + 1) if match else value.replace(" ", "").split(",")
    if not days or not all(re.fullmatch(r"[1-7]", str(each)) for each in days):
        raise WrongCell(Wrong.NOT_WEEKDAYS)
    return sum({1 << (int(each) - 1) for each in days})


def yes_or_no(value: str) -> bool:
    """Yes or no, in English or Bulgarian."""
    if value.lower() not in YES | NO:
        raise WrongCell(Wrong.NOT_YES_OR_NO)
    return value.lower() in YES


def one_of(kind: type[Member]) -> Reader:
    """A member of a closed list."""

    def read(value: str) -> Member:
        for member in kind:
            if member.value.lower() == value.lower():
                return member
        raise WrongCell(Wrong.NOT_AMONG, allowed=", ".join(member.value for member in kind))

    return read


def among(allowed: Collection[str]) -> Reader:
    """One of some texts."""

    def read(value: str) -> str:
        if value.lower() not in allowed:
            raise WrongCell(Wrong.NOT_AMONG, allowed=", ".join(sorted(allowed)))
        return value.lower()

    return read


def euro_only(value: str) -> str:
    """The currency, which is the euro."""
    if LEVA.search(value):
        raise WrongCell(Wrong.LEVA)
    if EURO.fullmatch(value) is None:
        raise WrongCell(Wrong.NOT_AMONG, allowed="EUR")
    return "eur"
