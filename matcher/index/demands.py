"""How many people suit an opening, counted over the columns: nothing is explained, so each demand can be tried."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import numpy as np

from matcher.criteria import LEVELS
from matcher.demands import NOT_MET, parts, suits
from matcher.gates.facts import Seeker
from matcher.index.criteria import ASSESS
from matcher.index.directions import PeopleIndex
from matcher.index.numbering import Array
from matcher.index.table import DoesNotFitError
from matcher.ranking import judge
from matcher.records import Opening
from matcher.result import Criterion

_BAD = {criterion: np.array([reason in NOT_MET for reason in levels], bool) for criterion, levels in LEVELS.items()}


class Counting:
    """Questions to one index on one day, about everybody in it or those ``among`` it (ids).

    What was found about a demand is kept for the next question, so it must not outlive a change of the index.
    """

    def __init__(self, index: PeopleIndex, on: date, among: Collection[str] | None = None) -> None:
        self._index, self._day = index, index.day(on)
        self._among = index.rows(among)
        self._names = among
        self._apart = [each for each in index.apart if self._asked(each)]
        self._known: dict[tuple[Criterion, Opening], Array] = {}

    @property
    def people(self) -> int:
        """How many people the questions are about."""
        return int(np.count_nonzero(self._among)) + len(self._apart)

    def suited(self, opening: Opening) -> int:
        """How many of them suit the opening; the same as asking :func:`matcher.demands.suits` of each."""
        try:
            found = self._in_columns(opening)
        except (DoesNotFitError, OverflowError):
            return sum(self._suits(seeker, opening) for seeker in self._index.everything if self._asked(seeker))
        return found + sum(self._suits(seeker, opening) for seeker in self._apart)

    def lacking(self, criterion: Criterion, opening: Opening) -> int:
        """How many of them do not meet what the opening demands, as one criterion sees it. Without those people whom
        the columns cannot hold."""
        return int(np.count_nonzero(self._lacking(criterion, opening) & self._among))

    def _in_columns(self, opening: Opening) -> int:
        if not len(self._among):
            return 0
        allowed = self._index.eligible(opening, self._day) & self._among
        for criterion, alone in parts(opening):
            allowed &= ~self._lacking(criterion, alone)
        return int(np.count_nonzero(allowed))

    def _lacking(self, criterion: Criterion, alone: Opening) -> Array:
        if (criterion, alone) not in self._known:
            people, work = self._index.sides(alone, self._day)
            level = ASSESS[criterion](people, work, self._day).level
            self._known[criterion, alone] = np.broadcast_to(_BAD[criterion].take(level), self._among.shape)
        return self._known[criterion, alone]

    def _asked(self, seeker: Seeker) -> bool:
        return self._names is None or seeker.id in self._names

    def _suits(self, seeker: Seeker, opening: Opening) -> bool:
        return suits(judge(seeker, opening, self._day.context))
