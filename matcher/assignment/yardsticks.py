"""What a plan is held against: the bound no plan passes, lists made one by one, how evenly proposals are spread."""

from __future__ import annotations

import numpy as np

from matcher.assignment.at_prices import auction
from matcher.assignment.market import Flags, Ints, Market
from matcher.assignment.objective import FIT_ALONE, UNIT, worth


def upper_bound(market: Market) -> float:
    """A total fit, in points, that no plan within caps and room exceeds, households' rules and waiting left aside.

    It is the value of the dual problem at the prices of an auction, so it holds whatever the auction's step.
    """
    matches, alone = market.matches, worth(market, FIT_ALONE)
    free = ~matches.forbidden & ~matches.pinned
    price = auction(market, free, alone, market.room_left).price
    room = market.room_left
    gain = np.where(free & (room[matches.vacancy] > 0), alone.of_pair - price[matches.vacancy], 0)
    best = np.lexsort((-gain, matches.person))
    rank = np.arange(len(best)) - np.searchsorted(matches.person[best], matches.person[best])
    within = rank < (market.people.caps - market.started)[matches.person[best]]
    gains = np.maximum(gain[best][within], 0).sum() + (room * price)[room > 0].sum()
    return float(gains) / UNIT + float(matches.fit[matches.pinned].sum())


def greedy(market: Market) -> int:
    """Total fit when the best pair of all is taken first, then the next that still has room, to the end."""
    return _one_by_one(market, np.lexsort((market.matches.vacancy, market.matches.person, -market.matches.fit)))


def first_come(market: Market) -> int:
    """Total fit when people are served in the order in which they came, each with what fits best of what is left."""
    return _one_by_one(market, np.lexsort((market.matches.vacancy, -market.matches.fit, market.matches.person)))


def best_of_each(market: Market) -> Flags:
    """The pairs when each vacancy is filled with its best people, whoever else proposes them."""
    matches, free = market.matches, np.flatnonzero(~market.matches.forbidden)
    order = free[np.lexsort((matches.person[free], -matches.fit[free], matches.vacancy[free]))]
    seats = matches.vacancy[order]
    taken = np.zeros(len(matches.person), dtype=np.bool_)
    taken[order[np.arange(len(order)) - np.searchsorted(seats, seats) < market.vacancies.room[seats]]] = True
    return taken


def gini(proposals: Ints) -> float:
    """How unevenly proposals are spread: 0 when everybody has as many, towards 1 when one person has all."""
    count, total = len(proposals), int(proposals.sum())
    if not total:
        return 0.0
    ranks = np.arange(1, count + 1)
    return float((2 * ranks - count - 1) @ np.sort(proposals)) / (count * total)


def spread(market: Market, taken: Flags) -> float:
    """The Gini coefficient of proposals over the people who match any vacancy at all."""
    matches = market.matches
    held = np.bincount(matches.person[taken], minlength=len(market.people.ids))
    return gini(held[np.unique(matches.person[~matches.forbidden])])


def _one_by_one(market: Market, order: Ints) -> int:
    matches = market.matches
    room, caps = market.vacancies.room.tolist(), market.people.caps.tolist()
    people, seats, fit = matches.person.tolist(), matches.vacancy.tolist(), matches.fit.tolist()
    total = 0
    for pair in order[~matches.forbidden[order]].tolist():
        if room[seats[pair]] and caps[people[pair]]:
            room[seats[pair]] -= 1
            caps[people[pair]] -= 1
            total += fit[pair]
    return total
