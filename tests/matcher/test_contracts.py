"""What holds for every gate and every criterion, whatever the pair."""

from __future__ import annotations

import pytest
from hypothesis import given

from matcher import (
    FACT_KINDS,
    FACTS,
    Contribution,
    Criterion,
    FactKind,
    Gate,
    GateResult,
    Opening,
    Outcome,
    ReasonCode,
    Seeker,
)
from matcher.criteria import CRITERIA, LEVELS
from matcher.gates import GATES, MAY_BLOCK
from tests.matcher.samples import CONTEXT, SETTINGS
from tests.matcher.strategies import openings, seekers

GATE_ONLY = {ReasonCode.COMMUTE_ACCOMMODATION_MISSING, ReasonCode.COMMUTE_AFTER_LAST_BUS}


def test_every_criterion_and_gate_is_registered() -> None:
    assert set(CRITERIA) == set(LEVELS) == set(Criterion)
    assert set(GATES) == set(Gate)


@pytest.mark.parametrize("criterion", Criterion)
def test_the_levels_of_a_criterion_are_its_reason_codes(criterion: Criterion) -> None:
    codes = {code for code in ReasonCode if code.family == criterion} - GATE_ONLY
    assert set(LEVELS[criterion]) == codes
    assert LEVELS[criterion][-1].level == "unknown"


@pytest.mark.parametrize("criterion", Criterion)
def test_levels_are_listed_from_best_to_worst(criterion: Criterion) -> None:
    points = [SETTINGS.points[code] for code in LEVELS[criterion][:-1] if code in SETTINGS.points]
    assert points == sorted(points, reverse=True)
    assert points[0] == SETTINGS.weights[criterion]


@pytest.mark.parametrize("criterion", Criterion)
def test_not_knowing_never_counts_like_the_worst(criterion: Criterion) -> None:
    *known, unknown = LEVELS[criterion]
    worst = min(SETTINGS.points[code] for code in known if code in SETTINGS.points)
    assert worst < SETTINGS.points[unknown] < SETTINGS.weights[criterion]


def test_every_reason_names_facts_of_a_known_kind() -> None:
    assert set(FACTS) == set(ReasonCode)
    named = {name for names in FACTS.values() for name in names}
    assert named == set(FACT_KINDS)


@given(seekers, openings)
def test_only_four_gates_may_block(seeker: Seeker, opening: Opening) -> None:
    for gate, check in GATES.items():
        results = check(seeker, opening, CONTEXT)
        assert results
        assert all(result.gate is gate for result in results)
        assert gate in MAY_BLOCK or all(result.outcome is not Outcome.BLOCK for result in results)


@given(seekers, openings)
def test_reasons_come_with_exactly_the_facts_they_name(seeker: Seeker, opening: Opening) -> None:
    answers: list[GateResult | Contribution] = []
    for check in GATES.values():
        answers.extend(check(seeker, opening, CONTEXT))
    answers.extend(assess(seeker.candidate, opening, CONTEXT) for assess in CRITERIA.values())
    for said in answers:
        assert set(said.facts) == set(FACTS[said.reason])
        for name, value in said.facts.items():
            if FACT_KINDS[name] in (FactKind.CONCEPTS, FactKind.SHIFTS, FactKind.CONDITIONS):
                assert value
                assert isinstance(value, tuple)


@given(seekers, openings)
def test_a_contribution_stays_within_its_weight(seeker: Seeker, opening: Opening) -> None:
    for criterion, assess in CRITERIA.items():
        found = assess(seeker.candidate, opening, CONTEXT)
        assert found.criterion is criterion
        assert found.reason in LEVELS[criterion]
        assert found.level == found.reason.level
        assert 0 <= found.points <= found.max_points == SETTINGS.weights[criterion]
