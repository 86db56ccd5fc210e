"""The optimum itself, for markets small enough to prove it: a mixed-integer program, solved by HiGHS."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack

from matcher.assignment.households import JointProposals
from matcher.assignment.market import Flags, Ints, Market
from matcher.assignment.objective import UNIT, Worth


def optimum(market: Market, free: Flags, worth: Worth, joint: JointProposals) -> Flags:
    """The plan of greatest worth within caps, room and the households' rules, pinned pairs included.

    Its variables are the free pairs of people on their own, the joint proposals, and the slots of every person.
    """
    alone = np.flatnonzero(free & ~np.isin(market.matches.person, market.members))
    choices, people, slots = len(alone) + len(joint.household), len(market.people.ids), len(worth.of_slot)
    value = np.concatenate([worth.of_pair[alone], joint.total(worth.of_pair), np.tile(worth.of_slot, people)])
    answer = milp(
        -value / UNIT, integrality=np.ones(len(value)), options={"mip_rel_gap": 0.0},
        bounds=Bounds(0, np.concatenate([np.ones(choices), _slots_free(market, slots)])),
        constraints=_rules(market, alone, joint, slots),
    )  # fmt: skip
    chosen = answer.x[:choices] > 0.5
    together = joint.pairs[chosen[len(alone) :]]
    taken = market.matches.pinned.copy()
    taken[alone[chosen[: len(alone)]]] = True
    taken[together[together >= 0]] = True
    return taken


def _slots_free(market: Market, slots: int) -> Ints:
    number = np.arange(slots)[None, :]
    free = (number >= market.started[:, None]) & (number < market.people.caps[:, None])
    return free.ravel().astype(np.int64)


def _rules(market: Market, alone: Ints, joint: JointProposals, slots: int) -> list[LinearConstraint]:
    """Nobody beyond the room of a vacancy, one slot filled for each proposal, no pair twice."""
    rows, members = np.nonzero(joint.real)
    pairs = np.concatenate([alone, joint.pairs[rows, members]])
    column = np.concatenate([np.arange(len(alone)), len(alone) + rows])
    people, width = len(market.people.ids), len(alone) + len(joint.household)
    filled = -_ones(np.repeat(np.arange(people), slots), np.arange(people * slots), people, people * slots)

    def sums(group: Ints, groups: int) -> csr_array:
        return _ones(group, column, groups, width)

    def beside(choices: csr_array, of_slots: csr_array | None = None) -> csr_array:
        slots_used = csr_array((choices.shape[0], people * slots)) if of_slots is None else of_slots
        return csr_array(hstack([choices, slots_used]))

    pair_numbers, pair_line = np.unique(pairs, return_inverse=True)
    per_vacancy = sums(market.matches.vacancy[pairs], len(market.vacancies.ids))
    return [
        LinearConstraint(beside(per_vacancy), -np.inf, market.room_left),
        LinearConstraint(beside(sums(market.matches.person[pairs], people), filled), 0, 0),
        LinearConstraint(beside(sums(pair_line, len(pair_numbers))), -np.inf, 1),
    ]


def _ones(rows: Ints, columns: Ints, height: int, width: int) -> csr_array:
    return csr_array((np.ones(len(rows)), (rows, columns)), (height, width))
