"""What an employer files, in words for the desk."""

from collections.abc import Iterable

from matcher.filings import Filing
from web.filters import day
from web.hiring_words import DUTIES


def lines(found: Iterable[Filing]) -> list[tuple[str, str]]:
    """(the last day, what is to be done) of each filing."""
    return [(day(each.due), str(DUTIES[each.duty])) for each in found]
