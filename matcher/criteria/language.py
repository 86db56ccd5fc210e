"""Does the person know the languages the work needs, or can they learn them there?"""

from __future__ import annotations

from collections.abc import Iterator

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
    ReasonCode.LANGUAGE_LEARNABLE_UNKNOWN,
    ReasonCode.LANGUAGE_ONE_BELOW,
    ReasonCode.LANGUAGE_TWO_BELOW,
    ReasonCode.LANGUAGE_FAR_BELOW,
    ReasonCode.LANGUAGE_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The worst of the languages asked for."""
    reason, facts = worst_of(context, findings(candidate, opening, context))
    return at_level(context, Criterion.LANGUAGE, reason, facts)


def findings(candidate: Candidate, opening: Opening, context: Context) -> list[Finding]:
    """One finding for each language asked for, or the one that none is."""
    if not opening.languages:
        return [(ReasonCode.LANGUAGE_NOT_ASKED, NO_FACTS)]
    return [worst_of(context, _compare(candidate.languages, need)) for need in opening.languages]


def _compare(known: tuple[LanguageSkill, ...] | None, need: LanguageNeed) -> Iterator[Finding]:
    """What is known to be missing or met, and what is not known, of the spoken and written level."""
    spoken, written = _held(known, need.code)
    parts = [(need.level, spoken)] if need.written is None else [(need.level, spoken), (need.written, written)]
    parts = [(needed, Cefr.NONE if needed is Cefr.NONE and held is None else held) for needed, held in parts]
    certain = [(needed - held, needed, held) for needed, held in parts if held is not None]
    if certain:
        gap, needed, held = max(certain)
        facts = {"language": need.code, "needed_level": needed.name, "held_level": held.name}
        yield _level(gap, need.learnable_on_the_job), facts
    for needed, held_level in parts:
        if held_level is None:
            yield _unknown(need), {"language": need.code, "needed_level": needed.name}


def _unknown(need: LanguageNeed) -> ReasonCode:
    """What can be learned on the job is no lack, known or not."""
    return ReasonCode.LANGUAGE_LEARNABLE_UNKNOWN if need.learnable_on_the_job else ReasonCode.LANGUAGE_UNKNOWN


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
