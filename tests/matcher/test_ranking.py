from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import (
    Band,
    Exclusions,
    Match,
    Opening,
    Outcome,
    Ranking,
    Seeker,
    SkillHeld,
    blocked_from_json,
    blocked_to_json,
    judge,
    match_from_json,
    match_to_json,
    rank_candidates,
    rank_openings,
    standing,
)
from tests.matcher.samples import (
    CLEAR,
    CONTEXT,
    COOK,
    COOK_WANTED,
    NOTHING_KNOWN,
    RULES,
    SEEKER,
    SETTINGS,
    TAXONOMY,
    TODAY,
)
from tests.matcher.strategies import SKILLS, openings, seekers


def for_opening(opening: Opening, people: Sequence[Seeker], limit: int | None = None) -> Ranking:
    return rank_candidates(opening, people, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=TODAY, limit=limit)


def for_seeker(seeker: Seeker, jobs: Sequence[Opening], limit: int | None = None) -> Ranking:
    return rank_openings(seeker, jobs, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=TODAY, limit=limit)


def test_a_cook_fits_a_kitchen_that_wants_a_cook() -> None:
    (match,) = for_opening(COOK_WANTED, [SEEKER]).matches
    assert match.band is Band.FITS_WELL
    assert not match.open_questions
    assert match.max_score == 1000


def test_nothing_known_is_shown_with_its_open_questions() -> None:
    (match,) = for_opening(COOK_WANTED, [Seeker(NOTHING_KNOWN)]).matches
    assert match.open_questions
    assert 0 < match.score < match.max_score


def test_lacks_hold_the_band_down_whatever_the_score() -> None:
    speechless = Seeker(replace(COOK, languages=()), CLEAR)
    assert for_opening(COOK_WANTED, [speechless]).matches[0].band is Band.FITS_PARTLY


def test_blocked_pairs_stand_apart_with_their_reason() -> None:
    unwilling = Seeker(replace(COOK, id="c2", exclusions=Exclusions(employers=frozenset({"e1"}))), CLEAR)
    ranking = for_opening(COOK_WANTED, [unwilling, SEEKER])
    assert [match.candidate_id for match in ranking.matches] == ["c1"]
    assert [blocked.candidate_id for blocked in ranking.blocked] == ["c2"]
    assert ranking.blocked[0].reasons
    assert (ranking.considered, ranking.eligible) == (2, 1)


def test_equal_scores_are_ordered_by_id() -> None:
    twins = [Seeker(replace(COOK, id=name), CLEAR) for name in ("b", "c", "a")]
    assert [match.candidate_id for match in for_opening(COOK_WANTED, twins).matches] == ["a", "b", "c"]


def test_the_limit_keeps_the_best_of_many() -> None:
    people = [Seeker(replace(COOK, id=f"{number:04}", min_net_month=number * 100), CLEAR) for number in range(1200)]
    everybody = for_opening(COOK_WANTED, people)
    ten = for_opening(COOK_WANTED, people, limit=10)
    assert ten.matches == everybody.matches[:10]
    assert ten.eligible == everybody.eligible == 1200
    assert for_opening(COOK_WANTED, people, limit=0).matches == ()


@given(seekers, openings)
def test_the_score_is_the_sum_of_its_explanation(seeker: Seeker, opening: Opening) -> None:
    answer = judge(seeker, opening, CONTEXT)
    if isinstance(answer, Match):
        assert answer.score == sum(part.points for part in answer.contributions)
        assert 0 <= answer.score <= answer.max_score == 1000


@given(openings, st.lists(seekers, max_size=6, unique_by=lambda seeker: seeker.id), st.randoms())
def test_the_order_is_total_and_does_not_depend_on_the_input(
    opening: Opening, people: list[Seeker], random: Random
) -> None:
    ranking = for_opening(opening, people)
    shuffled = random.sample(people, len(people))
    assert for_opening(opening, shuffled) == ranking
    keys = [(-match.score, match.candidate_id) for match in ranking.matches]
    assert keys == sorted(set(keys))


@given(openings, st.lists(seekers, max_size=6, unique_by=lambda seeker: seeker.id))
def test_a_blocked_person_is_never_ranked(opening: Opening, people: list[Seeker]) -> None:
    ranking = for_opening(opening, people)
    ranked = {match.candidate_id for match in ranking.matches}
    blocked = {pair.candidate_id for pair in ranking.blocked}
    assert not ranked & blocked
    assert ranked | blocked == {seeker.id for seeker in people}
    assert all(pair.reasons for pair in ranking.blocked)


@given(openings, st.lists(seekers, min_size=1, max_size=6, unique_by=lambda seeker: seeker.id))
def test_nobody_disappears_without_a_reason(opening: Opening, people: list[Seeker]) -> None:
    ranking = for_opening(opening, people)
    order = [match.candidate_id for match in ranking.matches]
    blocked = {pair.candidate_id: pair for pair in ranking.blocked}
    for person in people:
        found = standing(person, opening, people, CONTEXT)
        assert found.eligible == ranking.eligible
        if found.rank is None:
            assert found.answer == blocked[person.id]
            assert found.because
            assert {each.outcome for each in found.because} == {Outcome.BLOCK}
        else:
            assert order[found.rank - 1] == person.id
            assert found.answer == ranking.matches[found.rank - 1]
            assert all(each.outcome is Outcome.REVIEW for each in found.because)


@given(seekers, openings)
def test_both_directions_give_the_same_match(seeker: Seeker, opening: Opening) -> None:
    theirs, ours = for_opening(opening, [seeker]), for_seeker(seeker, [opening])
    assert theirs.matches == ours.matches
    assert theirs.blocked == ours.blocked


@given(seekers, openings)
def test_a_match_survives_json_and_pickle(seeker: Seeker, opening: Opening) -> None:
    answer = judge(seeker, opening, CONTEXT)
    assert pickle.loads(pickle.dumps(answer)) == answer
    if isinstance(answer, Match):
        assert match_from_json(json.loads(json.dumps(match_to_json(answer)))) == answer
    else:
        assert blocked_from_json(json.loads(json.dumps(blocked_to_json(answer)))) == answer


def test_a_stored_score_that_is_not_the_sum_is_refused() -> None:
    stored = match_to_json(for_opening(COOK_WANTED, [SEEKER]).matches[0])
    with pytest.raises(ValueError, match="not the sum"):
        match_from_json({**stored, "score": 1001})


@given(seekers, openings, st.sampled_from(SKILLS))
def test_one_more_skill_never_lowers_the_score(seeker: Seeker, opening: Opening, skill: str) -> None:
    skills = seeker.candidate.skills
    if skills is None or skill in {held.concept_id for held in skills}:
        return
    richer = replace(seeker, candidate=replace(seeker.candidate, skills=(*skills, SkillHeld(skill))))
    before, after = judge(seeker, opening, CONTEXT), judge(richer, opening, CONTEXT)
    if isinstance(before, Match) and isinstance(after, Match):
        assert after.score >= before.score
