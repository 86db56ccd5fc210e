"""Care duties against the hours of work: each pair of weeks that occurs is answered once, by the reference itself."""

from __future__ import annotations

import numpy as np

from matcher.criteria.schedule import LEVELS, findings
from matcher.index.numbering import Array, Numbering
from matcher.reasons import ReasonCode
from matcher.records import Availability, Candidate, Opening, Schedule, Window

FITS = LEVELS.index(ReasonCode.SCHEDULE_FITS)
NOT_ANSWERED = 255
KEPT = 4096
Week = tuple[Window, ...]


class Weeks:
    """Weeks of care and weeks of work, each numbered from 1; 0 is no care duty, or hours of work not stated."""

    def __init__(self) -> None:
        self._care: Numbering[Week] = Numbering()
        self._work: Numbering[Week] = Numbering()
        self._answers: dict[tuple[bool, int], Array] = {}

    def number_of_care(self, week: Week | None) -> int:
        """The number of a week of care."""
        return self._care.number(week) if week else 0

    def number_of_work(self, week: Week | None) -> int:
        """The number of a week of work; one without any hours has its own."""
        return 0 if week is None else self._work.number(week)

    def levels(self, care: Array, work: Array) -> Array:
        """The level of the schedule criterion for care duties; one of the two is a single week."""
        if len(work) == 1:
            return self._answer(care, int(work[0]), of_care=False)
        return self._answer(work, int(care[0]), of_care=True)

    def _answer(self, numbers: Array, one: int, *, of_care: bool) -> Array:
        size = (self._work if of_care else self._care).size
        known = self._answers.get((of_care, one), np.full(0, NOT_ANSWERED, np.uint8))
        if len(known) < size:
            if len(self._answers) >= KEPT:
                self._answers.clear()
            known = np.concatenate([known, np.full(size - len(known), NOT_ANSWERED, np.uint8)])
            self._answers[of_care, one] = known
        levels = known[numbers]
        if (levels == NOT_ANSWERED).any():
            occurring = np.zeros(size, bool)
            occurring[numbers] = True
            for number in np.flatnonzero(occurring & (known == NOT_ANSWERED)):
                care, work = (one, int(number)) if of_care else (int(number), one)
                known[number] = self._ask(care, work)
            levels = known[numbers]
        return levels

    def _ask(self, care: int, work: int) -> int:
        duties = Availability(care=self._care.keys[care - 1] if care else None)
        hours = Schedule(windows=self._work.keys[work - 1] if work else None)
        opening = Opening(id="", employer_id="", occupation="", isco="", schedule=hours)
        return LEVELS.index(findings(Candidate(id="", availability=duties), opening)[2][0])
