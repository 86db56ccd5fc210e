"""From stated hours and shifts to the engine's schedule values."""

import matcher
from models.jobseeker import Jobseeker
from models.vacancy import Vacancy

NIGHT_FROM, NIGHT_TO = 22 * 60, 6 * 60
EVENING_FROM = 18 * 60
DAY = 24 * 60
WEEKEND = 0b1100000


def _answers(person: Jobseeker) -> dict[matcher.Shift, bool | None]:
    return {
        matcher.Shift.DAY: person.works_days,
        matcher.Shift.EVENING: person.works_evenings,
        matcher.Shift.NIGHT: person.works_nights,
        matcher.Shift.WEEKEND: person.works_weekends,
    }


def acceptable_shifts(person: Jobseeker) -> frozenset[matcher.Shift] | None:
    """The shifts a person can work; None where they were not asked about any."""
    answers = _answers(person)
    if all(answer is None for answer in answers.values()):
        return None
    return frozenset(shift for shift, answer in answers.items() if answer is not False)


def refused_shifts(person: Jobseeker) -> frozenset[matcher.Shift]:
    """Night work is ruled out when the person said no to it; other times only cost points."""
    return frozenset({matcher.Shift.NIGHT}) if person.works_nights is False else frozenset()


def care(person: Jobseeker) -> tuple[matcher.Window, ...] | None:
    """The weekly hours in which the person looks after somebody; None where they were not asked."""
    if person.has_care_hours is None:
        return None
    return tuple(matcher.Window(row.weekday, row.from_minute, row.to_minute) for row in person.care_windows)


def schedule(vacancy: Vacancy) -> matcher.Schedule:
    """When the work is done."""
    return matcher.Schedule(
        shifts=_shifts(vacancy),
        windows=_windows(vacancy),
        hours_per_week=vacancy.hours_per_week,
        hours_per_day=hours_per_day(vacancy),
        night=vacancy.night_work,
        overtime=None if vacancy.overtime_hours is None else vacancy.overtime_hours > 0,
    )


def _length(vacancy: Vacancy) -> int | None:
    """Minutes from start to end of a working day; None where they are not stated."""
    if vacancy.from_minute is None or vacancy.to_minute is None:
        return None
    return (vacancy.to_minute - vacancy.from_minute) % DAY or DAY


def _windows(vacancy: Vacancy) -> tuple[matcher.Window, ...] | None:
    length = _length(vacancy)
    if length is None or vacancy.from_minute is None or vacancy.weekdays is None or vacancy.rotating_shifts:
        return None
    days = [day for day in range(7) if vacancy.weekdays >> day & 1]
    return tuple(matcher.Window(day, vacancy.from_minute, vacancy.from_minute + length) for day in days)


def hours_per_day(vacancy: Vacancy) -> float | None:
    """The hours of a usual working day; None where the week or its days are not stated."""
    if vacancy.hours_per_week is None or vacancy.weekdays is None:
        return None
    return vacancy.hours_per_week / vacancy.weekdays.bit_count()


def _shifts(vacancy: Vacancy) -> frozenset[matcher.Shift] | None:
    length = _length(vacancy)
    found = set()
    if vacancy.night_work:
        found.add(matcher.Shift.NIGHT)
    if vacancy.weekdays is not None and vacancy.weekdays & WEEKEND:
        found.add(matcher.Shift.WEEKEND)
    if vacancy.rotating_shifts:
        found |= {matcher.Shift.DAY, matcher.Shift.EVENING}
    elif length is not None and vacancy.from_minute is not None:
        found.add(matcher.Shift.EVENING if vacancy.from_minute + length > EVENING_FROM + 60 else matcher.Shift.DAY)
    return frozenset(found) or None
