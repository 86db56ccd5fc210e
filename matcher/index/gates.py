"""Which pairs the gates remove, for many pairs at once: one function for each gate of `matcher.gates` that may block.

Each takes views of people and of work, one of which has a single row, and says for every pair whether it is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from matcher.gates.facts import LabourStage
from matcher.index.numbering import Array
from matcher.index.people import STAGES
from matcher.index.table import View
from matcher.result import Gate

Removes = Callable[[View, View], Array]
_ADULT, _YOUNG, _TOO_YOUNG = (
    STAGES.index(stage) for stage in (LabourStage.ADULT, LabourStage.YOUNG, LabourStage.TOO_YOUNG)
)


def labour_law(people: View, work: View) -> Array:
    """Certainly too young on the first day, or young and the work forbidden to the young."""
    stage = people["stage"]
    minor = (stage == _YOUNG) | (stage == _TOO_YOUNG)
    if not minor.any():
        return np.zeros(1, bool)
    start = work["start"]
    stage = _stage_on(start, people)
    earliest = start + people["leeway"]
    barred = np.where(
        stage == _YOUNG, work["bars_young"], work["bars_too_young"] & (people["exception_from"] > earliest)
    )
    certain = people["age_verified"] & (stage == _stage_on(earliest, people))
    removed: Array = minor & (stage != _ADULT) & certain & barred
    return removed


def _stage_on(day: Array, people: View) -> Array:
    young = np.where(people["young_from"] <= day, _YOUNG, people["stage"])
    return np.where(people["adult_from"] <= day, _ADULT, young)


def licences(people: View, work: View) -> Array:
    """A licence that the law certainly demands is not among those a counsellor has gone through."""
    needed = work["licences"]
    if not needed.any():
        return np.zeros(1, bool)
    removed: Array = people["licences_checked"] & ((needed & ~people["licences"]) != 0)
    return removed


def exclusions(people: View, work: View) -> Array:
    """Something about the work or its shifts is ruled out by the person."""
    return _ruled_out(people, work) | _shifts(people, work)


def _ruled_out(people: View, work: View) -> Array:
    excludes = people["excludes"]
    if not excludes.any():
        return np.zeros(1, bool)
    if len(excludes) == 1:
        return _shared(people["excluded"], work["excludable"])
    removed = np.zeros(len(excludes), bool)
    some = np.flatnonzero(excludes)
    removed[some] = _shared(people["excluded"][some], work["excludable"])
    return removed


def _shared(some: Array, others: Array) -> Array:
    """Whether two lists of numbers share one."""
    shared = np.zeros(max(len(some), len(others)), bool)
    for number in some.T:
        for other in others.T:
            shared |= (number == other) & (number > 0)
    return shared


def _shifts(people: View, work: View) -> Array:
    excluded, worked = people["excluded_shifts"], work["worked_shifts"]
    if not excluded.any():
        return np.zeros(1, bool)
    way_out = work["shift_choice"] & ((worked & ~excluded) != 0)
    removed: Array = ((worked & excluded) != 0) & ~way_out
    return removed


# The gates that never remove anybody have nothing to compute.
REMOVES: Mapping[Gate, Removes | None] = {
    Gate.WORK_RIGHT: None,
    Gate.LABOUR_LAW: labour_law,
    Gate.LICENCES: licences,
    Gate.RECOGNITION: None,
    Gate.EXCLUSIONS: exclusions,
    Gate.LANGUAGE: None,
    Gate.COMMUTE: None,
    Gate.SCHEDULE: None,
}
