"""Rules about a vacancy, one table each: PAY-01 to 03, HR-01, HR-02, LV-01, PB-01, LNG-01, EXP-01, EDU-01, ACC-01,
EMP-01."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matcher import Cefr, Confidence, Outcome, Parameter, PayPeriod, Rules, Unit, load_rules, overridden
from matcher.vacancy_rules import OFFER_FACTS, Finding, LanguageAsked, Offer, OfferReason, check_offer

R = OfferReason
WARN, REVIEW, BLOCK = Outcome.WARN, Outcome.REVIEW, Outcome.BLOCK
RULES, TODAY, START = load_rules(), date(2026, 11, 22), date(2026, 12, 1)
NEW_YEAR, SPRING = date(2027, 1, 2), date(2027, 3, 5)
FINE = Offer(
    isco="5120", placed=True, start=START, contract_named=True, skills_named=True, pay_low=70_000, pay_high=90_000,
    hours_per_week=40, hours_per_day=8, night=False, overtime_hours_per_week=0, leave_days=20, probation_months=6,
    accommodation=False,
)  # fmt: skip
NIGHT = {"night": True, "hours_per_week": 35, "hours_per_day": 7}
Row = tuple[str, str, dict[str, Any], Outcome | None, OfferReason | None]


def found(offer: Offer, rule: str, today: date = TODAY, rules: Rules = RULES) -> list[Finding]:
    return [each for each in check_offer(offer, rules, today) if each.rule == rule]


def term(first: date, last: date, months: int) -> dict[str, Any]:
    return {"start": first, "end": last, "probation_months": months, "fixed_term": True}


HOUR = {"pay_period": PayPeriod.HOUR, "pay_high": 9_000}
TABLE: list[Row] = [
    ("PAY-01", "the minimum itself", {"pay_low": 62_020}, None, None),
    ("PAY-01", "a cent below", {"pay_low": 62_019}, BLOCK, R.PAY_BELOW_MONTH),
    ("PAY-01", "half a week, half of it", {"pay_low": 31_010, "hours_per_week": 20, "part_time": True}, None, None),
    ("PAY-01", "half a week, a cent less", {"pay_low": 31_009, "hours_per_week": 20}, BLOCK, R.PAY_BELOW_MONTH),
    ("PAY-01", "37 hours, rounded up", {"pay_low": 57_368, "hours_per_week": 37}, BLOCK, R.PAY_BELOW_MONTH),
    ("PAY-01", "37 hours, enough", {"pay_low": 57_369, "hours_per_week": 37}, None, None),
    ("PAY-01", "part time, hours not said", {"part_time": True, "hours_per_week": None}, BLOCK, R.PAY_PART_TIME_HOURS),
    ("PAY-01", "the last day of the year", {"start": date(2026, 12, 31)}, None, None),
    ("PAY-01", "a year not known yet", {"start": date(2027, 1, 1)}, WARN, R.PAY_MONTH_NOT_KNOWN_YET),
    ("PAY-02", "the minimum an hour", {**HOUR, "pay_low": 374}, None, None),
    ("PAY-02", "a cent below an hour", {**HOUR, "pay_low": 373}, BLOCK, R.PAY_BELOW_HOUR),
    ("PAY-02", "an hour of next year", {**HOUR, "pay_low": 374, "start": NEW_YEAR}, WARN, R.PAY_HOUR_NOT_KNOWN_YET),
    ("PAY-03", "both ends", {}, None, None),
    ("PAY-03", "no upper end", {"pay_high": None}, BLOCK, R.PAY_MISSING),
    ("PAY-03", "no pay", {"pay_low": None, "pay_high": None}, BLOCK, R.PAY_MISSING),
    ("HR-01", "40 hours in 5 days", {}, None, None),
    ("HR-01", "41 hours", {"hours_per_week": 41}, BLOCK, R.LONG_WEEK),
    ("HR-01", "12 hours a day", {"hours_per_day": 12}, WARN, R.LONG_DAY),
    ("HR-01", "a little over 8 a day", {"hours_per_day": 8.01}, WARN, R.LONG_DAY),
    ("HR-01", "35 hours by night", NIGHT, None, None),
    ("HR-01", "36 hours by night", {**NIGHT, "hours_per_week": 36}, WARN, R.LONG_NIGHT_WEEK),
    ("HR-01", "7.5 hours a night", {**NIGHT, "hours_per_day": 7.5}, WARN, R.LONG_NIGHT_DAY),
    ("HR-01", "night not said", {"night": None}, None, None),
    ("HR-01", "hours not said", {"hours_per_week": None, "hours_per_day": None}, None, None),
    ("HR-02", "none", {"overtime_hours_per_week": None}, None, None),
    ("HR-02", "2 hours a week are 104 a year", {"overtime_hours_per_week": 2}, None, None),
    ("HR-02", "3 hours a week are 156 a year", {"overtime_hours_per_week": 3}, WARN, R.OVERTIME_YEAR),
    ("HR-02", "3 hours with an agreement", {"overtime_hours_per_week": 3, "agreed": True}, None, None),
    ("HR-02", "6 hours for 25 weeks are 150", {"overtime_hours_per_week": 6, "end": date(2027, 5, 24)}, None, None),
    ("HR-02", "a day more", {"overtime_hours_per_week": 6, "end": date(2027, 5, 25)}, WARN, R.OVERTIME_YEAR),
    ("HR-02", "7 hours, short term", {"overtime_hours_per_week": 7, "end": date(2027, 1, 31)}, WARN, R.OVERTIME_WEEK),
    ("HR-02", "6.5 hours a week", {"overtime_hours_per_week": 6.5, "end": date(2027, 1, 31)}, WARN, R.OVERTIME_WEEK),
    ("LV-01", "20 days", {}, None, None),
    ("LV-01", "19 days", {"leave_days": 19}, BLOCK, R.LEAVE_SHORT),
    ("LV-01", "not said", {"leave_days": None}, None, None),
    ("PB-01", "6 months", {}, None, None),
    ("PB-01", "7 months", {"probation_months": 7}, BLOCK, R.PROBATION_LONG),
    ("PB-01", "not said", {"probation_months": None}, None, None),
    ("PB-01", "a whole year, 6 months", term(date(2027, 1, 4), date(2028, 1, 3), 6), None, None),
    ("PB-01", "a day less", term(date(2027, 1, 4), date(2028, 1, 2), 6), BLOCK, R.PROBATION_LONG_FOR_TERM),
    ("PB-01", "a day less, 1 month", term(date(2027, 1, 4), date(2028, 1, 2), 1), None, None),
    ("PB-01", "a leap day to the day before it", term(date(2028, 2, 29), date(2029, 2, 27), 6), None, None),
    ("PB-01", "from a leap day, less", term(date(2028, 2, 29), date(2029, 2, 26), 6), BLOCK, R.PROBATION_LONG_FOR_TERM),
    ("PB-01", "an end not said", {"fixed_term": True, "probation_months": 2}, WARN, R.PROBATION_TERM_UNKNOWN),
    ("PB-01", "an end not said, 1 month", {"fixed_term": True, "probation_months": 1}, None, None),
    ("ACC-01", "none offered", {}, None, None),
    ("ACC-01", "offered, nothing said", {"accommodation": True}, WARN, R.ACCOMMODATION_TERMS),
    ("ACC-01", "price only", {"accommodation": True, "accommodation_price": 0}, WARN, R.ACCOMMODATION_TERMS),
    (
        "ACC-01", "end only", {"accommodation": True, "accommodation_ends_with_job": False}, WARN,
        R.ACCOMMODATION_TERMS,
    ),
    (
        "ACC-01", "both said", {"accommodation": True, "accommodation_price": 0, "accommodation_ends_with_job": False},
        None, None,
    ),
    ("EMP-01", "checked", {}, None, None),
    ("EMP-01", "not checked", {"employer_known": False}, REVIEW, R.EMPLOYER_NOT_CHECKED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "changed", "outcome", "reason"), [(row[0], *row[2:]) for row in TABLE],
    ids=[f"{row[0]}, {row[1]}" for row in TABLE],
)  # fmt: skip
def test_a_rule(rule: str, changed: dict[str, Any], outcome: Outcome | None, reason: OfferReason | None) -> None:
    findings = found(replace(FINE, **changed), rule)
    if outcome is None:
        assert findings == []
        return
    first = findings[0]
    assert (first.outcome, first.reason, first.rule_version) == (outcome, reason, RULES.version)
    assert set(first.facts) == set(OFFER_FACTS[first.reason])
    assert all(key in RULES.parameters for key in first.parameters)


def asked(level: Cefr, explained: bool = False) -> tuple[LanguageAsked, ...]:
    return (LanguageAsked("bg", level, explained),)


LEVELS = [
    ("C1 for a cleaner", "9112", asked(Cefr.C1), "A2"),
    ("C1 for a cleaner, with a reason", "9112", asked(Cefr.C1, explained=True), None),
    ("A2 for a cleaner", "9112", asked(Cefr.A2), None),
    ("B1 for a cleaner", "9112", asked(Cefr.B1), "A2"),
    ("B2 for a waiter: the longer prefix counts", "5131", asked(Cefr.B2), None),
    ("B2 for a cook", "5120", asked(Cefr.B2), "B1"),
    ("B1 for a driver", "8332", asked(Cefr.B1), None),
    ("B1 for a machine operator", "8153", asked(Cefr.B1), "A2"),
    ("C2 for a translator", "2643", asked(Cefr.C2), None),
    ("C2 for a teacher", "2341", asked(Cefr.C2), "C1"),
    ("no occupation yet", None, asked(Cefr.C2), None),
    ("a group nobody knows", "", asked(Cefr.C2), None),
]


@pytest.mark.parametrize(("isco", "languages", "usual"), [row[1:] for row in LEVELS], ids=[row[0] for row in LEVELS])
def test_lng_01_only_ever_warns(isco: str | None, languages: tuple[LanguageAsked, ...], usual: str | None) -> None:
    findings = found(replace(FINE, isco=isco, languages=languages), "LNG-01")
    assert [(each.outcome, each.facts["usual_level"]) for each in findings] == ([(WARN, usual)] if usual else [])


PAST: list[tuple[str, dict[str, Any], list[tuple[str, OfferReason]]]] = [
    ("EXP-01: two years for a cook", {"experience_years": 2}, []),
    ("EXP-01: three years for a cook", {"experience_years": 3}, [("EXP-01", R.EXPERIENCE_HIGH)]),
    ("EXP-01: none for a cleaner", {"isco": "9112", "experience_years": 0}, []),
    ("EXP-01: a year for a cleaner", {"isco": "9112", "experience_years": 1}, [("EXP-01", R.EXPERIENCE_NEEDLESS)]),
    ("EXP-01: two years for a driver", {"isco": "8332", "experience_years": 2}, []),
    ("EXP-01: two years at a machine", {"isco": "8153", "experience_years": 2}, [("EXP-01", R.EXPERIENCE_HIGH)]),
    ("EXP-01: no occupation yet", {"isco": None, "experience_years": 9}, []),
    ("EDU-01: a diploma for a cook", {"diploma_asked": True}, [("EDU-01", R.DIPLOMA_NEEDLESS)]),
    ("EDU-01: for a nurse, by law", {"isco": "2221", "diploma_asked": True}, []),
    ("EDU-01: where staff say the law asks", {"diploma_asked": True, "regulated": True}, []),
    ("EDU-01: for an engineer", {"isco": "2142", "diploma_asked": True}, []),
    ("EDU-01: no occupation yet", {"isco": None, "diploma_asked": True}, []),
]


@pytest.mark.parametrize(("changed", "expected"), [row[1:] for row in PAST], ids=[row[0] for row in PAST])
def test_needless_experience_and_diplomas_only_warn(
    changed: dict[str, Any], expected: list[tuple[str, OfferReason]]
) -> None:
    findings = check_offer(replace(FINE, **changed), RULES, TODAY)
    past = [each for each in findings if each.rule in ("EXP-01", "EDU-01")]
    assert [(each.rule, each.reason) for each in past] == expected
    assert {each.outcome for each in past} <= {WARN}


@pytest.mark.parametrize(
    ("offer", "wrong"),
    [
        (replace(FINE, hours_per_week=41, hours_per_day=8), "hours_per_week"),
        (replace(FINE, leave_days=19), "leave_days_per_year"),
        (replace(FINE, probation_months=7), "probation_months"),
        (replace(FINE, **term(date(2027, 1, 4), date(2027, 6, 4), 2)), "probation_months_short_contract"),
        (replace(FINE, **term(date(2027, 1, 4), date(2027, 6, 4), 2)), "short_contract_months"),
        (replace(FINE, pay_low=62_019), "minimum_wage_month"),
        (replace(FINE, pay_period=PayPeriod.HOUR, pay_low=373), "minimum_wage_hour"),
    ],
)
@pytest.mark.parametrize("confidence", [each for each in Confidence if each is not Confidence.HIGH])
def test_doubt_about_a_value_turns_a_block_into_a_question(offer: Offer, wrong: str, confidence: Confidence) -> None:
    assert BLOCK in {each.outcome for each in check_offer(offer, RULES, TODAY)}
    doubted = tuple(replace(each, confidence=confidence) for each in RULES.parameters[wrong])
    rules = replace(RULES, parameters={**RULES.parameters, wrong: doubted})
    outcomes = {each.outcome for each in check_offer(offer, rules, TODAY)}
    assert BLOCK not in outcomes
    assert REVIEW in outcomes


@pytest.mark.parametrize("today", [TODAY, NEW_YEAR, SPRING])
def test_a_minimum_not_known_yet_is_a_floor_with_a_warning(today: date) -> None:
    """The last value known still blocks what lies below it, and above it the offer passes with a warning."""
    below = found(replace(FINE, start=SPRING, pay_low=62_019), "PAY-01", today)
    above = found(replace(FINE, start=SPRING), "PAY-01", today)
    assert [(each.outcome, each.reason) for each in below] == [
        (BLOCK, R.PAY_BELOW_MONTH), (WARN, R.PAY_MONTH_NOT_KNOWN_YET),
    ]  # fmt: skip
    assert [(each.outcome, each.facts) for each in above] == [(WARN, {"least": 62_020, "day": SPRING})]


@pytest.mark.parametrize("today", [NEW_YEAR, SPRING])
def test_every_rule_answers_on_days_on_which_values_have_ended(today: date) -> None:
    for changed in (row[2] for row in TABLE):
        offer = replace(FINE, start=today)
        check_offer(replace(offer, **{key: value for key, value in changed.items() if key != "end"}), RULES, today)
    assert not any(each.blocks for each in check_offer(replace(FINE, start=today), RULES, today))


def raised(value: int, day: date) -> Rules:
    row = Parameter(
        "minimum_wage_month", value, Unit.CENTS, day, None, "Decree", TODAY, Confidence.HIGH, "The next minimum wage."
    )
    return overridden(RULES, (row,))


def test_another_version_between_two_looks_is_seen_and_named() -> None:
    """Lawful when it was submitted, below the minimum when the rules of the start are known."""
    offer = replace(FINE, start=NEW_YEAR, pay_low=63_000)
    before, after = RULES, raised(65_000, date(2027, 1, 1))
    (warned,), (blocked,) = found(offer, "PAY-01"), found(offer, "PAY-01", rules=after)
    assert (warned.reason, blocked.reason) == (R.PAY_MONTH_NOT_KNOWN_YET, R.PAY_BELOW_MONTH)
    assert (warned.rule_version, blocked.rule_version) == (before.version, after.version)
    assert before.version != after.version
    assert found(replace(offer, start=date(2026, 12, 31)), "PAY-01", rules=after) == []


def test_what_must_be_there_and_what_should() -> None:
    bare = {each.reason: each.outcome for each in check_offer(Offer(), RULES, TODAY)}
    assert bare == {
        R.OCCUPATION_MISSING: BLOCK, R.PLACE_MISSING: BLOCK, R.START_MISSING: BLOCK, R.PAY_MISSING: BLOCK,
        R.SKILLS_MISSING: WARN, R.CONTRACT_MISSING: WARN, R.HOURS_MISSING: WARN,
    }  # fmt: skip
    assert check_offer(FINE, RULES, START) == ()
    (past,) = check_offer(FINE, RULES, date(2026, 12, 2))
    assert (past.outcome, past.reason, past.facts) == (WARN, R.START_PAST, {"day": START})


def test_what_blocks_comes_first_then_what_a_person_must_look_at() -> None:
    offer = replace(FINE, leave_days=1, employer_known=False, accommodation=True)
    assert [each.outcome for each in check_offer(offer, RULES, TODAY)] == [BLOCK, REVIEW, WARN]
