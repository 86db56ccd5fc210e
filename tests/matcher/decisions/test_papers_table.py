"""Rules RP-01 to RP-03 and LIC-01: recognition, driving, drivers' certificates and other papers the law asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher import Candidate, Confidence, Licence, Outcome, ReasonCode, Seeker, build_taxonomy
from matcher.gates import licences, recognition
from matcher.rules import Missing
from tests.matcher.samples import CLEAR, CONTEXT, COOK, COOK_WANTED, RULES

R = ReasonCode
PASS, WARN, REVIEW, BLOCK = Outcome.PASS, Outcome.WARN, Outcome.REVIEW, Outcome.BLOCK
START, DAY_BEFORE, DAY_AFTER = date(2027, 1, 4), date(2027, 1, 3), date(2027, 1, 5)
SEEN = Licence("", valid_until=START, accepted_here=True, verified=True)
KINDS = {
    "driving-licence-b": "RP-02", "driving-licence-c": "RP-02", "driving-licence-ce": "RP-02",
    "driving-licence-d": "RP-02", "driver-cpc": "RP-03", "forklift-licence": "LIC-01", "health-book": "LIC-01",
    "welding-certificate": "LIC-01", "electrical-licence": "LIC-01", "a-licence-no-rule-knows": "LIC-01",
}  # fmt: skip
TABLE = [
    ("valid beyond the start", replace(SEEN, valid_until=DAY_AFTER), True, PASS, R.LICENCE_HELD),
    ("expiry == start", SEEN, True, PASS, R.LICENCE_HELD),
    ("expired the day before", replace(SEEN, valid_until=DAY_BEFORE), True, REVIEW, R.LICENCE_EXPIRED),
    ("without an end", replace(SEEN, valid_until=None), True, PASS, R.LICENCE_HELD),
    ("foreign, protection ended", replace(SEEN, accepted_here=False), True, REVIEW, R.LICENCE_NOT_ACCEPTED),
    ("foreign and expired", replace(SEEN, accepted_here=False, valid_until=DAY_BEFORE), True, REVIEW,
     R.LICENCE_NOT_ACCEPTED),
    ("accepted until the start", replace(SEEN, valid_until=None, accepted_until=START), True, PASS, R.LICENCE_HELD),
    ("accepted until the day before", replace(SEEN, valid_until=None, accepted_until=DAY_BEFORE), True, REVIEW,
     R.LICENCE_ACCEPTANCE_ENDS),
    ("expired and accepted no longer", replace(SEEN, valid_until=DAY_BEFORE, accepted_until=DAY_BEFORE), True, REVIEW,
     R.LICENCE_EXPIRED),
    ("not known whether it counts here", replace(SEEN, accepted_here=None), True, REVIEW, R.LICENCE_UNCHECKED),
    ("named, not seen", replace(SEEN, verified=False), True, WARN, R.LICENCE_UNCHECKED),
    ("not on the list, list checked", None, True, REVIEW, R.LICENCE_MISSING),
    ("not on the list, list not checked", None, False, REVIEW, R.LICENCE_MISSING),
]  # fmt: skip


@pytest.mark.parametrize("code", KINDS)
@pytest.mark.parametrize(
    ("held", "checked", "outcome", "reason"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_paper(code: str, held: Licence | None, checked: bool, outcome: Outcome, reason: ReasonCode) -> None:
    papers = (Licence("another", verified=True), *((replace(held, code=code),) if held else ()))
    person = replace(COOK, licences=papers, licences_checked=checked)
    answers = licences.check(Seeker(person, CLEAR), replace(COOK_WANTED, licences=(code,), start=START), CONTEXT)
    ended = reason in (R.LICENCE_EXPIRED, R.LICENCE_ACCEPTANCE_ENDS)
    until = {"until": DAY_BEFORE} if ended else {}
    assert [(each.rule, each.outcome, each.reason, each.facts) for each in answers] == [
        (KINDS[code], outcome, reason, {"licence": code, **until})
    ]


@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("code", KINDS)
def test_papers_never_asked_about_are_asked_about(code: str, checked: bool) -> None:
    person = replace(COOK, licences=None, licences_checked=checked)
    (answer,) = licences.check(Seeker(person, CLEAR), replace(COOK_WANTED, licences=(code,)), CONTEXT)
    assert (answer.rule, answer.outcome, answer.reason) == (KINDS[code], REVIEW, R.LICENCE_UNKNOWN)


def test_no_paper_asked_for_passes() -> None:
    (answer,) = licences.check(Seeker(COOK, CLEAR), COOK_WANTED, CONTEXT)
    assert (answer.rule, answer.outcome, answer.reason) == ("LIC-01", PASS, R.LICENCE_NOT_NEEDED)


@pytest.mark.parametrize("missing", Missing)
@pytest.mark.parametrize("confidence", Confidence)
def test_only_a_sure_law_that_says_so_may_remove(confidence: Confidence, missing: Missing) -> None:
    law = replace(RULES.licences["health-book"], confidence=confidence, missing=missing)
    context = replace(CONTEXT, rules=replace(RULES, licences={"health-book": law}))
    opening = replace(COOK_WANTED, licences=("health-book",))
    sure = confidence is Confidence.HIGH and missing is Missing.BLOCK

    def outcome(person: Candidate) -> Outcome:
        return licences.check(Seeker(person, CLEAR), opening, context)[0].outcome

    assert outcome(replace(COOK, licences=(), licences_checked=True)) is (BLOCK if sure else REVIEW)
    assert outcome(replace(COOK, licences=(), licences_checked=False)) is REVIEW
    assert outcome(replace(COOK, licences=None, licences_checked=True)) is REVIEW


def test_no_driving_paper_removes_anybody() -> None:
    """RP-02 and RP-03 ask, whatever is known."""
    asked = [law.missing for law in RULES.licences.values() if law.rule in ("RP-02", "RP-03")]
    assert set(asked) == {Missing.REVIEW}
    assert len(asked) == 5


RECOGNITION = [
    ("neither listed nor marked", "5120", False, set(), PASS, R.RECOGNITION_NOT_NEEDED),
    ("listed, no record", "2221", False, set(), REVIEW, R.RECOGNITION_NEEDED),
    ("listed, another profession recognised", "2221", False, {"2211"}, REVIEW, R.RECOGNITION_NEEDED),
    ("listed and recognised", "2221", False, {"2221"}, PASS, R.RECOGNITION_HELD),
    ("marked by staff, no record", "5120", True, set(), REVIEW, R.RECOGNITION_NEEDED),
    ("marked by staff and recognised", "5120", True, {"5120"}, PASS, R.RECOGNITION_HELD),
    ("listed and marked, no record", "2221", True, set(), REVIEW, R.RECOGNITION_NEEDED),
]


@pytest.mark.parametrize(
    ("isco", "marked", "recognised", "outcome", "reason"), [row[1:] for row in RECOGNITION],
    ids=[row[0] for row in RECOGNITION],
)  # fmt: skip
def test_a_regulated_profession(
    isco: str, marked: bool, recognised: set[str], outcome: Outcome, reason: ReasonCode
) -> None:
    person = replace(COOK, recognised_isco=frozenset(recognised))
    opening = replace(COOK_WANTED, isco=isco, regulated=marked)
    answer, *_ = recognition.check(Seeker(person, CLEAR), opening, CONTEXT)
    assert (answer.rule, answer.outcome, answer.reason) == ("RP-01", outcome, reason)
    assert answer.facts == ({} if reason is R.RECOGNITION_NOT_NEEDED else {"isco": isco})


HOSPITAL = build_taxonomy(
    {"nurse": "2221", "care-assistant": "5321", "midwife": "2222", "night-porter": "9629", "orderly": "5329"},
    {
        "nurse": ("give-injections", "dress-wounds", "help-wash", "lift-people"),
        "care-assistant": ("help-wash", "lift-people"),
        "midwife": ("give-injections", "dress-wounds"),
        "night-porter": ("lift-people",),
        "orderly": ("lift-people", "push-beds"),
    },
    {},
)


def test_work_beside_a_regulated_profession_is_offered() -> None:
    """Nearest first, in the field of the profession, and nothing that is regulated itself."""
    context = replace(CONTEXT, taxonomy=HOSPITAL)
    opening = replace(COOK_WANTED, occupation="nurse", isco="2221")
    asked, instead = recognition.check(Seeker(COOK, CLEAR), opening, context)
    assert (asked.outcome, asked.reason) == (REVIEW, R.RECOGNITION_NEEDED)
    assert (instead.rule, instead.outcome, instead.reason) == ("RP-01", WARN, R.RECOGNITION_NOT_NEEDED_FOR)
    assert instead.facts == {"near": ("care-assistant", "orderly")}


def test_nothing_is_offered_where_nothing_is_near() -> None:
    (asked,) = recognition.check(Seeker(COOK, CLEAR), replace(COOK_WANTED, occupation="nurse", isco="2221"), CONTEXT)
    assert asked.reason is R.RECOGNITION_NEEDED


def test_work_beside_a_marked_profession_is_of_its_field_and_three_at_most() -> None:
    """Group 52 is another field, however near; of four in the field the three nearest are named."""
    skills = {
        "guide": "abcde",
        "seller": "abcde",
        "host": "abcde",
        "waiter": "abcdx",
        "porter": "abcdxy",
        "usher": "abcxy",
    }
    groups = dict(zip(skills, ("5113", "5223", "5131", "5132", "5151", "5111"), strict=True))
    context = replace(CONTEXT, taxonomy=build_taxonomy(groups, skills, {}))
    opening = replace(COOK_WANTED, occupation="guide", isco="5113", regulated=True)
    asked, beside = recognition.check(Seeker(COOK, CLEAR), opening, context)
    assert (asked.outcome, beside.outcome, beside.reason) == (REVIEW, WARN, R.RECOGNITION_NOT_NEEDED_FOR)
    assert beside.facts == {"near": ("host", "waiter", "porter")}
