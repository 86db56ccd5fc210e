"""The plan against the best there is: found among all plans of tiny markets, proven by a solver for small ones."""

import numpy as np
import pytest

from matcher.assignment import Market, Policy, solve
from matcher.assignment.at_prices import near_optimum
from matcher.assignment.exact import optimum
from matcher.assignment.households import joint_proposals
from matcher.assignment.objective import Worth, worth
from matcher.assignment.yardsticks import upper_bound
from tests.matcher.assignment.brute_force import best_worth
from tests.matcher.assignment.markets import market

SMALL, RANDOM, GOAL = 500, 200, 0.98
NO_WAITING = Policy(each_week=0)


def tiny(seed: int) -> Market:
    """Four or five people, of whom two or four belong together, and three or four vacancies."""
    return market(
        seed, 4 + seed % 2, 3 + seed % 2, matches=3, caps=2, room=2, in_households=(0.0, 0.5, 0.9)[seed % 3],
        vetoed=0.1, places=2,
    )  # fmt: skip


def both(drawn: Market, policy: Policy) -> tuple[Worth, np.ndarray, np.ndarray]:
    """What pairs are worth, the optimum and the plan near it, whatever the size of the market."""
    free, value = ~drawn.matches.forbidden & ~drawn.matches.pinned, worth(drawn, policy)
    joint = joint_proposals(drawn, free, value.of_pair)
    return value, optimum(drawn, free, value, joint), near_optimum(drawn, free, value, joint)


def best_of_all(seeds: range) -> None:
    """Each of these tiny markets gets the best of all its plans."""
    for seed in seeds:
        drawn = tiny(seed)
        value = worth(drawn, NO_WAITING)
        taken, proven = solve(drawn, NO_WAITING)
        assert proven
        assert value.of(drawn, taken) == best_worth(drawn, value.of_pair.tolist(), value.of_slot.tolist()), seed


def test_tiny_markets_get_the_best_of_all_plans() -> None:
    best_of_all(range(60))


@pytest.mark.nightly
@pytest.mark.timeout(300)
def test_five_hundred_tiny_markets_get_the_best_of_all_plans() -> None:
    best_of_all(range(SMALL))


def near_the_optimum(seeds: range) -> list[float]:
    """For each seed, the worth of the plan near the optimum as a share of the optimum's."""
    shares = []
    for seed in seeds:
        drawn = market(seed, 40 + seed % 160, 15 + seed % 60, matches=30, in_households=(0.1, 0.3, 0.6)[seed % 3])
        value, best, near = both(drawn, NO_WAITING)
        shares.append(value.of(drawn, near) / value.of(drawn, best))
    return shares


@pytest.mark.timeout(300)
def test_large_markets_planned_at_prices_come_near_the_optimum() -> None:
    assert min(near_the_optimum(range(6))) >= GOAL


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_two_hundred_markets_with_households_and_capacities() -> None:
    shares = near_the_optimum(range(RANDOM))
    assert min(shares) >= GOAL


@pytest.mark.parametrize("seed", range(12))
def test_no_plan_passes_the_bound_nor_breaks_a_rule(seed: int) -> None:
    drawn = market(seed, 90, 40, in_households=0.3)
    for taken in both(drawn, Policy())[1:]:
        matches, people = drawn.matches, drawn.people
        assert matches.fit[taken].sum() <= upper_bound(drawn) + 1e-6
        assert not (taken & matches.forbidden).any()
        assert (np.bincount(matches.vacancy[taken], minlength=40) <= drawn.vacancies.room).all()
        assert (np.bincount(matches.person[taken], minlength=90) <= people.caps).all()
        for household in drawn.households:
            held = {int(np.count_nonzero(taken & (matches.person == member))) for member in household.members}
            assert len(held) == 1


def test_the_same_market_gets_the_same_plan_twice() -> None:
    drawn = market(7, 120, 60)
    _, best, near = both(drawn, Policy())
    _, best_again, near_again = both(drawn, Policy())
    assert (best == best_again).all()
    assert (near == near_again).all()
