"""The best pairs without scoring all of them.

A pair's score is a sum, so what is known of it and the most the rest can add bound it from above. Pairs whose bound
lies below the k-th best score found so far are left out; the costly criteria are computed for the others only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from matcher.criteria import LEVELS
from matcher.index.criteria import ASSESS
from matcher.index.gates import REMOVES
from matcher.index.lexicon import Day, Levels
from matcher.index.numbering import Array
from matcher.index.occupations import OTHER, UNKNOWN
from matcher.index.table import BLOCK, Table, View
from matcher.reasons import ReasonCode
from matcher.result import Criterion

ORDER = (
    Criterion.OCCUPATION,
    Criterion.EXPERIENCE,
    Criterion.LANGUAGE,
    Criterion.COMMUTE,
    Criterion.PAY,
    Criterion.SCHEDULE,
    Criterion.PREFERENCE,
    Criterion.START,
    Criterion.CONTRACT,
    Criterion.ESSENTIAL_SKILLS,
    Criterion.EVIDENCE,
    Criterion.OPTIONAL_SKILLS,
)
# Sooner worked out for everybody than for some picked out.
QUICK = (Criterion.CONTRACT, Criterion.START, Criterion.PAY, Criterion.LANGUAGE)
UNRELATED = 2  # criteria known beforehand of people whose occupation is not near
FIRST_LOOK = 4  # criteria after which the likeliest are scored to the end
SEEDS = 3  # times the pairs wanted: scored first, to have a k-th best to measure the others by
MANY = 4096  # pairs up to which they are looked at together
FEW = 2048  # pairs not worth leaving out

Only = Mapping[Criterion, Collection[ReasonCode]]
Sides = Callable[[Array | slice], tuple[View, View]]


@dataclass(frozen=True, slots=True)
class Found:
    """Rows and their scores."""

    rows: Array
    scores: Array

    def joined(self, other: Found) -> Found:
        """Both together."""
        return Found(np.concatenate([self.rows, other.rows]), np.concatenate([self.scores, other.scores]))

    def least(self, wanted: int) -> int:
        """The score a row needs to be among the best ``wanted``: that of the last of them, ties included."""
        if wanted == 0 or len(self.rows) < wanted:
            return 0 if wanted else np.iinfo(np.int32).max
        return int(np.partition(self.scores, -wanted)[-wanted])

    def best(self, wanted: int) -> Found:
        """The rows among the best ``wanted``, those with the same score as the last of them included."""
        kept = self.scores >= self.least(wanted)
        return Found(self.rows[kept], self.scores[kept])


NOTHING = Found(np.zeros(0, np.intp), np.zeros(0, np.int32))


class Search:
    """One question to a table: everything on its rows against the single row of the other side."""

    def __init__(self, table: Table, sides: Sides, day: Day) -> None:
        self.table, self.sides, self.day = table, sides, day
        weights = day.lexicon.settings.weights
        most = [max(int(day.lexicon.points[each].max()), weights[each]) for each in ORDER]
        self._most_left = [sum(most[place:]) for place in range(len(ORDER) + 1)]

    def eligible(self) -> Array:
        """For every row, whether it is in use and no gate removes it."""
        allowed = self.table.columns["live"].copy()
        for block in self._blocks():
            people, work = self.sides(block)
            for removes in REMOVES.values():
                if removes is not None:
                    allowed[block] &= ~removes(people, work)
        return allowed

    def narrowed(self, allowed: Array, only: Only) -> Array:
        """The rows of ``allowed`` whose level in each criterion named is one of those listed."""
        kept = np.zeros_like(allowed)
        for block in self._blocks():
            passing = allowed[block]
            for criterion in QUICK:
                if criterion in only:
                    passing = passing & self._meets(criterion, only, block)
            rows = np.flatnonzero(passing) + block.start
            for criterion in (each for each in ORDER if each in only and each not in QUICK):
                rows = rows[np.broadcast_to(self._meets(criterion, only, rows), rows.shape)] if len(rows) else rows
            kept[rows] = True
        return kept

    def _meets(self, criterion: Criterion, only: Only, rows: Array | slice) -> Array:
        level = self._assess(criterion, rows).level
        listed = [level == place for place, reason in enumerate(LEVELS[criterion]) if reason in only[criterion]]
        return reduce(np.logical_or, listed, np.zeros(1, bool))

    def best(self, allowed: Array, wanted: int, related: Callable[[], Array]) -> Found:
        """The best ``wanted`` rows of those ``allowed``, ties included.

        ``related`` finds all rows whose occupation is near, and a few others. Of the rest the level of the occupation
        is known without looking.
        """
        if np.count_nonzero(allowed) <= MANY:
            return self._looked_at(np.flatnonzero(allowed), wanted)
        near = related()
        found = self._looked_at(np.flatnonzero(allowed & near), wanted)
        far = allowed & ~near
        known = self.sides(slice(0, self.table.capacity))[0]["occupations_known"]
        for level, rest in ((UNKNOWN, far & ~known), (OTHER, far & known)):
            found = self._far(rest, int(self.day.lexicon.points[Criterion.OCCUPATION][level]), wanted, found)
        return found

    def _looked_at(self, rows: Array, wanted: int) -> Found:
        return self._scored(Found(rows, np.zeros(len(rows), np.int32)), 0, wanted, NOTHING)

    def _far(self, rest: Array, points: int, wanted: int, found: Found) -> Found:
        if points + self._most_left[1] < found.least(wanted):
            return found
        everybody = np.flatnonzero(rest)
        for start in range(0, len(everybody), BLOCK):
            rows = everybody[start : start + BLOCK]
            found = self._scored(Found(rows, points + self._alike(rows)), UNRELATED, wanted, found)
        return found

    def _alike(self, rows: Array) -> Array:
        """Points for experience of people who never did such work: for one vacancy all of them have the same."""
        one_vacancy = len(self.sides(rows)[1]["experience"]) == 1
        points = self._assess(Criterion.EXPERIENCE, rows[:1] if one_vacancy else rows).points
        return np.broadcast_to(points, rows.shape).astype(np.int32)

    def _scored(self, part: Found, first: int, wanted: int, found: Found) -> Found:
        """``found`` and the rows that may be among the best, brought down to the best again."""
        part = self._sum(part, first, FIRST_LOOK, found.least(wanted))
        seeds = SEEDS * wanted
        if len(part.rows) > max(FEW, 2 * seeds):
            order = np.argpartition(part.scores, -seeds)
            likely, others = order[-seeds:], order[:-seeds]
            found = self._finished(Found(part.rows[likely], part.scores[likely]), wanted, found)
            part = Found(part.rows[others], part.scores[others])
        return self._finished(part, wanted, found)

    def _finished(self, part: Found, wanted: int, found: Found) -> Found:
        whole = self._sum(part, FIRST_LOOK, len(ORDER), found.least(wanted))
        return found.joined(whole).best(wanted)

    def _sum(self, part: Found, first: int, last: int, least: int) -> Found:
        """Add the criteria from ``first`` to ``last``, leaving out rows that can no longer reach ``least``."""
        rows, scores = part.rows, part.scores
        for place in range(first, last):
            hopeful = scores + self._most_left[place] >= least
            if not hopeful.all():
                rows, scores = rows[hopeful], scores[hopeful]
            if not len(rows):
                return NOTHING
            scores = scores + self._assess(ORDER[place], rows).points
        return Found(rows, scores)

    def _assess(self, criterion: Criterion, rows: Array | slice) -> Levels:
        people, work = self.sides(rows)
        return ASSESS[criterion](people, work, self.day)

    def _blocks(self) -> Iterator[slice]:
        for start in range(0, self.table.capacity, BLOCK):
            yield slice(start, min(start + BLOCK, self.table.capacity))
