"""What would change the picture: one more language level, one more skill … with exact counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from matcher.context import Context
from matcher.criteria.commute import limit_km
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.gates.facts import Seeker
from matcher.ranking import judge
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Cefr, Evidence, LanguageSkill, Licence, Opening, Shift, SkillHeld
from matcher.result import Advice, Band, Blocked, Match
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy

EXTRA_KM = 15
MOST_ASKED = 5
Answer = TypeVar("Answer", bound=Match | Blocked)
BANDS_BY_WORTH = (Band.NOT_YET, Band.FITS_PARTLY, Band.FITS_WELL)


@dataclass(frozen=True, slots=True)
class Change:
    """One change, and the person as they would then be. With ``roofs`` every employer offers a place to live."""

    reason: ReasonCode
    facts: Facts
    seeker: Seeker
    roofs: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many openings are in reach (they fit well or partly), and how many of these fit well."""

    in_reach: int
    fits_well: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.in_reach + other.in_reach, self.fits_well + other.fits_well)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A change, and the tally before and after it. Both are exact."""

    reason: ReasonCode
    facts: Facts
    now: Tally
    then: Tally


def helpful(now: Tally, tried: Iterable[Change], count: Callable[[Change], Tally]) -> tuple[Counterfactual, ...]:
    """The changes that bring openings into reach or make them fit well, the most useful first.

    ``count`` says how many openings would be in reach after a change.
    """
    results = [Counterfactual(change.reason, change.facts, now, count(change)) for change in tried]
    useful = [
        result for result in results if result.then.in_reach > now.in_reach or result.then.fits_well > now.fits_well
    ]
    return tuple(
        sorted(useful, key=lambda each: (-each.then.in_reach, -each.then.fits_well, each.reason, str(each.facts)))
    )


def with_advice(
    answer: Answer, seeker: Seeker, opening: Opening, *, taxonomy: Taxonomy, rules: Rules, settings: Settings, on: date
) -> Answer:
    """The answer about this pair with the single changes that would lift its band, or let no gate remove it."""
    context = Context(taxonomy, rules, settings, on)
    advice = []
    for change in changes(seeker, (opening,), context):
        then = judge(change.seeker, with_roof(opening) if change.roofs else opening, context)
        if isinstance(then, Match) and _worth(then) > _worth(answer):
            advice.append(Advice(change.reason, change.facts, then.band))
    return replace(answer, advice=tuple(advice))


def with_roof(opening: Opening) -> Opening:
    """The opening, with a place to live offered."""
    return replace(opening, accommodation_offered=True)


def _worth(answer: Match | Blocked) -> int:
    return -1 if isinstance(answer, Blocked) else BANDS_BY_WORTH.index(answer.band)


def tally(seeker: Seeker, openings: Iterable[Opening], context: Context) -> Tally:
    """Judge every opening and count."""
    answers = [judge(seeker, opening, context) for opening in openings]
    bands = Counter(answer.band for answer in answers if isinstance(answer, Match))
    return Tally(bands[Band.FITS_WELL] + bands[Band.FITS_PARTLY], bands[Band.FITS_WELL])


def changes(seeker: Seeker, openings: Sequence[Opening], context: Context) -> Iterator[Change]:
    """Every change worth trying, in a fixed order. What was never asked is a question, not a change to advise."""
    candidate = seeker.candidate
    variants = chain(
        _languages(candidate, openings),
        _skills(candidate, openings),
        _licences(candidate, openings),
        _commute(candidate, context.settings),
        _shifts(candidate, openings),
    )
    for reason, facts, changed in variants:
        yield Change(reason, facts, replace(seeker, candidate=changed))
    if candidate.reach.accommodation_needed and not all(opening.accommodation_offered for opening in openings):
        yield Change(ReasonCode.ADVICE_ACCOMMODATION, NO_FACTS, seeker, roofs=True)


Variant = tuple[ReasonCode, Facts, Candidate]


def _languages(candidate: Candidate, openings: Sequence[Opening]) -> Iterator[Variant]:
    """One level more, spoken and written, in each language that an opening asks for."""
    if candidate.languages is None:
        return
    held = {skill.code: skill for skill in candidate.languages}
    for code in sorted({need.code for opening in openings for need in opening.languages}):
        skill = held.get(code, LanguageSkill(code, Cefr.NONE, Cefr.NONE))
        if skill.spoken is None or skill.spoken is Cefr.C2:
            continue
        spoken = Cefr(skill.spoken + 1)
        written = None if skill.written is None else Cefr(min(skill.written + 1, Cefr.C2))
        others = tuple(other for other in candidate.languages if other.code != code)
        changed = replace(candidate, languages=(*others, LanguageSkill(code, spoken, written)))
        yield ReasonCode.ADVICE_LANGUAGE, {"language": code, "needed_level": spoken.name}, changed


def _skills(candidate: Candidate, openings: Sequence[Opening]) -> Iterator[Variant]:
    """Each of the essential skills most often asked for and not held."""
    if candidate.skills is None:
        return
    held = {skill.concept_id for skill in candidate.skills}
    for skill in _most_asked(skill for opening in openings for skill in opening.essential_skills if skill not in held):
        changed = replace(candidate, skills=(*candidate.skills, SkillHeld(skill, Evidence.SELF_REPORTED)))
        yield ReasonCode.ADVICE_SKILL, {"skill": skill}, changed


def _licences(candidate: Candidate, openings: Sequence[Opening]) -> Iterator[Variant]:
    if candidate.licences is None:
        return
    held = {licence.code for licence in candidate.licences}
    for code in _most_asked(code for opening in openings for code in opening.licences if code not in held):
        gained = Licence(code, accepted_here=True, verified=True)
        changed = replace(candidate, licences=(*candidate.licences, gained))
        yield ReasonCode.ADVICE_LICENCE, {"licence": code}, changed


def _commute(candidate: Candidate, settings: Settings) -> Iterator[Variant]:
    """Kilometres more than the person can travel now, whether they stated kilometres or minutes."""
    limit = limit_km(candidate.reach, settings)
    if limit is not None:
        longer = replace(candidate.reach, max_commute_km=limit + EXTRA_KM, max_commute_minutes=None)
        yield ReasonCode.ADVICE_COMMUTE, {"extra": EXTRA_KM}, replace(candidate, reach=longer)


def _shifts(candidate: Candidate, openings: Sequence[Opening]) -> Iterator[Variant]:
    """Each shift an opening has that the person neither works nor has ruled out."""
    shifts = candidate.availability.shifts
    if shifts is None:
        return
    asked = {shift for opening in openings for shift in opening.schedule.shifts or ()}
    for shift in sorted(asked - shifts - candidate.exclusions.shifts):
        wider = replace(candidate.availability, shifts=shifts | {Shift(shift)})
        yield ReasonCode.ADVICE_SHIFT, {"shift": shift.value}, replace(candidate, availability=wider)


def _most_asked(items: Iterable[str]) -> list[str]:
    counts = Counter(items)
    return sorted(counts, key=lambda item: (-counts[item], item))[:MOST_ASKED]
