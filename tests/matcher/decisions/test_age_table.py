"""Rules AG-01 to AG-03: the law on age, on the birthdays themselves and the days around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher import (
    Confidence,
    LabourLimits,
    LabourStage,
    LegalFacts,
    Opening,
    Outcome,
    ReasonCode,
    Schedule,
    Seeker,
    Shift,
    Window,
)
from matcher.gates import labour_law
from matcher.gates.verdict import RESTS_ON
from tests.matcher.samples import ADULT, CONTEXT, COOK, COOK_WANTED, MAY_WORK, RULES

R = ReasonCode
PASS, WARN, REVIEW, BLOCK = Outcome.PASS, Outcome.WARN, Outcome.REVIEW, Outcome.BLOCK
FIFTEEN, SIXTEEN, EIGHTEEN = date(2026, 6, 10), date(2027, 6, 10), date(2029, 6, 10)
BOY = LabourLimits(LabourStage.TOO_YOUNG, exception_from=FIFTEEN, young_from=SIXTEEN, adult_from=EIGHTEEN)
GIRL = replace(BOY, stage=LabourStage.YOUNG)
LIGHT = replace(
    COOK_WANTED,
    schedule=Schedule(frozenset({Shift.DAY}), hours_per_week=35, hours_per_day=7, night=False, overtime=False),
    hazardous=False,
)
HEAVY = replace(LIGHT, hazardous=True)
Answers = list[tuple[str, Outcome, ReasonCode]]
MET: Answers = [("AG-01", PASS, R.LABOUR_LAW_MET)]
PERMIT = ("AG-03", WARN, R.LABOUR_LAW_PERMIT)
YOUNG: Answers = [("AG-02", PASS, R.LABOUR_LAW_MET), PERMIT]
TOO_YOUNG: Answers = [("AG-01", BLOCK, R.LABOUR_LAW_TOO_YOUNG)]
EXCEPTION: Answers = [("AG-01", REVIEW, R.LABOUR_LAW_EXCEPTION)]


def ask(limits: LabourLimits, opening: Opening = LIGHT, rules: object = RULES) -> Answers:
    context = replace(CONTEXT, rules=rules)  # type: ignore[arg-type]  # rules of this file
    answers = labour_law.check(Seeker(COOK, LegalFacts(MAY_WORK, limits)), opening, context)
    return [(each.rule, each.outcome, each.reason) for each in answers]


BIRTHDAYS = [
    ("the day before 15", date(2026, 6, 9), TOO_YOUNG),
    ("the 15th birthday", date(2026, 6, 10), EXCEPTION),
    ("the day after 15", date(2026, 6, 11), EXCEPTION),
    ("the day before 16", date(2027, 6, 9), EXCEPTION),
    ("the 16th birthday", date(2027, 6, 10), YOUNG),
    ("the day after 16", date(2027, 6, 11), YOUNG),
    ("the day before 18", date(2029, 6, 9), YOUNG),
    ("the 18th birthday", date(2029, 6, 10), MET),
    ("the day after 18", date(2029, 6, 11), MET),
]


@pytest.mark.parametrize(("start", "answers"), [row[1:] for row in BIRTHDAYS], ids=[row[0] for row in BIRTHDAYS])
def test_the_age_on_the_first_day(start: date, answers: Answers) -> None:
    assert ask(BOY, replace(LIGHT, start=start)) == answers


def test_an_adult_and_an_unknown_age() -> None:
    assert ask(ADULT, HEAVY) == MET
    assert ask(LabourLimits(), HEAVY) == [("AG-01", REVIEW, R.LABOUR_LAW_UNKNOWN)]


def works(**changed: object) -> Opening:
    return replace(LIGHT, schedule=replace(LIGHT.schedule, **changed))


def window(start: int, end: int) -> Opening:
    return works(windows=(Window(2, start, end),))


CONDITIONS = [
    ("7 h a day, 35 a week, by day", LIGHT, None),
    ("a little over 7 h a day", works(hours_per_day=7.01), R.LABOUR_LAW_HOURS_PER_DAY),
    ("a little over 35 h a week", works(hours_per_week=35.01), R.LABOUR_LAW_HOURS_PER_WEEK),
    ("overtime", works(overtime=True), R.LABOUR_LAW_OVERTIME),
    ("hazardous", HEAVY, R.LABOUR_LAW_HAZARDOUS),
    ("night by its flag", works(night=True), R.LABOUR_LAW_NIGHT),
    ("night by its only shift", works(shifts=frozenset({Shift.NIGHT}), shift_choice=True), R.LABOUR_LAW_NIGHT),
    ("night among shifts worked in turn", works(shifts=frozenset({Shift.DAY, Shift.NIGHT})), R.LABOUR_LAW_NIGHT),
    ("night as one shift to choose", works(shifts=frozenset({Shift.DAY, Shift.NIGHT}), shift_choice=True), None),
    ("until 22:00", window(15 * 60, 22 * 60), None),
    ("until 22:01", window(15 * 60, 22 * 60 + 1), R.LABOUR_LAW_NIGHT),
    ("from 06:00", window(6 * 60, 13 * 60), None),
    ("from 05:59", window(6 * 60 - 1, 12 * 60), R.LABOUR_LAW_NIGHT),
    (
        "one night of two days",
        works(windows=(Window(0, 9 * 60, 16 * 60), Window(1, 20 * 60, 23 * 60))),
        R.LABOUR_LAW_NIGHT,
    ),
    ("past midnight", window(20 * 60, 24 * 60 + 1), R.LABOUR_LAW_NIGHT),
]


@pytest.mark.parametrize(("opening", "breach"), [row[1:] for row in CONDITIONS], ids=[row[0] for row in CONDITIONS])
@pytest.mark.parametrize("start", [SIXTEEN, date(2029, 6, 9)], ids=["at 16", "a day before 18"])
def test_what_is_forbidden_between_16_and_18(start: date, opening: Opening, breach: ReasonCode | None) -> None:
    expected = [("AG-02", BLOCK, breach), PERMIT] if breach else YOUNG
    assert ask(BOY, replace(opening, start=start)) == expected
    assert ask(BOY, replace(opening, start=EIGHTEEN)) == MET


def test_a_night_kept_free_by_law_is_read_from_the_rules() -> None:
    late = tuple(replace(each, value=23 * 60) for each in RULES.parameters["night_starts"])
    rules = replace(RULES, parameters={**RULES.parameters, "night_starts": late})
    assert ask(GIRL, replace(window(15 * 60, 23 * 60), start=SIXTEEN), rules) == YOUNG


def test_only_midnight_itself_ends_the_night() -> None:
    """With a night that starts at midnight, work until midnight is free and a minute more is not."""
    late = tuple(replace(each, value=24 * 60) for each in RULES.parameters["night_starts"])
    rules = replace(RULES, parameters={**RULES.parameters, "night_starts": late})
    assert ask(GIRL, replace(window(15 * 60, 24 * 60), start=SIXTEEN), rules) == YOUNG
    assert ask(GIRL, replace(window(15 * 60, 24 * 60 + 1), start=SIXTEEN), rules)[0][1] is BLOCK


UNKNOWN = [
    ("night", works(night=None), ("night",)),
    ("hours a day", works(hours_per_day=None), ("hours_per_day",)),
    ("hours a week", works(hours_per_week=None), ("hours_per_week",)),
    ("overtime", works(overtime=None), ("overtime",)),
    ("danger", replace(LIGHT, hazardous=None), ("hazardous",)),
]


@pytest.mark.parametrize(("opening", "asked"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_a_condition_not_stated_is_asked_about(opening: Opening, asked: tuple[str, ...]) -> None:
    opening = replace(opening, start=SIXTEEN)
    first, permit = labour_law.check(Seeker(COOK, LegalFacts(MAY_WORK, GIRL)), opening, CONTEXT)
    assert (first.rule, first.outcome, first.reason) == ("AG-02", REVIEW, R.LABOUR_LAW_CONDITIONS_UNKNOWN)
    assert first.facts == {"unknown_conditions": asked}
    assert permit.reason is R.LABOUR_LAW_PERMIT


def test_the_facts_of_a_limit() -> None:
    long = replace(works(hours_per_day=8, hours_per_week=40), start=SIXTEEN)
    day, week, _ = labour_law.check(Seeker(COOK, LegalFacts(MAY_WORK, GIRL)), long, CONTEXT)
    assert (day.facts, week.facts) == ({"hours": 8, "limit_hours": 7}, {"hours": 40, "limit_hours": 35})
    (young,) = labour_law.check(Seeker(COOK, LegalFacts(MAY_WORK, BOY)), replace(LIGHT, start=FIFTEEN), CONTEXT)
    assert young.facts == {"start": FIFTEEN}


YEAR = LabourLimits(
    LabourStage.TOO_YOUNG, date(2027, 6, 10), young_from=date(2028, 6, 10), adult_from=date(2030, 6, 10), leeway=366
)  # fmt: skip
NO_EXCEPTION = replace(YEAR, exception_from=None)
DOUBTFUL = [
    # Only the year of birth is known: the days are the latest possible ones.
    ("surely too young", YEAR, LIGHT, date(2026, 6, 8), TOO_YOUNG),
    ("perhaps 15 already", YEAR, LIGHT, date(2026, 6, 9), EXCEPTION),
    ("surely not 16 yet", NO_EXCEPTION, LIGHT, date(2027, 6, 9), TOO_YOUNG),
    ("perhaps 16 already", NO_EXCEPTION, LIGHT, date(2027, 6, 10), [("AG-01", REVIEW, R.LABOUR_LAW_TOO_YOUNG)]),
    ("surely under 18", YEAR, HEAVY, date(2029, 6, 8), [("AG-02", BLOCK, R.LABOUR_LAW_HAZARDOUS), PERMIT]),
    ("perhaps 18 already", YEAR, HEAVY, date(2029, 6, 9), [("AG-02", REVIEW, R.LABOUR_LAW_HAZARDOUS), PERMIT]),
    ("surely 18", YEAR, HEAVY, date(2030, 6, 10), MET),
    # Nobody has seen the papers: nobody is removed by what they may have mistyped.
    ("14 by their own word", replace(BOY, verified=False), LIGHT, date(2026, 6, 9),
     [("AG-01", REVIEW, R.LABOUR_LAW_TOO_YOUNG)]),
    ("17 by their own word", replace(BOY, verified=False), HEAVY, SIXTEEN,
     [("AG-02", REVIEW, R.LABOUR_LAW_HAZARDOUS), PERMIT]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("limits", "opening", "start", "answers"), [row[1:] for row in DOUBTFUL], ids=[row[0] for row in DOUBTFUL]
)
def test_doubt_about_an_age_asks(limits: LabourLimits, opening: Opening, start: date, answers: Answers) -> None:
    assert ask(limits, replace(opening, start=start)) == answers


ALL_WRONG = replace(
    works(hours_per_day=9, hours_per_week=45, overtime=True, night=True), start=SIXTEEN, hazardous=True
)  # fmt: skip


@pytest.mark.parametrize("confidence", [each for each in Confidence if each is not Confidence.HIGH])
@pytest.mark.parametrize("key", sorted(RULES.parameters))
def test_no_rule_blocks_on_a_parameter_that_is_less_than_certain(key: str, confidence: Confidence) -> None:
    """Over all parameters: doubt about one takes the block from every reason that rests on it, and from no other."""
    doubtful = tuple(replace(each, confidence=confidence) for each in RULES.parameters[key])
    rules = replace(RULES, parameters={**RULES.parameters, key: doubtful})
    found = ask(GIRL, ALL_WRONG, rules) + ask(BOY, replace(LIGHT, start=date(2026, 6, 9)), rules)
    for rule, outcome, reason in found:
        if rule != "AG-03":
            assert (outcome is REVIEW) is (key in RESTS_ON[reason]), reason
    assert {reason for rule, _, reason in found if rule != "AG-03"} == set(RESTS_ON)


def test_a_value_not_known_for_the_day_asks() -> None:
    ended = tuple(replace(each, valid_to=date(2026, 12, 31)) for each in RULES.parameters["young_hours_per_week"])
    rules = replace(RULES, parameters={**RULES.parameters, "young_hours_per_week": ended})
    long = replace(works(hours_per_week=40), start=SIXTEEN)
    assert ask(GIRL, long, rules) == [("AG-02", REVIEW, R.LABOUR_LAW_HOURS_PER_WEEK), PERMIT]
