"""Counting days and months as the law does."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """The same day of the month some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shorter_than(first: date, last: date, months: int) -> bool:
    """Whether the span from ``first`` to ``last``, both included, is shorter than some months."""
    return last + timedelta(days=1) < months_later(first, months)
