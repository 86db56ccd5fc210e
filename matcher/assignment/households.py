"""What may be proposed to a household: one vacancy to each member at once, in a way that keeps what they asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matcher.assignment.market import Flags, Household, Ints, Market

MOST = 2_000


@dataclass(frozen=True, eq=False)
class JointProposals:
    """Ways to propose work to households, a row each: the number of the ``household`` and its ``pairs``, one a member
    in the order of its members, filled up with -1. ``cut``: of some household only the worthiest are here."""

    household: Ints
    pairs: Ints
    cut: bool

    @cached_property
    def real(self) -> Flags:
        """Which entries of ``pairs`` are pairs."""
        return self.pairs >= 0

    def of_row(self, row: int) -> Ints:
        """The pairs of one joint proposal."""
        pairs: Ints = self.pairs[row][self.real[row]]
        return pairs

    def total(self, of_pair: Ints) -> Ints:
        """The sum of something known of each pair, a number a row."""
        total: Ints = np.where(self.real, of_pair[self.pairs], 0).sum(axis=1)
        return total


def joint_proposals(market: Market, free: Flags, worth: Ints) -> JointProposals:
    """All joint proposals of ``free`` pairs; of a household with more than ``MOST`` the worthiest."""
    of_person = _pairs_by_person(market, free)
    tables = [_table(market, each, [of_person[member] for member in each.members], worth) for each in market.households]
    width = max((table.shape[1] for table in tables), default=0)
    filled = [np.pad(table, ((0, 0), (0, width - table.shape[1])), constant_values=-1) for table in tables]
    numbers = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    pairs = np.concatenate([np.zeros((0, width), dtype=np.int64), *filled])
    return JointProposals(numbers, pairs, any(len(table) == MOST for table in tables))


def _table(market: Market, household: Household, pairs_of: Sequence[Ints], worth: Ints) -> Ints:
    """Every choice of one pair a member in which each two keep the rule and no place is taken twice."""
    vacancy, table = market.matches.vacancy, pairs_of[0].reshape(-1, 1)
    for pairs in pairs_of[1:]:
        fits = _room_for_all(market, vacancy[table], vacancy[pairs])
        for column in table.T:
            fits &= market.keep_rule(household.rule, vacancy[column], vacancy[pairs])
        rows, columns = np.nonzero(fits)
        table = np.column_stack([table[rows], pairs[columns]])
        table = table[np.argsort(-worth[table].sum(axis=1), kind="stable")[:MOST]]
    return table


def _room_for_all(market: Market, seats: Ints, asked: Ints) -> Flags:
    already = (seats[:, :, None] == asked[None, None, :]).sum(axis=1)
    enough: Flags = already < market.room_left[asked][None, :]
    return enough


def _pairs_by_person(market: Market, free: Flags) -> dict[int, Ints]:
    members = market.members
    pairs = np.flatnonzero(free & np.isin(market.matches.person, members))
    pairs = pairs[np.argsort(market.matches.person[pairs], kind="stable")]
    ordered = market.matches.person[pairs]
    ends = zip(members, np.searchsorted(ordered, members), np.searchsorted(ordered, members, side="right"), strict=True)
    return {int(member): pairs[start:end] for member, start, end in ends}
