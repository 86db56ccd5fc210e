"""Working time in adverts: hours a week and a day, shifts, nights, and the days of the week."""

import re
from dataclasses import dataclass

from matcher.reading.passages import Passage, Read, T, levelled, passage

FULL_WEEK, LONGEST_WEEK, LONGEST_DAY = 40, 60, 14
_MONDAY_TO_FRIDAY, _MONDAY_TO_SATURDAY = 0b0011111, 0b0111111

_HOURS = r"(?<![\d:.,/])(?P<n>\d{1,2})\s*-?\s*(?:часов\w*|часа?|ч\b\.?|hours?|hrs?\b|h\b)\s*-?\s*"
_WEEKLY = re.compile(
    _HOURS
    + r"(?:работ\w+\s+)?(?:седмица|седмично|на седмица\w*|в седмица\w*|(?:per|a|each|/)\s*week|weekly|/\s*week|week\b)"
)
_DAILY = re.compile(
    _HOURS
    + r"(?:на ден|дневно|дневен|дневна|работен ден|(?:per|a|each|/)\s*day|/\s*ден|daily|(?:working |work )?days?\b)"
)
_DAILY_TIME = re.compile(r"(?:работно време|на ден|working time|working hours|part-?time)\W{0,3}" + _HOURS)
_SHIFT_HOURS = re.compile(_HOURS + r"(?:на смяна|смян\w+|смени|смен\w+|shifts?\b)")
_DAYS = re.compile(
    r"(?<![\d:.,/])(?P<n>[1-7])\s*-?\s*(?:дневна|дни|days?)\s*(?:работна\s+)?"
    r"(?:седмица|седмично|в седмица\w*|на седмица\w*|a week|per week|/\s*week|week|x\s*\d)"
)
_FIVE_DAYS = re.compile(
    r"(?:понеделник|пон\.?|пн\.?|monday|mon\.?)\s*(?:-|до|to|through)\s*(?:петък|пет\b\.?|пт\b\.?|friday|fri\b\.?)"
    r"|събота и неделя\s*(?:-\s*)?(?:са\s+)?(?:почивни|свободни|почивка)|почивни\w*\s*(?:дни)?\W{0,3}събота и неделя"
    r"|(?:weekends? (?:off|free))|делнични дни|само в делник"
)
_SIX_DAYS = re.compile(
    r"(?:понеделник|пон\.?|пн\.?|monday|mon\.?)\s*(?:-|до|to|through)\s*(?:събота|съб\b\.?|сб\b\.?|saturday|sat\b\.?)"
    r"|почивен ден\W{0,3}неделя|(?<!и )неделя почив\w+|(?:sundays? off)"
)
_FULL_TIME = re.compile(r"пълн[оа]\w? работн[оа] време|пълен работен ден|full[- ]?time|на пълен ден|пълно р\.?\s?в\.?")
_PART_TIME = re.compile(
    r"непълн\w+ работ\w+ (?:време|ден)|половин (?:работен )?ден|part[- ]?time|почасова работа|полудневна"
)
_SHIFTS = re.compile(
    r"\bсмен(?:ен|на|ни) (?:график|режим|работа)|\b(?:дву|три|четири)смен\w+"
    r"|\bсмени\b|\bсмяна\b\s*\d|(?<![\d/.])([1-4])/\1(?![\d/.])|\b(?:два|двe|две) дни работа|\b24/7(?!\d)"
    r"|\brotating|\bshift[- ]work|\bshifts\b|\bshift (?:schedule|pattern)|\b(?:two|2) days on|\bday and night"
)
_NO_SHIFTS = re.compile(
    r"\b(?:без смени|не е на смени|една смяна|редовна смяна|no shifts?(?: work)?|one shift|single shift)\b"
)
_NIGHTS = re.compile(r"\bнощ(?:ен\b|н[аеио]\w*)|\bnight[- ]?(?:shifts?|work)|\bnights?\b|\bнощем\b")
_NO_NIGHTS = re.compile(
    r"\b(?:без|няма|не се работи)\s+(?:\w+\s+){0,2}нощ\w*(?:\s+(?:смени|труд))?"
    r"|\bno\s+(?:\w+\s+){0,2}nights?\b(?:[- ]shifts?)?"
)


