"""ISCO-08 as evidence: an occupation speaks for its unit group, and both kinds share one list of answers."""

import numpy as np
from numpy.typing import NDArray

from matcher.linking.vectors import Floats, Rows

_VARIED = range(3, 5)  # places of a list, counted from 0, kept for unit groups that are not in it yet
_LOOKED_AT = 6


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


def dealt(first: Rows, second: Rows, codes: NDArray[np.intp], top: int) -> Rows:
    """Deal two rankings into one in turns, beginning with the first; the rest of the longer one follows.

    codes: the unit group of each row. Near the top, rows of unit groups not yet listed go before the others.
    """
    piles = [list(first), list(second)]
    hand: list[int] = []
    while len(hand) < top and any(piles):
        pile = piles[len(hand) % 2] or piles[0] or piles[1]
        place = 0
        if _VARIED.start <= len(hand) < _VARIED.stop:
            listed = {codes[row] for row in hand}
            place = next((n for n, row in enumerate(pile[:_LOOKED_AT]) if codes[row] not in listed), 0)
        hand.append(pile.pop(place))
    return np.array(hand, np.int32)
