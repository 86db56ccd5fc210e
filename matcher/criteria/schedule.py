"""Do the hours of the work fit the person's shifts, weekly hours and care duties?"""

from __future__ import annotations

from functools import lru_cache

from matcher.context import Context
from matcher.criteria.scale import Finding, at_level, worst_of
from matcher.fact_kinds import NO_FACTS
from matcher.reasons import ReasonCode
from matcher.records import MINUTES_PER_DAY, Availability, Candidate, Opening, Schedule, Window
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.SCHEDULE_FITS,
    ReasonCode.SCHEDULE_CARE_TO_ASK,
    ReasonCode.SCHEDULE_HOURS_DIFFER,
    ReasonCode.SCHEDULE_CARE_CLASH,
    ReasonCode.SCHEDULE_SHIFT_DIFFERS,
    ReasonCode.SCHEDULE_UNKNOWN,
)
MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY
_FITS: Finding = (ReasonCode.SCHEDULE_FITS, NO_FACTS)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The worst of shifts, weekly hours and care duties."""
    reason, facts = worst_of(context, findings(candidate, opening))
    return at_level(context, Criterion.SCHEDULE, reason, facts)


def findings(candidate: Candidate, opening: Opening) -> list[Finding]:
    """One finding each for shifts, weekly hours and care duties; what was not asked for fits."""
    availability, schedule = candidate.availability, opening.schedule
    return [_shifts(availability, schedule), _hours(availability, schedule), _care(availability, schedule)]


def _shifts(availability: Availability, schedule: Schedule) -> Finding:
    if schedule.shifts is None or (availability.shifts is None and schedule.shifts):
        return ReasonCode.SCHEDULE_UNKNOWN, NO_FACTS
    other = schedule.shifts - (availability.shifts or frozenset())
    if not other or (schedule.shift_choice and other != schedule.shifts):
        return _FITS
    return ReasonCode.SCHEDULE_SHIFT_DIFFERS, {"shifts": tuple(sorted(shift.value for shift in other))}


def _hours(availability: Availability, schedule: Schedule) -> Finding:
    hours, low, high = schedule.hours_per_week, availability.min_hours_per_week, availability.max_hours_per_week
    if hours is None:
        return _FITS
    if high is not None and hours > high:
        return ReasonCode.SCHEDULE_HOURS_DIFFER, {"hours": hours, "available_hours": high}
    if low is not None and hours < low:
        return ReasonCode.SCHEDULE_HOURS_DIFFER, {"hours": hours, "available_hours": low}
    return _FITS


def _care(availability: Availability, schedule: Schedule) -> Finding:
    if not availability.care:
        return _FITS
    if schedule.windows is None:
        return ReasonCode.SCHEDULE_CARE_TO_ASK, NO_FACTS
    minutes = clash(availability.care, schedule.windows)
    return (ReasonCode.SCHEDULE_CARE_CLASH, {"clash": minutes}) if minutes else _FITS


def clash(care: tuple[Window, ...], work: tuple[Window, ...]) -> int:
    """The minutes of the week in which care duties and work collide."""
    return (_minutes_of_week(care) & _minutes_of_week(work)).bit_count()


@lru_cache(maxsize=4096)
def _minutes_of_week(windows: tuple[Window, ...]) -> int:
    """The minutes of the week inside the windows as a bit mask; what runs past Sunday midnight falls on Monday."""
    mask = 0
    for window in windows:
        mask |= ((1 << (window.end - window.start)) - 1) << (window.day * MINUTES_PER_DAY + window.start)
    return (mask & ((1 << MINUTES_PER_WEEK) - 1)) | (mask >> MINUTES_PER_WEEK)
