"""The Solar Hijri calendar of Iran and Afghanistan, by the rule of 33 years: exact for the years 1178 to 1633."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1178, 1633
MONTH_STARTS = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)


def _new_year(year: int) -> int:
    """The ordinal of 1 Farvardin; eight of every 33 years have a leap day."""
    cycles, rest = divmod(year + 1595, 33)
    return 365 * (year + 1595) + 8 * cycles + (rest + 3) // 4 - 356032


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri one. Raises ValueError if there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and day >= 1):
        raise ValueError("There is no such day.")
    start = _new_year(year) + MONTH_STARTS[month - 1]
    end = _new_year(year) + MONTH_STARTS[month] if month < 12 else _new_year(year + 1)
    if start + day - 1 >= end:
        raise ValueError("There is no such day.")
    return date.fromordinal(start + day - 1)
