"""What an opening demands, who meets all of it, and the same opening with one demand eased.

Somebody suits an opening if no gate removes them and nothing they have said speaks against what it demands. What is
not known speaks against nobody, and what the person merely wishes for is no demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from matcher.reasons import ReasonCode
from matcher.records import Cefr, LanguageNeed, Opening, Schedule, Shift
from matcher.result import Blocked, Criterion, Match

NOT_MET = frozenset(
    {
        ReasonCode.LANGUAGE_ONE_BELOW,
        ReasonCode.LANGUAGE_TWO_BELOW,
        ReasonCode.LANGUAGE_FAR_BELOW,
        ReasonCode.EXPERIENCE_HALF,
        ReasonCode.EXPERIENCE_LITTLE,
        ReasonCode.EXPERIENCE_NONE,
        ReasonCode.ESSENTIAL_SKILLS_SOME,
        ReasonCode.ESSENTIAL_SKILLS_NONE,
        ReasonCode.SCHEDULE_HOURS_DIFFER,
        ReasonCode.SCHEDULE_CARE_CLASH,
        ReasonCode.SCHEDULE_SHIFT_DIFFERS,
        ReasonCode.COMMUTE_BEYOND,
        ReasonCode.COMMUTE_FAR,
        ReasonCode.START_LATER,
        ReasonCode.START_MUCH_LATER,
        ReasonCode.CONTRACT_OTHER,
    }
)
"""What a gate or criterion says of somebody who, as far as is known, does not meet a demand."""
HOUR_STEPS = (20, 30, 40)
MONTH = timedelta(days=30)
WEEKEND = 5
NO_TIMES = Schedule(shifts=frozenset(), windows=())


class Demand(StrEnum):
    """What an opening may ask of people."""

    LANGUAGE = "language"
    LICENCE = "licence"
    EXPERIENCE = "experience"
    SKILL = "skill"
    HOURS = "hours"
    TIMES = "times"
    WAY = "way"
    START = "start"
    CONTRACT = "contract"


class Ease(StrEnum):
    """How a demand is eased."""

    DROPPED = "dropped"
    LOWER = "lower"
    LEARNABLE = "learnable"
    TRANSPORT = "transport"
    ROOF = "roof"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Easing:
    """One demand eased in one way. ``about`` names the language, licence, skill or shift, and ``to`` what would be
    asked instead (a level, years, hours a week), both empty where there is nothing to name."""

    demand: Demand
    ease: Ease
    opening: Opening
    about: str = ""
    to: str = ""


def suits(answer: Match | Blocked) -> bool:
    """Whether somebody meets every demand, by what the engine answered about the pair."""
    if isinstance(answer, Blocked):
        return False
    said = {gate.reason for gate in answer.gates} | {part.reason for part in answer.contributions}
    return NOT_MET.isdisjoint(said)


def only(opening: Opening, demand: Demand, about: str) -> tuple[Opening, Opening] | None:
    """An opening of the same work and start that demands nothing else, and the same with one demand of ``opening``.
    ``None`` for the start, which no opening is without."""
    bare = Opening(opening.id, opening.employer_id, opening.occupation, opening.isco, start=opening.start)
    asked = opening.schedule
    times = Schedule(asked.shifts, asked.shift_choice, asked.windows, night=asked.night)
    match demand:
        case Demand.LANGUAGE:
            made = replace(bare, languages=tuple(need for need in opening.languages if need.code == about))
        case Demand.LICENCE:
            made = replace(bare, licences=(about,))
        case Demand.SKILL:
            made = replace(bare, essential_skills=(about,))
        case Demand.EXPERIENCE:
            made = replace(bare, experience_years=opening.experience_years)
        case Demand.HOURS:
            made = replace(bare, schedule=Schedule(hours_per_week=asked.hours_per_week))
        case Demand.TIMES:
            made = replace(bare, schedule=times)
        case Demand.WAY:
            made = replace(_way(bare, opening), remote=opening.remote)
        case Demand.CONTRACT:
            made = replace(bare, contract=opening.contract)
        case Demand.START:
            return None
    return bare, made


def parts(opening: Opening) -> Iterator[tuple[Criterion, Opening]]:
    """Each demand that a criterion judges, with an opening that makes this demand alone."""
    bare = Opening(opening.id, "", opening.occupation, opening.isco, schedule=NO_TIMES, start=opening.start)
    for need in opening.languages:
        yield Criterion.LANGUAGE, replace(bare, languages=(need,))
    if opening.experience_years:
        yield Criterion.EXPERIENCE, replace(bare, experience_years=opening.experience_years)
    if opening.essential_skills:
        yield Criterion.ESSENTIAL_SKILLS, replace(bare, essential_skills=opening.essential_skills)
    if opening.contract:
        yield Criterion.CONTRACT, replace(bare, contract=opening.contract)
    for schedule in _times(opening.schedule):
        yield Criterion.SCHEDULE, replace(bare, schedule=schedule)
    if opening.place is not None and not opening.remote:
        yield Criterion.COMMUTE, _way(bare, opening)
    yield Criterion.START, bare


def _times(asked: Schedule) -> Iterator[Schedule]:
    """Weekly hours, shifts and the hours of the week, each alone: together one could hide another."""
    if asked.hours_per_week is not None:
        yield replace(NO_TIMES, hours_per_week=asked.hours_per_week)
    if asked.shifts:
        yield replace(NO_TIMES, shifts=asked.shifts, shift_choice=asked.shift_choice)
    if asked.windows:
        yield replace(NO_TIMES, windows=asked.windows)


def _way(bare: Opening, opening: Opening) -> Opening:
    return replace(
        bare,
        place=opening.place,
        employer_transport=opening.employer_transport,
        accommodation_offered=opening.accommodation_offered,
    )


def easings(opening: Opening, today: date) -> Iterator[Easing]:
    """Every single demand dropped or eased, in a fixed order."""
    return chain(
        _languages(opening),
        _licences(opening),
        _experience(opening),
        _skills(opening),
        _hours(opening),
        _shifts(opening),
        _reach(opening),
        _start(opening, today),
        _contract(opening),
    )


def _languages(opening: Opening) -> Iterator[Easing]:
    for place, need in enumerate(opening.languages):
        if need.learnable_on_the_job:
            continue
        others = opening.languages[:place], opening.languages[place + 1 :]
        without = replace(opening, languages=(*others[0], *others[1]))
        yield Easing(Demand.LANGUAGE, Ease.DROPPED, without, need.code)
        lower = _one_lower(need)
        if lower is not None:
            eased = replace(opening, languages=(*others[0], lower, *others[1]))
            yield Easing(Demand.LANGUAGE, Ease.LOWER, eased, need.code, lower.level.name)
        learnt = replace(opening, languages=(*others[0], replace(need, learnable_on_the_job=True), *others[1]))
        yield Easing(Demand.LANGUAGE, Ease.LEARNABLE, learnt, need.code)


def _one_lower(need: LanguageNeed) -> LanguageNeed | None:
    """The language one level lower, in writing too where that would be asked for more than speaking."""
    if need.level <= Cefr.A1:
        return None
    level = Cefr(need.level - 1)
    return replace(need, level=level, written=None if need.written is None else min(need.written, level))


def _licences(opening: Opening) -> Iterator[Easing]:
    for code in opening.licences:
        rest = tuple(other for other in opening.licences if other != code)
        yield Easing(Demand.LICENCE, Ease.DROPPED, replace(opening, licences=rest), code)


def _experience(opening: Opening) -> Iterator[Easing]:
    years = opening.experience_years
    if not years:
        return
    yield Easing(Demand.EXPERIENCE, Ease.DROPPED, replace(opening, experience_years=None))
    if years > 1:
        yield Easing(Demand.EXPERIENCE, Ease.LOWER, replace(opening, experience_years=years - 1), to=f"{years - 1:g}")


def _skills(opening: Opening) -> Iterator[Easing]:
    for skill in opening.essential_skills:
        rest = tuple(other for other in opening.essential_skills if other != skill)
        eased = replace(opening, essential_skills=rest, optional_skills=(*opening.optional_skills, skill))
        yield Easing(Demand.SKILL, Ease.DROPPED, eased, skill)


def _hours(opening: Opening) -> Iterator[Easing]:
    hours = opening.schedule.hours_per_week
    if hours is None:
        return
    yield Easing(Demand.HOURS, Ease.DROPPED, _with(opening, replace(opening.schedule, hours_per_week=None)))
    lower = [step for step in HOUR_STEPS if step < hours]
    if lower:
        eased = replace(opening.schedule, hours_per_week=float(lower[-1]))
        yield Easing(Demand.HOURS, Ease.LOWER, _with(opening, eased), to=str(lower[-1]))


def _shifts(opening: Opening) -> Iterator[Easing]:
    asked = opening.schedule
    if not (asked.shifts or asked.windows or asked.night):
        return
    yield Easing(Demand.TIMES, Ease.DROPPED, _with(opening, replace(asked, shifts=None, windows=None, night=None)))
    shifts = asked.shifts or frozenset()
    for shift in sorted(shifts) if len(shifts) > 1 else ():
        yield Easing(Demand.TIMES, Ease.LOWER, _with(opening, _without(shift, asked)), shift.value)


def _without(shift: Shift, asked: Schedule) -> Schedule:
    windows, night = asked.windows, asked.night
    if shift is Shift.WEEKEND and windows is not None:
        windows = tuple(window for window in windows if window.day < WEEKEND)
    if shift is Shift.NIGHT:
        night = False
    return replace(asked, shifts=(asked.shifts or frozenset()) - {shift}, windows=windows, night=night)


def _with(opening: Opening, schedule: Schedule) -> Opening:
    return replace(opening, schedule=schedule)


def _reach(opening: Opening) -> Iterator[Easing]:
    if opening.place is None or opening.remote:
        return
    yield Easing(Demand.WAY, Ease.DROPPED, replace(opening, remote=True))
    if not opening.employer_transport:
        yield Easing(Demand.WAY, Ease.TRANSPORT, replace(opening, employer_transport=True))
    if not opening.accommodation_offered:
        yield Easing(Demand.WAY, Ease.ROOF, replace(opening, accommodation_offered=True))


def _start(opening: Opening, today: date) -> Iterator[Easing]:
    yield Easing(Demand.START, Ease.LATER, replace(opening, start=opening.starts_on(today) + MONTH))


def _contract(opening: Opening) -> Iterator[Easing]:
    if opening.contract is not None:
        yield Easing(Demand.CONTRACT, Ease.DROPPED, replace(opening, contract=None))
