"""The columnar twin of `matcher.criteria.experience`."""

from __future__ import annotations

from functools import reduce

import numpy as np

from matcher.criteria import LEVELS
from matcher.index.choice import any_slot, choose
from matcher.index.lexicon import NO_DAY, Day, Levels, at_levels
from matcher.index.numbering import Array
from matcher.index.occupations import OTHER
from matcher.index.table import View
from matcher.reasons import ReasonCode as R
from matcher.result import Criterion

DAYS_PER_YEAR = 365.25
_UNKNOWN = np.uint8(LEVELS[Criterion.EXPERIENCE].index(R.EXPERIENCE_UNKNOWN))
_NOT_ASKED = LEVELS[Criterion.EXPERIENCE].index(R.EXPERIENCE_NOT_ASKED)


def experience(people: View, work: View, day: Day) -> Levels:
    """Years in this or a related occupation against the years wanted."""
    wanted = work["experience"]
    if not wanted.any():
        return at_levels(day, Criterion.EXPERIENCE, np.full(1, _NOT_ASKED, np.uint8))
    related = day.lexicon.jobs.nearness(people["held"], work["job"]) != OTHER
    each = people["years"].astype(np.float64)
    unknown = np.isnan(each)
    years = _sum(np.where(related & ~unknown, each, 0.0))
    choices = [
        (R.EXPERIENCE_NOT_ASKED, wanted == 0),
        (R.EXPERIENCE_UNKNOWN, ~people["occupations_known"]),
        (R.EXPERIENCE_NONE, years == 0),
        (R.EXPERIENCE_LONG_AGO, (years >= wanted) & _long_ago(people["last_used"], related, day)),
        (R.EXPERIENCE_ENOUGH, years >= wanted),
        (R.EXPERIENCE_HALF, 2 * years >= wanted),
    ]
    level = choose(Criterion.EXPERIENCE, choices, R.EXPERIENCE_LITTLE)
    points = day.lexicon.points[Criterion.EXPERIENCE]
    may_be_more = any_slot(related & unknown) & (wanted != 0) & (points[level] <= points[_UNKNOWN])
    return at_levels(day, Criterion.EXPERIENCE, np.where(may_be_more, _UNKNOWN, level))


def _sum(slots: Array) -> Array:
    """One slot after the other, as the reference adds."""
    total = np.zeros(len(slots))
    for slot in slots.T:
        total += slot
    return total


def _long_ago(last_used: Array, related: Array, day: Day) -> Array:
    """Whether all related work is dated, and the latest of it too long ago."""
    dated = ~any_slot(related & (last_used == NO_DAY))
    latest = reduce(np.maximum, np.where(related, last_used, NO_DAY).T)
    long_ago: Array = dated & (day.ordinal - latest > day.lexicon.settings.recent_years * DAYS_PER_YEAR)
    return long_ago
