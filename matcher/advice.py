"""What would change the picture: one more language level, one more skill … with counts from a full rerun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from matcher.context import Context
from matcher.criteria.commute import limit_km
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.gates.facts import Seeker
from matcher.ranking import judge
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Cefr, Evidence, LanguageSkill, Licence, Opening, Shift, SkillHeld
from matcher.result import Advice, Band, Match
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy

EXTRA_KM = 15
MOST_ASKED = 5
_BETTER = {Band.NOT_YET: 0, Band.FITS_PARTLY: 1, Band.FITS_WELL: 2}


@dataclass(frozen=True, slots=True)
class Change:
    """One change, and the person and openings as they would then be."""

    reason: ReasonCode
    facts: Facts
    seeker: Seeker
    openings: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many openings are in reach (they fit well or partly), and how many of these fit well."""

    in_reach: int
    fits_well: int


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A change, and the tally before and after it. Both are exact."""

    reason: ReasonCode
    facts: Facts
    now: Tally
    then: Tally


def counterfactuals(
    seeker: Seeker, openings: Iterable[Opening], *, taxonomy: Taxonomy, rules: Rules, settings: Settings, on: date
) -> tuple[Counterfactual, ...]:
    """The changes that bring openings into reach or make them fit well, the most useful first."""
    context = Context(taxonomy, rules, settings, on)
    known = tuple(openings)
    now = tally(seeker, known, context)
    results = [
        Counterfactual(change.reason, change.facts, now, tally(change.seeker, change.openings, context))
        for change in changes(seeker, known, context)
    ]
    useful = [
        result for result in results if result.then.in_reach > now.in_reach or result.then.fits_well > now.fits_well
    ]
    return tuple(
        sorted(useful, key=lambda each: (-each.then.in_reach, -each.then.fits_well, each.reason, str(each.facts)))
    )


def with_advice(
    match: Match, seeker: Seeker, opening: Opening, *, taxonomy: Taxonomy, rules: Rules, settings: Settings, on: date
) -> Match:
    """The match of this pair with the single changes that would lift its band."""
    context = Context(taxonomy, rules, settings, on)
    advice = []
    for change in changes(seeker, (opening,), context):
        then = judge(change.seeker, change.openings[0], context)
        if isinstance(then, Match) and _BETTER[then.band] > _BETTER[match.band]:
            advice.append(Advice(change.reason, change.facts, then.band))
    return replace(match, advice=tuple(advice))


def tally(seeker: Seeker, openings: Iterable[Opening], context: Context) -> Tally:
    """Judge every opening and count."""
    answers = [judge(seeker, opening, context) for opening in openings]
    bands = Counter(answer.band for answer in answers if isinstance(answer, Match))
    return Tally(bands[Band.FITS_WELL] + bands[Band.FITS_PARTLY], bands[Band.FITS_WELL])


def changes(seeker: Seeker, openings: tuple[Opening, ...], context: Context) -> Iterator[Change]:
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
        yield Change(reason, facts, replace(seeker, candidate=changed), openings)
    if candidate.reach.accommodation_needed and not all(opening.accommodation_offered for opening in openings):
        offered = tuple(replace(opening, accommodation_offered=True) for opening in openings)
        yield Change(ReasonCode.ADVICE_ACCOMMODATION, NO_FACTS, seeker, offered)


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
