"""A vacancy before the rules about vacancies: its row as the offer they read, and what they find."""

from collections.abc import Sequence
from datetime import date

import matcher
from matcher.records import Cefr, PayPeriod
from matcher.vacancy_rules import Finding, LanguageAsked, Offer, OfferText, check_offer
from models import Vacancy
from models.enums import ContractKind, EmployerState, LicenceKind
from web.services import working_hours

ENDS_BY_ITSELF = frozenset({ContractKind.FIXED_TERM, ContractKind.SEASONAL})


def check(vacancy: Vacancy, rules: matcher.Rules, today: date) -> Sequence[Finding]:
    """Everything found, what blocks first, then what a person must look at."""
    return check_offer(offer(vacancy), rules, today)


def blocked(vacancy: Vacancy, rules: matcher.Rules, today: date) -> bool:
    """Whether the vacancy cannot be submitted as it is."""
    return any(found.blocks for found in check(vacancy, rules, today))


def offer(vacancy: Vacancy) -> Offer:
    """A vacancy as the rules read it."""
    concept = vacancy.concept
    return Offer(
        isco=(concept.isco or "") if concept is not None else None,
        placed=vacancy.municipality_code is not None,
        start=vacancy.starts_on,
        end=vacancy.ends_on,
        contract_named=vacancy.contract is not None,
        part_time=vacancy.contract is ContractKind.PART_TIME,
        fixed_term=vacancy.contract in ENDS_BY_ITSELF,
        skills_named=bool(vacancy.skills),
        experience_years=vacancy.experience_years,
        diploma_asked=any(row.kind is LicenceKind.RECOGNISED_DIPLOMA for row in vacancy.licences),
        regulated=vacancy.regulated_profession,
        pay_low=vacancy.pay_min,
        pay_high=vacancy.pay_max,
        pay_period=PayPeriod(vacancy.pay_period.value) if vacancy.pay_period else PayPeriod.MONTH,
        hours_per_week=vacancy.hours_per_week,
        hours_per_day=working_hours.hours_per_day(vacancy),
        night=vacancy.night_work,
        overtime_hours_per_week=vacancy.overtime_hours,
        leave_days=vacancy.leave_days,
        probation_months=vacancy.probation_months,
        languages=_languages(vacancy),
        accommodation=vacancy.accommodation,
        accommodation_price=vacancy.accommodation_price,
        accommodation_ends_with_job=vacancy.accommodation_ends_with_job,
        employer_known=vacancy.employer.state is EmployerState.VETTED,
        texts=_texts(vacancy),
    )


def _languages(vacancy: Vacancy) -> tuple[LanguageAsked, ...]:
    return tuple(LanguageAsked(row.language, Cefr[row.level.name], bool(row.needed_for)) for row in vacancy.languages)


def _texts(vacancy: Vacancy) -> tuple[OfferText, ...]:
    """Everything the employer wrote in own words, the title first."""
    written = [vacancy.description, *(row.words for row in vacancy.own_skills)]
    written += [row.needed_for for row in vacancy.languages]
    return (OfferText(vacancy.title, title=True), *(OfferText(text) for text in written if text))
