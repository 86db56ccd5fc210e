"""Rules WR-01 to WR-06, day by day. A line reads: who, which day the work starts, and what the rule answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher import Established, LegalFacts, Outcome, ReasonCode, Seeker, WorkRight
from matcher.gates import work_right
from tests.matcher.samples import ADULT, CONTEXT, COOK, COOK_WANTED

R = ReasonCode
PASS, WARN, REVIEW = Outcome.PASS, Outcome.WARN, Outcome.REVIEW
YES, NOT_YET, UNKNOWN = Established.YES, Established.NOT_YET, Established.UNKNOWN
PAPER, GRACE = date(2027, 3, 4), date(2027, 4, 30)
LEAP = date(2028, 2, 29)

STATUS = WorkRight(YES, verified=True, valid_until=PAPER, outlives_document=True)
CARD = WorkRight(YES, verified=True, valid_until=PAPER)
GRACED = replace(CARD, grace_until=GRACE)
PROLONGED = replace(CARD, renewal_pending=True)
NOTE = WorkRight(YES, verified=True, valid_until=PAPER, note_required=True, note_verified=True)
NO_NOTE = replace(NOTE, established=NOT_YET, note_verified=False)

TABLE = [
    # WR-01: the status outlives its card
    ("status, the day before its card ends", STATUS, date(2027, 3, 3), "WR-01", PASS, R.WORK_RIGHT_VALID),
    ("status, expiry == start", STATUS, date(2027, 3, 4), "WR-01", PASS, R.WORK_RIGHT_VALID),
    ("status, the day after", STATUS, date(2027, 3, 5), "WR-01", REVIEW, R.WORK_RIGHT_DOCUMENT_EXPIRED),
    ("status, years after", STATUS, date(2029, 1, 1), "WR-01", REVIEW, R.WORK_RIGHT_DOCUMENT_EXPIRED),
    ("status, card in its grace", replace(STATUS, grace_until=GRACE), GRACE, "WR-01", PASS, R.WORK_RIGHT_VALID),
    ("status, no day on record", replace(STATUS, valid_until=None), PAPER, "WR-01", REVIEW,
     R.WORK_RIGHT_DOCUMENT_DATE_UNKNOWN),
    # WR-02: temporary protection, with its days of grace
    ("card, the day before it ends", CARD, date(2027, 3, 3), "WR-02", PASS, R.WORK_RIGHT_VALID),
    ("card, expiry == start", CARD, date(2027, 3, 4), "WR-02", PASS, R.WORK_RIGHT_VALID),
    ("card, the day after", CARD, date(2027, 3, 5), "WR-02", REVIEW, R.WORK_RIGHT_RENEWAL_NEEDED),
    ("card, protection prolonged", PROLONGED, date(2027, 3, 5), "WR-02", REVIEW, R.WORK_RIGHT_RENEWAL_PENDING),
    ("card, prolonged and still valid", PROLONGED, date(2027, 3, 4), "WR-02", PASS, R.WORK_RIGHT_VALID),
    ("grace, the last day of the card", GRACED, date(2027, 3, 4), "WR-02", PASS, R.WORK_RIGHT_VALID),
    ("grace, its first day", GRACED, date(2027, 3, 5), "WR-02", PASS, R.WORK_RIGHT_IN_GRACE),
    ("grace, its last day", GRACED, date(2027, 4, 30), "WR-02", PASS, R.WORK_RIGHT_IN_GRACE),
    ("grace, the day after", GRACED, date(2027, 5, 1), "WR-02", REVIEW, R.WORK_RIGHT_RENEWAL_NEEDED),
    ("grace shorter than the card", replace(CARD, grace_until=date(2027, 1, 1)), PAPER, "WR-02", PASS,
     R.WORK_RIGHT_VALID),
    ("card of a leap day, on it", replace(CARD, valid_until=LEAP), LEAP, "WR-02", PASS, R.WORK_RIGHT_VALID),
    ("card of a leap day, after it", replace(CARD, valid_until=LEAP), date(2028, 3, 1), "WR-02", REVIEW,
     R.WORK_RIGHT_RENEWAL_NEEDED),
    ("card, no day on record", replace(CARD, valid_until=None, grace_until=GRACE), PAPER, "WR-02", REVIEW,
     R.WORK_RIGHT_DOCUMENT_DATE_UNKNOWN),
    # WR-04: applicants, by their official note and never by a date
    ("note seen", NOTE, date(2027, 3, 4), "WR-04", PASS, R.WORK_RIGHT_VALID),
    ("note seen, card ended", NOTE, date(2027, 3, 5), "WR-04", REVIEW, R.WORK_RIGHT_DOCUMENT_EXPIRED),
    ("note seen, no day on record", replace(NOTE, valid_until=None), PAPER, "WR-04", PASS, R.WORK_RIGHT_VALID),
    ("note withdrawn", replace(NOTE, note_withdrawn=True), PAPER, "WR-04", REVIEW, R.WORK_RIGHT_NOTE_WITHDRAWN),
    ("note missing", NO_NOTE, PAPER, "WR-04", REVIEW, R.WORK_RIGHT_NOTE_MISSING),
    ("note missing though the waiting is long over", replace(NO_NOTE, waiting_until=date(2020, 1, 1)), PAPER, "WR-04",
     REVIEW, R.WORK_RIGHT_NOTE_MISSING),
    # WR-06: nothing known, or nobody has seen the papers
    ("status unknown", WorkRight(), PAPER, "WR-06", REVIEW, R.WORK_RIGHT_UNVERIFIED),
    ("status unknown, papers seen", WorkRight(UNKNOWN, verified=True), PAPER, "WR-06", REVIEW, R.WORK_RIGHT_UNVERIFIED),
    ("card nobody has seen", replace(CARD, verified=False), PAPER, "WR-06", REVIEW, R.WORK_RIGHT_UNVERIFIED),
    ("status nobody has seen", replace(STATUS, verified=False), PAPER, "WR-06", REVIEW, R.WORK_RIGHT_UNVERIFIED),
    ("right not there yet, no note asked", replace(CARD, established=NOT_YET), PAPER, "WR-06", REVIEW,
     R.WORK_RIGHT_UNVERIFIED),
    ("right not there yet in spite of a note", replace(NOTE, established=NOT_YET), PAPER, "WR-06", REVIEW,
     R.WORK_RIGHT_UNVERIFIED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "start", "rule", "outcome", "reason"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_first_day(right: WorkRight, start: date, rule: str, outcome: Outcome, reason: ReasonCode) -> None:
    answers = work_right.check(
        Seeker(COOK, LegalFacts(right, ADULT)), replace(COOK_WANTED, start=start, end=None), CONTEXT
    )
    assert [(each.rule, each.outcome, each.reason) for each in answers] == [(rule, outcome, reason)]


@pytest.mark.parametrize(
    ("right", "reason", "until"),
    [
        (GRACED, R.WORK_RIGHT_IN_GRACE, GRACE),
        (STATUS, R.WORK_RIGHT_DOCUMENT_EXPIRED, PAPER),
        (PROLONGED, R.WORK_RIGHT_RENEWAL_PENDING, PAPER),
        (NOTE, R.WORK_RIGHT_DOCUMENT_EXPIRED, PAPER),
    ],
)
def test_the_day_a_reason_names(right: WorkRight, reason: ReasonCode, until: date) -> None:
    opening = replace(COOK_WANTED, start=date(2027, 3, 5))
    (answer,) = work_right.check(Seeker(COOK, LegalFacts(right, ADULT)), opening, CONTEXT)
    assert (answer.reason, answer.facts) == (reason, {"until": until})


WAITING = [
    # WR-05: today against the first day on which the right may exist
    ("the day before", date(2026, 12, 31), NO_NOTE, "WR-05", REVIEW, R.WORK_RIGHT_WAITING),
    ("the day itself", date(2027, 1, 1), NO_NOTE, "WR-04", REVIEW, R.WORK_RIGHT_NOTE_MISSING),
    ("the day after", date(2027, 1, 2), NO_NOTE, "WR-04", REVIEW, R.WORK_RIGHT_NOTE_MISSING),
    ("a note before its time is looked at", date(2026, 12, 31), NOTE, "WR-05", REVIEW, R.WORK_RIGHT_WAITING),
    ("a note in time", date(2027, 1, 1), NOTE, "WR-04", PASS, R.WORK_RIGHT_VALID),
]


@pytest.mark.parametrize(
    ("today", "right", "rule", "outcome", "reason"), [row[1:] for row in WAITING], ids=[row[0] for row in WAITING]
)
def test_the_waiting_time_of_applicants(
    today: date, right: WorkRight, rule: str, outcome: Outcome, reason: ReasonCode
) -> None:
    seeker = Seeker(COOK, LegalFacts(replace(right, waiting_until=date(2027, 1, 1)), ADULT))
    (answer,) = work_right.check(seeker, COOK_WANTED, replace(CONTEXT, on=today))
    assert (answer.rule, answer.outcome, answer.reason) == (rule, outcome, reason)


TERMS = [
    # WR-03: the card ends before the fixed term does
    ("open-ended", CARD, None, False),
    ("term ends the day before the card", CARD, date(2027, 3, 3), False),
    ("term ends with the card", CARD, date(2027, 3, 4), False),
    ("term ends the day after the card", CARD, date(2027, 3, 5), True),
    ("days of grace do not lengthen a contract", GRACED, date(2027, 3, 5), True),
    ("applicants too", NOTE, date(2027, 3, 5), True),
    ("a status outlives its card", STATUS, date(2029, 1, 1), False),
    ("no day on record", replace(CARD, valid_until=None), date(2029, 1, 1), False),
]


@pytest.mark.parametrize(("right", "end", "warned"), [row[1:] for row in TERMS], ids=[row[0] for row in TERMS])
def test_a_term_beyond_the_document(right: WorkRight, end: date | None, warned: bool) -> None:
    opening = replace(COOK_WANTED, start=date(2027, 1, 4), end=end)
    answers = work_right.check(Seeker(COOK, LegalFacts(right, ADULT)), opening, CONTEXT)
    found = [(each.rule, each.outcome, each.reason, each.facts) for each in answers[1:]]
    expected = ("WR-03", WARN, R.WORK_RIGHT_TERM_EXCEEDS_DOCUMENT, {"until": PAPER, "end": end})
    assert found == ([expected] if warned else [])


@pytest.mark.parametrize(
    ("start", "rules"), [(PAPER, ["WR-02", "WR-03"]), (GRACE, ["WR-02", "WR-03"]), (date(2027, 5, 1), ["WR-02"])]
)
def test_a_term_is_worth_a_word_only_while_the_card_is_honoured(start: date, rules: list[str]) -> None:
    opening = replace(COOK_WANTED, start=start, end=date(2028, 1, 1))
    answers = work_right.check(Seeker(COOK, LegalFacts(GRACED, ADULT)), opening, CONTEXT)
    assert [each.rule for each in answers] == rules
