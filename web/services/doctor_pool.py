"""Counting, once a day at most, how many people meet each single demand, for what employers are told about theirs.

Counted is whoever agrees to be suggested to employers, is certainly of age and has not paused. New counts take the
place of the old ones only when at least ten people have come, gone or changed since, so that the day on which one
person comes shows nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import inf
from typing import NamedTuple

from sqlalchemy.orm import Session

import matcher
from matcher.demands import NO_TIMES, Ease
from matcher.gates.facts import LabourStage
from matcher.index import Counting, PeopleIndex
from matcher.result import Criterion
from models.queries import doctor as queries
from models.queries import places
from models.snapshot import DemandCount
from web.services import adapters, doctor_keys, matching
from web.services.clock import day_in_bulgaria

AT_LEAST = 10
HELPS = (frozenset[Ease](), frozenset({Ease.TRANSPORT}), frozenset({Ease.ROOF}), frozenset({Ease.TRANSPORT, Ease.ROOF}))
BARE = matcher.Opening("", "", "", "", schedule=NO_TIMES)


class Both(NamedTuple):
    """How many people meet a demand, and how many do not."""

    met: int
    unmet: int

    @property
    def told(self) -> bool:
        """Whether both sides are large enough for a share to be told at all."""
        return min(self) >= AT_LEAST


Counts = Mapping[str, Both]
Single = tuple[str, Criterion, matcher.Opening]


def renew(session: Session, now: datetime) -> bool:
    """Count everybody, and keep the counts if they are to take the place of the old ones."""
    today = day_in_bulgaria(now)
    kept = queries.counted(session)
    if any(row.on_day >= today for row in kept.values()):
        return False
    counts = of_the_pool(session, now)
    if kept and not differs({name: Both(row.met, row.unmet) for name, row in kept.items()}, counts):
        return False
    queries.replace(
        session,
        [DemandCount(demand=name, on_day=today, met=both.met, unmet=both.unmet) for name, both in counts.items()],
    )
    return True


def differs(old: Counts, new: Counts) -> bool:
    """Whether at least ten people have come, gone or changed, as far as the counts show it for certain."""
    nobody = Both(0, 0)
    pairs = ((old.get(name, nobody), new.get(name, nobody)) for name in old.keys() | new.keys())
    return any(abs(a.met - b.met) >= AT_LEAST or abs(a.unmet - b.unmet) >= AT_LEAST for a, b in pairs)


def of_the_pool(session: Session, now: datetime) -> Counts:
    """Demand → how many of the pool meet it and do not, as of now."""
    given = matching.context(session, now)
    people = [adapters.seeker(person, given.rules, given.on) for person in queries.who_may_be_suggested(session)]
    adults = [each for each in people if each.legal.labour_limits.stage is LabourStage.ADULT]
    return counts(adults, [adapters.place(row) for row in places.municipalities(session)], given)


def counts(
    people: Sequence[matcher.Seeker], towns: Sequence[matcher.Place | None], given: matcher.Context
) -> Counts:  # fmt: skip
    """Demand → how many of these people meet it and do not, for all that a vacancy may demand of anybody."""
    index = PeopleIndex(given.taxonomy, given.rules, given.settings)
    index.add(people)
    counting = Counting(index, given.on)
    everybody = len(people)
    single = _single(people, towns, given)
    found = {name: _both(everybody, counting.lacking(criterion, alone)) for name, criterion, alone in single}
    for code in given.rules.licences:
        lacking = everybody - counting.suited(replace(BARE, licences=(code,)))
        found[doctor_keys.licence(code)] = _both(everybody, lacking)
    found |= _skills(people, given.taxonomy)
    found |= _experience(people)
    return found


def _both(everybody: int, lacking: int) -> Both:
    return Both(everybody - lacking, lacking)


def _single(
    people: Sequence[matcher.Seeker], towns: Sequence[matcher.Place | None], given: matcher.Context
) -> Iterator[Single]:  # fmt: skip
    for code in sorted({skill.code for each in people for skill in each.candidate.languages or ()}):
        for level in list(matcher.Cefr)[1:]:
            need = matcher.LanguageNeed(code, level)
            yield doctor_keys.language(code, level.name), Criterion.LANGUAGE, replace(BARE, languages=(need,))
    for hours in doctor_keys.HOUR_STEPS:
        schedule = replace(NO_TIMES, hours_per_week=float(hours))
        yield doctor_keys.hours_a_week(hours), Criterion.SCHEDULE, replace(BARE, schedule=schedule)
    for shift in matcher.Shift:
        schedule = replace(NO_TIMES, shifts=frozenset({shift}))
        yield doctor_keys.shift_worked(shift), Criterion.SCHEDULE, replace(BARE, schedule=schedule)
    for kind in matcher.Contract:
        yield doctor_keys.contract(kind), Criterion.CONTRACT, replace(BARE, contract=kind)
    yield from _ways(towns)
    yield from _weeks(given.on)


def _ways(towns: Sequence[matcher.Place | None]) -> Iterator[Single]:
    for town in towns:
        for helps in HELPS if town is not None else ():
            offered = replace(
                BARE, place=town, employer_transport=Ease.TRANSPORT in helps, accommodation_offered=Ease.ROOF in helps
            )
            yield doctor_keys.way(offered.place.code if offered.place else "", helps), Criterion.COMMUTE, offered


def _weeks(today: date) -> Iterator[Single]:
    for number in range(doctor_keys.WEEKS_AHEAD):
        week = doctor_keys.monday(today) + timedelta(weeks=number)
        yield doctor_keys.start(week), Criterion.START, replace(BARE, start=week)


def _skills(people: Sequence[matcher.Seeker], taxonomy: matcher.Taxonomy) -> Counts:
    """Skills held by some, themselves or in a neighbour; whoever was never asked speaks against none."""
    asked = [each.candidate.skills for each in people if each.candidate.skills is not None]
    holders: dict[str, int] = {}
    for skills in asked:
        held = {skill.concept_id for skill in skills}
        for skill in held.union(*(taxonomy.neighbours.get(one, {}) for one in held)):
            holders[skill] = holders.get(skill, 0) + 1
    found = {
        skill: Both(number + len(people) - len(asked), len(asked) - number) for skill, number in sorted(holders.items())
    }
    return {doctor_keys.skill_held(skill): both for skill, both in found.items() if both.told}


def _experience(people: Sequence[matcher.Seeker]) -> Counts:
    """Years in work of each minor group that enough people know; more years are known to fewer people."""
    found: dict[str, Both] = {}
    for group in sorted({work.isco[:3] for each in people for work in each.candidate.occupations or ()}):
        years = [_years_in(group, each.candidate.occupations) for each in people]
        for wanted in range(1, doctor_keys.MOST_YEARS + 1):
            both = _both(len(people), sum(number < wanted for number in years))
            if both.met < AT_LEAST:
                break
            found[doctor_keys.years_in(group, wanted)] = both
    return found


def _years_in(group: str, held: Sequence[matcher.OccupationHeld] | None) -> float:
    """The years somebody worked in a group; as many as can be where that is not known."""
    related = [work.years for work in held or () if work.isco.startswith(group)]
    return inf if held is None or None in related else sum(years for years in related if years is not None)
