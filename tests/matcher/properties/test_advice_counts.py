"""Every number of the expectation panel is what a full rerun of the reference over all vacancies says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import Band, Cefr, LanguageNeed, LanguageSkill, Opening, Reach, ReasonCode, Seeker, Tally, rank_openings
from matcher.advice import Change, changes, with_roof
from matcher.context import Context
from matcher.index import OpeningIndex, count, prospects
from matcher.records import Availability, OccupationHeld, Schedule, Shift, SkillHeld
from matcher.rules import Missing
from tests.matcher.samples import CLEAR, COOK, COOK_WANTED, PERNIK, PLOVDIV, SEEKER, SETTINGS, SOFIA, TAXONOMY, TODAY
from tests.matcher.samples import RULES as WRITTEN
from tests.matcher.strategies import openings, seekers

R = ReasonCode
LICENCE = "driving-licence-b"
# The rules as written let no lack of a licence remove anybody; here the lack of one does, so that it is counted too.
RULES = replace(
    WRITTEN,
    licences={**WRITTEN.licences, LICENCE: replace(WRITTEN.licences[LICENCE], missing=Missing.BLOCK)},
)
PINNED = date(2027, 1, 2)
JOBS = st.lists(openings, max_size=6, unique_by=lambda opening: opening.id)


def index_of(jobs: Sequence[Opening]) -> OpeningIndex:
    index = OpeningIndex(TAXONOMY, RULES, SETTINGS, TODAY)
    index.add(jobs)
    return index


def rerun(seeker: Seeker, jobs: Sequence[Opening], on: date = TODAY) -> Tally:
    """The reference, over everything."""
    ranking = rank_openings(seeker, jobs, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=on)
    bands = [match.band for match in ranking.matches]
    return Tally(len(bands) - bands.count(Band.NOT_YET), bands.count(Band.FITS_WELL))


def after(change: Change, jobs: Sequence[Opening]) -> list[Opening]:
    return [with_roof(job) for job in jobs] if change.roofs else list(jobs)


def asked(seeker: Seeker) -> Seeker:
    """The same person after every question was answered, so that every kind of change can be tried."""
    told = seeker.candidate
    return replace(
        seeker,
        candidate=replace(
            told,
            languages=told.languages or (LanguageSkill("bg", Cefr.A1, None),),
            skills=told.skills or (SkillHeld("food-hygiene"),),
            licences=told.licences or (),
            licences_checked=True,
            availability=replace(told.availability, shifts=told.availability.shifts or frozenset({Shift.DAY})),
            reach=Reach(told.reach.place or SOFIA, told.reach.max_commute_km or 10, None, None, True),
        ),
    )


@given(seekers, JOBS)
def test_now_is_a_full_rerun(seeker: Seeker, jobs: list[Opening]) -> None:
    found = prospects(index_of(jobs), seeker, TODAY)
    assert (found.open, found.now) == (len(jobs), rerun(seeker, jobs))


@given(seekers.map(asked), st.lists(openings, min_size=1, max_size=6, unique_by=lambda opening: opening.id))
def test_every_change_is_counted_like_a_full_rerun(seeker: Seeker, jobs: list[Opening]) -> None:
    index, context = index_of(jobs), Context(TAXONOMY, RULES, SETTINGS, TODAY)
    for change in changes(seeker, jobs, context):
        then = rerun(change.seeker, after(change, jobs))
        assert count(index, change.seeker, TODAY, roofs=change.roofs) == then


@given(seekers.map(asked), JOBS)
def test_what_helps_is_exactly_what_moves_a_number(seeker: Seeker, jobs: list[Opening]) -> None:
    now = rerun(seeker, jobs)
    wanted = {}
    for change in changes(seeker, jobs, Context(TAXONOMY, RULES, SETTINGS, TODAY)):
        then = rerun(change.seeker, after(change, jobs))
        if then.in_reach > now.in_reach or then.fits_well > now.fits_well:
            wanted[change.reason, str(change.facts)] = then
    found = prospects(index_of(jobs), seeker, TODAY).helps
    assert {(each.reason, str(each.facts)): each.then for each in found} == wanted
    assert all(each.now == now for each in found)
    assert [each.then.in_reach for each in found] == sorted((each.then.in_reach for each in found), reverse=True)


@given(seekers.map(asked), JOBS, st.integers(-400, 400), st.data())
def test_changes_together_on_a_pinned_day_are_counted_like_a_full_rerun(
    seeker: Seeker, jobs: list[Opening], days: int, data: st.DataObject
) -> None:
    on = data.draw(st.sampled_from([PINNED, TODAY + timedelta(days)]))
    index, roofs = index_of(jobs), False
    context = Context(TAXONOMY, RULES, SETTINGS, on)
    for _ in range(data.draw(st.integers(1, 3))):
        possible = list(changes(seeker, jobs, context))
        change = data.draw(st.sampled_from(possible)) if possible else None
        if change is None:
            break
        seeker, roofs = change.seeker, roofs or change.roofs
    offered = [with_roof(job) for job in jobs] if roofs else jobs
    assert count(index, seeker, on, roofs=roofs) == rerun(seeker, offered, on)
    assert count(index, seeker, TODAY, roofs=roofs) == rerun(seeker, offered)


def test_every_kind_of_change_is_tried_and_counted() -> None:
    """The properties above are not empty: one person and six vacancies for whom each kind of change helps."""
    seeker = Seeker(
        replace(
            COOK, licences_checked=True, skills=(SkillHeld("mix-drinks"),),
            occupations=(OccupationHeld("cook", "5120", years=4),),
            availability=Availability(frozenset({Shift.DAY})), reach=Reach(SOFIA, 20, None, False, True),
        ),
        CLEAR,
    )  # fmt: skip
    jobs = [
        replace(COOK_WANTED, id="language", essential_skills=(), languages=(LanguageNeed("bg", Cefr.C1),)),
        replace(COOK_WANTED, id="skill", essential_skills=("cook-meals",)),
        replace(COOK_WANTED, id="licence", essential_skills=(), licences=(LICENCE,)),
        replace(COOK_WANTED, id="way", essential_skills=(), place=PERNIK),
        replace(COOK_WANTED, id="shift", essential_skills=(), schedule=Schedule(frozenset({Shift.EVENING}))),
        replace(COOK_WANTED, id="roof", essential_skills=(), place=PLOVDIV),
    ]
    helps = prospects(index_of(jobs), seeker, TODAY).helps
    kinds = {each.reason for each in helps}
    assert kinds == {code for code in R if code.family == "advice"}


@pytest.mark.parametrize("change", ["none", "removed", "put again"])
def test_an_index_that_lost_vacancies_counts_those_it_has(change: str) -> None:
    index = index_of([COOK_WANTED, replace(COOK_WANTED, id="v2")])
    if change != "none":
        index.remove("v2")
        index.remove("v1")
    if change == "put again":
        index.put(COOK_WANTED)
    left = {"none": 2, "removed": 0, "put again": 1}[change]
    assert count(index, SEEKER, TODAY) == Tally(left, left)
    assert prospects(index, SEEKER, TODAY).open == left


def test_what_the_columns_cannot_hold_is_counted_too() -> None:
    many = tuple(f"skill-{number}" for number in range(60))
    jobs = [COOK_WANTED, replace(COOK_WANTED, id="odd", optional_skills=many)]
    index = index_of(jobs)
    assert index.apart == (jobs[1],)
    assert count(index, SEEKER, TODAY) == rerun(SEEKER, jobs)
    odd_person = replace(SEEKER, candidate=replace(COOK, occupations=(OccupationHeld("cook", "5120", 1 / 3),)))
    assert count(index, odd_person, TODAY, roofs=True) == rerun(odd_person, [with_roof(job) for job in jobs])
