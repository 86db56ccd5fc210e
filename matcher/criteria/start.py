"""Can the person start when the work does?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import at_level
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.START_READY,
    ReasonCode.START_SOON,
    ReasonCode.START_LATER,
    ReasonCode.START_MUCH_LATER,
    ReasonCode.START_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """Days between the start of the work and the earliest the person can."""
    earliest = candidate.availability.earliest_start
    if earliest is None:
        return at_level(context, Criterion.START, ReasonCode.START_UNKNOWN)
    start = opening.starts_on(context.on)
    late = (earliest - start).days
    if late <= 0:
        return at_level(context, Criterion.START, ReasonCode.START_READY)
    return at_level(context, Criterion.START, _level(late, context), {"earliest_start": earliest, "start": start})


def _level(late: int, context: Context) -> ReasonCode:
    if late <= context.settings.soon_days:
        return ReasonCode.START_SOON
    return ReasonCode.START_LATER if late <= context.settings.later_days else ReasonCode.START_MUCH_LATER
