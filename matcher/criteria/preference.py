"""Is it work the person said they want?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import at_level
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.PREFERENCE_WANTED,
    ReasonCode.PREFERENCE_NEAR,
    ReasonCode.PREFERENCE_OTHER,
    ReasonCode.PREFERENCE_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The occupation against those wanted; wanting none in particular is not knowing."""
    wanted = candidate.wanted_occupations
    if not wanted:
        return at_level(context, Criterion.PREFERENCE, ReasonCode.PREFERENCE_UNKNOWN)
    reason = ReasonCode.PREFERENCE_OTHER
    if opening.occupation in wanted:
        reason = ReasonCode.PREFERENCE_WANTED
    elif any(context.taxonomy.unit_groups.get(each) == opening.isco for each in wanted):
        reason = ReasonCode.PREFERENCE_NEAR
    return at_level(context, Criterion.PREFERENCE, reason, {"occupation": opening.occupation})
