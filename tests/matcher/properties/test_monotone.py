"""A better fact never costs anybody a point or a band, whatever else is true of the pair and however it is weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import (
    Band,
    Blocked,
    Context,
    Criterion,
    Match,
    Opening,
    Reach,
    Seeker,
    Settings,
    Window,
    judge,
)
from matcher.default_weights import WEIGHTS
from tests.matcher.properties.better_facts import PERSON, WORK, improved
from tests.matcher.samples import (
    CONTEXT,
    COOK,
    COOK_WANTED,
    PLOVDIV,
    RULES,
    SEEKER,
    SOFIA,
    TAXONOMY,
    TODAY,
)
from tests.matcher.strategies import openings, seekers

BANDS = (Band.NOT_YET, Band.FITS_PARTLY, Band.FITS_WELL)


def weighed(weights: list[int], credit: int, near: int, beyond: int, days: tuple[int, int]) -> Context:
    """The sample context with other weights and thresholds."""
    total = sum(weights)
    shared = {criterion: 10 + 880 * weight // total for criterion, weight in zip(Criterion, weights, strict=True)}
    shared[Criterion.PAY] += 1000 - sum(shared.values())
    chosen = Settings(
        weights=shared, near_skill_credit=credit, near_km=near, beyond_percent=beyond, soon_days=days[0],
        later_days=days[1], neighbour_occupation=credit,
    )  # fmt: skip
    return Context(TAXONOMY, RULES, chosen, TODAY)


contexts = st.just(CONTEXT) | st.builds(
    weighed,
    st.lists(st.integers(1, 100), min_size=len(WEIGHTS), max_size=len(WEIGHTS)),
    st.integers(0, 99),
    st.integers(0, 30),
    st.integers(100, 200),
    st.tuples(st.integers(0, 30), st.integers(30, 90)),
)


def points(match: Match) -> Mapping[Criterion, int]:
    return {part.criterion: part.points for part in match.contributions}


def costs(before: Match, after: Match | Blocked) -> list[str]:
    """The criteria that are worth less, the score or the band if it is, or that the pair was removed."""
    if isinstance(after, Blocked):
        return ["removed"]
    earned = points(after)
    less = [criterion.value for criterion, had in points(before).items() if earned[criterion] < had]
    less += ["score"] if after.score < before.score else []
    return less + (["band"] if BANDS.index(after.band) < BANDS.index(before.band) else [])


@settings(parent=settings.get_profile("engine"), max_examples=150)
@given(seekers, openings, st.randoms(use_true_random=False), contexts)
def test_a_better_fact_costs_nothing(seeker: Seeker, opening: Opening, random: Random, context: Context) -> None:
    before = judge(seeker, opening, context)
    if isinstance(before, Blocked):
        return
    after = {name: judge(*pair, context) for name, pair in improved(seeker, opening, context, random)}
    assert {name: cost for name, answer in after.items() if (cost := costs(before, answer))} == {}


def test_every_better_fact_is_tried() -> None:
    person = replace(
        COOK,
        availability=replace(COOK.availability, care=(Window(6, 0, 60),)),
        reach=Reach(SOFIA, max_commute_km=20, max_commute_minutes=30),
    )
    opening = replace(COOK_WANTED, place=PLOVDIV)
    tried = {
        name
        for seed in range(20)
        for name, _ in improved(replace(SEEKER, candidate=person), opening, CONTEXT, Random(seed))
    }
    every = {better.__name__ for better in (*PERSON, *WORK)} | {"nearer_home", "lacking_skill_dropped"}
    assert tried == every
