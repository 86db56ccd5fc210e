"""The market of a placement plan, as it is at this moment: whose people, against which vacancies, within what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

import matcher
from matcher.assignment import HOURS_PER_WEEK, Household, HouseholdRule, Market, Matches, People, Vacancies
from matcher.assignment.market import Flags
from models import PlacementPlan, Vacancy
from models.enums import DecisionKind
from models.plan import Blocked, NoProposal, WishKind
from models.queries import matching as matching_queries
from models.queries import plans as queries
from models.sharing_enums import DisclosureState
from web.services import adapters, disclosure, matching
from web.services.clock import day_in_bulgaria
from web.services.plan_edges import Edge, Edges, Pair, edges
from web.services.plan_rooms import rooms
from web.services.plan_terms import Limits

AGAINST = (DecisionKind.HOLD, DecisionKind.VETO)
#: What is over because nobody answered may be proposed again; everything else between two says enough.
MAY_COME_AGAIN = (DisclosureState.EXPIRED,)
MINUTES, MONDAY = 60, 0


@dataclass(frozen=True, eq=False)
class Gathered:
    """Everything a plan is made from. ``people`` are all in its scope, whoever came first on top: (number, public id,
    why the person is not planned for at all). ``otherwise`` says of people whom nothing fits the better reason."""

    market: Market
    bands: tuple[str, ...]
    people: tuple[tuple[int, str, NoProposal | None], ...]
    otherwise: Mapping[str, NoProposal]
    numbers: Mapping[str, int]
    seen: Mapping[Pair, str]
    unkept: Mapping[Pair, Blocked]
    context: matcher.Context


def gather(session: Session, plan: PlacementPlan, now: datetime) -> Gathered:
    """The market of a plan as of now. Nothing is written."""
    limits = Limits.stored(plan.limits)
    people = _people(session, plan)
    looking = [row for row, reason in people if reason is None]
    vacancies = _vacancies(session, plan)
    between = _Between.read(session, plan)
    openings = [adapters.opening(each) for each in vacancies]
    found = edges(session, openings, [row.public_id for row in looking], between.pinned, now)
    pairs = {pair: edge for pair, edge in found.of_pair.items() if pair not in between.there}
    caps = {row.public_id: max(0, limits.per_person - between.live[row.public_id]) for row in looking}
    room = rooms(session, vacancies, limits.per_place, now)
    kept, unkept = _pins(between, found, caps, room)
    known = [row for row in looking if row.public_id in found.known]
    return Gathered(
        _market(known, openings, pairs, caps, room, kept, between, _households(session, plan, limits, known), now),
        tuple(edge.band for _, edge in _in_order(known, openings, pairs)),
        tuple(
            (row.id, row.public_id, reason or (None if row.public_id in found.known else NoProposal.NOTHING_SAID))
            for row, reason in people
        ),
        {person: NoProposal.ALL_PROPOSED for person, vacancy in between.there if (person, vacancy) in found.of_pair},
        {each.public_id: each.id for each in vacancies},
        {pair: decision for pair, (_, decision) in between.decisions.items()}, unkept, matching.context(session, now),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Between:
    """What there is between people and vacancies already: a live or past sharing (``there``), how many live ones each
    person has, the newest decisions, what was put against a pair, and what a counsellor pinned."""

    there: frozenset[Pair]
    live: Counter[str]
    decisions: Mapping[Pair, tuple[DecisionKind, str]]
    against: frozenset[Pair]
    forbidden: frozenset[Pair]
    pinned: tuple[Pair, ...]

    @classmethod
    def read(cls, session: Session, plan: PlacementPlan) -> "_Between":
        """What there is between an organisation's people and everybody's vacancies."""
        shared = queries.disclosures(session, plan.organisation_id)
        decisions = queries.newest_decisions(session, plan.organisation_id)
        wishes = [(each.kind, (each.jobseeker.public_id, each.vacancy.public_id))
                  for each in queries.wishes(session, plan.id)]  # fmt: skip
        against = {pair for pair, (kind, _) in decisions.items() if kind in AGAINST}
        against |= queries.refused(session, plan.organisation_id)
        return cls(
            frozenset((person, vacancy) for person, vacancy, state in shared if state not in MAY_COME_AGAIN),
            Counter(person for person, _, state in shared if state in queries.LIVE), decisions, frozenset(against),
            frozenset(pair for kind, pair in wishes if kind is WishKind.FORBID),
            tuple(pair for kind, pair in wishes if kind is WishKind.PIN),
        )  # fmt: skip


def _people(session: Session, plan: PlacementPlan) -> list[tuple[Any, NoProposal | None]]:
    """Everybody in scope, with the reason why somebody is not planned for."""

    def reason(row: Any) -> NoProposal | None:
        if row.working:
            return NoProposal.WORKING
        if row.paused:
            return NoProposal.NOT_LOOKING
        return None if row.has_work else NoProposal.NOTHING_SAID

    whose = plan.counsellor_id if plan.mine_only else None
    rows = [] if plan.mine_only and whose is None else queries.people(session, plan.organisation_id, whose)
    return [(row, reason(row)) for row in rows]


def _vacancies(session: Session, plan: PlacementPlan) -> list[Vacancy]:
    """The open vacancies in scope whose company is vetted."""
    chosen = None if plan.vacancies is None else set(plan.vacancies)
    return [
        each for each in matching_queries.open_vacancies(session)
        if disclosure.going_on(each) and each.concept is not None and (chosen is None or each.public_id in chosen)
    ]  # fmt: skip


def _pins(
    between: _Between, found: Edges, caps: Mapping[str, int], room: Mapping[str, int]
) -> tuple[frozenset[Pair], Mapping[Pair, Blocked]]:
    """The pinned pairs that can stand, and why the others cannot."""
    used: Counter[str] = Counter()
    unkept: dict[Pair, Blocked] = {}
    for person, vacancy in between.pinned:
        cause = _against_pin((person, vacancy), between, found, room)
        if cause is None and (used[person] >= caps[person] or used[vacancy] >= room[vacancy]):
            cause = Blocked.FULL
        if cause is None:
            used.update((person, vacancy))
        else:
            unkept[person, vacancy] = cause
    return frozenset(between.pinned) - unkept.keys(), unkept


def _against_pin(pair: Pair, between: _Between, found: Edges, room: Mapping[str, int]) -> Blocked | None:
    person, vacancy = pair
    causes = {
        Blocked.NOT_OPEN: vacancy not in room, Blocked.NOT_LOOKING: person not in found.known,
        Blocked.ALREADY: pair in between.there, Blocked.ON_HOLD: pair in between.against,
        Blocked.RULED_OUT: pair in found.ruled_out,
    }  # fmt: skip
    return next((cause for cause, holds in causes.items() if holds), None)


def _in_order(
    known: Sequence[Any], openings: Sequence[matcher.Opening], pairs: Mapping[Pair, Edge]
) -> list[tuple[tuple[int, int], Edge]]:
    """(number of the person, number of the vacancy) → edge, in order."""
    people = {row.public_id: number for number, row in enumerate(known)}
    seats = {each.id: number for number, each in enumerate(openings)}
    numbered = (((people[person], seats[vacancy]), edge) for (person, vacancy), edge in pairs.items())
    return sorted(numbered, key=lambda each: each[0])


def _market(
    known: Sequence[Any], openings: Sequence[matcher.Opening], pairs: Mapping[Pair, Edge], caps: Mapping[str, int],
    room: Mapping[str, int], kept: frozenset[Pair], between: _Between, households: tuple[Household, ...], now: datetime,
) -> Market:  # fmt: skip
    ordered = _in_order(known, openings, pairs)
    names = [(known[person].public_id, openings[seat].id) for (person, seat), _ in ordered]
    forbidden = between.against | between.forbidden
    return Market(
        People(
            tuple(row.public_id for row in known), _ints([caps[row.public_id] for row in known]),
            _ints([(day_in_bulgaria(now) - day_in_bulgaria(row.since)).days // 7 for row in known]),
        ),
        Vacancies(
            tuple(each.id for each in openings), _ints([room[each.id] for each in openings]),
            _numbered([each.place.code if each.place else None for each in openings]),
            _numbered([(each.employer_id, each.place.code) if each.place else None for each in openings]),
            np.array([_busy(each) for each in openings], dtype=np.bool_).reshape(len(openings), HOURS_PER_WEEK),
        ),
        Matches(
            _ints([person for (person, _), _ in ordered]), _ints([seat for (_, seat), _ in ordered]),
            _ints([edge.fit for _, edge in ordered]), _ints([edge.ceiling for _, edge in ordered]),
            np.array([pair in kept for pair in names], dtype=np.bool_),
            np.array([pair in forbidden and pair not in kept for pair in names], dtype=np.bool_),
        ),
        households,
    )  # fmt: skip


def _households(
    session: Session, plan: PlacementPlan, limits: Limits, known: Sequence[Any]
) -> tuple[Household, ...]:  # fmt: skip
    """The households of which two members or more are planned for and share one wish."""
    number = {row.public_id: place for place, row in enumerate(known)}
    found: dict[int, list[tuple[int, str]]] = {}
    for row in queries.household_members(session, plan.organisation_id) if limits.households else ():
        if row.public_id in number:
            found.setdefault(row.household_id, []).append((number[row.public_id], row.wish))
    return tuple(
        Household(tuple(member for member, _ in members), HouseholdRule(members[0][1]))
        for members in found.values()
        if len(members) > 1 and len({wish for _, wish in members}) == 1
    )


def _busy(opening: matcher.Opening) -> Flags:
    """The hours of the week in which somebody works there; none where they are not known."""
    week = np.zeros(HOURS_PER_WEEK, dtype=np.bool_)
    for window in opening.schedule.windows or ():
        first, last = window.start // MINUTES, -(-window.end // MINUTES)
        week[(np.arange(first, last) + 24 * (window.day - MONDAY)) % HOURS_PER_WEEK] = True
    return week


def _numbered(names: Sequence[object | None]) -> np.ndarray:
    """A number for each name, equal ones alike; -1 for none."""
    numbers: dict[object, int] = {}
    return _ints([-1 if name is None else numbers.setdefault(name, len(numbers)) for name in names])


def _ints(values: Sequence[int]) -> np.ndarray:
    return np.array(values, dtype=np.int64)
