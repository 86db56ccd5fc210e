"""The columnar index: the same answers as `matcher.ranking`, over everybody at once.

Every value a gate or criterion looks at is a column; :mod:`~matcher.index.gates` and :mod:`~matcher.index.criteria`
compute the same blocks, levels and points as the reference for many pairs at once, and the reference itself explains
the few that are shown.
"""

from matcher.index.base import IndexDiffersError, Shortlist
from matcher.index.batch import best_for_all
from matcher.index.demands import Counting
from matcher.index.directions import OpeningIndex, PeopleIndex
from matcher.index.standing import standing
from matcher.index.tally import Prospects, count, prospects

__all__ = [
    "Counting",
    "IndexDiffersError",
    "OpeningIndex",
    "PeopleIndex",
    "Prospects",
    "Shortlist",
    "best_for_all",
    "count",
    "prospects",
    "standing",
]
