"""Which level each criterion picks, with the facts its sentence needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher import (
    Availability,
    Candidate,
    Cefr,
    Contract,
    Contribution,
    Criterion,
    Evidence,
    LanguageNeed,
    LanguageSkill,
    OccupationHeld,
    Opening,
    Pay,
    PayPeriod,
    Reach,
    ReasonCode,
    Schedule,
    Shift,
    SkillHeld,
    Window,
)
from matcher.criteria import CRITERIA
from tests.matcher.samples import CONTEXT, COOK, COOK_WANTED, PERNIK, PLOVDIV, SOFIA, START

R = ReasonCode


def assess(criterion: Criterion, candidate: Candidate = COOK, opening: Opening = COOK_WANTED) -> Contribution:
    return CRITERIA[criterion](candidate, opening, CONTEXT)


def worked_as(*held: OccupationHeld) -> Candidate:
    return replace(COOK, occupations=held)


@pytest.mark.parametrize(
    ("held", "opening_is", "reason"),
    [
        (("cook", "5120"), ("cook", "5120"), R.OCCUPATION_SAME),
        (("grill-cook", "5120"), ("cook", "5120"), R.OCCUPATION_UNIT_GROUP),
        (("kitchen-helper", "9412"), ("cook", "5120"), R.OCCUPATION_NEIGHBOUR),
        (("bartender", "5132"), ("waiter", "5131"), R.OCCUPATION_NEIGHBOUR),
        (("barista", "5139"), ("waiter", "5131"), R.OCCUPATION_MINOR_GROUP),
        (("nurse", "2221"), ("cook", "5120"), R.OCCUPATION_OTHER),
    ],
)
def test_occupation(held: tuple[str, str], opening_is: tuple[str, str], reason: ReasonCode) -> None:
    opening = replace(COOK_WANTED, occupation=opening_is[0], isco=opening_is[1])
    found = assess(Criterion.OCCUPATION, worked_as(OccupationHeld("nurse", "2221"), OccupationHeld(*held)), opening)
    assert found.reason is reason
    assert found.facts["occupation"] == opening_is[0]
    if "held_occupation" in found.facts:
        assert found.facts["held_occupation"] == held[0]


def test_occupation_never_asked_for_is_not_the_same_as_none() -> None:
    assert assess(Criterion.OCCUPATION, replace(COOK, occupations=None)).reason is R.OCCUPATION_UNKNOWN
    assert assess(Criterion.OCCUPATION, worked_as()).reason is R.OCCUPATION_OTHER


def with_skills(*skills: str, evidence: Evidence = Evidence.SELF_REPORTED) -> Candidate:
    return replace(COOK, skills=tuple(SkillHeld(skill, evidence) for skill in skills))


@pytest.mark.parametrize(
    ("skills", "reason", "facts"),
    [
        (("cook-meals", "food-hygiene", "follow-recipes"), R.ESSENTIAL_SKILLS_ALL, {"asked_count": 3}),
        (
            ("cook-meals", "food-hygiene"),
            R.ESSENTIAL_SKILLS_NEAR,
            {"held_count": 2, "asked_count": 3, "near": ("follow-recipes",)},
        ),
        (
            ("food-hygiene",),
            R.ESSENTIAL_SKILLS_NEAR,
            {"held_count": 1, "asked_count": 3, "near": ("cook-meals", "follow-recipes")},
        ),
        (
            ("mix-drinks",),
            R.ESSENTIAL_SKILLS_NONE,
            {"asked_count": 3, "missing": ("cook-meals", "food-hygiene", "follow-recipes")},
        ),
    ],
)
def test_essential_skills(skills: tuple[str, ...], reason: ReasonCode, facts: dict[str, object]) -> None:
    found = assess(Criterion.ESSENTIAL_SKILLS, with_skills(*skills))
    assert (found.reason, found.facts) == (reason, facts)


def test_essential_skills_in_part() -> None:
    opening = replace(COOK_WANTED, essential_skills=("clean-rooms", "give-injections", "mix-drinks"))
    some = assess(Criterion.ESSENTIAL_SKILLS, with_skills("mix-drinks"), opening)
    assert (some.reason, some.points) == (R.ESSENTIAL_SKILLS_SOME, 200 * 33 // 100)
    assert some.facts["missing"] == ("clean-rooms", "give-injections")
    most = assess(Criterion.ESSENTIAL_SKILLS, with_skills("mix-drinks", "clean-rooms"), opening)
    assert (most.reason, most.points) == (R.ESSENTIAL_SKILLS_MOST, 200 * 66 // 100)


def test_a_neighbouring_skill_earns_part_of_the_points() -> None:
    near = assess(Criterion.ESSENTIAL_SKILLS, with_skills("cook-meals", "food-hygiene"))
    full = assess(Criterion.ESSENTIAL_SKILLS)
    lacking = assess(Criterion.ESSENTIAL_SKILLS, with_skills("mix-drinks"))
    assert lacking.points < near.points < full.points == full.max_points


def test_much_skill_in_one_thing_does_not_hide_the_lack_of_another() -> None:
    opening = replace(COOK_WANTED, essential_skills=("clean-rooms", "mix-drinks"))
    modest = assess(Criterion.ESSENTIAL_SKILLS, with_skills("mix-drinks"), opening)
    expert = with_skills("mix-drinks", "serve-guests", "take-orders", evidence=Evidence.RECOGNISED)
    assert assess(Criterion.ESSENTIAL_SKILLS, expert, opening) == modest


@pytest.mark.parametrize(
    ("candidate", "asked", "reason"),
    [
        (with_skills("mix-drinks"), (), R.OPTIONAL_SKILLS_NOT_ASKED),
        (with_skills("mix-drinks"), ("mix-drinks",), R.OPTIONAL_SKILLS_ALL),
        (with_skills("mix-drinks"), ("mix-drinks", "clean-rooms"), R.OPTIONAL_SKILLS_SOME),
        (with_skills("mix-drinks"), ("clean-rooms",), R.OPTIONAL_SKILLS_NONE),
        (replace(COOK, skills=None), ("clean-rooms",), R.OPTIONAL_SKILLS_UNKNOWN),
    ],
)
def test_optional_skills(candidate: Candidate, asked: tuple[str, ...], reason: ReasonCode) -> None:
    opening = replace(COOK_WANTED, optional_skills=asked)
    assert assess(Criterion.OPTIONAL_SKILLS, candidate, opening).reason is reason


LATELY, LONG_AGO = date(2021, 12, 1), date(2021, 11, 1)


@pytest.mark.parametrize(
    ("held", "wanted", "reason"),
    [
        ([], None, R.EXPERIENCE_NOT_ASKED),
        ([], 0, R.EXPERIENCE_NOT_ASKED),
        ([], 2, R.EXPERIENCE_NONE),
        ([OccupationHeld("nurse", "2221", 9)], 2, R.EXPERIENCE_NONE),
        ([OccupationHeld("cook", "5120", 2, LATELY)], 2, R.EXPERIENCE_ENOUGH),
        ([OccupationHeld("cook", "5120", 2, LATELY, informal=True)], 2, R.EXPERIENCE_ENOUGH),
        ([OccupationHeld("cook", "5120", 2)], 2, R.EXPERIENCE_ENOUGH),
        ([OccupationHeld("cook", "5120", 2, LONG_AGO)], 2, R.EXPERIENCE_LONG_AGO),
        ([OccupationHeld("cook", "5120", 1, LATELY)], 2, R.EXPERIENCE_HALF),
        ([OccupationHeld("cook", "5120", 1), OccupationHeld("grill-cook", "5120", 1)], 2, R.EXPERIENCE_ENOUGH),
        ([OccupationHeld("cook", "5120", 0.5)], 2, R.EXPERIENCE_LITTLE),
        ([OccupationHeld("cook", "5120")], 2, R.EXPERIENCE_UNKNOWN),
        ([OccupationHeld("cook", "5120", 0.5), OccupationHeld("grill-cook", "5120")], 2, R.EXPERIENCE_UNKNOWN),
        (None, 2, R.EXPERIENCE_UNKNOWN),
    ],
)
def test_experience(held: list[OccupationHeld] | None, wanted: float | None, reason: ReasonCode) -> None:
    candidate = replace(COOK, occupations=None if held is None else tuple(held))
    found = assess(Criterion.EXPERIENCE, candidate, replace(COOK_WANTED, experience_years=wanted))
    assert found.reason is reason


@pytest.mark.parametrize(
    ("skills", "reason"),
    [
        (None, R.EVIDENCE_UNKNOWN),
        ((), R.EVIDENCE_NOTHING),
        ((SkillHeld("mix-drinks", Evidence.RECOGNISED),), R.EVIDENCE_NOTHING),
        ((SkillHeld("cook-meals", Evidence.NONE),), R.EVIDENCE_UNKNOWN),
        ((SkillHeld("cook-meals", Evidence.SELF_REPORTED),), R.EVIDENCE_SELF_REPORTED),
        ((SkillHeld("cook-meals", Evidence.REFERENCE),), R.EVIDENCE_REFERENCE),
        ((SkillHeld("cook-meals", Evidence.WORK_SAMPLE),), R.EVIDENCE_WORK_SAMPLE),
        ((SkillHeld("cook-meals", Evidence.CERTIFICATE), SkillHeld("food-hygiene")), R.EVIDENCE_CERTIFICATE),
        ((SkillHeld("cook-meals", Evidence.RECOGNISED),), R.EVIDENCE_RECOGNISED),
    ],
)
def test_evidence(skills: tuple[SkillHeld, ...] | None, reason: ReasonCode) -> None:
    assert assess(Criterion.EVIDENCE, replace(COOK, skills=skills)).reason is reason


BG = LanguageNeed("bg", Cefr.B2)


@pytest.mark.parametrize(
    ("held", "needs", "reason"),
    [
        ((), (), R.LANGUAGE_NOT_ASKED),
        ((LanguageSkill("bg", Cefr.B2),), (BG,), R.LANGUAGE_MET),
        ((LanguageSkill("bg", Cefr.B1),), (BG,), R.LANGUAGE_ONE_BELOW),
        ((LanguageSkill("bg", Cefr.A2),), (BG,), R.LANGUAGE_TWO_BELOW),
        ((LanguageSkill("bg", Cefr.A1),), (BG,), R.LANGUAGE_FAR_BELOW),
        ((), (BG,), R.LANGUAGE_FAR_BELOW),
        ((), (replace(BG, learnable_on_the_job=True),), R.LANGUAGE_LEARNABLE),
        ((LanguageSkill("bg"),), (BG,), R.LANGUAGE_UNKNOWN),
        (None, (BG,), R.LANGUAGE_UNKNOWN),
        ((LanguageSkill("bg", Cefr.C2, Cefr.B1),), (replace(BG, written=Cefr.B2),), R.LANGUAGE_ONE_BELOW),
        ((LanguageSkill("bg", Cefr.C2),), (replace(BG, written=Cefr.B2),), R.LANGUAGE_UNKNOWN),
        ((LanguageSkill("bg", Cefr.A1),), (replace(BG, written=Cefr.B2),), R.LANGUAGE_FAR_BELOW),
        (
            (LanguageSkill("bg", Cefr.B1), LanguageSkill("en", Cefr.C2)),
            (BG, LanguageNeed("en", Cefr.A1)),
            R.LANGUAGE_ONE_BELOW,
        ),
    ],
)
def test_language(held: tuple[LanguageSkill, ...] | None, needs: tuple[LanguageNeed, ...], reason: ReasonCode) -> None:
    found = assess(Criterion.LANGUAGE, replace(COOK, languages=held), replace(COOK_WANTED, languages=needs))
    assert found.reason is reason


FAR_JOB = replace(COOK_WANTED, place=PERNIK)


@pytest.mark.parametrize(
    ("reach", "opening", "reason"),
    [
        (Reach(), COOK_WANTED, R.COMMUTE_UNKNOWN),
        (Reach(), replace(COOK_WANTED, remote=True), R.COMMUTE_REMOTE),
        (Reach(SOFIA), COOK_WANTED, R.COMMUTE_NEAR),
        (Reach(SOFIA), FAR_JOB, R.COMMUTE_UNKNOWN),
        (Reach(SOFIA, 34), FAR_JOB, R.COMMUTE_IN_REACH),
        (Reach(SOFIA, 33), FAR_JOB, R.COMMUTE_BEYOND),
        (Reach(SOFIA, 23), FAR_JOB, R.COMMUTE_BEYOND),
        (Reach(SOFIA, 22), FAR_JOB, R.COMMUTE_FAR),
        (Reach(SOFIA, max_commute_minutes=75), FAR_JOB, R.COMMUTE_BEYOND),
        (Reach(SOFIA, max_commute_minutes=60, own_transport=True), FAR_JOB, R.COMMUTE_IN_REACH),
        (Reach(SOFIA, 10), replace(FAR_JOB, employer_transport=True), R.COMMUTE_EMPLOYER_TRANSPORT),
        (Reach(SOFIA, 10), replace(FAR_JOB, place=PLOVDIV, employer_transport=True), R.COMMUTE_FAR),
        (
            Reach(SOFIA, 10, accommodation_needed=True),
            replace(FAR_JOB, place=PLOVDIV, accommodation_offered=True),
            R.COMMUTE_ACCOMMODATION,
        ),
        (Reach(SOFIA, 10), replace(FAR_JOB, accommodation_offered=True), R.COMMUTE_FAR),
    ],
)
def test_commute(reach: Reach, opening: Opening, reason: ReasonCode) -> None:
    assert assess(Criterion.COMMUTE, replace(COOK, reach=reach), opening).reason is reason


DAY_SHIFT = frozenset({Shift.DAY})
SUNDAY_NIGHT = (Window(6, 23 * 60, 25 * 60),)
MONDAY_EARLY = (Window(0, 0, 30),)


@pytest.mark.parametrize(
    ("availability", "schedule", "reason", "facts"),
    [
        (Availability(DAY_SHIFT), Schedule(DAY_SHIFT), R.SCHEDULE_FITS, {}),
        (Availability(), Schedule(DAY_SHIFT), R.SCHEDULE_UNKNOWN, {}),
        (Availability(DAY_SHIFT), Schedule(), R.SCHEDULE_UNKNOWN, {}),
        (
            Availability(DAY_SHIFT),
            Schedule(frozenset({Shift.DAY, Shift.NIGHT}), shift_choice=True),
            R.SCHEDULE_FITS,
            {},
        ),
        (
            Availability(DAY_SHIFT),
            Schedule(frozenset({Shift.DAY, Shift.NIGHT})),
            R.SCHEDULE_SHIFT_DIFFERS,
            {"shifts": ("night",)},
        ),
        (
            Availability(DAY_SHIFT, max_hours_per_week=20),
            Schedule(DAY_SHIFT, hours_per_week=40),
            R.SCHEDULE_HOURS_DIFFER,
            {"hours": 40, "available_hours": 20},
        ),
        (
            Availability(DAY_SHIFT, min_hours_per_week=30),
            Schedule(DAY_SHIFT, hours_per_week=20),
            R.SCHEDULE_HOURS_DIFFER,
            {"hours": 20, "available_hours": 30},
        ),
        (
            Availability(DAY_SHIFT, care=MONDAY_EARLY),
            Schedule(DAY_SHIFT, windows=SUNDAY_NIGHT),
            R.SCHEDULE_CARE_CLASH,
            {"clash": 30},
        ),
        (Availability(DAY_SHIFT, care=MONDAY_EARLY), Schedule(DAY_SHIFT), R.SCHEDULE_CARE_TO_ASK, {}),
        (
            Availability(DAY_SHIFT, care=(Window(0, 60, 90),)),
            Schedule(DAY_SHIFT, windows=SUNDAY_NIGHT),
            R.SCHEDULE_FITS,
            {},
        ),
    ],
)
def test_schedule(availability: Availability, schedule: Schedule, reason: ReasonCode, facts: dict[str, object]) -> None:
    candidate = replace(COOK, availability=availability)
    found = assess(Criterion.SCHEDULE, candidate, replace(COOK_WANTED, schedule=schedule))
    assert (found.reason, found.facts) == (reason, facts)


@pytest.mark.parametrize(
    ("days_late", "reason"),
    [
        (None, R.START_UNKNOWN),
        (-30, R.START_READY),
        (0, R.START_READY),
        (1, R.START_SOON),
        (14, R.START_SOON),
        (15, R.START_LATER),
        (60, R.START_LATER),
        (61, R.START_MUCH_LATER),
    ],
)
def test_start(days_late: int | None, reason: ReasonCode) -> None:
    earliest = None if days_late is None else START + timedelta(days=days_late)
    assert assess(Criterion.START, replace(COOK, availability=Availability(earliest_start=earliest))).reason is reason


@pytest.mark.parametrize(
    ("pay", "minimum", "reason"),
    [
        (None, 50_000, R.PAY_UNKNOWN),
        (Pay(62_020, 62_020), None, R.PAY_UNKNOWN),
        (Pay(62_020, 62_020), 48_126, R.PAY_MEETS),
        (Pay(62_020, 62_020), 48_127, R.PAY_SLIGHTLY_BELOW),
        (Pay(62_020, 70_000), 48_127, R.PAY_WITHIN_RANGE),
        (Pay(62_020, 62_020), 53_473, R.PAY_SLIGHTLY_BELOW),
        (Pay(62_020, 62_020), 53_474, R.PAY_BELOW),
        (Pay(374, 374, PayPeriod.HOUR), 50_000, R.PAY_MEETS),
    ],
)
def test_pay(pay: Pay | None, minimum: int | None, reason: ReasonCode) -> None:
    found = assess(Criterion.PAY, replace(COOK, min_net_month=minimum), replace(COOK_WANTED, pay=pay))
    assert found.reason is reason


def test_hourly_pay_without_hours_is_not_known() -> None:
    opening = replace(COOK_WANTED, pay=Pay(374, 400, PayPeriod.HOUR), schedule=Schedule())
    assert assess(Criterion.PAY, COOK, opening).reason is R.PAY_UNKNOWN


@pytest.mark.parametrize(
    ("wanted", "offered", "reason"),
    [
        (frozenset({Contract.PERMANENT}), Contract.PERMANENT, R.CONTRACT_WANTED),
        (frozenset({Contract.PERMANENT}), Contract.SEASONAL, R.CONTRACT_OTHER),
        (frozenset(), Contract.SEASONAL, R.CONTRACT_UNKNOWN),
        (None, Contract.SEASONAL, R.CONTRACT_UNKNOWN),
        (frozenset({Contract.PERMANENT}), None, R.CONTRACT_UNKNOWN),
    ],
)
def test_contract(wanted: frozenset[Contract] | None, offered: Contract | None, reason: ReasonCode) -> None:
    found = assess(Criterion.CONTRACT, replace(COOK, contracts=wanted), replace(COOK_WANTED, contract=offered))
    assert found.reason is reason


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (frozenset({"cook", "nurse"}), R.PREFERENCE_WANTED),
        (frozenset({"grill-cook"}), R.PREFERENCE_NEAR),
        (frozenset({"nurse"}), R.PREFERENCE_OTHER),
        (frozenset(), R.PREFERENCE_UNKNOWN),
        (None, R.PREFERENCE_UNKNOWN),
    ],
)
def test_preference(wanted: frozenset[str] | None, reason: ReasonCode) -> None:
    assert assess(Criterion.PREFERENCE, replace(COOK, wanted_occupations=wanted)).reason is reason
