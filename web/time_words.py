"""Days of the week, times of day and lists, as they stand inside sentences."""

from collections.abc import Iterable

from babel.dates import get_day_names
from babel.lists import format_list

from web.filters import clock_time
from web.i18n import language


def weekday_names() -> list[str]:
    """The days of the week from Monday on."""
    names = get_day_names("wide", context="stand-alone", locale=language())
    return [names[weekday] for weekday in range(7)]


def span(start: int, end: int) -> str:
    """From one time of day to another; isolated, because it runs from left to right in every script."""
    return f"\u2066{clock_time(start)}–{clock_time(end)}\u2069"


def listed(items: Iterable[str]) -> str:
    """A list inside a sentence."""
    return format_list(list(items), locale=language())
