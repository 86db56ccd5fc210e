"""Does the person know the languages the work needs, or can they learn them there?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import Finding, at_level, worst_of
from matcher.fact_kinds import NO_FACTS
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Cefr, LanguageNeed, LanguageSkill, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.LANGUAGE_NOT_ASKED,
    ReasonCode.LANGUAGE_MET,
    ReasonCode.LANGUAGE_LEARNABLE,
    ReasonCode.LANGUAGE_ONE_BELOW,
    ReasonCode.LANGUAGE_TWO_BELOW,
    ReasonCode.LANGUAGE_FAR_BELOW,
    ReasonCode.LANGUAGE_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The worst of the languages asked for."""
    reason, facts = worst_of(context, findings(candidate, opening))
    return at_level(context, Criterion.LANGUAGE, reason, facts)


def findings(candidate: Candidate, opening: Opening) -> list[Finding]:
    """One finding for each language asked for, or the one that none is."""
    if not opening.languages:
        return [(ReasonCode.LANGUAGE_NOT_ASKED, NO_FACTS)]
    return [_compare(candidate.languages, need) for need in opening.languages]


def _compare(known: tuple[LanguageSkill, ...] | None, need: LanguageNeed) -> Finding:
    spoken, written = _held(known, need.code)
    gaps = [(need.level, spoken)] if need.written is None else [(need.level, spoken), (need.written, written)]
    certain = [(needed - held, needed, held) for needed, held in gaps if held is not None]
    short = [gap for gap in certain if gap[0] > 0]
    if len(certain) < len(gaps) and not short:
        needed = next(needed for needed, held in gaps if held is None)
        return ReasonCode.LANGUAGE_UNKNOWN, {"language": need.code, "needed_level": needed.name}
    gap, needed, held = max(certain)
    facts = {"language": need.code, "needed_level": needed.name, "held_level": held.name}
    return _level(gap, need.learnable_on_the_job), facts


def _held(known: tuple[LanguageSkill, ...] | None, code: str) -> tuple[Cefr | None, Cefr | None]:
    """Spoken and written level; a language missing from a list that was asked for is not known at all."""
    if known is None:
        return None, None
    for skill in known:
        if skill.code == code:
            return skill.spoken, skill.written
    return Cefr.NONE, Cefr.NONE


def _level(gap: int, learnable: bool) -> ReasonCode:
    if gap <= 0:
        return ReasonCode.LANGUAGE_MET
    if learnable:
        return ReasonCode.LANGUAGE_LEARNABLE
    if gap == 1:
        return ReasonCode.LANGUAGE_ONE_BELOW
    return ReasonCode.LANGUAGE_TWO_BELOW if gap == 2 else ReasonCode.LANGUAGE_FAR_BELOW
