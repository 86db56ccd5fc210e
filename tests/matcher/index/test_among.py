"""A question about some of those in the index, and who is ruled out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matcher import Criterion, OccupationHeld, Opening, ReasonCode, Seeker, SkillHeld, rank_candidates, rank_openings
from matcher.index import OpeningIndex, PeopleIndex, Shortlist
from tests.matcher.samples import COOK, COOK_WANTED, RULES, SEEKER, SETTINGS, TAXONOMY, TODAY
from tests.matcher.strategies import openings, seekers

HOW = {"taxonomy": TAXONOMY, "rules": RULES, "settings": SETTINGS, "on": TODAY}
PEOPLE = st.lists(seekers, max_size=12, unique_by=lambda seeker: seeker.id)
JOBS = st.lists(openings, max_size=12, unique_by=lambda opening: opening.id)


def people_index(people: list[Seeker]) -> PeopleIndex:
    index = PeopleIndex(TAXONOMY, RULES, SETTINGS)
    index.add(people)
    return index


@given(openings, PEOPLE, st.integers(0, 8))
def test_people_among_some(opening: Opening, people: list[Seeker], limit: int) -> None:
    mine = {seeker.id for place, seeker in enumerate(people) if place % 2} | {"somebody who is not there"}
    whole = rank_candidates(opening, people, **HOW)
    listed = [match for match in whole.matches if match.candidate_id in mine]
    answer = people_index(people).shortlist(opening, TODAY, limit, among=mine)
    assert answer == Shortlist(tuple(listed[:limit]), whole.considered, whole.eligible, len(listed))


@given(openings, PEOPLE)
def test_people_ruled_out(opening: Opening, people: list[Seeker]) -> None:
    assert people_index(people).blocked(opening, TODAY) == rank_candidates(opening, people, **HOW).blocked


@given(seekers, JOBS)
def test_openings_ruled_out_and_among_some(seeker: Seeker, jobs: list[Opening]) -> None:
    index = OpeningIndex(TAXONOMY, RULES, SETTINGS, TODAY)
    index.add(jobs)
    whole = rank_openings(seeker, jobs, **HOW)
    some = {job.id for job in jobs[:5]}
    assert index.blocked(seeker, TODAY) == whole.blocked
    assert index.shortlist(seeker, TODAY, 20, among=some).matches == tuple(
        match for match in whole.matches if match.opening_id in some
    )


def test_nobody_asked_about_is_nobody_listed() -> None:
    answer = people_index([SEEKER]).shortlist(COOK_WANTED, TODAY, 5, among=())
    assert (answer.matches, answer.eligible, answer.listed) == ((), 1, 0)


def test_whoever_does_not_fit_the_columns_is_asked_about_too() -> None:
    many = tuple(SkillHeld(f"skill-{number}") for number in range(60))
    odd = replace(SEEKER, candidate=replace(COOK, id="odd", skills=(*(COOK.skills or ()), *many)))
    third = replace(COOK, id="third", occupations=(OccupationHeld("cook", "5120", 1 / 3),))
    index = people_index([SEEKER, odd, replace(SEEKER, candidate=third)])
    only = {Criterion.PAY: (ReasonCode.PAY_MEETS,)}
    assert [match.candidate_id for match in index.shortlist(COOK_WANTED, TODAY, 5, among={"odd"}).matches] == ["odd"]
    assert {m.candidate_id for m in index.shortlist(COOK_WANTED, TODAY, 5, only, {"odd", "third"}).matches} == {
        match.candidate_id for match in index.shortlist(COOK_WANTED, TODAY, 5, only).matches
    } - {SEEKER.id}
    long = replace(COOK_WANTED, essential_skills=tuple(f"skill-{number}" for number in range(300)))
    assert {match.candidate_id for match in index.shortlist(long, TODAY, 5, among={"odd"}).matches} <= {"odd"}
    assert index.blocked(long, TODAY) == ()
