from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from matcher import Candidate, Confidence, Context, Licence, Outcome, ReasonCode, Seeker
from matcher.gates import licences, recognition
from matcher.rules import Missing
from tests.matcher.samples import CLEAR, CONTEXT, COOK, COOK_WANTED, RULES, START

R = ReasonCode
B = "driving-licence-b"
DRIVING = replace(COOK_WANTED, licences=(B,))
SEEN = Licence(B, valid_until=START, accepted_here=True, verified=True)


def with_licences(*held: Licence, checked: bool = True) -> Candidate:
    return replace(COOK, licences=held, licences_checked=checked)


@pytest.mark.parametrize(
    ("candidate", "outcome", "reason"),
    [
        (with_licences(SEEN), Outcome.PASS, R.LICENCE_HELD),
        (with_licences(replace(SEEN, valid_until=None)), Outcome.PASS, R.LICENCE_HELD),
        (
            with_licences(replace(SEEN, valid_until=START - timedelta(days=1))),
            Outcome.REVIEW,
            R.LICENCE_EXPIRED,
        ),
        (with_licences(replace(SEEN, accepted_here=False)), Outcome.REVIEW, R.LICENCE_NOT_ACCEPTED),
        (with_licences(replace(SEEN, accepted_here=None)), Outcome.REVIEW, R.LICENCE_UNCHECKED),
        (with_licences(replace(SEEN, verified=False)), Outcome.WARN, R.LICENCE_UNCHECKED),
        (replace(COOK, licences=None), Outcome.REVIEW, R.LICENCE_UNKNOWN),
        (with_licences(checked=False), Outcome.REVIEW, R.LICENCE_MISSING),
        (with_licences(checked=True), Outcome.REVIEW, R.LICENCE_MISSING),
    ],
)
def test_a_driving_licence(candidate: Candidate, outcome: Outcome, reason: ReasonCode) -> None:
    (result,) = licences.check(Seeker(candidate, CLEAR), DRIVING, CONTEXT)
    assert (result.rule, result.outcome, result.reason) == ("RP-02", outcome, reason)
    assert result.facts["licence"] == B


@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("missing", Missing)
@pytest.mark.parametrize("confidence", Confidence)
def test_only_a_licence_the_law_surely_bars_without_and_surely_missing_blocks(
    confidence: Confidence, missing: Missing, checked: bool
) -> None:
    law = replace(RULES.licences[B], confidence=confidence, missing=missing)
    context: Context = replace(CONTEXT, rules=replace(RULES, licences={B: law}))
    (result,) = licences.check(Seeker(with_licences(checked=checked), CLEAR), DRIVING, context)
    sure = checked and missing is Missing.BLOCK and confidence is Confidence.HIGH
    assert result.outcome is (Outcome.BLOCK if sure else Outcome.REVIEW)


def test_a_licence_no_rule_knows_never_blocks() -> None:
    (result,) = licences.check(
        Seeker(with_licences(), CLEAR), replace(COOK_WANTED, licences=("juggling-licence",)), CONTEXT
    )
    assert (result.rule, result.outcome) == ("LIC-01", Outcome.REVIEW)


def test_each_licence_is_answered_and_none_passes() -> None:
    both = replace(COOK_WANTED, licences=(B, "driver-cpc"))
    results = licences.check(Seeker(with_licences(SEEN, checked=False), CLEAR), both, CONTEXT)
    assert [(result.rule, result.reason) for result in results] == [
        ("RP-02", R.LICENCE_HELD),
        ("RP-03", R.LICENCE_MISSING),
    ]
    assert licences.check(Seeker(COOK, CLEAR), COOK_WANTED, CONTEXT)[0].reason is R.LICENCE_NOT_NEEDED


@pytest.mark.parametrize(
    ("regulated", "recognised", "outcome", "reason"),
    [
        (False, frozenset(), Outcome.REVIEW, R.RECOGNITION_NEEDED),
        (True, frozenset(), Outcome.REVIEW, R.RECOGNITION_NEEDED),
        (True, frozenset({"2222"}), Outcome.REVIEW, R.RECOGNITION_NEEDED),
        (True, frozenset({"2221"}), Outcome.PASS, R.RECOGNITION_HELD),
    ],
)
def test_a_regulated_profession(
    regulated: bool, recognised: frozenset[str], outcome: Outcome, reason: ReasonCode
) -> None:
    opening = replace(COOK_WANTED, occupation="nurse", isco="2221", regulated=regulated)
    (result,) = recognition.check(Seeker(replace(COOK, recognised_isco=recognised), CLEAR), opening, CONTEXT)
    assert (result.rule, result.outcome, result.reason) == ("RP-01", outcome, reason)
