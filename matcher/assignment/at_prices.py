"""Large markets: households choose at the market's prices, the others bid for what is left, prices learn from it.

This is Lagrangian decomposition with averaged multipliers (Held, Wolfe and Crowder, Mathematical Programming 6, 1974):
the room of vacancies is what households and the others compete for, its price is the multiplier.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from matcher.assignment.auction import Bidders, Settled, settle
from matcher.assignment.households import JointProposals
from matcher.assignment.market import Flags, Ints, Market
from matcher.assignment.objective import UNIT, Worth

FINE, COARSE, MANY = UNIT // 10, UNIT, 100_000
"""What an offer outbids another by: a tenth of a point, and a whole one where there are many pairs."""
TURNS, TURNS_OF_MANY = 16, 4
"""How often households choose anew; where most people belong to one, prices are good after a dozen turns only."""


def near_optimum(market: Market, free: Flags, worth: Worth, joint: JointProposals) -> Flags:
    """A plan of nearly the greatest worth within caps, room and the households' rules, pinned pairs included."""
    alone = free & ~np.isin(market.matches.person, market.members)
    price = auction(market, free, worth, market.room_left).price
    best, most = market.matches.pinned, -1
    turns = TURNS if np.count_nonzero(free) <= MANY else TURNS_OF_MANY
    for turn in range(turns if len(market.households) else 1):
        together = _households_choose(market, joint, worth, price)
        room = market.room_left - np.bincount(market.matches.vacancy[together], minlength=len(market.vacancies.ids))
        others = auction(market, alone, worth, room)
        taken = market.matches.pinned | others.taken
        taken[together] = True
        reached = worth.of(market, taken)
        if reached > most:
            best, most = taken, reached
        asked = np.where(room > 0, others.price, price + price // 2 + FINE)
        price = price + (asked - price) // (turn + 2)
    return best


def auction(market: Market, free: Flags, worth: Worth, room: Ints) -> Settled:
    """The auction of the free pairs, with the answer as flags of all pairs."""
    pairs = np.flatnonzero(free)
    bidders = Bidders(
        market.matches.person[pairs], market.matches.vacancy[pairs], worth.of_pair[pairs],
        market.people.caps, market.started, room, worth.of_slot,
    )  # fmt: skip
    settled = settle(bidders, COARSE if len(pairs) > MANY else FINE)
    taken = np.zeros(len(market.matches.person), dtype=np.bool_)
    taken[pairs[settled.taken]] = True
    return Settled(taken, settled.price)


def _households_choose(market: Market, joint: JointProposals, worth: Worth, price: Ints) -> Ints:
    """The pairs households take at these prices, those with most to gain first, within the room there is."""
    matches, room, held = market.matches, market.room_left, market.started
    gain = joint.total(worth.of_pair - price[matches.vacancy])
    chosen: set[int] = set()
    for row in np.argsort(-gain, kind="stable"):
        pairs = joint.of_row(row)
        people, seats = matches.person[pairs], Counter(matches.vacancy[pairs].tolist())
        if gain[row] + worth.of_slot[held[people]].sum() <= 0 or not chosen.isdisjoint(pairs.tolist()):
            continue
        free = (held[people] < market.people.caps[people]).all()
        if free and all(room[seat] >= asked for seat, asked in seats.items()):
            chosen.update(pairs.tolist())
            held[people] += 1
            for seat, asked in seats.items():
                room[seat] -= asked
    return np.array(sorted(chosen), dtype=np.int64)
