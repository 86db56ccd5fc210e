"""What is usual for a vacancy of an occupation: terms to start from, each with where it comes from.

Pay is not among them: only the legal minimum is known, and no figure is made up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

import matcher
from matcher.vacancy_rules.language_level import usual_level
from models import Vacancy
from models.enums import CefrLevel, ContractKind
from models.queries import taxonomy
from web.services.vacancy_edit import LanguageWanted, Terms

HOURS, PROBATION, LEAVE = "hours_per_week", "probation_months", "leave_days_per_year"
MINIMUM_MONTH, MINIMUM_HOUR = "minimum_wage_month", "minimum_wage_hour"
MONDAY_TO_FRIDAY = 0b0011111
#: What a draft knows from its title alone.
AT_FIRST = frozenset({"title", "places", "pay_period"})


class Source(StrEnum):
    """Where a suggestion comes from."""

    LAW = "law"
    LAW_AT_MOST = "law_at_most"
    LAW_AT_LEAST = "law_at_least"
    CONTRACT_LAW = "contract_law"
    OCCUPATION = "occupation"
    LANGUAGE_NEED = "language_need"
    COMPANY = "company"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggested term. `parameter` is the dated value it was taken from, if there is one."""

    value: Any
    source: Source
    parameter: matcher.Parameter | None = None


def untouched(terms: Terms) -> bool:
    """Whether nothing was said yet but the title."""
    rest = [getattr(terms, each.name) for each in fields(Terms) if each.name not in AT_FIRST]
    return terms.places == 1 and not any(rest)


def usual(session: Session, vacancy: Vacancy, rules: matcher.Rules, today: date) -> Mapping[str, Suggested]:
    """Name of a term → what is suggested for it."""
    dated = {
        "hours_per_week": (HOURS, Source.LAW),
        "probation_months": (PROBATION, Source.LAW_AT_MOST),
        "leave_days": (LEAVE, Source.LAW_AT_LEAST),
    }
    known = {name: (rules.known(key, today).parameter, source) for name, (key, source) in dated.items()}
    found = {name: Suggested(row.value, source, row) for name, (row, source) in known.items()}
    found["weekdays"] = Suggested(MONDAY_TO_FRIDAY, Source.CUSTOM)
    found["contract"] = Suggested(ContractKind.PERMANENT, Source.CONTRACT_LAW)
    found["municipality_code"] = Suggested(vacancy.employer.municipality_code, Source.COMPANY)
    return {**found, **_of_occupation(session, vacancy, rules)}


def _of_occupation(session: Session, vacancy: Vacancy, rules: matcher.Rules) -> Mapping[str, Suggested]:
    found: dict[str, Suggested] = {}
    level = usual_level((vacancy.concept.isco or "") if vacancy.concept else "", rules)
    if level is not None:
        bulgarian = LanguageWanted("bg", CefrLevel[level.name], learnable_on_the_job=False)
        found["languages"] = Suggested((bulgarian,), Source.LANGUAGE_NEED)
    needed = [row.concept for row in vacancy.skills if row.essential]
    names = taxonomy.names(session, [concept.uri for concept in needed], vacancy.language)
    tasks = [f"– {names[concept.uri]}" for concept in needed if concept.uri in names]
    if tasks:
        found["description"] = Suggested("\n".join(tasks), Source.OCCUPATION)
    return found


def filled(terms: Terms, suggested: Mapping[str, Suggested]) -> Terms:
    """The terms with every suggestion in its place."""
    return replace(terms, **{name: each.value for name, each in suggested.items()})


def minimum_pay(rules: matcher.Rules, day: date) -> tuple[int, int, date]:
    """The legal minimum in cents for a month and for an hour, as known for a day, and when it was looked up."""
    looked_up = rules.known(MINIMUM_MONTH, day).parameter.checked_on
    return rules.number(MINIMUM_MONTH, day), rules.number(MINIMUM_HOUR, day), looked_up
