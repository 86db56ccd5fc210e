"""Choosing a level for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from matcher.criteria import LEVELS
from matcher.index.numbering import Array
from matcher.reasons import ReasonCode
from matcher.result import Criterion


def choose(criterion: Criterion, choices: Sequence[tuple[ReasonCode, Array]], otherwise: ReasonCode) -> Array:
    """For each pair the first level whose condition holds, as its place among the levels of the criterion."""
    names = LEVELS[criterion]
    level: Array = np.full(1, names.index(otherwise), np.uint8)
    for reason, condition in reversed(choices):
        chosen = np.uint8(names.index(reason))
        if len(condition) > 1:
            level = level ^ ((level ^ chosen) * condition.view(np.uint8))  # far faster than a choice by branches
        elif condition[0]:
            level = np.full(1, chosen)
    return level


def any_slot(slots: Array) -> Array:
    """Whether any slot of a row holds; much faster than reducing over an axis so short."""
    return reduce(np.logical_or, slots.T)
