from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher import Established, LegalFacts, Opening, Outcome, ReasonCode, Seeker, WorkRight
from matcher.gates import work_right
from matcher.result import GateResult
from tests.matcher.samples import ADULT, CONTEXT, COOK, COOK_WANTED, RULES, START, TODAY

R = ReasonCode
DAY = timedelta(days=1)
YES = Established.YES

PROTECTED = WorkRight(YES, verified=True, valid_until=START, outlives_document=True)
TEMPORARY = WorkRight(YES, verified=True, valid_until=START)
APPLICANT = WorkRight(YES, verified=True, valid_until=START, note_required=True, note_verified=True)


def ask(right: WorkRight, opening: Opening = COOK_WANTED) -> tuple[GateResult, ...]:
    return work_right.check(Seeker(COOK, LegalFacts(right, ADULT)), opening, CONTEXT)


@pytest.mark.parametrize(
    ("right", "rule", "outcome", "reason"),
    [
        (PROTECTED, "WR-01", Outcome.PASS, R.WORK_RIGHT_VALID),
        (replace(PROTECTED, valid_until=START - DAY), "WR-01", Outcome.REVIEW, R.WORK_RIGHT_DOCUMENT_EXPIRED),
        (replace(PROTECTED, valid_until=None), "WR-01", Outcome.REVIEW, R.WORK_RIGHT_DOCUMENT_DATE_UNKNOWN),
        (TEMPORARY, "WR-02", Outcome.PASS, R.WORK_RIGHT_VALID),
        (replace(TEMPORARY, valid_until=START - DAY), "WR-02", Outcome.REVIEW, R.WORK_RIGHT_RENEWAL_NEEDED),
        (
            replace(TEMPORARY, valid_until=START - DAY, renewal_pending=True),
            "WR-02",
            Outcome.REVIEW,
            R.WORK_RIGHT_RENEWAL_PENDING,
        ),
        (
            replace(TEMPORARY, valid_until=START - DAY, grace_until=START),
            "WR-02",
            Outcome.PASS,
            R.WORK_RIGHT_IN_GRACE,
        ),
        (
            replace(TEMPORARY, valid_until=START - 2 * DAY, grace_until=START - DAY),
            "WR-02",
            Outcome.REVIEW,
            R.WORK_RIGHT_RENEWAL_NEEDED,
        ),
        (replace(TEMPORARY, valid_until=None), "WR-02", Outcome.REVIEW, R.WORK_RIGHT_DOCUMENT_DATE_UNKNOWN),
        (APPLICANT, "WR-04", Outcome.PASS, R.WORK_RIGHT_VALID),
        (replace(APPLICANT, note_verified=False), "WR-04", Outcome.REVIEW, R.WORK_RIGHT_NOTE_MISSING),
        (replace(APPLICANT, note_withdrawn=True), "WR-04", Outcome.REVIEW, R.WORK_RIGHT_NOTE_WITHDRAWN),
        (replace(APPLICANT, valid_until=START - DAY), "WR-04", Outcome.REVIEW, R.WORK_RIGHT_DOCUMENT_EXPIRED),
        (replace(APPLICANT, waiting_until=TODAY + DAY), "WR-05", Outcome.REVIEW, R.WORK_RIGHT_WAITING),
        (replace(APPLICANT, waiting_until=TODAY), "WR-04", Outcome.PASS, R.WORK_RIGHT_VALID),
        (
            replace(APPLICANT, waiting_until=TODAY, note_verified=False),
            "WR-04",
            Outcome.REVIEW,
            R.WORK_RIGHT_NOTE_MISSING,
        ),
        (WorkRight(), "WR-06", Outcome.REVIEW, R.WORK_RIGHT_UNVERIFIED),
        (replace(TEMPORARY, verified=False), "WR-06", Outcome.REVIEW, R.WORK_RIGHT_UNVERIFIED),
        (replace(TEMPORARY, established=Established.NOT_YET), "WR-06", Outcome.REVIEW, R.WORK_RIGHT_UNVERIFIED),
        (replace(APPLICANT, established=Established.NOT_YET), "WR-06", Outcome.REVIEW, R.WORK_RIGHT_UNVERIFIED),
    ],
)
def test_the_right_to_work_on_the_first_day(right: WorkRight, rule: str, outcome: Outcome, reason: ReasonCode) -> None:
    first = ask(right)[0]
    assert (first.rule, first.outcome, first.reason) == (rule, outcome, reason)
    assert first.rule_version == RULES.version


def test_a_date_alone_never_gives_an_applicant_the_right_to_work() -> None:
    long_ago = replace(APPLICANT, note_verified=False, waiting_until=date(2020, 1, 1))
    assert ask(long_ago)[0].outcome is Outcome.REVIEW


@pytest.mark.parametrize(
    ("end", "warned"),
    [(None, False), (date(2027, 3, 3), False), (date(2027, 3, 4), False), (date(2027, 3, 5), True)],
)
def test_a_term_beyond_the_document_warns(end: date | None, warned: bool) -> None:
    right = replace(TEMPORARY, valid_until=date(2027, 3, 4))
    results = ask(right, replace(COOK_WANTED, end=end))
    assert (R.WORK_RIGHT_TERM_EXCEEDS_DOCUMENT in [result.reason for result in results]) is warned
    if warned:
        assert (results[1].rule, results[1].outcome) == ("WR-03", Outcome.WARN)
        assert results[1].facts == {"until": date(2027, 3, 4), "end": end}


def test_a_term_beyond_the_document_is_no_matter_where_the_right_outlives_it() -> None:
    assert len(ask(PROTECTED, replace(COOK_WANTED, end=date(2029, 1, 1)))) == 1


def test_an_opening_that_starts_at_once_is_judged_by_today() -> None:
    at_once = replace(COOK_WANTED, start=None)
    assert ask(replace(TEMPORARY, valid_until=TODAY), at_once)[0].outcome is Outcome.PASS
    assert ask(replace(TEMPORARY, valid_until=TODAY - DAY), at_once)[0].outcome is Outcome.REVIEW


def test_the_end_of_temporary_protection_as_law_stands() -> None:
    card = replace(TEMPORARY, valid_until=date(2027, 3, 4))
    last_day, next_day = (replace(COOK_WANTED, start=day) for day in (date(2027, 3, 4), date(2027, 3, 5)))
    assert ask(card, last_day)[0].outcome is Outcome.PASS
    assert ask(card, next_day)[0].outcome is Outcome.REVIEW
