"""Who is proposed where when nobody is tied to anybody: an auction in which prices rise until all are content.

Each person bids for the vacancy that leaves them most, and offers what makes them indifferent to the next best plus a
``step``; a vacancy keeps its highest offers. The outcome is within ``step`` of the optimum for each pair, as the prices
prove (Bertsekas, "The auction algorithm", Annals of Operations Research 14, 1988; several proposals a person: Kelso
and Crawford, Econometrica 50, 1982). All who are unsettled bid at once, so a round is a handful of array operations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.assignment.market import Flags, Ints

NEVER = np.int64(-(1 << 60))


@dataclass(frozen=True, slots=True, eq=False)
class Bidders:
    """An auction's question.

    ``person``, ``vacancy``, ``worth``: the pairs on offer. ``caps``: how many proposals each person may have,
    ``started``: how many they have already. ``room``: how many people each vacancy takes. ``slot_worth`` is what a
    person's first, second, … proposal adds to the worth of the pair; it never rises.
    """

    person: Ints
    vacancy: Ints
    worth: Ints
    caps: Ints
    started: Ints
    room: Ints
    slot_worth: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """An auction's answer: the pairs taken, and the price of one place in each vacancy (0 where there is room left)."""

    taken: Flags
    price: Ints


def settle(bidders: Bidders, step: int) -> Settled:
    """The pairs of (nearly) greatest worth within caps and room; ``step`` is in units of worth and at least 1."""
    auction = _Auction(bidders, step)
    while auction.unsettled.any():
        auction.round()
    return Settled(auction.taken, auction.price)


class _Auction:
    """The state between two rounds. ``kept`` are the pairs each vacancy keeps, at the ``offers`` made for them."""

    def __init__(self, bidders: Bidders, step: int) -> None:
        self.bidders, self.step, self.no_pair = bidders, step, len(bidders.person)
        self.by_person = np.argsort(bidders.person, kind="stable")
        self.many = np.bincount(bidders.person, minlength=len(bidders.caps))
        self.first = np.cumsum(self.many) - self.many
        self.taken = np.zeros(self.no_pair, dtype=np.bool_)
        self.price = np.where(bidders.room > 0, 0, -NEVER)
        self.kept = np.full((len(bidders.room), max(int(bidders.room.max(initial=0)), 1)), self.no_pair)
        self.offers = np.full(self.kept.shape, NEVER)
        self.held = bidders.started.copy()
        self.unsettled = (self.held < bidders.caps) & (self.many > 0)

    def round(self) -> None:
        """Everybody unsettled bids once. Who finds nothing worth a bid is settled until they lose something."""
        bidders, who = self.bidders, np.flatnonzero(self.unsettled)
        many = self.many[who]
        start = np.cumsum(many) - many
        pairs = self.by_person[np.arange(many.sum()) + np.repeat(self.first[who] - start, many)]
        left = np.where(self.taken[pairs], NEVER, bidders.worth[pairs] - self.price[bidders.vacancy[pairs]])
        best = np.maximum.reduceat(left, start)
        at = _first_true(left == np.repeat(best, many), start)
        left[at] = NEVER
        without = -bidders.slot_worth[self.held[who]]
        bids = best > without
        self.unsettled[who[~bids]] = False
        next_best = np.maximum(np.maximum.reduceat(left, start), without)
        bid_for = pairs[at][bids]
        self._accept(bid_for, bidders.worth[bid_for] - next_best[bids] + self.step)

    def _accept(self, bid_for: Ints, offers: Ints) -> None:
        """Each vacancy bid for keeps the highest offers it has room for, old and new alike."""
        asked = np.unique(self.bidders.vacancy[bid_for])
        pairs = np.concatenate([self.kept[asked].ravel(), bid_for])
        offers = np.concatenate([self.offers[asked].ravel(), offers])
        pairs, offers = pairs[pairs < self.no_pair], offers[pairs < self.no_pair]
        order = np.lexsort((pairs, -offers, self.bidders.vacancy[pairs]))
        pairs, offers = pairs[order], offers[order]
        at = self.bidders.vacancy[pairs]
        rank = np.arange(len(at)) - np.searchsorted(at, at)
        stays = rank < self.bidders.room[at]
        self._tell(pairs, stays)
        self.kept[asked], self.offers[asked] = self.no_pair, NEVER
        self.kept[at[stays], rank[stays]] = pairs[stays]
        self.offers[at[stays], rank[stays]] = offers[stays]
        lowest = self.offers[asked, self.bidders.room[asked] - 1]
        self.price[asked] = np.maximum(self.price[asked], lowest)

    def _tell(self, pairs: Ints, stays: Flags) -> None:
        people = self.bidders.person[pairs]
        np.add.at(self.held, people, stays.astype(np.int64) - self.taken[pairs])
        self.taken[pairs] = stays
        self.unsettled[people[~stays]] = True
        self.unsettled[people] &= self.held[people] < self.bidders.caps[people]


def _first_true(flags: Flags, start: Ints) -> Ints:
    """Where in each run of flags, a run beginning at each ``start``, the first true one stands."""
    true = np.flatnonzero(flags)
    first: Ints = true[np.searchsorted(true, start)]
    return first
