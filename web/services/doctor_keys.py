"""Single demands by name, so that they can be counted once for everybody and looked up for one vacancy.

A demand is named by its kind and what it asks: `language:bg:B1`, `hours:40`, `shift:night`. Each name stands for an
opening that asks for nothing else, so what is counted never rests on two demands together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import matcher
from matcher.demands import Demand, Ease

MOST_YEARS = 10
HOUR_STEPS = (10, 20, 30, 35, 40)
WEEKS_AHEAD = 26


class Way(NamedTuple):
    """How a demand could be eased: in which way, to what, and the demand that would remain ("" for none)."""

    ease: Ease
    to: str
    rest: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand of a vacancy: its name, its kind, what it is about, and the ways in which it could be eased."""

    name: str
    demand: Demand
    about: str = ""
    level: str = ""
    ways: tuple[Way, ...] = ()


def asked(opening: matcher.Opening, today: date) -> tuple[Asked, ...]:
    """The demands of a vacancy that can be counted one by one, in the order in which they are shown."""
    return (
        *_languages(opening),
        *_experience(opening),
        *_licences(opening),
        *_hours(opening),
        *_shifts(opening),
        *_reach(opening),
        *_start(opening, today),
        *_contract(opening),
        *(Asked(skill_held(skill), Demand.SKILL, skill) for skill in opening.essential_skills),
    )


def _languages(opening: matcher.Opening) -> Iterator[Asked]:
    for need in opening.languages:
        if need.learnable_on_the_job or need.level is matcher.Cefr.NONE:
            continue
        lower = [matcher.Cefr(need.level - 1).name] if need.level > matcher.Cefr.A1 else []
        ways = [Way(Ease.LOWER, level, language(need.code, level)) for level in lower]
        name, learnt = language(need.code, need.level.name), Way(Ease.LEARNABLE, "", "")
        yield Asked(name, Demand.LANGUAGE, need.code, need.level.name, (learnt, *ways))


def language(code: str, level: str) -> str:
    """A language at a level or above."""
    return f"language:{code}:{level}"


def _experience(opening: matcher.Opening) -> Iterator[Asked]:
    years = min(int(opening.experience_years or 0), MOST_YEARS)
    if years:
        lower = [Way(Ease.LOWER, str(years - 1), years_in(opening.isco[:3], years - 1))] if years > 1 else []
        ways = (Way(Ease.DROPPED, "", ""), *lower)
        yield Asked(years_in(opening.isco[:3], years), Demand.EXPERIENCE, level=str(years), ways=ways)


def years_in(group: str, years: int) -> str:
    """Years in work of a minor group, by the first three digits of its code."""
    return f"experience:{group}:{years}"


def _licences(opening: matcher.Opening) -> Iterator[Asked]:
    for code in opening.licences:
        yield Asked(licence(code), Demand.LICENCE, code)


def _hours(opening: matcher.Opening) -> Iterator[Asked]:
    hours = opening.schedule.hours_per_week
    if hours is None:
        return
    step = next((step for step in HOUR_STEPS if step >= hours), HOUR_STEPS[-1])
    lower = [one for one in HOUR_STEPS if one < step][-1:]
    ways = tuple(Way(Ease.LOWER, str(one), hours_a_week(one)) for one in lower)
    yield Asked(hours_a_week(step), Demand.HOURS, level=str(step), ways=ways)


def _shifts(opening: matcher.Opening) -> Iterator[Asked]:
    shifts = opening.schedule.shifts or frozenset()
    for shift in sorted(shifts):
        ways = (Way(Ease.DROPPED, "", ""),) if len(shifts) > 1 else ()
        yield Asked(shift_worked(shift), Demand.TIMES, shift.value, ways=ways)


def _reach(opening: matcher.Opening) -> Iterator[Asked]:
    if opening.place is None or opening.remote:
        return
    offered = {Ease.TRANSPORT: opening.employer_transport, Ease.ROOF: opening.accommodation_offered}
    helped = frozenset(ease for ease, is_offered in offered.items() if is_offered)
    ways = [Way(ease, "", way(opening.place.code, helped | {ease})) for ease in offered if ease not in helped]
    yield Asked(way(opening.place.code, helped), Demand.WAY, opening.place.code, ways=tuple(ways))


def way(code: str, helped: frozenset[Ease]) -> str:
    """The way to a place, with transport or a roof offered or without."""
    return f"way:{code}:{'+'.join(sorted(helped))}"


def _start(opening: matcher.Opening, today: date) -> Iterator[Asked]:
    week = monday(max(opening.starts_on(today), today))
    later = Way(Ease.LATER, "", start(week + timedelta(weeks=4)))
    yield Asked(start(week), Demand.START, ways=(later,))


def monday(day: date) -> date:
    """The first day of a week."""
    return day - timedelta(days=day.weekday())


def start(week: date) -> str:
    """Beginning in the week of this Monday."""
    return f"start:{week.isoformat()}"


def _contract(opening: matcher.Opening) -> Iterator[Asked]:
    if opening.contract is not None:
        yield Asked(contract(opening.contract), Demand.CONTRACT, opening.contract.value)


def contract(kind: matcher.Contract) -> str:
    """A kind of contract."""
    return f"contract:{kind.value}"


def skill_held(skill: str) -> str:
    """A skill, or one near it."""
    return f"skill:{skill}"


def licence(code: str) -> str:
    """A licence the law demands."""
    return f"licence:{code}"


def hours_a_week(hours: int) -> str:
    """So many hours a week."""
    return f"hours:{hours}"


def shift_worked(shift: matcher.Shift) -> str:
    """Work in a shift."""
    return f"shift:{shift.value}"
