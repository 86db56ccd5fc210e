"""Which of the skills that would be welcome does the person hold?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.coverage import cover
from matcher.criteria.scale import at_level, in_proportion
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.OPTIONAL_SKILLS_NOT_ASKED,
    ReasonCode.OPTIONAL_SKILLS_ALL,
    ReasonCode.OPTIONAL_SKILLS_SOME,
    ReasonCode.OPTIONAL_SKILLS_NONE,
    ReasonCode.OPTIONAL_SKILLS_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """Points in proportion to the skills covered, in part for neighbouring ones."""
    asked = opening.optional_skills
    if not asked:
        return at_level(context, Criterion.OPTIONAL_SKILLS, ReasonCode.OPTIONAL_SKILLS_NOT_ASKED)
    facts = {"asked_count": len(asked)}
    if candidate.skills is None:
        return at_level(context, Criterion.OPTIONAL_SKILLS, ReasonCode.OPTIONAL_SKILLS_UNKNOWN, facts)
    coverage = cover(candidate.skills, asked, context)
    if len(coverage.held) == len(asked):
        return at_level(context, Criterion.OPTIONAL_SKILLS, ReasonCode.OPTIONAL_SKILLS_ALL, facts)
    if len(coverage.missing) == len(asked):
        return at_level(context, Criterion.OPTIONAL_SKILLS, ReasonCode.OPTIONAL_SKILLS_NONE, facts)
    facts |= {"held_count": len(coverage.held), "near_count": len(coverage.near)}
    return in_proportion(
        context, Criterion.OPTIONAL_SKILLS, ReasonCode.OPTIONAL_SKILLS_SOME, facts, percent=coverage.percent
    )
