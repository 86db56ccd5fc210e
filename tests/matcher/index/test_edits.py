"""An index that was edited in any order answers like one built anew, and like the reference, after every edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import Blocked, Opening, Ranking, Seeker, SkillHeld, rank_candidates, rank_openings
from matcher.index import OpeningIndex, PeopleIndex, Shortlist
from tests.matcher.samples import RULES, SETTINGS, TAXONOMY, TODAY
from tests.matcher.strategies import openings, seekers

FEW = settings(parent=settings.get_profile("engine"), max_examples=12)
HOW = {"taxonomy": TAXONOMY, "rules": RULES, "settings": SETTINGS}
NAMES = [f"id-{number}" for number in range(9)]
STEPS, EVERYBODY = 30, 100
POOL_OF_PEOPLE = st.lists(seekers, min_size=2, max_size=5)
POOL_OF_WORK = st.lists(openings, min_size=2, max_size=5)
Edited = TypeVar("Edited", Seeker, Opening)


def edits(pool: list[Edited], named: Callable[[Edited, str], Edited], random: Random) -> Iterator[tuple[str, Edited]]:
    """Ids, and what is to lie under them from now on."""
    for _ in range(STEPS):
        name = random.choice(NAMES)
        yield name, named(random.choice(pool), name)


def leaves(random: Random) -> bool:
    """Whether whoever is there is taken out this time, instead of overwritten."""
    return random.random() < 0.35


def person(seeker: Seeker, name: str) -> Seeker:
    """Under this id; one in nine has more skills than the columns hold."""
    skills = seeker.candidate.skills
    if name == NAMES[0]:
        skills = (*(skills or ()), *(SkillHeld(f"skill-{number}") for number in range(60)))
    return replace(seeker, candidate=replace(seeker.candidate, id=name, skills=skills))


def whole(found: Shortlist, removed: tuple[Blocked, ...], expected: Ranking) -> None:
    """The whole answer: who is listed, who is ruled out, and how many of each."""
    counts = found.considered, found.eligible
    assert (found.matches, removed, *counts) == (
        expected.matches, expected.blocked, expected.considered, expected.eligible,
    )  # fmt: skip


@FEW
@given(POOL_OF_PEOPLE, POOL_OF_WORK, st.randoms(use_true_random=False))
def test_people(pool: list[Seeker], asked: list[Opening], random: Random) -> None:
    index, now = PeopleIndex(TAXONOMY, RULES, SETTINGS), dict[str, Seeker]()
    for name, seeker in edits(pool, person, random):
        if name in now and leaves(random):
            index.remove(name)
            del now[name]
        else:
            index.put(seeker)
            now[name] = seeker
        question = random.choice(asked)
        expected = rank_candidates(question, now.values(), on=TODAY, **HOW)
        whole(index.shortlist(question, TODAY, EVERYBODY), index.blocked(question, TODAY), expected)
    fresh = PeopleIndex(TAXONOMY, RULES, SETTINGS)
    fresh.add(now.values())
    assert len(index) == len(fresh) == len(now)
    for question in asked:
        assert index.shortlist(question, TODAY, EVERYBODY) == fresh.shortlist(question, TODAY, EVERYBODY)
        assert index.best(question, TODAY, 4) == fresh.best(question, TODAY, 4)


@FEW
@given(POOL_OF_WORK, POOL_OF_PEOPLE, st.randoms(use_true_random=False))
def test_vacancies(pool: list[Opening], asked: list[Seeker], random: Random) -> None:
    index, now, day = OpeningIndex(TAXONOMY, RULES, SETTINGS, TODAY), dict[str, Opening](), TODAY
    for name, opening in edits(pool, lambda opening, name: replace(opening, id=name), random):
        if name in now and leaves(random):
            index.remove(name)
            del now[name]
        else:
            index.put(opening)
            now[name] = opening
        day += timedelta(random.choice([0, 0, 0, 1, 40]))
        question = random.choice(asked)
        expected = rank_openings(question, now.values(), on=day, **HOW)
        whole(index.shortlist(question, day, EVERYBODY), index.blocked(question, day), expected)
    fresh = OpeningIndex(TAXONOMY, RULES, SETTINGS, day)
    fresh.add(now.values())
    assert len(index) == len(fresh) == len(now)
    for question in asked:
        assert index.shortlist(question, day, EVERYBODY) == fresh.shortlist(question, day, EVERYBODY)
        assert index.best(question, day, 4) == fresh.best(question, day, 4)
