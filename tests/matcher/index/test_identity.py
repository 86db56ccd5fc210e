"""The index answers what the reference answers, always."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import (
    Candidate,
    Criterion,
    LanguageNeed,
    Match,
    OccupationHeld,
    Opening,
    ReasonCode,
    Seeker,
    Settings,
    SkillHeld,
    rank_candidates,
    rank_openings,
)
from matcher.criteria import LEVELS
from matcher.index import IndexDiffersError, OpeningIndex, PeopleIndex, Shortlist, best_for_all
from tests.matcher.samples import COOK, COOK_WANTED, RULES, SEEKER, SETTINGS, TAXONOMY, TODAY
from tests.matcher.strategies import openings, seekers

Only = Mapping[Criterion, Collection[ReasonCode]]
HOW = {"taxonomy": TAXONOMY, "rules": RULES}
LIMITS = st.integers(0, 8)
PEOPLE = st.lists(seekers, max_size=12, unique_by=lambda seeker: seeker.id)
JOBS = st.lists(openings, max_size=12, unique_by=lambda opening: opening.id)
ONLY = (
    st.none()
    | st.dictionaries(
        st.sampled_from(Criterion), st.frozensets(st.sampled_from(sorted(ReasonCode)), min_size=1), max_size=2
    )
    | st.sampled_from(Criterion).map(lambda criterion: {criterion: LEVELS[criterion][:3]})
)
WEIGHTS = st.sampled_from(
    [SETTINGS, Settings(neighbour_occupation=0), Settings(near_skill_credit=0, near_km=0, recent_years=1)]
)


def people_index(people: Sequence[Seeker], settings: Settings = SETTINGS) -> PeopleIndex:
    index = PeopleIndex(TAXONOMY, RULES, settings)
    index.add(people)
    return index


def opening_index(jobs: Sequence[Opening], settings: Settings = SETTINGS) -> OpeningIndex:
    index = OpeningIndex(TAXONOMY, RULES, settings, TODAY)
    index.add(jobs)
    return index


def meets(match: Match, only: Only | None) -> bool:
    reasons = {part.criterion: part.reason for part in match.contributions}
    return all(reasons[criterion] in listed for criterion, listed in (only or {}).items())


def people_by_reference(
    opening: Opening, people: Sequence[Seeker], limit: int, only: Only | None = None, settings: Settings = SETTINGS
) -> Shortlist:
    whole = rank_candidates(opening, people, taxonomy=TAXONOMY, rules=RULES, settings=settings, on=TODAY)
    listed = [match for match in whole.matches if meets(match, only)]
    return Shortlist(tuple(listed[:limit]), whole.considered, whole.eligible, len(listed))


def openings_by_reference(
    seeker: Seeker, jobs: Sequence[Opening], limit: int, only: Only | None = None, on: date = TODAY
) -> Shortlist:
    whole = rank_openings(seeker, jobs, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=on)
    listed = [match for match in whole.matches if meets(match, only)]
    return Shortlist(tuple(listed[:limit]), whole.considered, whole.eligible, len(listed))


@given(openings, PEOPLE, LIMITS, ONLY, WEIGHTS)
def test_people_for_an_opening(
    opening: Opening, people: list[Seeker], limit: int, only: Only | None, settings: Settings
) -> None:
    answer = people_index(people, settings).shortlist(opening, TODAY, limit, only)
    assert answer == people_by_reference(opening, people, limit, only, settings)


@given(seekers, JOBS, LIMITS, ONLY)
def test_openings_for_a_person(seeker: Seeker, jobs: list[Opening], limit: int, only: Only | None) -> None:
    answer = opening_index(jobs).shortlist(seeker, TODAY, limit, only)
    assert answer == openings_by_reference(seeker, jobs, limit, only)


@given(PEOPLE, JOBS)
def test_both_directions_agree(people: list[Seeker], jobs: list[Opening]) -> None:
    of_people, of_jobs = people_index(people), opening_index(jobs)
    forward = {
        (match.candidate_id, match.opening_id): match
        for job in jobs
        for match in of_people.shortlist(job, TODAY, len(people)).matches
    }
    backward = {
        (match.candidate_id, match.opening_id): match
        for person in people
        for match in of_jobs.shortlist(person, TODAY, len(jobs)).matches
    }
    assert forward == backward


@given(openings, PEOPLE, PEOPLE, st.randoms())
def test_a_changed_index_is_a_new_one(
    opening: Opening, people: list[Seeker], later: list[Seeker], random: Random
) -> None:
    index = people_index(people)
    now = {seeker.id: seeker for seeker in people}
    for step, seeker in enumerate(later):
        if now and step % 3 == 1:
            leaver = random.choice(sorted(now))
            index.remove(leaver)
            del now[leaver]
        name = random.choice(sorted(now)) if now and step % 3 == 2 else seeker.id
        now[name] = replace(seeker, candidate=replace(seeker.candidate, id=name))
        index.put(now[name])
    fresh = people_index(list(now.values()))
    assert len(index) == len(fresh) == len(now)
    answer = index.shortlist(opening, TODAY, 5)
    assert answer == fresh.shortlist(opening, TODAY, 5) == people_by_reference(opening, list(now.values()), 5)
    assert index.best(opening, TODAY, 5) == [(match.candidate_id, match.score) for match in answer.matches]


@given(seekers, JOBS, st.integers(-400, 400))
def test_openings_on_another_day(seeker: Seeker, jobs: list[Opening], days: int) -> None:
    day = TODAY + timedelta(days)
    answer = opening_index(jobs).shortlist(seeker, day, 5)
    assert answer == openings_by_reference(seeker, jobs, 5, on=day)


def crowd(size: int) -> list[Seeker]:
    """Many people of few kinds, so that scores are often equal and most can be left out."""
    random = Random(size)
    jobs = [("cook", "5120"), ("waiter", "5131"), ("nurse", "2221"), ("grill-cook", "5120")]
    people = []
    for _ in range(size):
        concept, isco = random.choice(jobs)
        changed = replace(
            COOK,
            id=f"{random.random():.9f}",
            occupations=random.choice([None, (OccupationHeld(concept, isco, random.choice([None, 1.5, 4])),)]),
            skills=random.choice([None, (), COOK.skills, COOK.skills[:1] if COOK.skills else None]),
            languages=random.choice([None, (), COOK.languages]),
            min_net_month=random.choice([None, 50_000, 90_000]),
        )
        people.append(replace(SEEKER, candidate=changed))
    return people


@pytest.mark.parametrize("size", [500, 3000])
@pytest.mark.parametrize("job", [("cook", "5120"), ("hotel-cleaner", "9112"), ("astronaut", "9999")])
def test_a_crowd_is_ranked_like_by_the_reference(size: int, job: tuple[str, str]) -> None:
    opening = replace(COOK_WANTED, occupation=job[0], isco=job[1])
    people = crowd(size)
    index = people_index(people)
    for limit in (1, 50, 400):
        assert index.shortlist(opening, TODAY, limit) == people_by_reference(opening, people, limit)


def test_whoever_does_not_fit_the_columns_is_judged_all_the_same() -> None:
    many = tuple(SkillHeld(f"skill-{number}") for number in range(60))
    odd = [
        replace(SEEKER, candidate=replace(COOK, id="many skills", skills=(*(COOK.skills or ()), *many))),
        replace(
            SEEKER,
            candidate=replace(COOK, id="a third of a year", occupations=(OccupationHeld("cook", "5120", 1 / 3),)),
        ),
        replace(SEEKER, candidate=replace(COOK, id="very rich", min_net_month=10**12)),
    ]
    people = [*odd, SEEKER]
    index = people_index(people)
    only = {Criterion.PAY: (ReasonCode.PAY_MEETS,)}
    assert index.shortlist(COOK_WANTED, TODAY, 9) == people_by_reference(COOK_WANTED, people, 9)
    assert index.shortlist(COOK_WANTED, TODAY, 9, only) == people_by_reference(COOK_WANTED, people, 9, only)
    assert {name for name, _ in index.best(COOK_WANTED, TODAY, 9)} == {seeker.id for seeker in people}
    for seeker in odd:
        assert opening_index([COOK_WANTED]).shortlist(seeker, TODAY, 9) == openings_by_reference(
            seeker, [COOK_WANTED], 9
        )
        assert opening_index([COOK_WANTED]).best(seeker, TODAY, 9)[0][0] == "v1"


def test_a_language_nobody_had_named_is_one_they_do_not_know() -> None:
    people = [SEEKER, replace(SEEKER, candidate=replace(COOK, id="silent", languages=None)), Seeker(Candidate("c0"))]
    index = people_index(people)
    opening = replace(COOK_WANTED, languages=(LanguageNeed("tr", COOK_WANTED.languages[0].level),))
    assert index.shortlist(opening, TODAY, 9) == people_by_reference(opening, people, 9)


@pytest.mark.parametrize("processes", [1, 2])
def test_the_whole_base_at_once(processes: int) -> None:
    people = crowd(300)
    index = people_index(people)
    jobs = [replace(COOK_WANTED, id=f"v{number}", experience_years=number % 7) for number in range(40)]
    found = list(best_for_all(index, jobs, TODAY, 5, processes=processes))
    assert found == [(job.id, index.best(job, TODAY, 5)) for job in jobs]
    expected = people_by_reference(jobs[0], people, 5)
    assert found[0][1] == [(match.candidate_id, match.score) for match in expected.matches]


def test_a_difference_to_the_reference_is_never_served() -> None:
    index = people_index([SEEKER])
    index.table.columns["min_net"][0] = 900_000
    with pytest.raises(IndexDiffersError):
        index.shortlist(COOK_WANTED, TODAY, 5)


def test_removing_somebody_who_is_not_there_is_an_error() -> None:
    index = people_index([SEEKER])
    index.remove("c1")
    assert "c1" not in index
    assert len(index) == 0
    with pytest.raises(KeyError):
        index.remove("c1")
    assert index.shortlist(COOK_WANTED, TODAY, 5) == Shortlist((), 0, 0, 0)
