"""Which of the skills the work cannot do without does the person hold?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.coverage import Coverage, cover
from matcher.criteria.scale import Finding, at_level, in_proportion
from matcher.fact_kinds import FactValue
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.ESSENTIAL_SKILLS_NOT_ASKED,
    ReasonCode.ESSENTIAL_SKILLS_ALL,
    ReasonCode.ESSENTIAL_SKILLS_NEAR,
    ReasonCode.ESSENTIAL_SKILLS_MOST,
    ReasonCode.ESSENTIAL_SKILLS_SOME,
    ReasonCode.ESSENTIAL_SKILLS_NONE,
    ReasonCode.ESSENTIAL_SKILLS_UNKNOWN,
)
MOST_PERCENT = 60


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """Points in proportion to the skills covered, in part for neighbouring ones."""
    asked = opening.essential_skills
    if not asked:
        return at_level(context, Criterion.ESSENTIAL_SKILLS, ReasonCode.ESSENTIAL_SKILLS_NOT_ASKED)
    if candidate.skills is None:
        facts = {"asked_count": len(asked)}
        return at_level(context, Criterion.ESSENTIAL_SKILLS, ReasonCode.ESSENTIAL_SKILLS_UNKNOWN, facts)
    coverage = cover(candidate.skills, asked, context)
    reason, found = _level(coverage, len(asked))
    return in_proportion(context, Criterion.ESSENTIAL_SKILLS, reason, found, percent=coverage.percent)


def _level(coverage: Coverage, asked_count: int) -> Finding:
    if not coverage.missing and not coverage.near:
        return ReasonCode.ESSENTIAL_SKILLS_ALL, {"asked_count": asked_count}
    facts: dict[str, FactValue] = {"held_count": len(coverage.held), "asked_count": asked_count}
    if not coverage.missing:
        return ReasonCode.ESSENTIAL_SKILLS_NEAR, {**facts, "near": coverage.near}
    if not coverage.held and not coverage.near:
        return ReasonCode.ESSENTIAL_SKILLS_NONE, {"asked_count": asked_count, "missing": coverage.missing}
    enough = coverage.percent >= MOST_PERCENT
    reason = ReasonCode.ESSENTIAL_SKILLS_MOST if enough else ReasonCode.ESSENTIAL_SKILLS_SOME
    return reason, {**facts, "near_count": len(coverage.near), "missing": coverage.missing}
