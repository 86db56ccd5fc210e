"""Random markets for plans, from a seed: people and vacancies with hidden tastes, so that fit looks like real lists."""

from __future__ import annotations

import numpy as np

from matcher.assignment import HOURS_PER_WEEK, Household, HouseholdRule, Market, Matches, People, Vacancies

BANDS = ((60, 100), (35, 59), (0, 34))


def market(
    seed: int, people: int, vacancies: int, *, matches: int = 60, caps: int = 3, room: int = 3,
    in_households: float = 0.1, vetoed: float = 0.05, places: int = 8,
) -> Market:  # fmt: skip
    """A market in which each vacancy matches its ``matches`` best people.

    ``caps`` and ``room`` are the highest of what people and vacancies have; the shares are of people and of matches.
    """
    rng = np.random.default_rng(seed)
    taste = rng.normal(size=(people, 8)) @ rng.normal(size=(vacancies, 8)).T / 8**0.5
    fit = (100 / (1 + np.exp(-1.2 * taste))).astype(np.int64)
    best = np.argsort(-fit, axis=0, kind="stable")[: min(matches, people)]
    vacancy = np.repeat(np.arange(vacancies), len(best))
    person = best.T.ravel()
    points = fit[person, vacancy]
    ceiling = np.select([points >= low for low, _ in BANDS], [high for _, high in BANDS])
    nothing = np.zeros(len(person), dtype=np.bool_)
    seats, place = rng.integers(1, room + 1, vacancies), rng.integers(0, places, vacancies)
    return Market(
        People(_names("person", people), rng.integers(1, caps + 1, people), rng.integers(0, 27, people)),
        Vacancies(
            _names("vacancy", vacancies),
            seats,
            place,
            place * 2 + np.arange(vacancies) % 2,
            _shifts(rng, vacancies),
        ),
        Matches(person, vacancy, points, ceiling, nothing, rng.random(len(person)) < vetoed),
        _households(rng, people, in_households),
    )


def _names(what: str, count: int) -> tuple[str, ...]:
    return tuple(f"{what} {number}" for number in range(count))


def _shifts(rng: np.random.Generator, count: int) -> np.ndarray:
    """Five days of one shift of eight hours for each vacancy."""
    week = np.zeros((count, 7, 3, 8), dtype=np.bool_)
    week[np.arange(count), :5, rng.integers(0, 3, count)] = True
    return week.reshape(count, HOURS_PER_WEEK)


def _households(rng, people, share):
    couples = rng.permutation(people)[: int(people * share) // 2 * 2].reshape(-1, 2)
    rules = rng.choice(list(HouseholdRule), len(couples), p=(0.3, 0.3, 0.4))
    return tuple(
        Household((int(one), int(other)), HouseholdRule(rule))
        for (one, other), rule in zip(couples, rules, strict=True)
    )
