"""The placement plan: the whole caseload against all vacancies at once, with what stands beside it and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from matcher.assignment import yardsticks
from matcher.assignment.at_prices import near_optimum
from matcher.assignment.exact import optimum
from matcher.assignment.households import joint_proposals
from matcher.assignment.market import Flags, Market
from matcher.assignment.objective import Policy, worth

PROVABLE = 20_000
"""Up to so many pairs and joint proposals the optimum itself is found; above, a plan near it."""
STRENGTHS: tuple[float, ...] = (1.0, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1)
"""How much waiting may count, tried by halves: three plans at most beside the one without."""


class LeftOut(StrEnum):
    """Why a person has no proposal in a plan."""

    NOTHING_FITS = "nothing_fits"
    ALL_FORBIDDEN = "all_forbidden"
    NOT_PLANNED = "not_planned"
    HOUSEHOLD = "household"
    NO_ROOM = "no_room"


class Constraint(StrEnum):
    """What a plan gives fit away for."""

    HOUSEHOLDS = "households"
    VETOES = "vetoes"
    CAPS = "caps"
    SPREAD = "spread"
    WAITING = "waiting"
    PINS = "pins"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One person proposed for one vacancy. ``choice`` is the vacancy's place among all that fit the person, 1 the best;
    ``together_with`` are the members of the household proposed at the same time."""

    jobseeker: str
    vacancy: str
    fit: int
    choice: int
    pinned: bool
    together_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its yardsticks, totals in points of fit. ``proven`` says that no plan is better under its policy."""

    proposals: tuple[Proposal, ...]
    left_out: tuple[tuple[str, LeftOut], ...]
    total: int
    upper_bound: float
    greedy_total: int
    first_come_total: int
    gini: float
    proven: bool


def solve(market: Market, policy: Policy) -> tuple[Flags, bool]:
    """The pairs of the plan, and whether they are proven to be the best there are under the strength of waiting used.

    Waiting counts as much as the policy lets it, and less by steps where it would take more fit than allowed.
    """
    without = _solved(market, policy, 0)
    if not policy.patience_is_over(market.people.waiting).any():
        return without
    least = (1 - policy.most_for_waiting) * market.matches.fit[without[0]].sum()
    best, steps = without, STRENGTHS
    while steps:
        middle = len(steps) // 2
        tried = _solved(market, policy, steps[middle])
        enough = market.matches.fit[tried[0]].sum() >= least
        best, steps = (tried, steps[:middle]) if enough else (best, steps[middle + 1 :])
    return best


def _solved(market: Market, policy: Policy, strength: float) -> tuple[Flags, bool]:
    free = ~market.matches.forbidden & ~market.matches.pinned
    if not free.any():
        return market.matches.pinned.copy(), True
    value = worth(market, policy, strength)
    joint = joint_proposals(market, free, value.of_pair)
    if len(market.matches.person) + len(joint.household) <= PROVABLE:
        return optimum(market, free, value, joint), not joint.cut
    return near_optimum(market, free, value, joint), False


def plan(market: Market, policy: Policy) -> Plan:
    """Who is proposed where, who is left out and why, and how the plan compares."""
    taken, proven = solve(market, policy)
    return Plan(
        _proposals(market, taken), _left_out(market, taken), int(market.matches.fit[taken].sum()),
        yardsticks.upper_bound(market), yardsticks.greedy(market), yardsticks.first_come(market),
        yardsticks.spread(market, taken), proven,
    )  # fmt: skip


def costs(market: Market, policy: Policy, total: int) -> Iterator[tuple[Constraint, int]]:
    """For each constraint, the points of fit the plan, whose total is given, would gain without it (below nought: it
    would lose some). A plan is made for each constraint that binds anybody, one at a time.
    """
    matches, people = market.matches, market.people
    unbound = np.maximum(np.bincount(matches.person, minlength=len(people.ids)), people.caps)
    nothing = np.zeros_like(matches.pinned)
    without = {
        Constraint.HOUSEHOLDS: (replace(market, households=()), policy),
        Constraint.VETOES: (replace(market, matches=replace(matches, forbidden=nothing)), policy),
        Constraint.CAPS: (replace(market, people=replace(people, caps=unbound)), policy),
        Constraint.SPREAD: (market, replace(policy, first_proposal=0, each_further=0)),
        Constraint.WAITING: (market, replace(policy, each_week=0)),
        Constraint.PINS: (replace(market, matches=replace(matches, pinned=nothing)), policy),
    }
    for name, each in without.items():
        yield name, int(matches.fit[solve(*each)[0]].sum()) - total if _binds(name, market, policy) else 0


def _binds(name: Constraint, market: Market, policy: Policy) -> bool:
    """Whether the plan without a constraint is another question at all."""
    there = {
        Constraint.HOUSEHOLDS: bool(market.households), Constraint.VETOES: bool(market.matches.forbidden.any()),
        Constraint.PINS: bool(market.matches.pinned.any()),
        Constraint.WAITING: bool(policy.patience_is_over(market.people.waiting).any()),
    }  # fmt: skip
    return there.get(name, True)


def _proposals(market: Market, taken: Flags) -> tuple[Proposal, ...]:
    matches, ids = market.matches, market.people.ids
    order = np.lexsort((matches.vacancy, -matches.fit, matches.person))
    choice = np.empty(len(order), dtype=np.int64)
    choice[order] = np.arange(len(order)) - np.searchsorted(matches.person[order], matches.person[order]) + 1
    family = {member: each.members for each in market.households for member in each.members}
    return tuple(
        Proposal(
            ids[person], market.vacancies.ids[matches.vacancy[pair]], int(matches.fit[pair]), int(choice[pair]),
            bool(matches.pinned[pair]),
            () if matches.pinned[pair] else tuple(ids[other] for other in family.get(person, ()) if other != person),
        )
        for pair, person in ((pair, int(matches.person[pair])) for pair in order[taken[order]])
    )  # fmt: skip


def _left_out(market: Market, taken: Flags) -> tuple[tuple[str, LeftOut], ...]:
    matches, size = market.matches, len(market.people.ids)
    fitting = np.bincount(matches.person, minlength=size)
    allowed = np.bincount(matches.person[~matches.forbidden], minlength=size)
    in_household = np.isin(np.arange(size), market.members)
    without = np.flatnonzero(np.bincount(matches.person[taken], minlength=size) == 0)
    why = np.select(
        [fitting == 0, allowed == 0, market.people.caps == 0, in_household],
        [LeftOut.NOTHING_FITS, LeftOut.ALL_FORBIDDEN, LeftOut.NOT_PLANNED, LeftOut.HOUSEHOLD],
        LeftOut.NO_ROOM,
    )
    return tuple((market.people.ids[person], LeftOut(str(why[person]))) for person in without)
