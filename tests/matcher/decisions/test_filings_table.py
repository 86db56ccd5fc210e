"""Rules FIL-01 to FIL-05: what is filed after somebody starts work, and by which day; the duties E1 to E9."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from matcher import Confidence, Parameter, Unit, load_rules, overridden
from matcher.filings import Duties, Duty, Filing, Start, filings
from web.services.clock import day_in_bulgaria

RULES = load_rules()
CONTRACT, FIRST = date(2026, 12, 1), date(2026, 12, 7)
START = Start(CONTRACT, FIRST, document_until=date(2027, 3, 4))
CARD = Duties(document=True, inspectorate=True)
APPLICANT = Duties(document=True, inspectorate=True, labour_office=True, bound_to_document=True)
D = Duty


def due(start: Start, duties: Duties = CARD, rules: object = RULES) -> dict[Duty, list[date]]:
    found: dict[Duty, list[date]] = {}
    for each in filings(start, duties, rules):  # type: ignore[arg-type]  # rules of this file
        found.setdefault(each.duty, []).append(each.due)
    return found


def one(start: Start, duty: Duty, duties: Duties = CARD) -> Filing:
    (found,) = [each for each in filings(start, duties, RULES) if each.duty is duty]
    return found


TABLE = [
    ("FIL-01", D.REGISTER_CONTRACT, START, CARD, date(2026, 12, 4)),
    ("FIL-01", D.REGISTER_CONTRACT, replace(START, contract_on=date(2026, 12, 30)), CARD, date(2027, 1, 2)),
    ("FIL-01", D.REGISTER_CONTRACT, replace(START, contract_on=date(2028, 2, 27)), CARD, date(2028, 3, 1)),
    ("FIL-01", D.REGISTER_CONTRACT, replace(START, contract_on=date(2027, 2, 27)), CARD, date(2027, 3, 2)),
    ("FIL-01", D.REGISTER_CHANGE, replace(START, changed_on=date(2027, 1, 10)), CARD, date(2027, 1, 13)),
    ("FIL-02", D.REGISTER_END, replace(START, last_day=date(2027, 2, 26)), CARD, date(2027, 3, 5)),
    ("FIL-03", D.TELL_INSPECTORATE, START, CARD, date(2026, 12, 14)),
    ("FIL-03", D.TELL_INSPECTORATE, replace(START, first_day=date(2028, 2, 22)), CARD, date(2028, 2, 29)),
    ("FIL-04", D.TELL_LABOUR_OFFICE, START, APPLICANT, date(2026, 12, 14)),
    ("E1", D.SEE_DOCUMENT, START, CARD, FIRST),
    ("E2", D.WRITTEN_CONTRACT, START, CARD, FIRST),
    ("WR-03", D.TERM_WITHIN_DOCUMENT, START, APPLICANT, CONTRACT),
    ("WR-03", D.TERM_WITHIN_DOCUMENT, replace(START, last_day=date(2027, 3, 5)), APPLICANT, CONTRACT),
    ("PB-01", D.PROBATION_WITHIN_LAW, START, CARD, CONTRACT),
    ("E8", D.MEDICAL_CHECK, START, CARD, FIRST),
    ("AG-03", D.PERMIT_FOR_YOUNG, START, replace(CARD, young=True), FIRST),
]


@pytest.mark.parametrize(("rule", "duty", "start", "duties", "day"), TABLE)
def test_a_filing_and_its_last_day(rule: str, duty: Duty, start: Start, duties: Duties, day: date) -> None:
    found = one(start, duty, duties)
    assert (found.rule, found.due, found.rules_version) == (rule, day, RULES.version)
    assert found.source


NOT_ASKED = [
    (D.TELL_LABOUR_OFFICE, START, CARD),
    (D.TELL_INSPECTORATE, START, Duties()),
    (D.SEE_DOCUMENT, START, Duties()),
    (D.RENEW_DOCUMENT, START, Duties()),
    (D.RENEW_DOCUMENT, replace(START, document_until=None), CARD),
    (D.RENEW_DOCUMENT, replace(START, last_day=date(2027, 3, 4)), CARD),
    (D.TERM_WITHIN_DOCUMENT, replace(START, last_day=date(2027, 3, 4)), APPLICANT),
    (D.TERM_WITHIN_DOCUMENT, replace(START, document_until=None), APPLICANT),
    (D.TERM_WITHIN_DOCUMENT, START, CARD),
    (D.PERMIT_FOR_YOUNG, START, CARD),
    (D.MEDICAL_CHECK, START, replace(CARD, medical=False)),
    (D.REGISTER_CHANGE, START, CARD),
    (D.REGISTER_END, START, CARD),
]


@pytest.mark.parametrize(("duty", "start", "duties"), NOT_ASKED)
def test_what_is_not_asked(duty: Duty, start: Start, duties: Duties) -> None:
    assert duty not in due(start, duties)


REMINDERS = [
    ("all ahead", date(2027, 6, 30), [date(2027, 5, 1), date(2027, 5, 31), date(2027, 6, 23)]),
    (
        "the first is the day of the contract",
        CONTRACT + timedelta(60),
        [CONTRACT, date(2026, 12, 31), date(2027, 1, 23)],
    ),
    ("the first is a day gone by", CONTRACT + timedelta(59), [CONTRACT, date(2026, 12, 30), date(2027, 1, 22)]),
    ("two fall together", CONTRACT + timedelta(30), [CONTRACT, date(2026, 12, 24)]),
    ("all fall together", CONTRACT + timedelta(7), [CONTRACT]),
    ("a leap day in between", date(2028, 3, 7), [date(2028, 1, 7), date(2028, 2, 6), date(2028, 2, 29)]),
]


@pytest.mark.parametrize(("until", "days"), [row[1:] for row in REMINDERS], ids=[row[0] for row in REMINDERS])
def test_reminders_before_a_document_ends(until: date, days: list[date]) -> None:
    start = replace(START, document_until=until)
    found = [each for each in filings(start, CARD, RULES) if each.duty is D.RENEW_DOCUMENT]
    assert [each.due for each in found] == days
    assert {each.rule for each in found} == {"FIL-05"}


def test_a_filing_rests_on_what_held_on_its_day() -> None:
    """Between the contract and its change the law became shorter: each is counted by the law of its own day."""
    row = Parameter("contract_register_days", 1, Unit.DAYS, date(2027, 1, 1), None, "SG 1", CONTRACT, Confidence.HIGH)
    rules = overridden(RULES, (row,))
    found = due(replace(START, changed_on=date(2027, 1, 10)), CARD, rules)
    assert (found[D.REGISTER_CONTRACT], found[D.REGISTER_CHANGE]) == ([date(2026, 12, 4)], [date(2027, 1, 11)])


def test_a_short_contract_has_a_shorter_trial_period_by_another_source() -> None:
    whole, short = date(2027, 12, 6), date(2027, 12, 5)
    sources = [one(replace(START, last_day=last), D.PROBATION_WITHIN_LAW).source for last in (whole, short)]
    assert sources == ["Labour Code art. 70", "Labour Code art. 70, SG 62/2022"]


def test_the_day_is_the_one_in_sofia() -> None:
    """A contract made at half past midnight in Sofia is of that day, though it is still the day before in UTC."""
    signed = day_in_bulgaria(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    assert signed == date(2027, 1, 1)
    assert one(replace(START, contract_on=signed), D.REGISTER_CONTRACT).due == date(2027, 1, 4)


def test_the_most_urgent_comes_first() -> None:
    days = [each.due for each in filings(replace(START, last_day=date(2027, 4, 1)), APPLICANT, RULES)]
    assert days == sorted(days)
