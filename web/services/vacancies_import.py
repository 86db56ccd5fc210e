"""Vacancies from a file: all rows or none. They become drafts, which their employers check and submit."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from matcher.reading.written_in import written_in
from models import Employer, Vacancy, VacancyLanguage, VacancyLicence, VacancyOwnSkill, VacancySkill
from models.enums import CefrLevel, PayPeriod, VacancyState
from models.queries import accounts, imports
from web.services import audit
from web.services.principal import Principal
from web.services.sheet_fields import Fault, Imported, Wrong, unknown_columns, values
from web.services.sheet_lookups import Lookups
from web.services.sheets import Row
from web.services.vacancy_edit import LanguageWanted
from web.services.vacancy_sheet import columns

COPIED = (
    "title", "description", "places", "group_size", "start_together", "starts_on", "ends_on", "contract",
    "hours_per_week", "weekdays", "night_work", "rotating_shifts", "overtime_hours", "pay_min", "pay_max",
    "probation_months", "leave_days", "experience_years", "accommodation", "accommodation_price",
    "accommodation_deposit", "accommodation_sharing", "accommodation_ends_with_job", "accommodation_leave_days",
    "employer_transport",
)  # fmt: skip
RENAMED = {
    "municipality": "municipality_code", "from": "from_minute", "to": "to_minute", "dangerous": "hazardous",
    "regulated": "regulated_profession",
}  # fmt: skip
Given = Mapping[str, Any]


@dataclass(slots=True)
class Plan:
    """What a file would do: the vacancies to make, by employer, what is there already, and what is wrong."""

    fresh: list[tuple[int, Given]] = field(default_factory=list)
    there_already: int = 0
    faults: list[Fault] = field(default_factory=list)


def plan(session: Session, rows: Sequence[Row], employer: Employer | None = None) -> Plan:
    """Check every row and write nothing. With an employer, all rows must be its own and need not say so.

    Whatever has no reference of its own is known again by all that its row says.
    """
    lookups = Lookups(session)
    known = columns(lookups)
    found = Plan(faults=[Fault(1, name, Wrong.UNKNOWN_COLUMN) for name in unknown_columns(rows, known)])
    owners = _Owners(session, employer)
    seen: set[tuple[int, str]] = set()
    for row in rows:
        given = values(row, known, found.faults)
        owner = owners.of(row.number, given["company_number"], found.faults)
        if owner is None:
            continue
        key = (owner, given["reference"] or _mark(row))
        if key in seen:
            found.faults.append(Fault(row.number, "reference", Wrong.TWICE))
        elif owners.has(*key):
            found.there_already += 1
        else:
            found.faults += _disorder(row, given)
            found.fresh.append((owner, {**given, "reference": key[1]}))
        seen.add(key)
    return found


def store(session: Session, planned: Plan, who: Principal, now: datetime) -> int:
    """Make the drafts of a plan without faults and return how many."""
    lookups = Lookups(session)
    with session.no_autoflush:
        made = [_vacancy(lookups, owner, given, now) for owner, given in planned.fresh]
    session.add_all(made)
    session.flush()
    if made:
        audit.record_all(session, who, "imported vacancy", [vacancy.public_id for vacancy in made], now)
    return len(made)


def load(session: Session, rows: Sequence[Row], who: Principal, now: datetime) -> Imported:
    """Store the rows of any employers as drafts; rows whose reference is there already change nothing."""
    planned = plan(session, rows)
    added = 0 if planned.faults else store(session, planned, who, now)
    return Imported(added, planned.there_already, planned.faults)


class _Owners:
    """Whose vacancies the rows are, and which of them are there already."""

    def __init__(self, session: Session, employer: Employer | None) -> None:
        self.session, self.only = session, employer
        self._ids: dict[str, int | None] = {employer.company_number: employer.id} if employer else {}
        self._references: dict[int, frozenset[str]] = {}

    def of(self, row: int, number: str | None, faults: list[Fault]) -> int | None:
        """The employer of a row; where there is none, the fault is noted."""
        if number is None and self.only is not None:
            return self.only.id
        if number is None:
            faults.append(Fault(row, "company_number", Wrong.MISSING))
            return None
        if number not in self._ids and self.only is None:
            found = accounts.employer_by_number(self.session, number)
            self._ids[number] = found.id if found else None
        owner = self._ids.get(number)
        if owner is None:
            wrong = Wrong.OTHER_EMPLOYER if self.only is not None else Wrong.UNKNOWN_EMPLOYER
            faults.append(Fault(row, "company_number", wrong))
        return owner

    def has(self, employer_id: int, reference: str) -> bool:
        """Whether the employer has this vacancy: by its own number, or by ours from an export."""
        if employer_id not in self._references:
            self._references[employer_id] = imports.references(self.session, employer_id)
        return reference in self._references[employer_id]


def _mark(row: Row) -> str:
    """A reference made of everything a row says."""
    said = json.dumps(sorted((name, cell) for name, cell in row.cells.items() if cell))
    return f"row {hashlib.sha256(said.encode()).hexdigest()[:32]}"


def _disorder(row: Row, given: Given) -> Iterator[Fault]:
    """What does not go together in a row."""
    for low, high, wrong in (
        ("pay_min", "pay_max", Wrong.LESS_THAN), ("group_size", "places", Wrong.LESS_THAN),
        ("starts_on", "ends_on", Wrong.NOT_AFTER),
    ):  # fmt: skip
        first, last = given[low], given[high]
        if high == "places":
            last = last or 1
        if first is not None and last is not None and (last < first or (wrong is Wrong.NOT_AFTER and last == first)):
            yield Fault(row.number, high, wrong, {"other": low})
    if given["ends_on"] is not None and given["starts_on"] is None:
        yield Fault(row.number, "starts_on", Wrong.MISSING)
    if (given["from"] is None) != (given["to"] is None):
        yield Fault(row.number, "to", Wrong.ONE_TIME)


def _vacancy(lookups: Lookups, employer_id: int, given: Given, now: datetime) -> Vacancy:
    language = given["language"] or written_in(f"{given['title']} {given['description'] or ''}") or "bg"
    stored = {name: given[name] for name in COPIED} | {name: given[column] for column, name in RENAMED.items()}
    made = Vacancy(
        employer_id=employer_id, external_reference=given["reference"], state=VacancyState.DRAFT, language=language,
        pay_period=given["pay_period"] or PayPeriod.MONTH, created_at=now,
        **{name: value for name, value in stored.items() if value is not None},
    )  # fmt: skip
    made.concept = given["occupation"] or lookups.meant(made.title, language)
    for wanted in _languages(given):
        row = VacancyLanguage(language=wanted.language, level=wanted.level, needed_for=wanted.needed_for)
        row.learnable_on_the_job = wanted.learnable_on_the_job
        made.languages.append(row)
    made.licences = [VacancyLicence(kind=kind, by_law=True) for kind in given["papers"] or ()]
    _take_skills(lookups, made, given)
    return made


def _languages(given: Given) -> Sequence[LanguageWanted]:
    """The languages asked for; the column for Bulgarian alone counts where they are not listed."""
    if given["languages"] or given["bulgarian"] in (None, CefrLevel.NONE):
        return given["languages"] or ()
    return (LanguageWanted("bg", given["bulgarian"], learnable_on_the_job=False),)


def _take_skills(lookups: Lookups, made: Vacancy, given: Given) -> None:
    """The skills named, or where none are, those the occupation usually needs."""
    needed, welcome = given["skills"], given["welcome_skills"]
    if needed is None and welcome is None:
        asked = dict(lookups.usual_skills(made.concept)) if made.concept is not None else {}
    else:
        asked = dict.fromkeys(welcome or (), False) | dict.fromkeys(needed or (), True)
    made.skills = [VacancySkill(concept=concept, essential=essential) for concept, essential in asked.items()]
    words = dict.fromkeys(given["own_welcome_skills"] or (), False) | dict.fromkeys(given["own_skills"] or (), True)
    made.own_skills = [
        VacancyOwnSkill(words=said, language=made.language, essential=essential) for said, essential in words.items()
    ]
