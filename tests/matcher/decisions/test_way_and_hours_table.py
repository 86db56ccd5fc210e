"""Rules COM-01 to COM-03, SCH-01 to SCH-03, LNG-02 and EXC-01 to EXC-04 at the points where their answers turn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher import (
    Candidate,
    Cefr,
    Exclusions,
    Gate,
    LanguageNeed,
    LanguageSkill,
    LegalFacts,
    Opening,
    Outcome,
    Place,
    Reach,
    ReasonCode,
    Schedule,
    Seeker,
    Shift,
    Window,
)
from matcher.gates import GATES, commute, exclusions, language, schedule
from tests.matcher.samples import CLEAR, CONTEXT, COOK, COOK_WANTED, NOTHING_KNOWN, SOFIA

R = ReasonCode
PASS, WARN, REVIEW, BLOCK = Outcome.PASS, Outcome.WARN, Outcome.REVIEW, Outcome.BLOCK
KM_PER_DEGREE = 111.195


def at(road_km: float) -> Place:
    """A place so many kilometres of road north of the centre of Sofia."""
    return replace(SOFIA, code="X", lat=42.6977 + road_km / 1.3 / KM_PER_DEGREE)


LIMIT = Reach(SOFIA, max_commute_km=20, own_transport=True, accommodation_needed=False)
WAYS = [
    ("remote", LIMIT, {"remote": True}, PASS, R.COMMUTE_REMOTE),
    ("5 km", LIMIT, {"place": at(5)}, PASS, R.COMMUTE_NEAR),
    ("6 km", LIMIT, {"place": at(6)}, PASS, R.COMMUTE_IN_REACH),
    ("20 km of 20", LIMIT, {"place": at(20)}, PASS, R.COMMUTE_IN_REACH),
    ("21 km of 20", LIMIT, {"place": at(21)}, WARN, R.COMMUTE_BEYOND),
    ("30 km of 20", LIMIT, {"place": at(30)}, WARN, R.COMMUTE_BEYOND),
    ("31 km of 20", LIMIT, {"place": at(31)}, WARN, R.COMMUTE_FAR),
    ("301 km of 200", replace(LIMIT, max_commute_km=200), {"place": at(300.5)}, WARN, R.COMMUTE_FAR),
    ("employer's transport, 40 km", LIMIT, {"place": at(40), "employer_transport": True}, PASS,
     R.COMMUTE_EMPLOYER_TRANSPORT),
    ("employer's transport, 41 km", LIMIT, {"place": at(41), "employer_transport": True}, WARN, R.COMMUTE_FAR),
    ("a bed where one is needed", replace(LIMIT, accommodation_needed=True),
     {"place": at(80), "accommodation_offered": True}, PASS, R.COMMUTE_ACCOMMODATION),
    ("a bed where none is needed", LIMIT, {"place": at(80), "accommodation_offered": True}, WARN, R.COMMUTE_FAR),
    ("a bed where home is unknown", Reach(accommodation_needed=True), {"place": at(80), "accommodation_offered": True},
     PASS, R.COMMUTE_ACCOMMODATION_ANYWHERE),
    ("a bed nobody needs, home unknown", Reach(accommodation_needed=False),
     {"place": at(80), "accommodation_offered": True}, WARN, R.COMMUTE_UNKNOWN),
    ("a bed at home in town", replace(LIMIT, accommodation_needed=True),
     {"place": at(5), "accommodation_offered": True}, PASS, R.COMMUTE_NEAR),
    ("no limit known", Reach(SOFIA), {"place": at(10)}, WARN, R.COMMUTE_UNKNOWN),
    ("home unknown", Reach(max_commute_km=20), {"place": at(10)}, WARN, R.COMMUTE_UNKNOWN),
    ("60 min by car are 40 km", Reach(SOFIA, max_commute_minutes=60, own_transport=True), {"place": at(40)}, PASS,
     R.COMMUTE_IN_REACH),
    ("60 min by bus are 20 km", Reach(SOFIA, max_commute_minutes=60), {"place": at(21)}, WARN, R.COMMUTE_BEYOND),
    ("the shorter of both limits", Reach(SOFIA, max_commute_km=90, max_commute_minutes=60), {"place": at(31)}, WARN,
     R.COMMUTE_FAR),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reach", "changed", "outcome", "reason"), [row[1:] for row in WAYS], ids=[row[0] for row in WAYS]
)
def test_the_way_to_work(reach: Reach, changed: dict[str, object], outcome: Outcome, reason: ReasonCode) -> None:
    opening = replace(COOK_WANTED, schedule=Schedule(), **changed)  # type: ignore[arg-type]  # fields of an opening
    (answer,) = commute.check(Seeker(replace(COOK, reach=reach), CLEAR), opening, CONTEXT)
    assert (answer.rule, answer.outcome, answer.reason) == ("COM-01", outcome, reason)


def test_the_limit_of_minutes_is_counted_to_the_kilometre() -> None:
    for minutes, limit in ((60, 20), (61, 20), (59, 19), (180, 60)):
        reach = Reach(SOFIA, max_commute_minutes=minutes)
        (answer,) = commute.check(
            Seeker(replace(COOK, reach=reach), CLEAR), replace(COOK_WANTED, place=at(90)), CONTEXT
        )
        assert answer.facts["limit"] == limit


BED = [
    ("needed, offered", True, {"accommodation_offered": True}, []),
    ("needed, remote", True, {"remote": True}, []),
    ("needed, none", True, {}, ["COM-02"]),
    ("not needed", False, {}, []),
    ("not said", None, {}, []),
]


@pytest.mark.parametrize(("needed", "changed", "rules"), [row[1:] for row in BED], ids=[row[0] for row in BED])
def test_a_place_to_live(needed: bool | None, changed: dict[str, object], rules: list[str]) -> None:
    person = replace(COOK, reach=replace(LIMIT, accommodation_needed=needed))
    opening = replace(COOK_WANTED, place=SOFIA, **changed)  # type: ignore[arg-type]  # fields of an opening
    answers = commute.check(Seeker(person, CLEAR), opening, CONTEXT)
    assert [each.rule for each in answers[1:]] == rules
    assert {each.outcome for each in answers[1:]} <= {WARN}


LAST_BUS = 22 * 60
BUSES = [
    ("ends with the last bus", (LAST_BUS,), {}, False),
    ("ends a minute later", (LAST_BUS + 1,), {}, True),
    ("ends a minute before the first bus", (24 * 60 + 5 * 60 - 1,), {}, True),
    ("ends with the first bus", (24 * 60 + 5 * 60,), {}, False),
    ("one late day of several", (17 * 60, LAST_BUS + 1), {}, True),
    ("the employer brings people", (LAST_BUS + 1,), {"employer_transport": True}, False),
    ("remote", (LAST_BUS + 1,), {"remote": True}, False),
]


@pytest.mark.parametrize(("ends", "changed", "warned"), [row[1:] for row in BUSES], ids=[row[0] for row in BUSES])
def test_the_last_bus(ends: tuple[int, ...], changed: dict[str, object], warned: bool) -> None:
    person = replace(COOK, reach=replace(LIMIT, own_transport=None))
    windows = tuple(Window(day, 14 * 60, end) for day, end in enumerate(ends))
    opening = replace(
        COOK_WANTED, place=replace(at(10), last_bus=LAST_BUS), schedule=Schedule(windows=windows), **changed
    )  # type: ignore[arg-type]  # fields of an opening
    answers = commute.check(Seeker(person, CLEAR), opening, CONTEXT)
    expected = [("COM-03", WARN, R.COMMUTE_AFTER_LAST_BUS, {"last_bus": LAST_BUS})] if warned else []
    assert [(each.rule, each.outcome, each.reason, each.facts) for each in answers[1:]] == expected


@pytest.mark.parametrize(
    ("reach", "place", "warned"),
    [
        (replace(LIMIT, own_transport=None), at(5), False),
        (replace(LIMIT, own_transport=None), at(6), True),
        (replace(LIMIT, own_transport=None), at(60), True),
        (replace(LIMIT, own_transport=True), at(6), False),
        (Reach(), at(6), True),
    ],
)
def test_who_needs_the_bus(reach: Reach, place: Place, warned: bool) -> None:
    late = Schedule(windows=(Window(0, 14 * 60, 23 * 60),))
    opening = replace(COOK_WANTED, place=replace(place, last_bus=LAST_BUS), schedule=late)
    answers = commute.check(Seeker(replace(COOK, reach=reach), CLEAR), opening, CONTEXT)
    assert ("COM-03" in [each.rule for each in answers]) is warned


@pytest.mark.parametrize("home", [SOFIA, None])
def test_a_bed_from_the_employer_needs_no_bus(home: Place | None) -> None:
    late = Schedule(windows=(Window(0, 14 * 60, 23 * 60),))
    person = replace(COOK, reach=replace(LIMIT, place=home, own_transport=None, accommodation_needed=True))
    opening = replace(
        COOK_WANTED, place=replace(at(80), last_bus=LAST_BUS), schedule=late, accommodation_offered=True
    )  # fmt: skip
    assert [each.rule for each in commute.check(Seeker(person, CLEAR), opening, CONTEXT)] == ["COM-01"]


NEED = LanguageNeed("bg", Cefr.B1)
LANGUAGES = [
    ("above", Cefr.B2, NEED, PASS, R.LANGUAGE_MET),
    ("just met", Cefr.B1, NEED, PASS, R.LANGUAGE_MET),
    ("one below", Cefr.A2, NEED, WARN, R.LANGUAGE_ONE_BELOW),
    ("two below", Cefr.A1, NEED, WARN, R.LANGUAGE_TWO_BELOW),
    ("three below", Cefr.NONE, NEED, WARN, R.LANGUAGE_FAR_BELOW),
    ("level not known", None, NEED, WARN, R.LANGUAGE_UNKNOWN),
    ("learned on the job", Cefr.NONE, replace(NEED, learnable_on_the_job=True), PASS, R.LANGUAGE_LEARNABLE),
    ("not known, learned on the job", None, replace(NEED, learnable_on_the_job=True), PASS,
     R.LANGUAGE_LEARNABLE_UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spoken", "need", "outcome", "reason"), [row[1:] for row in LANGUAGES], ids=[row[0] for row in LANGUAGES]
)
def test_the_language_minimum(spoken: Cefr | None, need: LanguageNeed, outcome: Outcome, reason: ReasonCode) -> None:
    person = replace(COOK, languages=(LanguageSkill("bg", spoken, None),))
    (answer,) = language.check(Seeker(person, CLEAR), replace(COOK_WANTED, languages=(need,)), CONTEXT)
    assert (answer.rule, answer.outcome, answer.reason) == ("LNG-02", outcome, reason)


def test_no_language_asked_for_passes() -> None:
    (answer,) = language.check(Seeker(NOTHING_KNOWN, CLEAR), replace(COOK_WANTED, languages=()), CONTEXT)
    assert (answer.outcome, answer.reason) == (PASS, R.LANGUAGE_NOT_ASKED)


@pytest.mark.parametrize(
    ("spoken", "written", "reason", "facts"),
    [
        (Cefr.B1, Cefr.B1, R.LANGUAGE_MET, {"held_level": "B1", "needed_level": "B1"}),
        (Cefr.B1, Cefr.A2, R.LANGUAGE_ONE_BELOW, {"held_level": "A2", "needed_level": "B1"}),
        (Cefr.B1, None, R.LANGUAGE_UNKNOWN, {"needed_level": "B1"}),
        (Cefr.C1, None, R.LANGUAGE_UNKNOWN, {"needed_level": "B1"}),
        (Cefr.A2, None, R.LANGUAGE_ONE_BELOW, {"held_level": "A2", "needed_level": "B1"}),
        (None, None, R.LANGUAGE_UNKNOWN, {"needed_level": "B1"}),
        (None, Cefr.A1, R.LANGUAGE_TWO_BELOW, {"held_level": "A1", "needed_level": "B1"}),
        (Cefr.A1, None, R.LANGUAGE_TWO_BELOW, {"held_level": "A1", "needed_level": "B1"}),
        (None, Cefr.B1, R.LANGUAGE_UNKNOWN, {"needed_level": "B1"}),
    ],
)
def test_spoken_and_written(
    spoken: Cefr | None, written: Cefr | None, reason: ReasonCode, facts: dict[str, str]
) -> None:
    person = replace(COOK, languages=(LanguageSkill("bg", spoken, written),))
    need = replace(NEED, written=Cefr.B1)
    (answer,) = language.check(Seeker(person, CLEAR), replace(COOK_WANTED, languages=(need,)), CONTEXT)
    assert (answer.reason, answer.facts) == (reason, {"language": "bg", **facts})


@pytest.mark.parametrize(("spoken", "level"), [(None, "NONE"), (Cefr.NONE, "NONE"), (Cefr.B1, "B1")])
def test_where_no_level_is_needed_everybody_is_enough(spoken: Cefr | None, level: str) -> None:
    person = replace(COOK, languages=(LanguageSkill("bg", spoken),))
    need = LanguageNeed("bg", Cefr.NONE)
    (answer,) = language.check(Seeker(person, CLEAR), replace(COOK_WANTED, languages=(need,)), CONTEXT)
    assert (answer.reason, answer.facts["held_level"]) == (R.LANGUAGE_MET, level)


CARE = (Window(0, 15 * 60, 17 * 60),)
HOURS = [
    ("as many as the most", {"hours_per_week": 40.0}, "SCH-02", PASS, R.SCHEDULE_FITS),
    ("a little more than the most", {"hours_per_week": 40.5}, "SCH-02", WARN, R.SCHEDULE_HOURS_DIFFER),
    ("as few as the least", {"hours_per_week": 20.0}, "SCH-02", PASS, R.SCHEDULE_FITS),
    ("a little fewer than the least", {"hours_per_week": 19.5}, "SCH-02", WARN, R.SCHEDULE_HOURS_DIFFER),
    ("hours not stated", {"hours_per_week": None}, "SCH-02", PASS, R.SCHEDULE_FITS),
    ("a shift not chosen", {"shifts": frozenset({Shift.NIGHT})}, "SCH-01", WARN, R.SCHEDULE_SHIFT_DIFFERS),
    ("shifts not stated", {"shifts": None}, "SCH-01", WARN, R.SCHEDULE_UNKNOWN),
    ("work until care begins", {"windows": (Window(0, 8 * 60, 15 * 60),)}, "SCH-03", PASS, R.SCHEDULE_FITS),
    ("work a minute into care", {"windows": (Window(0, 8 * 60, 15 * 60 + 1),)}, "SCH-03", WARN, R.SCHEDULE_CARE_CLASH),
    ("work from the end of care", {"windows": (Window(0, 17 * 60, 20 * 60),)}, "SCH-03", PASS, R.SCHEDULE_FITS),
    ("Sunday's night runs into Monday", {"windows": (Window(6, 20 * 60, 20 * 60 + 1200),)}, "SCH-03", WARN,
     R.SCHEDULE_CARE_CLASH),
    ("hours of the day not stated", {"windows": None}, "SCH-03", REVIEW, R.SCHEDULE_CARE_TO_ASK),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "rule", "outcome", "reason"), [row[1:] for row in HOURS], ids=[row[0] for row in HOURS]
)
def test_the_hours(changed: dict[str, object], rule: str, outcome: Outcome, reason: ReasonCode) -> None:
    person = replace(COOK, availability=replace(COOK.availability, care=CARE))
    plan = replace(COOK_WANTED.schedule, windows=(), **changed) if "windows" not in changed else replace(
        COOK_WANTED.schedule, **changed
    )  # type: ignore[arg-type]  # fields of a schedule  # fmt: skip
    answers = schedule.check(Seeker(person, CLEAR), replace(COOK_WANTED, schedule=plan), CONTEXT)
    assert [each.rule for each in answers] == ["SCH-01", "SCH-02", "SCH-03"]
    assert {each.rule: (each.outcome, each.reason) for each in answers}[rule] == (outcome, reason)


def test_the_shift_that_is_named_is_the_first_in_order() -> None:
    no = Exclusions(shifts=frozenset({Shift.NIGHT, Shift.WEEKEND}))
    worked = Schedule(frozenset({Shift.NIGHT, Shift.WEEKEND}))
    for plan, outcome in ((worked, BLOCK), (Schedule(), REVIEW)):
        (answer,) = exclusions.check(
            Seeker(replace(COOK, exclusions=no), CLEAR), replace(COOK_WANTED, schedule=plan), CONTEXT
        )
        assert (answer.outcome, answer.facts) == (outcome, {"shift": "night"})


@pytest.mark.parametrize("person", [COOK, NOTHING_KNOWN])
def test_nothing_but_the_law_and_the_persons_own_word_removes(person: Candidate) -> None:
    opening: Opening = replace(COOK_WANTED, place=at(200), languages=(LanguageNeed("bg", Cefr.C2),))
    for gate in (Gate.LANGUAGE, Gate.COMMUTE, Gate.SCHEDULE):
        assert BLOCK not in {each.outcome for each in GATES[gate](Seeker(person, LegalFacts()), opening, CONTEXT)}
