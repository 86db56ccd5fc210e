"""Choosing a level for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.criteria import LEVELS
from matcher.index.numbering import Array
from matcher.reasons import ReasonCode
from matcher.result import Criterion


def choose(criterion: Criterion, choices: Sequence[tuple[ReasonCode, Array]], otherwise: ReasonCode) -> Array:
    """For each pair the first level whose condition holds, as its place among the levels of the criterion."""
    names = LEVELS[criterion]
    level = np.full(1, names.index(otherwise), np.uint8)
    for reason, condition in reversed(choices):
        level = np.where(condition, np.uint8(names.index(reason)), level)
    return level
