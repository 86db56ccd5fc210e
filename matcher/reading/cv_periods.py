"""When work was done: "03/2015 – 2020", "от май 2019 г. до момента", "منذ 2018", "۱۳۹۰ تا ۱۳۹۸", "5 years"."""

import re
from dataclasses import dataclass
from datetime import date

from matcher.reading.cv_words import MONTHS, PRESENT, SINCE, UNTIL, YEARS
from matcher.reading.passages import levelled

_SOLAR = 621  # A solar Hijri year begins in March; which of its two common years is meant matters little here.
_OLDEST, _LONGEST = 1950, 60
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = (
    r"(?:(?<!\d)(?:[0-3]?\d[./-])?(?P<{0}m>0?[1-9]|1[0-2])\s?[./-]\s?|(?<!\w)(?P<{0}w>" + _MONTH + r")\w*\.?\s+)?"
    r"(?<!\d)(?P<{0}y>1[34]\d\d|19[5-9]\d|20[0-4]\d)(?!\d)(?:[./](?P<{0}n>0[1-9]|1[0-2])(?!\d))?"
    r"(?:\s*(?:гг?\b\.?|год(?:ина|[аеу])?\b|р(?:оку|оці)?\b\.?|سنه\b|عام\b|م\b|ه\.? ?ش\b))?"
)
_END = rf"(?:{_DATE.format('b')}|(?:{PRESENT})(?!\w))"
_RANGE = re.compile(rf"{_DATE.format('a')}\s*(?:څخه\s+)?{UNTIL}\s*(?:{UNTIL}\s*)?{_END}")
_SINCE = re.compile(
    rf"(?<!\w)(?:{SINCE})\s+(?:سال |عام |سنه |کال )?{_DATE.format('a')}(?:\s*(?:څخه\s+)?(?:{UNTIL}\s*)*{_END})?"
)
_ONCE = re.compile(_DATE.format("a"))
_LASTED = re.compile(rf"(?<![\d.,])(?P<years>\d{{1,2}}(?:[.,]5)?)\s*\+?\s*-?\s*(?:{YEARS})(?!\w)")


@dataclass(frozen=True, slots=True)
class Period:
    """How long something lasted, in years to the half, and its last year, None where not said; and where it stands."""

    years: float | None
    last_year: int | None
    start: int
    end: int


def period_in(line: str, today: date) -> Period | None:
    """The first period a line names; None without one. What lies in the future or cannot be is no period."""
    plain = levelled(line)
    if match := _SINCE.search(plain) or _RANGE.search(plain):
        return _between(match, today)
    if match := _LASTED.search(plain):
        years = float(match["years"].replace(",", "."))
        return Period(years, None, *match.span()) if 0 < years <= _LONGEST else None
    if match := _ONCE.search(plain):
        year = _common(match["ay"])
        return Period(None, year, *match.span()) if _OLDEST <= year <= today.year else None
    return None


def _between(match: re.Match[str], today: date) -> Period | None:
    now = today.year * 12 + today.month
    start_month, end_month = _month(match, "a"), _month(match, "b")
    first = _common(match["ay"]) * 12 + (start_month or 1)
    last = now
    if match["by"]:
        # Years alone: 2015 – 2020 is five years. With months, the last one was worked too.
        last = _common(match["by"]) * 12 + (end_month + 1 if end_month else start_month or 1)
    months = min(last, now) - first
    if first < _OLDEST * 12 or not 0 <= months <= _LONGEST * 12:
        return None
    end_year = _common(match["by"]) if match["by"] else today.year
    return Period(max(round(months / 6) / 2, 0.5), min(end_year, today.year), *match.span())


def _month(match: re.Match[str], which: str) -> int | None:
    if number := match[f"{which}m"] or match[f"{which}n"]:
        return int(number)
    return MONTHS[word] if (word := match[f"{which}w"]) else None


def _common(year: str) -> int:
    number = int(year)
    return number + _SOLAR if number < 1500 else number


def without(line: str, period: Period | None) -> str:
    """The line without its period and the brackets around it; a bar stands where it was."""
    if period is None:
        return line
    before, after = line[: period.start], line[period.end :]
    return f"{before.rstrip().rstrip('([').rstrip()} | {after.lstrip().lstrip(')]').lstrip()}"
