"""What a vacancy lacks before it may be submitted, and what is worth a second look. Codes with facts, no sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import matcher
from models import Vacancy
from models.enums import ContractKind, PayPeriod

CENTS_AN_HOUR, CENTS_A_MONTH = "minimum_wage_hour", "minimum_wage_month"


class Finding(StrEnum):
    """Something found in a vacancy."""

    NO_OCCUPATION = "no_occupation"
    NO_PLACE = "no_place"
    NO_START = "no_start"
    NO_PAY = "no_pay"
    PAY_BELOW_MINIMUM = "pay_below_minimum"
    PART_TIME_WITHOUT_HOURS = "part_time_without_hours"
    MINIMUM_NOT_KNOWN_YET = "minimum_not_known_yet"
    START_IS_PAST = "start_is_past"
    NO_SKILLS = "no_skills"
    NO_CONTRACT = "no_contract"
    NO_HOURS = "no_hours"
    LONG_WEEK = "long_week"
    ACCOMMODATION_TERMS = "accommodation_terms"


BLOCKING = frozenset(
    {
        Finding.NO_OCCUPATION, Finding.NO_PLACE, Finding.NO_START, Finding.NO_PAY, Finding.PAY_BELOW_MINIMUM,
        Finding.PART_TIME_WITHOUT_HOURS,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. `cents` is the least pay for these hours, `period` what it is counted in, `day` the day of the
    start, `hours` the usual week, each where the finding is about it."""

    finding: Finding
    cents: int | None = None
    period: PayPeriod | None = None
    day: date | None = None
    hours: int | None = None

    @property
    def blocks(self) -> bool:
        """Whether the vacancy cannot be submitted because of it."""
        return self.finding in BLOCKING


def check(vacancy: Vacancy, rules: matcher.Rules, today: date) -> list[Found]:
    """Everything found, what blocks first."""
    found = [*_missing(vacancy), *_pay(vacancy, rules, today), *_worth_a_look(vacancy, rules, today)]
    return sorted(found, key=lambda each: not each.blocks)


def blocked(vacancy: Vacancy, rules: matcher.Rules, today: date) -> bool:
    """Whether the vacancy cannot be submitted as it is."""
    return any(found.blocks for found in check(vacancy, rules, today))


def _missing(vacancy: Vacancy) -> Iterator[Found]:
    if vacancy.concept_id is None and vacancy.concept is None:
        yield Found(Finding.NO_OCCUPATION)
    if vacancy.municipality_code is None:
        yield Found(Finding.NO_PLACE)
    if vacancy.starts_on is None:
        yield Found(Finding.NO_START)
    if vacancy.pay_min is None or vacancy.pay_max is None:
        yield Found(Finding.NO_PAY)


def least_pay(vacancy: Vacancy, rules: matcher.Rules, today: date) -> tuple[int, bool]:
    """The least gross pay in cents for these hours on the first day, and whether that day's value is known yet.

    A monthly minimum is for a full week; a shorter week needs its share, rounded up. An hourly minimum never changes.
    """
    day = vacancy.starts_on or today
    if vacancy.pay_period is PayPeriod.HOUR:
        return rules.number(CENTS_AN_HOUR, day), rules.known(CENTS_AN_HOUR, day).current
    full_week = rules.number("hours_per_week", day)
    hours = min(vacancy.hours_per_week or full_week, full_week)
    share = -(-rules.number(CENTS_A_MONTH, day) * hours // full_week)
    return share, rules.known(CENTS_A_MONTH, day).current


def _pay(vacancy: Vacancy, rules: matcher.Rules, today: date) -> Iterator[Found]:
    if vacancy.pay_min is None:
        return
    part_time = vacancy.contract is ContractKind.PART_TIME
    if part_time and vacancy.pay_period is PayPeriod.MONTH and vacancy.hours_per_week is None:
        yield Found(Finding.PART_TIME_WITHOUT_HOURS)
        return
    least, known = least_pay(vacancy, rules, today)
    if vacancy.pay_min < least:
        yield Found(Finding.PAY_BELOW_MINIMUM, cents=least, period=vacancy.pay_period)
    if not known and vacancy.starts_on is not None:
        yield Found(Finding.MINIMUM_NOT_KNOWN_YET, cents=least, period=vacancy.pay_period, day=vacancy.starts_on)


def _worth_a_look(vacancy: Vacancy, rules: matcher.Rules, today: date) -> Iterator[Found]:
    if vacancy.starts_on is not None and vacancy.starts_on < today:
        yield Found(Finding.START_IS_PAST, day=vacancy.starts_on)
    if not vacancy.skills:
        yield Found(Finding.NO_SKILLS)
    if vacancy.contract is None:
        yield Found(Finding.NO_CONTRACT)
    if vacancy.hours_per_week is None:
        yield Found(Finding.NO_HOURS)
    full_week = rules.number("hours_per_week", vacancy.starts_on or today)
    if vacancy.hours_per_week is not None and vacancy.hours_per_week > full_week:
        yield Found(Finding.LONG_WEEK, hours=full_week)
    if vacancy.accommodation and None in (vacancy.accommodation_price, vacancy.accommodation_ends_with_job):
        yield Found(Finding.ACCOMMODATION_TERMS)