@dataclass(frozen=True, slots=True)
class HoursRead:
    """Working time as far as a text says it; None where it does not.

    week: hours a week, said, or days times hours, or 40 for "full time" (`assumed` then). day: hours a day or a shift.
    weekdays: a bit mask with Monday as 1. shifts, nights: False only where the text denies them.
    """

    week: Read[int] | None
    assumed: bool
    day: Read[int] | None
    weekdays: Read[int] | None
    part_time: Read[bool] | None
    shifts: Read[bool] | None
    nights: Read[bool] | None


def hours_in(text: str) -> HoursRead:
    """The working time a text tells. Two different weeks in one text are no week."""
    plain = levelled(text)
    day, shift = (
        _number(text, plain, (_DAILY, _DAILY_TIME), LONGEST_DAY),
        _number(text, plain, (_SHIFT_HOURS,), LONGEST_DAY),
    )
    weekdays = _weekdays(text, plain)
    part_time = _first(text, _PART_TIME.search(plain), True)
    week = _number(text, plain, (_WEEKLY,), LONGEST_WEEK) or _computed(text, plain, day, weekdays)
    full = _first(text, _FULL_TIME.search(plain), FULL_WEEK) if part_time is None else None
    return HoursRead(
        week or full,
        week is None and full is not None,
        day or shift,
        weekdays,
        part_time,
        _said_or_denied(text, plain, _SHIFTS, _NO_SHIFTS),
        _said_or_denied(text, plain, _NIGHTS, _NO_NIGHTS),
    )


def _number(text: str, plain: str, patterns: tuple[re.Pattern[str], ...], most: int) -> Read[int] | None:
    """The number all matches agree on, from the first of them; None when they differ."""
    found = [match for pattern in patterns for match in pattern.finditer(plain) if 1 <= int(match["n"]) <= most]
    if len({int(match["n"]) for match in found}) != 1:
        return None
    return Read(int(found[0]["n"]), passage(text, *found[0].span()))


def _computed(text: str, plain: str, day: Read[int] | None, weekdays: Read[int] | None) -> Read[int] | None:
    """Days a week times hours a day."""
    days = _number(text, plain, (_DAYS,), 7)
    number = days.value if days is not None else weekdays.value.bit_count() if weekdays is not None else None
    if day is None or number is None or number * day.value > LONGEST_WEEK:
        return None
    other = (days or weekdays or day).said
    start, end = min(day.said.start, other.start), max(day.said.end, other.end)
    return Read(number * day.value, passage(text, start, end) if "\n" not in text[start:end] else day.said)


def _weekdays(text: str, plain: str) -> Read[int] | None:
    six = _first(text, _SIX_DAYS.search(plain), _MONDAY_TO_SATURDAY)
    return six or _first(text, _FIVE_DAYS.search(plain), _MONDAY_TO_FRIDAY)


def _said_or_denied(text: str, plain: str, said: re.Pattern[str], denied: re.Pattern[str]) -> Read[bool] | None:
    no = denied.search(plain)
    if no is not None and said.search(plain[: no.start()] + " " * (no.end() - no.start()) + plain[no.end() :]) is None:
        return _first(text, no, False)
    return _first(text, next((m for m in said.finditer(plain) if no is None or not _inside(m, no)), None), True)


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= match.start() < other.end()


def _first(text: str, match: re.Match[str] | None, value: T) -> Read[T] | None:
    return None if match is None else Read(value, _passage(text, match))


def _passage(text: str, match: re.Match[str]) -> Passage:
    return passage(text, *match.span())
