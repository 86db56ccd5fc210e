"""Each columnar twin says for every pair what its original says for one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import Confidence, Context, Criterion, Gate, Opening, Outcome, Rules, Seeker, Settings
from matcher.criteria import CRITERIA, LEVELS
from matcher.gates import GATES, MAY_BLOCK
from matcher.index import OpeningIndex, PeopleIndex, people, work
from matcher.index.criteria import ASSESS
from matcher.index.gates import REMOVES
from matcher.index.lexicon import Day
from matcher.index.table import View, single
from matcher.rules import Missing
from tests.matcher.samples import RULES, TAXONOMY, TODAY
from tests.matcher.strategies import openings, seekers

FEW = settings(parent=settings.get_profile("engine"), max_examples=25)
BLOCKING = replace(
    RULES,
    licences={
        code: replace(law, missing=Missing.BLOCK, confidence=Confidence.HIGH) for code, law in RULES.licences.items()
    },
)
SETTINGS = [Settings(), Settings(neighbour_occupation=0), Settings(near_skill_credit=0, near_km=0, recent_years=1)]
PEOPLE = st.lists(seekers, min_size=1, max_size=6, unique_by=lambda seeker: seeker.id)
JOBS = st.lists(openings, min_size=1, max_size=6, unique_by=lambda opening: opening.id)


def people_and_one(
    persons: list[Seeker], opening: Opening, weights: Settings, rules: Rules = RULES
) -> tuple[View, View, Day]:
    index = PeopleIndex(TAXONOMY, rules, weights)
    index.add(persons)
    day = Day(index.lexicon, Context(TAXONOMY, rules, weights, TODAY))
    values = work.encode(opening, day)
    index.name_languages()
    return index.table.view(slice(0, len(persons))), single(work.COLUMNS, values), day


def one_and_work(
    person: Seeker, jobs: list[Opening], weights: Settings, rules: Rules = RULES
) -> tuple[View, View, Day]:
    index = OpeningIndex(TAXONOMY, rules, weights, TODAY)
    index.add(jobs)
    day = Day(index.lexicon, Context(TAXONOMY, rules, weights, TODAY))
    return index.person(person), index.table.view(slice(0, len(jobs))), day


def agree(criterion: Criterion, pairs: list[tuple[Seeker, Opening]], sides: tuple[View, View, Day]) -> None:
    context = sides[2].context
    expected = [CRITERIA[criterion](seeker.candidate, opening, context) for seeker, opening in pairs]
    found = ASSESS[criterion](*sides)
    levels = np.broadcast_to(found.level, len(pairs)).tolist()
    assert [LEVELS[criterion][level] for level in levels] == [each.reason for each in expected]
    assert np.broadcast_to(found.points, len(pairs)).tolist() == [each.points for each in expected]


@pytest.mark.parametrize("criterion", Criterion)
@FEW
@given(persons=PEOPLE, opening=openings, weights=st.sampled_from(SETTINGS))
def test_people_for_an_opening(
    criterion: Criterion, persons: list[Seeker], opening: Opening, weights: Settings
) -> None:
    sides = people_and_one(persons, opening, weights)
    agree(criterion, [(seeker, opening) for seeker in persons], sides)


@pytest.mark.parametrize("criterion", Criterion)
@FEW
@given(person=seekers, jobs=JOBS, weights=st.sampled_from(SETTINGS))
def test_openings_for_a_person(criterion: Criterion, person: Seeker, jobs: list[Opening], weights: Settings) -> None:
    agree(criterion, [(person, opening) for opening in jobs], one_and_work(person, jobs, weights))


@pytest.mark.parametrize("gate", Gate)
@FEW
@given(persons=PEOPLE, jobs=JOBS, rules=st.sampled_from([RULES, BLOCKING]))
def test_a_gate_removes_the_same_pairs(gate: Gate, persons: list[Seeker], jobs: list[Opening], rules: Rules) -> None:
    removes = REMOVES[gate]
    forward = (people_and_one(persons, jobs[0], SETTINGS[0], rules), [(seeker, jobs[0]) for seeker in persons])
    backward = (one_and_work(persons[0], jobs, SETTINGS[0], rules), [(persons[0], opening) for opening in jobs])
    for (some, others, day), pairs in (forward, backward):
        answers = [GATES[gate](seeker, opening, day.context) for seeker, opening in pairs]
        expected = [any(result.outcome is Outcome.BLOCK for result in results) for results in answers]
        found = removes(some, others) if removes else np.zeros(1, bool)
        assert np.broadcast_to(found, len(pairs)).tolist() == expected


def test_every_gate_and_criterion_has_its_columnar_twin() -> None:
    assert ASSESS.keys() == CRITERIA.keys()
    assert REMOVES.keys() == GATES.keys()
    assert {gate for gate, removes in REMOVES.items() if removes} <= MAY_BLOCK


def test_the_columns_of_people_name_no_protected_attribute() -> None:
    assert not {"name", "sex", "age", "birth", "nationality", "origin", "religion", "status"} & people.COLUMNS.keys()
