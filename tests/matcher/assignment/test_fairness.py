"""What spreading proposals and remembering those who wait brings, and what it costs in fit."""

from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np
import pytest

from matcher.assignment import FIT_ALONE, HOURS_PER_WEEK, Market, Matches, People, Policy, Vacancies, solve
from matcher.assignment.market import Flags
from matcher.assignment.yardsticks import best_of_each, gini, spread
from tests.matcher.assignment.markets import market

WEEKS, ARRIVALS, FRESH, WAITING_AT_FIRST, HIRED = 26, 12, 5, 80, 0.35


def test_gini_is_nought_for_equal_shares_and_rises_with_one_sided_ones() -> None:
    assert gini(np.array([2, 2, 2])) == 0
    assert gini(np.array([0, 0, 0, 4])) == pytest.approx(0.75)
    assert gini(np.array([], dtype=np.int64)) == 0


def fresh(seed: int, people: int, vacancies: int, matches: int) -> Market:
    """A market in which nobody has waited yet."""
    drawn = market(seed, people, vacancies, matches=matches)
    return replace(drawn, people=replace(drawn.people, waiting=np.zeros(people, dtype=np.int64)))


@pytest.mark.timeout(120)
def test_proposals_spread_by_a_third_more_evenly_for_three_hundredths_of_fit() -> None:
    less_uneven, kept = [], []
    for seed in range(3):
        for shape in ((80, 30, 60), (300, 150, 60)):
            drawn = fresh(seed, *shape)
            taken, _ = solve(drawn, Policy())
            less_uneven.append(1 - spread(drawn, taken) / spread(drawn, best_of_each(drawn)))
            kept.append(drawn.matches.fit[taken].sum() / drawn.matches.fit[best_of_each(drawn)].sum())
    assert fmean(less_uneven) >= 0.30
    assert min(kept) >= 0.97


def test_with_few_places_nobody_is_proposed_twice_before_everybody_once() -> None:
    drawn = fresh(1, 429, 32, 200)
    held = np.bincount(drawn.matches.person[solve(drawn, Policy())[0]])
    assert held.max() == 1


@pytest.mark.parametrize("seed", range(3))
def test_those_who_wait_never_take_more_than_their_share_of_fit(seed: int) -> None:
    drawn, policy = market(seed, 150, 60, in_households=0.2), Policy()
    without, _ = solve(drawn, replace(policy, each_week=0))
    given, _ = solve(drawn, policy)
    fit = drawn.matches.fit
    assert fit[given].sum() >= (1 - policy.most_for_waiting) * fit[without].sum()


@dataclass(frozen=True, slots=True)
class HalfAYear:
    """What came of half a year: the 95th percentile of weeks without a proposal, and the fit of all proposals."""

    weeks_waited: float
    fit: int


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_half_a_year_of_weekly_plans_shortens_the_longest_waits() -> None:
    shorter, lost = [], []
    for seed in range(8):
        lists = _half_a_year(seed, None)
        plans = _half_a_year(seed, Policy())
        shorter.append(1 - plans.weeks_waited / lists.weeks_waited)
        lost.append(1 - plans.fit / lists.fit)
    assert fmean(shorter) >= 0.40
    assert fmean(lost) <= 0.05


def _half_a_year(seed: int, policy: Policy | None) -> HalfAYear:
    """People come every week and some are hired; each week all are planned anew, or listed one vacancy at a time."""
    rng = np.random.default_rng(seed)
    tastes, last_asked = rng.normal(size=(WAITING_AT_FIRST, 8)), np.zeros(WAITING_AT_FIRST, dtype=np.int64)
    waits: list[int] = []
    total = 0
    for week in range(WEEKS):
        if week:
            tastes = np.vstack([tastes, rng.normal(size=(ARRIVALS, 8))])
            last_asked = np.append(last_asked, np.full(ARRIVALS, week))
        drawn = _this_week(rng, tastes, week - last_asked)
        taken = best_of_each(drawn) if policy is None else solve(drawn, policy)[0]
        total += int(drawn.matches.fit[taken].sum())
        asked = np.unique(drawn.matches.person[taken])
        waits.extend((week - last_asked[asked]).tolist())
        last_asked[asked] = week
        stay = _not_hired(rng, drawn, taken)
        tastes, last_asked = tastes[stay], last_asked[stay]
    waits.extend((WEEKS - last_asked).tolist())
    return HalfAYear(float(np.percentile(waits, 95)), total)


def _this_week(rng: np.random.Generator, tastes: np.ndarray, waiting: np.ndarray) -> Market:
    people = len(tastes)
    fit = (100 / (1 + np.exp(-1.2 * tastes @ rng.normal(size=(FRESH, 8)).T / 8**0.5))).astype(np.int64)
    person, vacancy = np.nonzero(fit >= 35)
    points, nothing = fit[person, vacancy], np.zeros(len(person), dtype=np.bool_)
    return Market(
        People(tuple(f"p{n}" for n in range(people)), np.full(people, 2), waiting),
        Vacancies(
            tuple(f"v{n}" for n in range(FRESH)), rng.integers(1, 4, FRESH) * 2, np.zeros(FRESH, dtype=np.int64),
            np.zeros(FRESH, dtype=np.int64), np.zeros((FRESH, HOURS_PER_WEEK), dtype=np.bool_),
        ),
        Matches(person, vacancy, points, np.where(points >= 60, 100, 59), nothing, nothing),
    )  # fmt: skip


def _not_hired(rng: np.random.Generator, drawn: Market, taken: Flags) -> Flags:
    stay = np.ones(len(drawn.people.ids), dtype=np.bool_)
    for vacancy in range(FRESH):
        asked = drawn.matches.person[taken & (drawn.matches.vacancy == vacancy)]
        if len(asked) and rng.random() < HIRED:
            stay[asked[rng.integers(len(asked))]] = False
    return stay


def test_fit_alone_gives_nothing_for_waiting() -> None:
    drawn = market(3, 60, 20, in_households=0)
    fresh = replace(drawn, people=replace(drawn.people, waiting=np.zeros(60, dtype=np.int64)))
    assert (solve(drawn, FIT_ALONE)[0] == solve(fresh, FIT_ALONE)[0]).all()
