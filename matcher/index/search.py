"""The best pairs without scoring all of them.

A pair's score is a sum, so what is known of it and the most the rest can add bound it from above. Pairs whose bound
lies below the k-th best score found so far are left out; the costly criteria are computed for the others only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from matcher.criteria import LEVELS
from matcher.index.criteria import ASSESS
from matcher.index.gates import REMOVES
from matcher.index.lexicon import Day, Levels
from matcher.index.numbering import Array
from matcher.index.occupations import OTHER
from matcher.index.table import BLOCK, Table, View
from matcher.reasons import ReasonCode
from matcher.result import Criterion

ORDER = (
    Criterion.OCCUPATION,
    Criterion.LANGUAGE,
    Criterion.COMMUTE,
    Criterion.EXPERIENCE,
    Criterion.PAY,
    Criterion.SCHEDULE,
    Criterion.PREFERENCE,
    Criterion.START,
    Criterion.CONTRACT,
    Criterion.ESSENTIAL_SKILLS,
    Criterion.EVIDENCE,
    Criterion.OPTIONAL_SKILLS,
)
FIRST_COSTLY = ORDER.index(Criterion.ESSENTIAL_SKILLS)
SEEDS = 4  # times the pairs wanted: scored at once, to have a k-th best to measure the others by
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
            rows = np.flatnonzero(allowed[block]) + block.start
            for criterion in sorted(only, key=ORDER.index):
                listed = np.array([reason in only[criterion] for reason in LEVELS[criterion]])
                rows = rows[listed[self._levels(criterion, rows).level]] if len(rows) else rows
            kept[rows] = True
        return kept

    def best(self, allowed: Array, wanted: int, related: Array) -> Found:
        """The best ``wanted`` rows of those ``allowed``, ties included. ``related`` rows are likely the better ones."""
        near = np.flatnonzero(allowed & related)
        found = self._scored(near, wanted, NOTHING)
        if self._hopeless(found.least(wanted)):
            return found
        far = allowed & ~related
        for block in self._blocks():
            found = self._scored(np.flatnonzero(far[block]) + block.start, wanted, found)
        return found

    def _hopeless(self, least: int) -> bool:
        """Whether nobody whose occupation is another, or not known, can reach this score."""
        points = self.day.lexicon.points[Criterion.OCCUPATION]
        return int(points[OTHER:].max()) + self._most_left[1] < least

    def _scored(self, rows: Array, wanted: int, found: Found) -> Found:
        """``found`` and the rows that may be among the best, brought down to the best again."""
        if not len(rows):
            return found
        cheap = self._sum(Found(rows, np.zeros(len(rows), np.int32)), 0, FIRST_COSTLY, found.least(wanted))
        seeds = SEEDS * wanted
        if len(cheap.rows) > max(FEW, 2 * seeds):
            order = np.argpartition(cheap.scores, -seeds)
            found = self._finished(Found(cheap.rows[order[-seeds:]], cheap.scores[order[-seeds:]]), wanted, found)
            cheap = Found(cheap.rows[order[:-seeds]], cheap.scores[order[:-seeds]])
        return self._finished(cheap, wanted, found)

    def _finished(self, cheap: Found, wanted: int, found: Found) -> Found:
        whole = self._sum(cheap, FIRST_COSTLY, len(ORDER), found.least(wanted))
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
            scores = scores + self._levels(ORDER[place], rows).points
        return Found(rows, scores)

    def _levels(self, criterion: Criterion, rows: Array) -> Levels:
        people, work = self.sides(rows)
        found = ASSESS[criterion](people, work, self.day)
        return Levels(np.broadcast_to(found.level, rows.shape), np.broadcast_to(found.points, rows.shape))

    def _blocks(self) -> Iterator[slice]:
        for start in range(0, self.table.capacity, BLOCK):
            yield slice(start, min(start + BLOCK, self.table.capacity))
