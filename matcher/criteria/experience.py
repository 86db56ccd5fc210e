"""Has the person done this work long enough, and lately?"""

from __future__ import annotations

from datetime import date

from matcher.context import Context
from matcher.criteria import occupation
from matcher.criteria.scale import Finding, at_level, best_of
from matcher.fact_kinds import FactValue
from matcher.reasons import ReasonCode
from matcher.records import Candidate, OccupationHeld, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.EXPERIENCE_NOT_ASKED,
    ReasonCode.EXPERIENCE_ENOUGH,
    ReasonCode.EXPERIENCE_LONG_AGO,
    ReasonCode.EXPERIENCE_HALF,
    ReasonCode.EXPERIENCE_LITTLE,
    ReasonCode.EXPERIENCE_NONE,
    ReasonCode.EXPERIENCE_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """Years in this or a related occupation against the years wanted; unpaid and informal work counts alike."""
    wanted = opening.experience_years
    if not wanted:
        return at_level(context, Criterion.EXPERIENCE, ReasonCode.EXPERIENCE_NOT_ASKED)
    unknown: Finding = (ReasonCode.EXPERIENCE_UNKNOWN, {"wanted_years": wanted})
    if candidate.occupations is None:
        return at_level(context, Criterion.EXPERIENCE, *unknown)
    related = [each for each in candidate.occupations if _is_related(each, opening, context)]
    reason, facts = _by_years_known(related, wanted, context)
    if any(each.years is None for each in related):
        reason, facts = best_of(context, [unknown, (reason, facts)])
    return at_level(context, Criterion.EXPERIENCE, reason, facts)


def _by_years_known(related: list[OccupationHeld], wanted: float, context: Context) -> Finding:
    """The level that the years known are enough for; there may be more."""
    years = sum(each.years for each in related if each.years is not None)
    if not years:
        return ReasonCode.EXPERIENCE_NONE, {"wanted_years": wanted}
    reason = _level(years, wanted)
    last_used_on = _last_used(related)
    facts: dict[str, FactValue] = {"wanted_years": wanted, "years": years}
    if reason is ReasonCode.EXPERIENCE_ENOUGH and last_used_on and _is_long_ago(last_used_on, context):
        return ReasonCode.EXPERIENCE_LONG_AGO, {**facts, "last_used_on": last_used_on}
    return reason, facts


def _is_related(held: OccupationHeld, opening: Opening, context: Context) -> bool:
    return occupation.compare(held, opening, context) is not ReasonCode.OCCUPATION_OTHER


def _level(years: float, wanted: float) -> ReasonCode:
    if years >= wanted:
        return ReasonCode.EXPERIENCE_ENOUGH
    return ReasonCode.EXPERIENCE_HALF if 2 * years >= wanted else ReasonCode.EXPERIENCE_LITTLE


def _last_used(related: list[OccupationHeld]) -> date | None:
    """The latest day of use; ``None`` as soon as one is not known, for it may have been yesterday."""
    days = [each.last_used_on for each in related if each.last_used_on is not None]
    return max(days) if len(days) == len(related) else None


def _is_long_ago(day: date, context: Context) -> bool:
    return (context.on - day).days > context.settings.recent_years * 365.25
