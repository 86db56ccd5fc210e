"""A person's whole copy of what is held about them, made from the column registry: no list to forget a table in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session, joinedload

import models
from models import AuditEntry, Concept, Course, InterviewSlot, Jobseeker, MatchRun, Municipality, Organisation, Vacancy
from models.columns import Encryption, Export, registry
from models.queries import merges, subject_rows, taxonomy

Values = dict[str, Any]
SEALED = "_sealed"


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table: each with its columns by name, and what it is about in public words."""

    table: str
    rows: tuple[Values, ...]


def collect(session: Session, person: Jobseeker, language: str) -> list[Part]:
    """Every value about the person that their own copy may carry, table by table, with names in a language."""
    columns = columns_for(Export.SUBJECT)
    found = [(kind.__tablename__, rows) for kind, rows in subject_rows.rows_of(session, person)]
    names = [person.public_id, *merges.absorbed_names(session, person.id)]
    subjects = [*names, *([person.account.public_id] if person.account else [])]
    found.append((AuditEntry.__tablename__, subject_rows.entries_about(session, subjects)))
    told = Names(session, language, (row for _table, rows in found for row in rows))
    return [
        Part(table, tuple(values_of(row, columns[table], told) for row in rows))
        for table, rows in found
        if rows and table in columns
    ]


def as_json(parts: Sequence[Part], organisation: str, made_at: datetime) -> bytes:
    """The copy for machines. `organisation` is the name of who answers for the data."""
    whole = {"made_at": made_at.isoformat(), "kept_by": organisation, **{part.table: part.rows for part in parts}}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_plain).encode()


def _plain(value: object) -> str | list[str]:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in a copy of data")


def columns_for(copy: Export) -> Mapping[str, list[tuple[str, bool]]]:
    """Table → its columns for a copy of data, each with whether it lies sealed."""
    chosen: dict[str, list[tuple[str, bool]]] = {}
    for (table, column), policy in registry(models.Base.metadata).items():
        if policy.export is copy:
            chosen.setdefault(table, []).append((column, policy.encryption is Encryption.SEALED))
    return chosen


class Names:
    """Public names of what rows point to, asked for once for all of the rows."""

    def __init__(self, session: Session, language: str, rows: Iterable[Any]) -> None:
        """Fetch what these rows point to. Runs and times are kept, too: rows find them by themselves while they are."""
        every = list(rows)
        get = partial(subject_rows.pointed_at, session)
        self._runs = get(MatchRun.id, _numbers(every, "run_id"))
        self._slots = get(InterviewSlot.id, _numbers(every, "slot_id"))
        wanted = _numbers(every, "vacancy_id") | {run.vacancy_id for run in self._runs.values() if run.vacancy_id}
        self._vacancies = get(Vacancy.id, wanted, joinedload(Vacancy.employer))
        self._courses = get(Course.id, _numbers(every, "course_id"))
        self._concepts = get(Concept.id, _numbers(every, "concept_id"))
        self._labels = taxonomy.preferred_labels(session, self._concepts, language)
        self._places = get(Municipality.code, _numbers(every, "municipality_code"))
        self._organisations = get(Organisation.public_id, _numbers(every, "organisation"))

    def vacancy_of(self, row: Any) -> Values | None:
        """The advert a row is about."""
        number = getattr(row, "vacancy_id", None) or getattr(getattr(row, "run", None), "vacancy_id", None)
        vacancy = self._vacancies.get(number)
        return {"title": vacancy.title, "employer": vacancy.employer.name} if vacancy else None

    def course_of(self, row: Any) -> str | None:
        """The title of the course a row is about."""
        number = getattr(row, "course_id", None)
        return self._courses[number].title if number else None

    def time_of(self, row: Any) -> Values | None:
        """When and where the time is that a row is about, and what it is for."""
        slot = getattr(row, "slot", None)
        if slot is None:
            return None
        return {name: getattr(slot, name) for name in ("starts_at", "minutes", "kind", "place", "pay_hour")}

    def concept(self, number: int) -> Values:
        """An occupation or skill: its address and its name."""
        return {"uri": self._concepts[number].uri, "name": self._labels.get(number, "")}

    def place(self, code: str) -> Values:
        """A municipality: its code and its names."""
        row = self._places[code]
        return {"code": code, "name": row.name_bg, "name_latin": row.name_latin}

    def organisation(self, public_id: str) -> str:
        """The name of an organisation; the id itself where it is gone."""
        row = self._organisations.get(public_id)
        return row.name if row else public_id


def _numbers(rows: Iterable[Any], column: str) -> set[Any]:
    """What rows that have a column hold there, where they hold something."""
    return {getattr(row, column) for row in rows if column in row.__table__.c} - {None, ""}


def values_of(row: Any, columns: Sequence[tuple[str, bool]], names: Names) -> Values:
    """The values of a row by column, and what it is about."""
    values: Values = {}
    for column, sealed in columns:
        name = column.removesuffix(SEALED) if sealed else column
        held = name if sealed else inspect(type(row)).get_property_by_column(row.__table__.c[column]).key
        values[name] = _value(name, getattr(row, held), names)
    about = {"vacancy": names.vacancy_of(row), "course": names.course_of(row), "time": names.time_of(row)}
    return {**values, **{name: told for name, told in about.items() if told}}


def _value(name: str, value: Any, names: Names) -> Any:
    if value is None:
        return None
    if name == "concept_id":
        return names.concept(value)
    if name == "municipality_code":
        return names.place(value)
    if name == "organisation":
        return names.organisation(value)
    return value
