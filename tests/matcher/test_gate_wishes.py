"""Exclusions block; language, commute and schedule warn or ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher import (
    Availability,
    Exclusions,
    LanguageSkill,
    Opening,
    Outcome,
    ReasonCode,
    Schedule,
    Seeker,
    Shift,
    Window,
)
from matcher.gates import commute, exclusions, language, schedule
from tests.matcher.samples import CLEAR, CONTEXT, COOK, COOK_WANTED, NOTHING_KNOWN, PERNIK, PLOVDIV, SOFIA

R = ReasonCode
NIGHT_SHIFT = replace(COOK_WANTED, schedule=Schedule(frozenset({Shift.NIGHT})))
NOT_AT_NIGHT = Exclusions(shifts=frozenset({Shift.NIGHT}))


@pytest.mark.parametrize(
    ("ruled_out", "opening", "outcome", "reason"),
    [
        (Exclusions(), COOK_WANTED, Outcome.PASS, R.EXCLUSION_NONE),
        (Exclusions(occupations=frozenset({"cook"})), COOK_WANTED, Outcome.BLOCK, R.EXCLUSION_OCCUPATION),
        (Exclusions(unit_groups=frozenset({"51"})), COOK_WANTED, Outcome.BLOCK, R.EXCLUSION_OCCUPATION),
        (Exclusions(unit_groups=frozenset({"52"})), COOK_WANTED, Outcome.PASS, R.EXCLUSION_NONE),
        (Exclusions(sectors=frozenset({"56.10"})), COOK_WANTED, Outcome.BLOCK, R.EXCLUSION_SECTOR),
        (Exclusions(employers=frozenset({"e1"})), COOK_WANTED, Outcome.BLOCK, R.EXCLUSION_EMPLOYER),
        (NOT_AT_NIGHT, NIGHT_SHIFT, Outcome.BLOCK, R.EXCLUSION_SHIFT),
        (NOT_AT_NIGHT, replace(COOK_WANTED, schedule=Schedule(night=True)), Outcome.BLOCK, R.EXCLUSION_SHIFT),
        (NOT_AT_NIGHT, COOK_WANTED, Outcome.PASS, R.EXCLUSION_NONE),
        (NOT_AT_NIGHT, replace(COOK_WANTED, schedule=Schedule()), Outcome.REVIEW, R.EXCLUSION_SHIFT_UNKNOWN),
        (NOT_AT_NIGHT, replace(COOK_WANTED, schedule=Schedule(night=False)), Outcome.PASS, R.EXCLUSION_NONE),
        (
            NOT_AT_NIGHT,
            replace(COOK_WANTED, schedule=Schedule(frozenset({Shift.NIGHT, Shift.DAY}), shift_choice=True)),
            Outcome.PASS,
            R.EXCLUSION_NONE,
        ),
        (
            NOT_AT_NIGHT,
            replace(COOK_WANTED, schedule=Schedule(frozenset({Shift.NIGHT, Shift.DAY}))),
            Outcome.BLOCK,
            R.EXCLUSION_SHIFT,
        ),
    ],
)
def test_what_the_person_has_ruled_out(
    ruled_out: Exclusions, opening: Opening, outcome: Outcome, reason: ReasonCode
) -> None:
    (result,) = exclusions.check(Seeker(replace(COOK, exclusions=ruled_out), CLEAR), opening, CONTEXT)
    assert (result.outcome, result.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("places", "changed", "outcome", "reason"),
    [
        ({"SOF46"}, {}, Outcome.BLOCK, R.EXCLUSION_PLACE),
        ({"PDV22", "SOF46"}, {}, Outcome.BLOCK, R.EXCLUSION_PLACE),
        ({"PDV22"}, {}, Outcome.PASS, R.EXCLUSION_NONE),
        ({"SOF46"}, {"remote": True}, Outcome.PASS, R.EXCLUSION_NONE),
        ({"SOF46"}, {"place": None}, Outcome.PASS, R.EXCLUSION_NONE),
    ],
)
def test_a_place_ruled_out(places: set[str], changed: dict[str, object], outcome: Outcome, reason: ReasonCode) -> None:
    """EXC-05, which work from home does not meet."""
    seeker = Seeker(replace(COOK, exclusions=Exclusions(places=frozenset(places))), CLEAR)
    opening = replace(COOK_WANTED, **changed)  # type: ignore[arg-type]  # fields of an opening
    (result,) = exclusions.check(seeker, opening, CONTEXT)
    rule = "EXC-05" if outcome is Outcome.BLOCK else "EXC-01"
    assert (result.rule, result.outcome, result.reason) == (rule, outcome, reason)


def test_language_warns_and_never_blocks() -> None:
    nothing = Seeker(replace(COOK, languages=()), CLEAR)
    unknown = Seeker(replace(COOK, languages=(LanguageSkill("bg"),)), CLEAR)
    assert language.check(Seeker(COOK, CLEAR), COOK_WANTED, CONTEXT)[0].outcome is Outcome.PASS
    assert [result.outcome for result in language.check(nothing, COOK_WANTED, CONTEXT)] == [Outcome.WARN]
    assert language.check(unknown, COOK_WANTED, CONTEXT)[0].reason is R.LANGUAGE_UNKNOWN


def test_a_long_way_warns() -> None:
    (result,) = commute.check(Seeker(COOK, CLEAR), replace(COOK_WANTED, place=PLOVDIV), CONTEXT)
    assert (result.rule, result.outcome, result.reason) == ("COM-01", Outcome.WARN, R.COMMUTE_FAR)


def test_missing_accommodation_warns() -> None:
    seeker = Seeker(replace(COOK, reach=replace(COOK.reach, accommodation_needed=True)), CLEAR)
    reasons = [result.reason for result in commute.check(seeker, COOK_WANTED, CONTEXT)]
    assert reasons == [R.COMMUTE_NEAR, R.COMMUTE_ACCOMMODATION_MISSING]
    offered = replace(COOK_WANTED, accommodation_offered=True)
    assert len(commute.check(seeker, offered, CONTEXT)) == 1


@pytest.mark.parametrize(
    ("end", "last_bus", "own_transport", "warned"),
    [
        (22 * 60, 22 * 60, False, False),
        (22 * 60 + 1, 22 * 60, False, True),
        (26 * 60, 22 * 60, False, True),
        (30 * 60, 22 * 60, False, False),
        (23 * 60, 22 * 60, True, False),
        (23 * 60, None, False, False),
    ],
)
def test_work_that_ends_after_the_last_bus_warns(
    end: int, last_bus: int | None, own_transport: bool, warned: bool
) -> None:
    candidate = replace(COOK, reach=replace(COOK.reach, own_transport=own_transport, max_commute_km=60))
    opening = replace(
        COOK_WANTED,
        place=replace(PERNIK, last_bus=last_bus),
        schedule=replace(COOK_WANTED.schedule, windows=(Window(0, 14 * 60, end),)),
    )
    reasons = [result.reason for result in commute.check(Seeker(candidate, CLEAR), opening, CONTEXT)]
    assert (R.COMMUTE_AFTER_LAST_BUS in reasons) is warned


def test_care_hours_warn_or_ask_and_never_block() -> None:
    care = (Window(0, 15 * 60, 17 * 60),)
    seeker = Seeker(replace(COOK, availability=replace(COOK.availability, care=care)), CLEAR)
    clash = schedule.check(seeker, COOK_WANTED, CONTEXT)[2]
    assert (clash.rule, clash.outcome, clash.facts) == ("SCH-03", Outcome.WARN, {"clash": 60})
    ask = schedule.check(seeker, replace(COOK_WANTED, schedule=Schedule()), CONTEXT)[2]
    assert (ask.outcome, ask.reason) == (Outcome.REVIEW, R.SCHEDULE_CARE_TO_ASK)


def test_another_shift_and_other_hours_warn() -> None:
    part_time = Availability(frozenset({Shift.MORNING}), max_hours_per_week=20)
    results = schedule.check(Seeker(replace(COOK, availability=part_time), CLEAR), COOK_WANTED, CONTEXT)
    assert [(result.rule, result.outcome) for result in results] == [
        ("SCH-01", Outcome.WARN),
        ("SCH-02", Outcome.WARN),
        ("SCH-03", Outcome.PASS),
    ]


def test_nothing_known_about_a_person_blocks_nothing() -> None:
    for gate in (exclusions, language, commute, schedule):
        results = gate.check(Seeker(NOTHING_KNOWN), replace(COOK_WANTED, place=SOFIA), CONTEXT)
        assert Outcome.BLOCK not in {result.outcome for result in results}
