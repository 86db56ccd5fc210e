"""The placement plan over a whole market, beside lists made greedily and beside dense matching:
`python -m scripts.bench assignment --n N --json`.

N people and N / 2 vacancies with one to three places each; every vacancy matches its fifty best. A tenth of the people
are in households, a twentieth of the pairs are vetoed, nobody has waited for long. `seconds` is the plan alone, from
the pairs. `ratio_to_bound`: its fit as a share of a bound that no plan passes, households' rules left aside;
`greedy_ratio`: the same of greedy lists, which keep neither households together nor proposals even; `dense_ratio`: how
many times as long scipy's dense matching takes for as many people and places, one to one and without any rule. Above
`DENSE` people that would need more memory than a machine has; then both are timed at that size.
"""

from time import perf_counter

import numpy as np
from scipy.optimize import linear_sum_assignment

from matcher.assignment import (
    HOURS_PER_WEEK,
    Household,
    HouseholdRule,
    Market,
    Matches,
    People,
    Policy,
    Vacancies,
    solve,
)
from matcher.assignment.yardsticks import greedy, upper_bound
from scripts.bench.setting import options, report, seconds

EDGES, TASTES, WHERE, DENSE = 50, 8, 4, 10_000
IN_HOUSEHOLDS, VETOED, PER_TOWN = 0.1, 0.05, 20


def run(arguments: list[str]) -> int:
    """Draw a market, plan it, and hold the plan against what else there is."""
    chosen = options("assignment", __doc__, arguments)
    market = drawn(chosen.n, chosen.seed)
    began = perf_counter()
    taken, _ = solve(market, Policy())
    took = perf_counter() - began
    fit, bound = int(market.matches.fit[taken].sum()), upper_bound(market)
    report("assignment", chosen, {
        "seconds": round(took, 3), "ratio_to_bound": round(fit / bound, 4),
        "greedy_ratio": round(greedy(market) / bound, 4), "dense_ratio": round(_dense(chosen.n, chosen.seed, took), 2),
    })  # fmt: skip
    return 0


def drawn(size: int, seed: int) -> Market:
    """A market of people and vacancies with hidden tastes."""
    rng = np.random.default_rng(seed)
    vacancies = max(size // 2, 1)
    place, households = rng.integers(0, max(vacancies // PER_TOWN, 2), vacancies), _households(rng, size)
    person, vacancy, fit = _pairs(*_tastes(rng, size, place, households))
    nothing = np.zeros(len(person), dtype=np.bool_)
    caps, room = rng.integers(1, 4, size), rng.integers(1, 4, vacancies)
    return Market(
        People(tuple(f"p{n}" for n in range(size)), caps, np.zeros(size, dtype=np.int64)),
        Vacancies(
            tuple(f"v{n}" for n in range(vacancies)), room, place, place * 2 + np.arange(vacancies) % 2,
            _shifts(rng, vacancies),
        ),
        Matches(person, vacancy, fit, np.where(fit >= 60, 100, 59), nothing, rng.random(len(person)) < VETOED),
        households,
    )  # fmt: skip


def _tastes(
    rng: np.random.Generator, people: int, place: np.ndarray, households: tuple[Household, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """What people and vacancies are like; vacancies of one town share where they are, couples where they live."""
    tastes, wanted = rng.normal(size=(people, TASTES)), rng.normal(size=(len(place), TASTES))
    wanted[:, :WHERE] = rng.normal(size=(place.max() + 1, WHERE))[place]
    for one, other in (household.members for household in households):
        tastes[other, :WHERE] = tastes[one, :WHERE]
    # Nobody is better at everything: everybody is among the best somewhere.
    return tastes * (TASTES / (tastes**2).sum(axis=1, keepdims=True)) ** 0.5, wanted


def _pairs(tastes: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The best people of each vacancy, a thousand vacancies at a time."""
    vacancies, best = len(wanted), min(EDGES, len(tastes))
    who, points = [], []
    for first in range(0, vacancies, 1000):
        close = wanted[first : first + 1000] @ tastes.T / TASTES**0.5
        top = np.argpartition(-close, best - 1, axis=1)[:, :best]
        who.append(top.ravel())
        points.append((100 / (1 + np.exp(-1.2 * np.take_along_axis(close, top, axis=1)))).astype(np.int64).ravel())
    return np.concatenate(who), np.repeat(np.arange(vacancies), best), np.concatenate(points)


def _shifts(rng: np.random.Generator, count: int) -> np.ndarray:
    """Five days of one shift of eight hours for each vacancy."""
    week = np.zeros((count, 7, 3, 8), dtype=np.bool_)
    week[np.arange(count), :5, rng.integers(0, 3, count)] = True
    return week.reshape(count, HOURS_PER_WEEK)


def _households(rng: np.random.Generator, people: int) -> tuple[Household, ...]:
    """Couples: three in ten want one employer, three in ten one town, the others never work at the same time."""
    couples = rng.permutation(people)[: int(people * IN_HOUSEHOLDS) // 2 * 2].reshape(-1, 2)
    rules = rng.choice(list(HouseholdRule), len(couples), p=(0.3, 0.3, 0.4))
    return tuple(
        Household((int(one), int(other)), HouseholdRule(rule))
        for (one, other), rule in zip(couples, rules, strict=True)
    )


def _dense(size: int, seed: int, took: float) -> float:
    if size > DENSE:
        smaller = drawn(DENSE, seed)
        size, took = DENSE, seconds(lambda: solve(smaller, Policy()))
    rng = np.random.default_rng(seed)
    close = rng.normal(size=(size, TASTES)).astype(np.float32) @ rng.normal(size=(TASTES, size)).astype(np.float32)
    return seconds(lambda: linear_sum_assignment(close, maximize=True)) / took
