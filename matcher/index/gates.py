"""Which pairs the gates remove, for many pairs at once: one function for each gate of `matcher.gates` that may block.

Each takes views of people and of work, one of which has a single row, and says for every pair whether it is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from matcher.gates.facts import LabourStage
from matcher.index.choice import any_slot
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
    return _where((stage == _YOUNG) | (stage == _TOO_YOUNG), people, work, _bars_minor)


def _bars_minor(people: View, work: View) -> Array:
    start = work["start"]
    stage = _stage_on(start, people)
    earliest = start + people["leeway"]
    no_exception = people["exception_from"] > earliest
    barred = np.where(stage == _YOUNG, work["bars_young"], work["bars_too_young"] & no_exception)
    certain = people["age_verified"] & (stage == _stage_on(earliest, people))
    removed: Array = (stage != _ADULT) & certain & barred
    return removed


def _stage_on(day: Array, people: View) -> Array:
    young = np.where(people["young_from"] <= day, _YOUNG, people["stage"])
    return np.where(people["adult_from"] <= day, _ADULT, young)


def _where(concerned: Array, people: View, work: View, removes: Removes) -> Array:
    """Ask about the people concerned only; of the others nobody is removed."""
    if not concerned.any():
        return np.zeros(1, bool)
    if len(concerned) == 1:
        return removes(people, work)
    removed = np.zeros(len(concerned), bool)
    places = np.flatnonzero(concerned)
    removed[places] = removes(people.part(places), work)
    return removed


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
    excluded = people["excludes"]
    if len(excluded) == 1:
        return _names_it(people, work) if excluded[0] else np.zeros(1, bool)
    return _where((excluded & work["excludable_signs"]) != 0, people, work, _names_it)


def _names_it(people: View, work: View) -> Array:
    """Whether the lists of what is ruled out and of what the work is share a number."""
    excluded, excludable = people["excluded"], work["excludable"]
    one, many = (excluded, excludable) if len(excluded) == 1 else (excludable, excluded)
    marked = np.zeros(1 + max(int(one.max()), int(many.max())), bool)
    marked[one] = True
    marked[0] = False
    return any_slot(marked[many])


def _shifts(people: View, work: View) -> Array:
    excluded, worked = people["excluded_shifts"], work["worked_shifts"]
    removed: Array = (worked & excluded) != 0
    if not removed.any():
        return np.zeros(1, bool)
    way_out = work["shift_choice"]
    return removed & ~(way_out & ((worked & ~excluded) != 0)) if way_out.any() else removed


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
