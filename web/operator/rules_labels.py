"""Legal parameters and their values in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

import matcher
from web.filters import day
from web.legal_values import in_words
from web.services.rule_tasks import Lack

LABELS: Mapping[str, LazyString] = {
    matcher.GRACE: _l("Cards that have ended still count until"),
    "minimum_wage_month": _l("Minimum wage a month"),
    "minimum_wage_hour": _l("Minimum wage an hour"),
    "night_supplement_hour": _l("Extra pay for an hour at night"),
    "employee_contributions": _l("Insurance paid by the worker"),
    "income_tax": _l("Income tax"),
    "hours_per_week": _l("Usual working week"),
    "hours_per_day": _l("Usual working day"),
    "night_hours_per_week": _l("Working week at night"),
    "night_hours_per_day": _l("Working day at night"),
    "night_starts": _l("The night begins at"),
    "night_ends": _l("The night ends at"),
    "overtime_hours_per_year": _l("Most overtime a year"),
    "overtime_hours_per_year_agreed": _l("Most overtime a year with a collective agreement"),
    "overtime_hours_per_month": _l("Most overtime a month"),
    "overtime_hours_per_week": _l("Most overtime a week"),
    "young_hours_per_week": _l("Working week under 18"),
    "young_hours_per_day": _l("Working day under 18"),
    "working_age": _l("Age from which people may work"),
    "working_age_exception": _l("Age from which people may work by exception"),
    "adult_age": _l("Age from which no limits hold"),
    "hazardous_work_age": _l("Age for dangerous work"),
    "leave_days_per_year": _l("Least days of leave a year"),
    "young_leave_days_per_year": _l("Least days of leave a year under 18"),
    "leave_first_use_after": _l("First leave after"),
    "probation_months": _l("Longest trial period"),
    "probation_months_short_contract": _l("Longest trial period of a short contract"),
    "short_contract_months": _l("A contract is short below"),
    "contract_register_days": _l("Time to register a contract"),
    "contract_register_end_days": _l("Time to register the end of a contract"),
    "labour_inspectorate_days": _l("Time to tell the Labour Inspectorate"),
    "labour_office_declaration_days": _l("Time to tell the Labour Office"),
    "renewal_reminder_first_days": _l("First reminder before a card ends"),
    "renewal_reminder_second_days": _l("Second reminder before a card ends"),
    "renewal_reminder_last_days": _l("Last reminder before a card ends"),
    "vacancy_ask_after_days": _l("Employers are asked if a vacancy is still open after"),
    "vacancy_pause_after_days": _l("A vacancy without an answer is paused after"),
    "follow_up_first_months": _l("First question how it goes at work after"),
    "follow_up_second_months": _l("Second question how it goes at work after"),
    "follow_up_third_months": _l("Third question how it goes at work after"),
    "follow_up_last_months": _l("Last question how it goes at work after"),
    "follow_up_again_days": _l("Somebody who was not reached is asked again after"),
    "temporary_protection_until": _l("Temporary protection lasts until"),
    "applicant_waiting_months": _l("Waiting time of people who asked for protection"),
}
CONFIDENCES: Mapping[matcher.Confidence, LazyString] = {
    matcher.Confidence.HIGH: _l("Sure: an official source, or several that agree"),
    matcher.Confidence.MEDIUM: _l("Likely: one good source"),
    matcher.Confidence.LOW: _l("Unsure: concluded from other facts"),
    matcher.Confidence.BACKGROUND: _l("To be checked: known from hearsay"),
}
SHORT: Mapping[matcher.Confidence, LazyString] = {
    matcher.Confidence.HIGH: _l("Sure"),
    matcher.Confidence.MEDIUM: _l("Likely"),
    matcher.Confidence.LOW: _l("Unsure"),
    matcher.Confidence.BACKGROUND: _l("To be checked"),
}
TONES = {matcher.Confidence.HIGH: "well", matcher.Confidence.MEDIUM: "partly"}
GATES: Mapping[matcher.Gate, LazyString] = {
    matcher.Gate.WORK_RIGHT: _l("Right to work"),
    matcher.Gate.LABOUR_LAW: _l("The law on age"),
    matcher.Gate.LICENCES: _l("Papers the law asks for"),
    matcher.Gate.RECOGNITION: _l("Recognised diploma"),
}
OUTCOMES: Mapping[matcher.Outcome, LazyString] = {
    matcher.Outcome.PASS: _l("No question"),
    matcher.Outcome.WARN: _l("A warning"),
    matcher.Outcome.REVIEW: _l("A person must look"),
    matcher.Outcome.BLOCK: _l("Not possible"),
}
TASKS: Mapping[Lack, LazyString] = {
    Lack.MISSING: _l("%(what)s: no value is known since %(day)s. The last known one counts as the least."),
    Lack.ENDS: _l("%(what)s: no value is known from %(day)s. From then on the last known one counts as the least."),
    Lack.OLD: _l("%(what)s: nobody has checked the value since %(day)s."),
}


value = in_words


def days(row: matcher.Parameter) -> str:
    """The days on which a value holds."""
    if row.valid_to is None:
        return str(_("from %(day)s", day=day(row.valid_from)))
    return str(_("%(first)s to %(last)s", first=day(row.valid_from), last=day(row.valid_to)))
