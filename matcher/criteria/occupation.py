"""Has the person worked in this occupation, or in one near it?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import at_level
from matcher.reasons import ReasonCode
from matcher.records import Candidate, OccupationHeld, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.OCCUPATION_SAME,
    ReasonCode.OCCUPATION_UNIT_GROUP,
    ReasonCode.OCCUPATION_NEIGHBOUR,
    ReasonCode.OCCUPATION_MINOR_GROUP,
    ReasonCode.OCCUPATION_OTHER,
    ReasonCode.OCCUPATION_UNKNOWN,
)
_RANK = {reason: rank for rank, reason in enumerate(LEVELS)}
_WITHOUT_HELD = (ReasonCode.OCCUPATION_SAME, ReasonCode.OCCUPATION_OTHER)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The best of the occupations held, paid or not."""
    facts = {"occupation": opening.occupation}
    if candidate.occupations is None:
        return at_level(context, Criterion.OCCUPATION, ReasonCode.OCCUPATION_UNKNOWN, facts)
    reason, held = ReasonCode.OCCUPATION_OTHER, ""
    for each in candidate.occupations:
        nearness = compare(each, opening, context)
        if _RANK[nearness] < _RANK[reason]:
            reason, held = nearness, each.concept_id
    if reason not in _WITHOUT_HELD:
        facts["held_occupation"] = held
    return at_level(context, Criterion.OCCUPATION, reason, facts)


def compare(held: OccupationHeld, opening: Opening, context: Context) -> ReasonCode:
    """How near one occupation held is to that of the opening."""
    if held.concept_id == opening.occupation:
        return ReasonCode.OCCUPATION_SAME
    if held.isco == opening.isco:
        return ReasonCode.OCCUPATION_UNIT_GROUP
    shared = context.taxonomy.shared_skills(held.concept_id, opening.occupation)
    if shared >= context.settings.neighbour_occupation:
        return ReasonCode.OCCUPATION_NEIGHBOUR
    if held.isco[:3] == opening.isco[:3]:
        return ReasonCode.OCCUPATION_MINOR_GROUP
    return ReasonCode.OCCUPATION_OTHER
