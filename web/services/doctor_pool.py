"""Counting, once a day at most, how many people meet each single demand, for what employers are told about theirs.

Counted is whoever agrees to be suggested to employers, is certainly of age, has not paused, and has shown their papers
to a counsellor. New counts take the place of the old ones only when at least ten people have come, gone or changed
since, so that the day on which one person comes shows nothing.
"""

from collections import Counter
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
from models.crypto import Vault
from models.queries import doctor as queries
from models.queries import places
from models.snapshot import DemandCount
from web.services import adapters, doctor_keys, engine_switch, matching
from web.services.clock import day_in_bulgaria

AT_LEAST, MOST_MORE = 10, 6
BLUR, STICKS = 0.6, 0.9  # in tenths
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
    """Count everybody, and keep the counts if they are to take the place of the old ones; whether they did. While the
    engine is off nobody is counted."""
    today = day_in_bulgaria(now)
    if not engine_switch.runs(session):
        return False
    if any(row.on_day >= today for row in queries.counted(session).values()):
        return False
    return keep(session, of_the_pool(session, now), today)


def keep(session: Session, counts: Counts, today: date) -> bool:
    """Put counts in the place of the old ones, if enough people have come, gone or changed; whether they have. What
    could never be told is not kept."""
    vault: Vault = session.info["vault"]
    kept = queries.counted(session)
    old = {name: Both(row.met, row.unmet) for name, row in kept.items()}
    if old and changed(old, counts) < needed(max(row.on_day for row in kept.values()), vault):
        return False
    before = {name: row.tenths for name, row in kept.items()}
    rows = [
        DemandCount(
            demand=name, on_day=today, met=both.met, unmet=both.unmet,
            tenths=tenths(both, name, today, vault, before.get(name)),
        )
        for name, both in sorted(counts.items())
        if both.told
    ]  # fmt: skip
    queries.replace(session, rows)
    return True


def changed(old: Counts, new: Counts) -> int:
    """At least so many people have come, gone or changed between two counts."""
    pairs = [(old[name], new[name]) for name in old.keys() & new.keys()]
    return max((max(abs(a.met - b.met), abs(a.unmet - b.unmet)) for a, b in pairs), default=0)


def needed(on_day: date, vault: Vault) -> int:
    """How many people must have changed before the counts of a day are replaced: at least ten, how many is secret."""
    return AT_LEAST + int(vault.blind_index("doctor renewal", on_day.isoformat())[:4], 16) % MOST_MORE


def tenths(both: Both, demand: str, today: date, vault: Vault, before: int | None = None) -> int | None:
    """The share that does not meet a demand, in tenths from 1 to 9; None where one side is too small for an answer.

    What was told before is told again until the share is clearly another one. The bounds lie where a secret of the
    month puts them, so that not even somebody who knew all others could tell on which side of one they are.
    """
    drawn = vault.blind_index(f"doctor {today:%Y-%m}", demand)
    if min(both) < AT_LEAST + int(drawn[:4], 16) % MOST_MORE:
        return None
    exact = 10 * both.unmet / (both.met + both.unmet)
    if before is not None and abs(exact - before) <= STICKS:
        return before
    moved = BLUR * (int(drawn[4:12], 16) / 0xFFFFFFFF - 0.5)
    return min(9, max(1, int(exact + 0.5 + moved)))


def of_the_pool(session: Session, now: datetime) -> Counts:
    """Demand → how many of the pool meet it and do not, as of now."""
    given = matching.context(session, now)
    people = [adapters.seeker(person, given.rules, given.on) for person in queries.who_may_be_suggested(session)]
    return counts(
        [each for each in people if _counts(each)],
        [adapters.place(row) for row in places.municipalities(session)],
        given,
    )


def _counts(each: matcher.Seeker) -> bool:
    """Certainly of age, and somebody whose papers a counsellor has seen: nobody can invent people to find one among."""
    return each.legal.labour_limits.stage is LabourStage.ADULT and each.legal.work_right.verified


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
    holders: Counter[str] = Counter()
    for skills in asked:
        held = {skill.concept_id for skill in skills}
        holders.update(held.union(*(taxonomy.neighbours.get(one, {}) for one in held)))
    return {doctor_keys.skill_held(skill): _both(len(people), len(asked) - holders[skill]) for skill in holders}


def _experience(people: Sequence[matcher.Seeker]) -> Counts:
    """Years in work of each minor group that somebody knows; who was never asked may have any."""
    years: dict[str, list[float]] = {}
    for each in people:
        for group in {work.isco[:3] for work in each.candidate.occupations or ()}:
            years.setdefault(group, []).append(_years_in(group, each.candidate.occupations or ()))
    unknown = sum(each.candidate.occupations is None for each in people)
    return {
        doctor_keys.years_in(group, wanted): Both(met, len(people) - met)
        for group, known in years.items()
        for wanted in range(1, doctor_keys.MOST_YEARS + 1)
        for met in [unknown + sum(number >= wanted for number in known)]
    }


def _years_in(group: str, held: Sequence[matcher.OccupationHeld]) -> float:
    """The years somebody worked in a group; as many as can be where that is not known."""
    return sum(inf if work.years is None else work.years for work in held if work.isco.startswith(group))
