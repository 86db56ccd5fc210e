"""ISCO-08 as evidence: an occupation speaks for its unit group, and both kinds share one list of answers."""

import numpy as np

from matcher.linking.vectors import Floats, Rows


def best_two_below(scores: Floats, groups: Rows, members: Rows) -> tuple[Floats, Floats]:
    """Give each unit group the highest and the next lower score of its occupations; 0 where there is none.

    groups and members are parallel and ordered by group: the row of a unit group, and of one occupation below it.
    """
    best, second = np.zeros_like(scores), np.zeros_like(scores)
    if len(groups):
        parents, starts = np.unique(groups, return_index=True)
        below = scores[members]
        peaks = np.maximum.reduceat(below, starts, axis=0)
        below[below == np.repeat(peaks, np.diff(np.append(starts, len(members))), axis=0)] = 0
        best[parents], second[parents] = peaks, np.maximum.reduceat(below, starts, axis=0)
    return best, second


def best_rows(scores: Floats, rows: Rows, top: int) -> Rows:
    """List the `top` rows with the highest scores, best first, equal ones in row order."""
    if 0 < top < len(rows):
        values = scores[rows]
        rows = rows[values >= np.partition(values, len(rows) - top)[len(rows) - top]]
    return np.asarray(rows[np.argsort(-scores[rows], kind="stable")[:top]])


def alternating(first: Rows, second: Rows) -> Rows:
    """Deal two rankings into one, beginning with the first; the rest of the longer one follows."""
    both = min(len(first), len(second))
    dealt = np.column_stack((first[:both], second[:both])).ravel()
    return np.concatenate((dealt, first[both:], second[both:]))
