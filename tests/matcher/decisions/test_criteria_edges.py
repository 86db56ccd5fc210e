"""The points at which a criterion goes from one level to the next, and what it names as its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher import (
    Candidate,
    Context,
    Contribution,
    Criterion,
    Established,
    Evidence,
    OccupationHeld,
    Opening,
    Pay,
    PayPeriod,
    ReasonCode,
    Schedule,
    Settings,
    SkillHeld,
    Window,
    WorkRight,
)
from matcher.criteria import CRITERIA
from matcher.criteria.coverage import Coverage, cover
from matcher.criteria.schedule import findings
from tests.matcher.samples import CONTEXT, COOK, COOK_WANTED, RULES, TAXONOMY, TODAY

R = ReasonCode


def score(criterion: Criterion, person: Candidate, opening: Opening, context: Context = CONTEXT) -> Contribution:
    return CRITERIA[criterion](person, opening, context)


def near(**neighbours: dict[str, int]) -> Context:
    return replace(CONTEXT, taxonomy=replace(TAXONOMY, neighbours=neighbours))


def holds(*skills: str) -> tuple[SkillHeld, ...]:
    return tuple(SkillHeld(skill) for skill in skills)


@pytest.mark.parametrize(
    ("closeness", "percent"), [(55, 33), (66, 39), (100, 60), (99, 59), (10, 6)]
)  # fmt: skip
def test_a_neighbouring_skill_counts_by_its_closeness(closeness: int, percent: int) -> None:
    found = cover(holds("b"), ("a",), near(a={"b": closeness}))
    assert found == Coverage((), ("a",), (), percent)


def test_the_nearest_skill_held_counts_and_strangers_do_not() -> None:
    context = near(a={"b": 40, "c": 80, "d": 100})
    assert cover(holds("b", "c"), ("a",), context).percent == 48
    assert cover(holds("x"), ("a",), context) == Coverage((), (), ("a",), 0)
    assert cover(holds("x"), ("y",), context) == Coverage((), (), ("y",), 0)
    assert cover(holds("a", "b"), ("a", "y", "z"), context) == Coverage(("a",), (), ("y", "z"), 33)


@pytest.mark.parametrize(
    ("held", "reason"), [(59, R.ESSENTIAL_SKILLS_SOME), (60, R.ESSENTIAL_SKILLS_MOST), (61, R.ESSENTIAL_SKILLS_MOST)]
)
def test_most_of_the_skills_are_six_in_ten(held: int, reason: ReasonCode) -> None:
    asked = tuple(f"s{number}" for number in range(100))
    person = replace(COOK, skills=holds(*asked[:held]))
    found = score(Criterion.ESSENTIAL_SKILLS, person, replace(COOK_WANTED, essential_skills=asked))
    assert (found.reason, found.points) == (reason, found.max_points * held // 100)


@pytest.mark.parametrize(
    ("criterion", "person", "opening", "reason"),
    [
        (Criterion.ESSENTIAL_SKILLS, COOK, replace(COOK_WANTED, essential_skills=()), R.ESSENTIAL_SKILLS_NOT_ASKED),
        (Criterion.ESSENTIAL_SKILLS, replace(COOK, skills=None), COOK_WANTED, R.ESSENTIAL_SKILLS_UNKNOWN),
        (Criterion.EVIDENCE, COOK, replace(COOK_WANTED, essential_skills=()), R.EVIDENCE_NOT_ASKED),
        (Criterion.EVIDENCE, replace(COOK, skills=None), COOK_WANTED, R.EVIDENCE_UNKNOWN),
        (Criterion.OPTIONAL_SKILLS, COOK, replace(COOK_WANTED, optional_skills=()), R.OPTIONAL_SKILLS_NOT_ASKED),
        (Criterion.OPTIONAL_SKILLS, replace(COOK, skills=None), COOK_WANTED, R.OPTIONAL_SKILLS_UNKNOWN),
    ],
)
def test_not_asked_and_not_known_are_told_apart(
    criterion: Criterion, person: Candidate, opening: Opening, reason: ReasonCode
) -> None:
    assert score(criterion, person, opening).reason is reason


def test_the_best_evidence_counts_with_its_number() -> None:
    graded = (SkillHeld("a", Evidence.NONE), SkillHeld("b", Evidence.CERTIFICATE), SkillHeld("c", Evidence.CERTIFICATE))
    opening = replace(COOK_WANTED, essential_skills=("a", "b", "c"))
    found = score(Criterion.EVIDENCE, replace(COOK, skills=graded), opening)
    assert (found.reason, found.facts) == (R.EVIDENCE_CERTIFICATE, {"skill_count": 2})


def cooked(*spans: tuple[float | None, date | None]) -> Candidate:
    return replace(COOK, occupations=tuple(OccupationHeld("cook", "5120", years, used) for years, used in spans))


EXPERIENCES = [
    ("just enough, another span not known", ((3, TODAY), (None, TODAY)), 3, R.EXPERIENCE_ENOUGH),
    ("a little less, another span not known", ((2.9, TODAY), (None, TODAY)), 3, R.EXPERIENCE_HALF),
    ("just half, another span not known", ((1.5, TODAY), (None, TODAY)), 3, R.EXPERIENCE_HALF),
    ("less than half, another span not known", ((1.4, TODAY), (None, TODAY)), 3, R.EXPERIENCE_UNKNOWN),
    ("none known, another span not known", ((0, TODAY), (None, TODAY)), 3, R.EXPERIENCE_UNKNOWN),
    ("just half", ((1.5, TODAY),), 3, R.EXPERIENCE_HALF),
    ("less than half", ((1.4, TODAY),), 3, R.EXPERIENCE_LITTLE),
    ("a third", ((1, TODAY),), 3, R.EXPERIENCE_LITTLE),
    ("several spans add up", ((1, TODAY), (2, TODAY)), 3, R.EXPERIENCE_ENOUGH),
    ("lately in one of two", ((3, date(2000, 1, 1)), (1, TODAY)), 3, R.EXPERIENCE_ENOUGH),
    ("long ago in both", ((3, date(2000, 1, 1)), (1, date(2010, 1, 1))), 3, R.EXPERIENCE_LONG_AGO),
    ("the day of one not known", ((3, date(2000, 1, 1)), (1, None)), 3, R.EXPERIENCE_ENOUGH),
    ("none", ((0, TODAY),), 3, R.EXPERIENCE_NONE),
]


@pytest.mark.parametrize(
    ("spans", "wanted", "reason"), [row[1:] for row in EXPERIENCES], ids=[row[0] for row in EXPERIENCES]
)
def test_experience(spans: tuple[tuple[float | None, date | None], ...], wanted: float, reason: ReasonCode) -> None:
    found = score(Criterion.EXPERIENCE, cooked(*spans), replace(COOK_WANTED, experience_years=wanted))
    assert found.reason is reason
    if reason is R.EXPERIENCE_LONG_AGO:
        assert found.facts["last_used_on"] == date(2010, 1, 1)


def test_four_years_are_long_ago_from_the_day_after() -> None:
    context = replace(CONTEXT, settings=Settings(recent_years=4))
    opening = replace(COOK_WANTED, experience_years=1)
    for days, reason in ((1461, R.EXPERIENCE_ENOUGH), (1462, R.EXPERIENCE_LONG_AGO)):
        person = cooked((2, TODAY - timedelta(days=days)))
        assert score(Criterion.EXPERIENCE, person, opening, context).reason is reason


def test_the_occupation_held_is_named_where_it_is_another() -> None:
    same, group, twin = (OccupationHeld(key, "5120") for key in ("cook", "grill-cook", "pizza-cook"))
    found = score(Criterion.OCCUPATION, replace(COOK, occupations=(group, same)), COOK_WANTED)
    assert (found.reason, found.facts) == (R.OCCUPATION_SAME, {"occupation": "cook"})
    found = score(Criterion.OCCUPATION, replace(COOK, occupations=(group, twin)), COOK_WANTED)
    assert found.facts == {"occupation": "cook", "held_occupation": "grill-cook"}
    stranger = OccupationHeld("nurse", "2221")
    found = score(Criterion.OCCUPATION, replace(COOK, occupations=(stranger,)), COOK_WANTED)
    assert (found.reason, found.facts) == (R.OCCUPATION_OTHER, {"occupation": "cook"})


def paid(low: int, high: int, period: PayPeriod = PayPeriod.MONTH, hours: float | None = 40) -> Opening:
    return replace(COOK_WANTED, pay=Pay(low, high, period), schedule=Schedule(hours_per_week=hours))


def test_an_hourly_wage_is_a_month_of_weeks() -> None:
    """10 euros an hour at 39 hours a week are 1690 a month; both ends are estimated."""
    person = replace(COOK, min_net_month=1)
    found = score(Criterion.PAY, person, paid(1000, 2000, PayPeriod.HOUR, 39))
    assert found.facts["net"] == RULES.net_month(169_000, COOK_WANTED.start or TODAY)
    unknown = score(Criterion.PAY, person, paid(1000, 2000, PayPeriod.HOUR, None))
    assert unknown.reason is R.PAY_UNKNOWN
    assert score(Criterion.PAY, person, paid(1000, 2000, PayPeriod.MONTH, None)).reason is R.PAY_MEETS


LOW, HIGH = (RULES.net_month(gross, COOK_WANTED.start or TODAY) for gross in (90_000, 110_000))


@pytest.mark.parametrize(
    ("minimum", "reason"),
    [
        (LOW, R.PAY_MEETS),
        (LOW + 1, R.PAY_WITHIN_RANGE),
        (HIGH, R.PAY_WITHIN_RANGE),
        (HIGH + 1, R.PAY_SLIGHTLY_BELOW),
        (100 * HIGH // 90, R.PAY_SLIGHTLY_BELOW),
        (100 * HIGH // 90 + 1, R.PAY_BELOW),
    ],
)
def test_pay_against_the_least_that_is_needed(minimum: int, reason: ReasonCode) -> None:
    found = score(Criterion.PAY, replace(COOK, min_net_month=minimum), paid(90_000, 110_000))
    assert (found.reason, found.facts["net"]) == (reason, LOW if reason is R.PAY_MEETS else HIGH)


def test_pay_just_a_little_below() -> None:
    """A share of the minimum that is met to the cent still is a little below."""
    context = replace(CONTEXT, settings=Settings(slightly_below_pay=50))
    person = replace(COOK, min_net_month=2 * HIGH)
    assert score(Criterion.PAY, person, paid(90_000, 110_000), context).reason is R.PAY_SLIGHTLY_BELOW


def test_one_wish_near_the_work_is_enough() -> None:
    person = replace(COOK, wanted_occupations=frozenset({"nurse", "grill-cook"}))
    assert score(Criterion.PREFERENCE, person, COOK_WANTED).reason is R.PREFERENCE_NEAR


def test_minutes_past_sunday_are_counted_once() -> None:
    night = (Window(6, 23 * 60, 25 * 60),)
    person = replace(COOK, availability=replace(COOK.availability, care=night, shifts=None))
    plan = Schedule(windows=night)
    found = findings(person, replace(COOK_WANTED, schedule=plan))[2]
    assert found == (R.SCHEDULE_CARE_CLASH, {"clash": 120})


def test_nothing_is_taken_for_granted_about_the_right_to_work() -> None:
    right = WorkRight()
    assert right.established is Established.UNKNOWN
    assert not any((right.verified, right.outlives_document, right.renewal_pending, right.note_required))
    assert not any((right.note_verified, right.note_withdrawn))
    assert right.honoured_until is None
