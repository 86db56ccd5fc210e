"""How many vacancies fit a person, counted over the columns: nothing is explained, so many changes can be tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from matcher.advice import BANDS_BY_WORTH, Counterfactual, Tally, changes, helpful, tally, with_roof
from matcher.criteria import LEVELS
from matcher.gates.facts import Seeker
from matcher.index.criteria import ASSESS
from matcher.index.directions import OpeningIndex
from matcher.index.gates import REMOVES
from matcher.index.lexicon import Day
from matcher.index.numbering import Array
from matcher.index.table import DoesNotFitError, View
from matcher.records import Opening
from matcher.result import Band, Criterion
from matcher.settings import FULL_SCORE, Settings

_PARTLY, _WELL = BANDS_BY_WORTH.index(Band.FITS_PARTLY), BANDS_BY_WORTH.index(Band.FITS_WELL)


@dataclass(frozen=True, slots=True)
class Prospects:
    """What a person may expect of ``open`` vacancies: how many are in reach now, and what would bring more."""

    open: int
    now: Tally
    helps: tuple[Counterfactual, ...]


def prospects(index: OpeningIndex, seeker: Seeker, on: date) -> Prospects:
    """The tally of all vacancies in the index, and the changes that help, the most useful first. All of it is exact."""
    now = count(index, seeker, on)
    tried = changes(seeker, index.everything, index.day(on).context)
    helps = helpful(now, tried, lambda change: count(index, change.seeker, on, roofs=change.roofs))
    return Prospects(len(index), now, helps)


def count(index: OpeningIndex, seeker: Seeker, on: date, *, roofs: bool = False) -> Tally:
    """The same as :func:`matcher.advice.tally` over all vacancies of the index.

    With ``roofs``, as if every employer offered a place to live.
    """
    day = index.day(on)
    try:
        person = index.person(seeker)
    except (DoesNotFitError, OverflowError):
        return _by_reference(index.everything, seeker, day, roofs=roofs)
    columns = index.table.columns
    if roofs:
        columns = {**columns, "roof": np.ones(index.table.capacity, bool)}
    in_columns = _count(person, View(columns, slice(0, index.table.capacity)), day) if len(index) else Tally(0, 0)
    return in_columns + _by_reference(index.apart, seeker, day, roofs=roofs)


def _by_reference(openings: Sequence[Opening], seeker: Seeker, day: Day, *, roofs: bool) -> Tally:
    return tally(seeker, map(with_roof, openings) if roofs else openings, day.context)


def _count(person: View, work: View, day: Day) -> Tally:
    allowed = work["live"].copy()
    for removes in REMOVES.values():
        if removes is not None:
            allowed &= ~removes(person, work)
    settings = day.context.settings
    score = np.zeros(len(allowed), np.int32)
    best = np.full(len(allowed), _WELL, np.uint8)
    for criterion, assess in ASSESS.items():
        found = assess(person, work, day)
        score += found.points
        best = np.minimum(best, _best_band(criterion, settings)[found.level])
    in_reach = allowed & (score >= settings.fits_partly) & (best >= _PARTLY)
    fits_well = in_reach & (score >= settings.fits_well) & (best >= _WELL)
    return Tally(int(np.count_nonzero(in_reach)), int(np.count_nonzero(fits_well)))


def _best_band(criterion: Criterion, settings: Settings) -> Array:
    """For each level of a criterion, the best band a pair can have at it, by its worth."""
    bands = [settings.band(FULL_SCORE, (reason,)) for reason in LEVELS[criterion]]
    return np.array([BANDS_BY_WORTH.index(band) for band in bands], np.uint8)
