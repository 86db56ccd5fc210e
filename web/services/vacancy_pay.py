"""What a vacancy pays, before and after tax, for a month and for an hour."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

import matcher
from matcher.criteria.pay import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from models import Vacancy
from models.enums import PayPeriod
from web.services import matching
from web.services.clock import day_in_bulgaria

TAKEN_OFF = ("employee_contributions", "income_tax")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pay:
    """Lowest and highest pay in cents. `per_month` and `per_hour` are as the contract says or as its hours make them,
    None where the hours are not known; after tax they are estimates. `since` is the day from which the rates hold that
    were taken off, `checked_on` when somebody last looked them up, and `current` whether they hold on the first day of
    work: otherwise the last known ones stand in."""

    per_month: Span | None
    per_hour: Span | None
    net_month: Span | None
    net_hour: Span | None
    since: date
    checked_on: date
    current: bool


def of_vacancy(session: Session, vacancy: Vacancy, now: datetime) -> Pay | None:
    """The pay of a vacancy; None where its employer has not named it."""
    if vacancy.pay_min is None or vacancy.pay_max is None:
        return None
    given, today = (vacancy.pay_min, vacancy.pay_max), day_in_bulgaria(now)
    hours_a_month = (vacancy.hours_per_week or 0) * WEEKS_PER_YEAR / MONTHS_PER_YEAR
    month: Span | None
    hour: Span | None
    if vacancy.pay_period is PayPeriod.MONTH:
        month, hour = given, _each(given, lambda cents: cents / hours_a_month) if hours_a_month else None
    else:
        month, hour = _each(given, lambda cents: cents * hours_a_month) if hours_a_month else None, given
    return _pay(month, hour, matching.rules(session), max(vacancy.starts_on or today, today))


def _each(span: Span, change: Callable[[int], float]) -> Span:
    return round(change(span[0])), round(change(span[1]))


def _pay(month: Span | None, hour: Span | None, rules: matcher.Rules, day: date) -> Pay:
    known = [rules.known(key, day) for key in TAKEN_OFF]
    net_month = _each(month, lambda cents: round(rules.net_month(cents, day), -2)) if month else None
    return Pay(
        per_month=month, per_hour=hour, net_month=net_month,
        net_hour=_each(hour, lambda cents: rules.net_month(cents, day)) if hour else None,
        since=max(each.parameter.valid_from for each in known),
        checked_on=min(each.parameter.checked_on for each in known),
        current=all(each.current for each in known),
    )  # fmt: skip
