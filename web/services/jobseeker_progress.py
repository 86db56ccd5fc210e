"""How far a person has come with each part of the profile."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from models import Jobseeker


class Part(StrEnum):
    """The parts of the profile, in the order they are asked."""

    WORK = "work"
    SKILLS = "skills"
    LANGUAGES = "languages"
    PLACE = "place"
    TIMES = "times"
    CARE = "care"
    START = "start"
    PAY = "pay"
    PAPERS = "papers"
    WISHES = "wishes"
    NAME = "name"


class State(StrEnum):
    """How far a part is: nothing said, some of it, all that matters."""

    TODO = "todo"
    STARTED = "now"
    DONE = "done"


def _state(values: Iterable[object]) -> State:
    known = [value is not None and value is not False for value in values]
    return State.DONE if all(known) else State.STARTED if any(known) else State.TODO


def _said(*values: object) -> State:
    """A "no" is an answer; only None is not."""
    return _state(True if value is not None else None for value in values)


def _work(person: Jobseeker) -> State:
    if not person.work:
        return State.TODO
    return State.DONE if all(row.kind is not None for row in person.work) else State.STARTED


def _languages(person: Jobseeker) -> State:
    spoken = {row.language for row in person.languages if row.spoken is not None}
    return _state(["bg" in spoken or None, spoken - {"bg"} or None])


MEASURES: Mapping[Part, Callable[[Jobseeker], State]] = {
    Part.WORK: _work,
    Part.SKILLS: lambda person: _state([bool(person.skills)]),
    Part.LANGUAGES: _languages,
    Part.PLACE: lambda person: _said(
        person.municipality_code, person.max_commute_minutes, person.own_transport, person.accommodation_needed
    ),
    Part.TIMES: lambda person: _said(
        person.works_days, person.works_evenings, person.works_nights, person.works_weekends
    ),
    Part.CARE: lambda person: _said(person.has_care_hours),
    Part.START: lambda person: _said(person.earliest_start),
    Part.PAY: lambda person: _said(person.min_net_pay),
    Part.PAPERS: lambda person: _said(person.status, person.status_valid_until),
    Part.WISHES: lambda person: _said(person.preferred_contract),
    Part.NAME: lambda person: _said(person.given_name, person.birth_date),
}


def progress(person: Jobseeker) -> Mapping[Part, State]:
    """The state of every part, in the order they are asked."""
    return {part: MEASURES[part](person) for part in Part}
