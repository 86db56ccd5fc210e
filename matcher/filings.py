"""What an employer has to do and file when somebody starts work, with the last day for each: duties E1 to E9.

Days are calendar days of Bulgaria (Europe/Sofia) and the day of the event is not counted: a contract of the 1st that
must be entered within three days is entered by the 4th. No source says that a weekend moves a day, so none does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from matcher.days import shorter_than
from matcher.rules import Confidence, Rules

SHORT_BELOW = "short_contract_months"
REMINDERS = ("renewal_reminder_first_days", "renewal_reminder_second_days", "renewal_reminder_last_days")


class Duty(StrEnum):
    """What is to be done."""

    SEE_DOCUMENT = "see_document"
    WRITTEN_CONTRACT = "written_contract"
    REGISTER_CONTRACT = "register_contract"
    REGISTER_CHANGE = "register_change"
    REGISTER_END = "register_end"
    TELL_INSPECTORATE = "tell_inspectorate"
    TELL_LABOUR_OFFICE = "tell_labour_office"
    TERM_WITHIN_DOCUMENT = "term_within_document"
    PROBATION_WITHIN_LAW = "probation_within_law"
    MEDICAL_CHECK = "medical_check"
    PERMIT_FOR_YOUNG = "permit_for_young"
    RENEW_DOCUMENT = "renew_document"


@dataclass(frozen=True, slots=True)
class Duties:
    """What the kind of somebody's papers asks of their employer; the kind itself stays outside the engine.

    ``document``: a residence document is to be seen. ``inspectorate`` and ``labour_office``: to be told of the start.
    ``bound_to_document``: the contract should not outlast the document. ``young``: under eighteen on the first day.
    ``medical``: work for which a health book or a medical check is asked.
    """

    document: bool = False
    inspectorate: bool = False
    labour_office: bool = False
    bound_to_document: bool = False
    young: bool = False
    medical: bool = True


@dataclass(frozen=True, slots=True)
class Start:
    """A start of work: the day of the contract, the first and the last day of work, the document's last day, and when
    the contract was last changed."""

    contract_on: date
    first_day: date
    last_day: date | None = None
    document_until: date | None = None
    changed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """One thing to do. ``row`` is its number in the list of duties, ``rule`` its rule, ``due`` the last day for it."""

    duty: Duty
    row: str
    rule: str
    due: date
    source: str
    confidence: Confidence
    rules_version: str


def filings(start: Start, duties: Duties, rules: Rules) -> tuple[Filing, ...]:
    """Everything to do, the most urgent first."""
    found = [*_before_work(start, duties, rules), *_registered(start, rules), *_told(start, duties, rules)]
    found += _renewals(start, duties, rules)
    return tuple(sorted(found, key=lambda each: (each.due, each.row, each.duty)))


BY_PRACTICE = {
    "E1": "refugeelight.bg 16.04.2024",
    "E2": "Labour Code art. 62; to be verified",
    "E6": "ukraine-renovation.com 24.07.2024: practice, not seen in statute",
    "E8": "ukraine-renovation.com 24.07.2024; same as for nationals",
}


def _before_work(start: Start, duties: Duties, rules: Rules) -> Iterator[Filing]:
    first = start.first_day
    if duties.document:
        yield _practised(Duty.SEE_DOCUMENT, "E1", first, rules)
    yield _practised(Duty.WRITTEN_CONTRACT, "E2", first, rules)
    if duties.medical:
        yield _practised(Duty.MEDICAL_CHECK, "E8", first, rules)
    if duties.bound_to_document and _outlasts(start):
        yield _practised(Duty.TERM_WITHIN_DOCUMENT, "E6", start.contract_on, rules, "WR-03")
    short = start.last_day is not None and shorter_than(first, start.last_day, rules.number(SHORT_BELOW, first))
    key = "probation_months_short_contract" if short else "probation_months"
    yield _by_law(Duty.PROBATION_WITHIN_LAW, "E7", "PB-01", start.contract_on, key, first, rules)
    if duties.young:
        yield _by_law(Duty.PERMIT_FOR_YOUNG, "E9", "AG-03", first, "adult_age", first, rules)


def _outlasts(start: Start) -> bool:
    """Whether the contract goes on after the document's last day."""
    until = start.document_until
    return until is not None and (start.last_day is None or start.last_day > until)


def _registered(start: Start, rules: Rules) -> Iterator[Filing]:
    yield _within(Duty.REGISTER_CONTRACT, "E3", "FIL-01", start.contract_on, "contract_register_days", rules)
    if start.changed_on is not None:
        yield _within(Duty.REGISTER_CHANGE, "E3", "FIL-01", start.changed_on, "contract_register_days", rules)
    if start.last_day is not None:
        yield _within(Duty.REGISTER_END, "E3", "FIL-02", start.last_day, "contract_register_end_days", rules)


def _told(start: Start, duties: Duties, rules: Rules) -> Iterator[Filing]:
    if duties.inspectorate:
        yield _within(Duty.TELL_INSPECTORATE, "E4", "FIL-03", start.first_day, "labour_inspectorate_days", rules)
    if duties.labour_office:
        key = "labour_office_declaration_days"
        yield _within(Duty.TELL_LABOUR_OFFICE, "E5", "FIL-04", start.first_day, key, rules)


def _renewals(start: Start, duties: Duties, rules: Rules) -> list[Filing]:
    """Reminders before the document ends; those of days gone by when the contract is made fall together on its day."""
    until = start.document_until
    if not duties.document or until is None or not _outlasts(start):
        return []
    found: dict[date, Filing] = {}
    for key in REMINDERS:
        days = rules.number(key, start.first_day)
        due = max(until - timedelta(days=days), start.contract_on)
        found[due] = _by_law(Duty.RENEW_DOCUMENT, "E1", "FIL-05", due, key, start.first_day, rules)
    return list(found.values())


def _within(duty: Duty, row: str, rule: str, event: date, key: str, rules: Rules) -> Filing:
    """A filing so many days after an event, as the parameter says for that day."""
    due = event + timedelta(days=rules.number(key, event))
    return _by_law(duty, row, rule, due, key, event, rules)


def _by_law(duty: Duty, row: str, rule: str, due: date, key: str, day: date, rules: Rules) -> Filing:
    parameter = rules.known(key, day).parameter
    return Filing(duty, row, rule, due, parameter.source, parameter.confidence, rules.version)


def _practised(duty: Duty, row: str, due: date, rules: Rules, rule: str = "") -> Filing:
    confidence = Confidence.BACKGROUND if row == "E2" else Confidence.MEDIUM
    return Filing(duty, row, rule or row, due, BY_PRACTICE[row], confidence, rules.version)
