"""ISCO-08 as evidence: an occupation speaks for its unit group, and both kinds share one list of answers."""

import numpy as np
from numpy.typing import NDArray

from matcher.linking.vectors import Floats

Rows = NDArray[np.int32]


def lifted(totals: Floats, groups: Rows, members: Rows, share: float) -> Floats:
    """Add to each unit group's score (rows × queries) a share of the score of its best occupation.

    groups and members are parallel: the row of a unit group and of one occupation below it.
    """
    best_below = np.zeros_like(totals)
    np.maximum.at(best_below, groups, totals[members])
    return np.asarray(totals + share * best_below)


def best_rows(scores: Floats, rows: Rows, top: int) -> Rows:
    """List the `top` rows with the highest scores, best first, equal ones in row order."""
    order = np.argsort(-scores[rows], kind="stable")[:top]
    return np.asarray(rows[order])


def alternating(first: Rows, second: Rows) -> Rows:
    """Deal two rankings into one, beginning with the first; the rest of the longer one follows."""
    both = min(len(first), len(second))
    dealt = np.column_stack((first[:both], second[:both])).ravel()
    return np.concatenate((dealt, first[both:], second[both:]))
