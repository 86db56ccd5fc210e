"""Vacancies from a file: all rows or none. They become drafts, which their employers check and submit."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import Vacancy, VacancyLanguage, VacancySkill
from models.enums import CefrLevel, ContractKind, PayPeriod, VacancyState
from models.queries import accounts, imports, taxonomy
from web.services import audit
from web.services.pack import LANGUAGES
from web.services.principal import SYSTEM
from web.services.sheet_fields import (
    Column,
    Fault,
    among,
    cents,
    day,
    minute,
    one_of,
    text,
    unknown_columns,
    values,
    weekdays,
    whole,
    yes_or_no,
)
from web.services.sheet_lookups import Lookups
from web.services.sheets import Row

COPIED = (
    "title", "description", "places", "starts_on", "ends_on", "contract", "hours_per_week", "weekdays", "pay_min",
    "pay_max", "experience_years", "accommodation", "employer_transport", "night_work", "rotating_shifts",
)  # fmt: skip


@dataclass(slots=True)
class Imported:
    """What an import did, or what stands in its way: with faults nothing was stored."""

    added: int = 0
    there_already: int = 0
    faults: list[Fault] = field(default_factory=list)


def columns(lookups: Lookups) -> dict[str, Column]:
    """The columns of a vacancy file."""
    return {
        "reference": Column(text(100), needed=True),
        "company_number": Column(text(13), needed=True),
        "title": Column(text(200), needed=True),
        "description": Column(text(5000)),
        "language": Column(among(LANGUAGES)),
        "occupation": Column(lookups.occupation),
        "places": Column(whole(1, 500)),
        "municipality": Column(lookups.municipality),
        "starts_on": Column(day),
        "ends_on": Column(day),
        "contract": Column(one_of(ContractKind)),
        "hours_per_week": Column(whole(1, 60)),
        "weekdays": Column(weekdays),
        "from": Column(minute),
        "to": Column(minute),
        "night_work": Column(yes_or_no),
        "rotating_shifts": Column(yes_or_no),
        "pay_min": Column(cents),
        "pay_max": Column(cents),
        "pay_period": Column(one_of(PayPeriod)),
        "currency": Column(among({"eur"})),
        "experience_years": Column(whole(0, 40)),
        "bulgarian": Column(one_of(CefrLevel)),
        "accommodation": Column(yes_or_no),
        "employer_transport": Column(yes_or_no),
    }


def load(session: Session, rows: list[Row], now: datetime) -> Imported:
    """Store the rows as drafts of their employers; rows whose reference is there already change nothing."""
    lookups = Lookups(session)
    known = columns(lookups)
    done = Imported(faults=[Fault(1, name, "is no known column") for name in unknown_columns(rows, known)])
    fresh: list[Vacancy] = []
    seen: set[tuple[int, str]] = set()
    for row in rows:
        given = values(row, known, done.faults)
        employer = accounts.employer_by_number(session, given["company_number"] or "")
        if given["company_number"] and employer is None:
            done.faults.append(Fault(row.number, "company_number", "no employer here has this number"))
        if employer is None or given["reference"] is None:
            continue
        key = (employer.id, given["reference"])
        if imports.vacancy(session, *key) is not None:
            done.there_already += 1
        elif key in seen:
            done.faults.append(Fault(row.number, "reference", "stands in two rows"))
        else:
            _check_order(row, given, done.faults)
            fresh.append(_vacancy(lookups, employer.id, given, now))
        seen.add(key)
    if not done.faults:
        done.added = _store(session, fresh, now)
    return done


def _check_order(row: Row, given: dict[str, Any], faults: list[Fault]) -> None:
    for low, high, sentence in (
        ("pay_min", "pay_max", "is less than pay_min"),
        ("starts_on", "ends_on", "is not after starts_on"),
    ):
        first, last = given[low], given[high]
        if first is not None and last is not None and (last < first or (high == "ends_on" and last == first)):
            faults.append(Fault(row.number, high, sentence))


def _vacancy(lookups: Lookups, employer_id: int, given: dict[str, Any], now: datetime) -> Vacancy:
    language = given["language"] or "bg"
    made = Vacancy(
        employer_id=employer_id, external_reference=given["reference"], state=VacancyState.DRAFT, language=language,
        municipality_code=given["municipality"], from_minute=given["from"], to_minute=given["to"],
        pay_period=given["pay_period"] or PayPeriod.MONTH, created_at=now,
        **{name: given[name] for name in COPIED if given[name] is not None},
    )  # fmt: skip
    made.concept = given["occupation"] or (lookups.meant(made.title, language) if made.title else None)
    if given["bulgarian"] not in (None, CefrLevel.NONE):
        made.languages.append(VacancyLanguage(language="bg", level=given["bulgarian"]))
    if made.concept is not None:
        for skill, essential in taxonomy.skills_of(lookups.session, made.concept.id):
            made.skills.append(VacancySkill(concept=skill, essential=essential))
    return made


def _store(session: Session, fresh: list[Vacancy], now: datetime) -> int:
    session.add_all(fresh)
    session.flush()
    for vacancy in fresh:
        audit.record(session, SYSTEM, "imported vacancy", vacancy.public_id, now)
    return len(fresh)
