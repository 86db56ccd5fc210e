"""Exact counts: how many people suit an opening, and how many would if one demand were eased."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import Context, Opening, Ranking, Seeker, Settings, rank_candidates
from matcher.demands import Demand, Ease, easings, only, suits
from matcher.index import Counting, PeopleIndex
from tests.matcher import engine_world, samples
from tests.matcher.strategies import openings, seekers

OPENINGS = 220


def by_brute_force(opening: Opening, people: list[Seeker], context: Context) -> int:
    """Rank everybody for the opening as it stands, and count whom nothing speaks against."""
    ranking: Ranking = rank_candidates(
        opening,
        people,
        taxonomy=context.taxonomy,
        rules=context.rules,
        settings=context.settings,
        on=context.on,
    )
    return sum(map(suits, ranking.matches))


@pytest.mark.parametrize(("number_of_people", "every"), [(20, 8), pytest.param(60, 1, marks=pytest.mark.nightly)])
def test_every_count_equals_ranking_everybody_again_without_the_demand(number_of_people: int, every: int) -> None:
    rules = engine_world.rules()
    context = Context(engine_world.TAXONOMY, rules, Settings(), engine_world.TODAY)
    people = [engine_world.seeker(number) for number in range(number_of_people)]
    own = people[::2]
    index = PeopleIndex(context.taxonomy, rules, context.settings)
    index.add(people)
    counting = Counting(index, context.on, {seeker.id for seeker in own})
    tried, gained = 0, 0
    for number in range(0, OPENINGS, every):
        opening = engine_world.opening(number)
        now = counting.suited(opening)
        assert now == by_brute_force(opening, own, context)
        for easing in easings(opening, context.on):
            then = counting.suited(easing.opening)
            assert then == by_brute_force(easing.opening, own, context), easing
            tried, gained = tried + 1, gained + (then > now)
            for alone in only(opening, easing.demand, easing.about) or ():
                assert counting.suited(alone) == by_brute_force(alone, own, context), easing
    assert counting.people == len(own)
    assert tried > 2000 // every
    assert gained > 20 // every


@given(openings, st.lists(seekers, max_size=8, unique_by=lambda seeker: seeker.id))
def test_whatever_people_and_openings_are_like(opening: Opening, people: list[Seeker]) -> None:
    index = PeopleIndex(samples.TAXONOMY, samples.RULES, samples.SETTINGS)
    index.add(people)
    counting = Counting(index, samples.TODAY)
    for changed in (opening, *(easing.opening for easing in easings(opening, samples.TODAY))):
        assert counting.suited(changed) == by_brute_force(changed, people, samples.CONTEXT)


def test_each_demand_can_be_eased() -> None:
    found = {
        (easing.demand, easing.ease)
        for number in range(OPENINGS)
        for easing in easings(engine_world.opening(number), engine_world.TODAY)
    }
    assert {demand for demand, _ in found} == set(Demand)
    assert {ease for _, ease in found} == set(Ease)


def test_nobody_is_counted_in_an_empty_index() -> None:
    index = PeopleIndex(samples.TAXONOMY, samples.RULES, samples.SETTINGS)
    assert Counting(index, samples.TODAY).suited(samples.COOK_WANTED) == 0
