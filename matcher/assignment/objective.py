"""What a plan strives for: fit, more for those who wait long, a first proposal for many before a third for one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.assignment.market import Flags, Ints, Market

UNIT = 1_000
"""Worth is counted in thousandths of a point, so that all sums are whole numbers on every machine."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How much fit a plan may give for fairness, in points of 100.

    ``first_proposal`` is added for a person's first proposal, ``each_further`` taken away for the second, third, … .
    ``each_week`` of waiting beyond ``patience`` weeks raises a person, never past the band of the pair; all of it
    together takes at most ``most_for_waiting``, a share of the fit of the plan without it.
    """

    first_proposal: int = 6
    each_further: int = 2
    each_week: float = 3
    patience: int = 5
    most_for_waiting: float = 0.08

    def patience_is_over(self, waiting: Ints) -> Flags:
        """Who has waited so long that it counts."""
        over: Flags = (waiting > self.patience) & (self.each_week > 0)
        return over


FIT_ALONE = Policy(first_proposal=0, each_further=0, each_week=0)


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """``of_pair``: what each pair is worth; ``of_slot``: what a person's first, second, … proposal adds; in units."""

    of_pair: Ints
    of_slot: Ints

    def of(self, market: Market, taken: Flags) -> int:
        """The worth of a whole plan."""
        held = np.bincount(market.matches.person[taken], minlength=len(market.people.ids))
        slots = np.concatenate([[0], np.cumsum(self.of_slot)])
        return int(self.of_pair[taken].sum() + slots[held].sum())


def worth(market: Market, policy: Policy, strength: float = 1) -> Worth:
    """What pairs and slots are worth under a policy, with waiting counted at this ``strength`` (0 to 1)."""
    matches = market.matches
    weeks = np.maximum(market.people.waiting[matches.person] - policy.patience, 0)
    waited = (weeks * policy.each_week * strength * UNIT).astype(np.int64)
    of_pair = matches.fit * UNIT + np.minimum(waited, (matches.ceiling - matches.fit) * UNIT)
    slots = np.arange(int(market.people.caps.max(initial=0)) + 1)
    of_slot = np.where(slots == 0, policy.first_proposal, -policy.each_further * slots) * UNIT
    return Worth(of_pair, of_slot)
