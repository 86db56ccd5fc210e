"""Legal values in words: an amount, hours, days, a time of day, a day, a rate."""

from datetime import date

from babel.numbers import format_percent
from flask_babel import ngettext

import matcher
from web import money
from web.filters import clock_time, day, number
from web.i18n import language


def in_words(row: matcher.Parameter) -> str:
    """A value with its unit."""
    held = row.value
    if isinstance(held, date):
        return day(held)
    match row.unit:
        case matcher.Unit.CENTS:
            return money.euros(held)
        case matcher.Unit.BASIS_POINTS:
            return str(format_percent(held / 10_000, "#,##0.##%", locale=language()))
        case matcher.Unit.MINUTES:
            return clock_time(held)
    return _counted(held, row.unit)


def _counted(held: int, unit: matcher.Unit) -> str:
    match unit:
        case matcher.Unit.HOURS:
            return str(ngettext("%(num)s hour", "%(num)s hours", held))
        case matcher.Unit.DAYS:
            return str(ngettext("%(num)s day", "%(num)s days", held))
        case matcher.Unit.MONTHS:
            return str(ngettext("%(num)s month", "%(num)s months", held))
        case matcher.Unit.YEARS:
            return str(ngettext("%(num)s year", "%(num)s years", held))
    return number(held)
