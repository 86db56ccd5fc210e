from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher import (
    Confidence,
    Context,
    LabourLimits,
    LabourStage,
    LegalFacts,
    Opening,
    Outcome,
    ReasonCode,
    Rules,
    Schedule,
    Seeker,
    Shift,
    Window,
)
from matcher.gates import labour_law
from matcher.result import GateResult
from tests.matcher.samples import ADULT, CONTEXT, COOK, COOK_WANTED, MAY_WORK, RULES, START

R = ReasonCode
DAY = timedelta(days=1)
LIGHT = replace(
    COOK_WANTED,
    schedule=Schedule(frozenset({Shift.DAY}), hours_per_week=35, hours_per_day=7, night=False, overtime=False),
    hazardous=False,
)
YOUNG = LabourLimits(LabourStage.YOUNG, adult_from=START + 100 * DAY)


def ask(limits: LabourLimits, opening: Opening = LIGHT, context: Context = CONTEXT) -> tuple[GateResult, ...]:
    """What AG-01 and AG-02 say; the permit of AG-03 has a table of its own."""
    answers = labour_law.check(Seeker(COOK, LegalFacts(MAY_WORK, limits)), opening, context)
    return tuple(answer for answer in answers if answer.rule != "AG-03")


def less_certain(key: str) -> Rules:
    doubtful = tuple(replace(parameter, confidence=Confidence.LOW) for parameter in RULES.parameters[key])
    return replace(RULES, parameters={**RULES.parameters, key: doubtful})


@pytest.mark.parametrize(
    ("limits", "outcome", "reason"),
    [
        (ADULT, Outcome.PASS, R.LABOUR_LAW_MET),
        (LabourLimits(), Outcome.REVIEW, R.LABOUR_LAW_UNKNOWN),
        (LabourLimits(LabourStage.TOO_YOUNG, young_from=START + DAY), Outcome.BLOCK, R.LABOUR_LAW_TOO_YOUNG),
        (LabourLimits(LabourStage.TOO_YOUNG, young_from=START), Outcome.PASS, R.LABOUR_LAW_MET),
        (
            LabourLimits(LabourStage.TOO_YOUNG, exception_from=START, young_from=START + 365 * DAY),
            Outcome.REVIEW,
            R.LABOUR_LAW_EXCEPTION,
        ),
        (
            LabourLimits(LabourStage.TOO_YOUNG, exception_from=START + DAY, young_from=START + 366 * DAY),
            Outcome.BLOCK,
            R.LABOUR_LAW_TOO_YOUNG,
        ),
        (YOUNG, Outcome.PASS, R.LABOUR_LAW_MET),
    ],
)
def test_the_law_that_applies_on_the_first_day(limits: LabourLimits, outcome: Outcome, reason: ReasonCode) -> None:
    (result,) = ask(limits)
    assert (result.outcome, result.reason) == (outcome, reason)


NIGHT_WINDOWS = (Window(0, 14 * 60, 22 * 60 + 1),)
EVENING_WINDOWS = (Window(0, 14 * 60, 22 * 60),)
EARLY_WINDOWS = (Window(0, 6 * 60 - 1, 12 * 60),)


@pytest.mark.parametrize(
    ("opening", "reasons"),
    [
        (replace(LIGHT, schedule=replace(LIGHT.schedule, night=True)), [R.LABOUR_LAW_NIGHT]),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, shifts=frozenset({Shift.NIGHT}))), [R.LABOUR_LAW_NIGHT]),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, windows=NIGHT_WINDOWS)), [R.LABOUR_LAW_NIGHT]),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, windows=EARLY_WINDOWS)), [R.LABOUR_LAW_NIGHT]),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, windows=EVENING_WINDOWS)), [R.LABOUR_LAW_MET]),
        (
            replace(
                LIGHT,
                schedule=replace(LIGHT.schedule, shifts=frozenset({Shift.NIGHT, Shift.DAY}), shift_choice=True),
            ),
            [R.LABOUR_LAW_MET],
        ),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, hours_per_day=7.5)), [R.LABOUR_LAW_HOURS_PER_DAY]),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, hours_per_week=35.5)), [R.LABOUR_LAW_HOURS_PER_WEEK]),
        (replace(LIGHT, schedule=replace(LIGHT.schedule, overtime=True)), [R.LABOUR_LAW_OVERTIME]),
        (replace(LIGHT, hazardous=True), [R.LABOUR_LAW_HAZARDOUS]),
        (
            replace(LIGHT, hazardous=True, schedule=replace(LIGHT.schedule, night=True)),
            [R.LABOUR_LAW_NIGHT, R.LABOUR_LAW_HAZARDOUS],
        ),
    ],
)
def test_what_is_forbidden_to_young_workers_blocks(opening: Opening, reasons: list[ReasonCode]) -> None:
    results = ask(YOUNG, opening)
    assert [result.reason for result in results] == reasons
    expected = Outcome.PASS if reasons == [R.LABOUR_LAW_MET] else Outcome.BLOCK
    assert {result.outcome for result in results} == {expected}


def test_the_same_work_is_open_on_the_day_somebody_comes_of_age() -> None:
    heavy = replace(LIGHT, hazardous=True, schedule=replace(LIGHT.schedule, night=True))
    assert ask(replace(YOUNG, adult_from=START), heavy)[0].outcome is Outcome.PASS
    assert ask(replace(YOUNG, adult_from=START + DAY), heavy)[0].outcome is Outcome.BLOCK


def test_conditions_not_stated_are_asked_about() -> None:
    (result,) = ask(YOUNG, replace(LIGHT, hazardous=None, schedule=Schedule(hours_per_week=30)))
    assert (result.outcome, result.reason) == (Outcome.REVIEW, R.LABOUR_LAW_CONDITIONS_UNKNOWN)
    assert result.facts == {"unknown_conditions": ("night", "hours_per_day", "overtime", "hazardous")}


def test_a_doubtful_law_asks_instead_of_blocking() -> None:
    context = replace(CONTEXT, rules=less_certain("hazardous_work_age"))
    assert ask(YOUNG, replace(LIGHT, hazardous=True), context)[0].outcome is Outcome.REVIEW
    context = replace(CONTEXT, rules=less_certain("working_age"))
    too_young = LabourLimits(LabourStage.TOO_YOUNG, young_from=START + DAY)
    assert ask(too_young, context=context)[0].outcome is Outcome.REVIEW


def test_birthdays_of_adults_are_refused() -> None:
    with pytest.raises(ValueError, match="under eighteen"):
        LabourLimits(LabourStage.ADULT, adult_from=date(2020, 2, 29))
