"""How near the skills held are to those asked for, for many pairs at once, as `matcher.criteria.coverage` does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np

from matcher.index.numbering import Array, Numbering
from matcher.taxonomy import Taxonomy

HELD = 101  # above every closeness in percent


class Skills:
    """Skills numbered from 1, and the closeness of each to those near it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._numbers: Numbering[str] = Numbering()
        self._near = taxonomy.neighbours
        self._near_of: dict[str, dict[str, int]] = {}
        for asked, near in taxonomy.neighbours.items():
            for held, closeness in near.items():
                self._near_of.setdefault(held, {})[asked] = closeness
        self._last_asked: tuple[int, ...] = ()
        self._last_tables = (np.zeros(0, np.uint16), np.zeros((0, 0), np.uint8))
        for skill in sorted({*self._near, *self._near_of}):
            self._numbers.number(skill)

    def number(self, skill: str) -> int:
        """The number of a skill."""
        return self._numbers.number(skill)

    def closeness(self, held: Array, asked: Array) -> Array:
        """For each skill asked (a line each) and each pair, the closeness of the nearest skill held, 0 to 100 percent.

        It is :data:`HELD` for the skill itself. One of ``held`` and ``asked`` (rows × slots) has a single row.
        """
        if len(asked) > 1:
            return self._nearest_held(held[0]).take(asked.T)
        return self._nearest_in_rows(held, asked[0])

    def best_grade(self, held: Array, evidence: Array, asked: Array) -> Array:
        """The best evidence among the skills held that are asked for, plus one; 0 where none of them is held."""
        if len(asked) > 1:
            grades = np.zeros(self._numbers.size, np.uint8)
            np.maximum.at(grades, held[0], evidence[0] + 1)
            grades[0] = 0
            return _highest(grades[asked])
        wanted = np.zeros(self._numbers.size, bool)
        wanted[asked[0]] = True
        wanted[0] = False
        return _highest(np.where(wanted[held], evidence + 1, 0))

    def _nearest_held(self, held: Array) -> Array:
        """The closeness of every skill there is to the nearest of those held."""
        best = np.zeros(self._numbers.size, np.uint8)
        for number in held[held > 0]:
            for asked, closeness in self._around(int(number), self._near_of).items():
                best[asked] = max(best[asked], closeness)
        return best

    def _nearest_in_rows(self, held: Array, asked: Array) -> Array:
        place, closeness = self._tables(tuple(asked.tolist()))
        found = np.zeros((len(asked), len(held)), np.uint8)
        places = place[held].ravel()
        cells = np.flatnonzero(places)
        if len(cells):
            rows = cells // held.shape[1]
            starts = np.flatnonzero(np.diff(rows, prepend=-1))
            found[:, rows[starts]] = np.maximum.reduceat(closeness[:, places[cells]], starts, axis=1)
        return found

    def _tables(self, asked: tuple[int, ...]) -> tuple[Array, Array]:
        """For every skill its place among those near one asked for (0: none), and for each place the closeness."""
        if asked != self._last_asked or len(self._last_tables[0]) < self._numbers.size:
            near = [self._around(number, self._near) if number else {} for number in asked]
            relevant = sorted({number for each in near for number in each})
            place = np.zeros(self._numbers.size, np.uint16)
            place[relevant] = np.arange(1, len(relevant) + 1)
            closeness = np.array([[each.get(number, 0) for number in (0, *relevant)] for each in near], np.uint8)
            self._last_asked, self._last_tables = asked, (place, closeness)
        return self._last_tables

    def _around(self, number: int, near: Mapping[str, Mapping[str, int]]) -> dict[int, int]:
        skill = self._numbers.keys[number - 1]
        others = {self._numbers.number(other): closeness for other, closeness in near.get(skill, {}).items()}
        return {**others, number: HELD}


def _highest(grades: Array) -> Array:
    return reduce(np.maximum, grades.T)
