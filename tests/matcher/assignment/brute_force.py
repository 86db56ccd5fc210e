"""The best plan of a tiny market by looking at all of them, written without any of the planner's code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from matcher.assignment import Household, HouseholdRule, Market

Choice = tuple[int, ...]


def best_worth(market: Market, worth_of_pair: Sequence[int], worth_of_slot: Sequence[int]) -> int:
    """The greatest worth of any plan that keeps caps, room, vetoes, pins and the households' rules."""
    rooms, seat_of, who = (
        market.vacancies.room.tolist(),
        market.matches.vacancy.tolist(),
        market.matches.person.tolist(),
    )
    pinned = [pair for pair, given in enumerate(market.matches.pinned.tolist()) if given]
    best: int | None = None
    for parts in product(*_parts(market)):
        pairs = [*pinned, *(pair for part in parts for pair in part)]
        seats, held = Counter(seat_of[pair] for pair in pairs), Counter(who[pair] for pair in pairs)
        if len(set(pairs)) < len(pairs) or any(count > rooms[seat] for seat, count in seats.items()):
            continue
        if any(count > int(market.people.caps[person]) for person, count in held.items()):
            continue
        worth = sum(worth_of_pair[pair] for pair in pairs)
        worth += sum(worth_of_slot[number] for count in held.values() for number in range(count))
        best = worth if best is None else max(best, worth)
    if best is None:
        raise ValueError("not even the pinned pairs fit")
    return best


def _parts(market: Market) -> list[list[Choice]]:
    """For everybody on their own, and for each household, all that could be proposed to them, nothing among it."""
    free = [pair for pair in range(len(market.matches.person)) if not _taken_out(market, pair)]
    of_person = {
        person: [pair for pair in free if market.matches.person[pair] == person]
        for person in range(len(market.people.ids))
    }
    tied = {member for household in market.households for member in household.members}
    alone = [
        list(_up_to(of_person[person], int(market.people.caps[person]))) for person in of_person if person not in tied
    ]
    return [*alone, *([*_sets_of(market, each, of_person)] for each in market.households)]


def _taken_out(market: Market, pair: int) -> bool:
    return bool(market.matches.forbidden[pair] or market.matches.pinned[pair])


def _up_to(pairs: Sequence[int], most: int) -> Iterator[Choice]:
    for count in range(min(most, len(pairs)) + 1):
        yield from combinations(pairs, count)


def _sets_of(market: Market, household: Household, of_person: dict[int, list[int]]) -> Iterator[Choice]:
    """Any number of joint proposals beside each other, as caps are looked at later."""
    joint = [
        pairs for pairs in product(*(of_person[member] for member in household.members))
        if all(_allowed(market, household, one, other) for one, other in combinations(pairs, 2))
    ]  # fmt: skip
    most = min(int(market.people.caps[member]) for member in household.members)
    for several in _up_to(range(len(joint)), most):
        yield tuple(pair for number in several for pair in joint[number])


def _allowed(market: Market, household: Household, one: int, other: int) -> bool:
    here, there = int(market.matches.vacancy[one]), int(market.matches.vacancy[other])
    if household.rule is not HouseholdRule.OPPOSITE_SHIFTS:
        where = market.vacancies.workplace if household.rule is HouseholdRule.TOGETHER else market.vacancies.place
        return bool(where[here] == where[there] >= 0)
    hours, others = market.vacancies.busy[here].tolist(), market.vacancies.busy[there].tolist()
    return any(hours) and any(others) and not any(a and b for a, b in zip(hours, others, strict=True))
