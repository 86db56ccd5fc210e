"""An invented population and vacancies for benchmarks: drawn in columns, then handed out as the engine's values.

Occupations, skills and municipalities are those of the packaged data; how often each occurs, what people know and
where they live follows long-tailed distributions. Nothing stands for a real person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from importlib.resources import files
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

import matcher
from matcher.records import Place
from models.enums import ConceptKind, RelationKind
from scripts.bench.wishes import CARE, CONTRACTS, SHIFTS
from web.services import pack

Array = NDArray[Any]
TODAY = date(2026, 11, 22)
LANGUAGES = ("bg", "en", "uk", "ru", "ar", "fa")
MINUTES = (None, 15, 30, 45, 60, 90, 120)
UNKNOWN = 7  # beside the seven levels of a language
WAYS = tuple(product(MINUTES, (False, True), (False, True)))
"""How somebody gets about: minutes, own transport, whether they need accommodation."""


@dataclass(frozen=True)
class World:
    """What the packaged data say: occupations with their skills, and places."""

    occupations: tuple[str, ...]
    isco: tuple[str, ...]
    skills: tuple[str, ...]
    essential: tuple[Array, ...]
    optional: tuple[Array, ...]
    places: tuple[Place, ...]
    taxonomy: matcher.Taxonomy

    @classmethod
    def packaged(cls) -> "World":
        """Read it."""
        skills = tuple(entry.uri for entry in pack.entries() if entry.kind is ConceptKind.SKILL)
        number = {uri: place for place, uri in enumerate(skills)}
        groups = {entry.uri: entry.isco for entry in pack.entries() if entry.isco}
        related: dict[RelationKind, dict[str, set[str]]] = {kind: {} for kind in RelationKind}
        for relation in pack.relations():
            related[relation.kind].setdefault(relation.occupation, set()).add(relation.skill)
        essential, optional = related[RelationKind.ESSENTIAL], related[RelationKind.OPTIONAL]
        names = tuple(sorted(essential))

        def numbers(of: dict[str, set[str]]) -> tuple[Array, ...]:
            return tuple(np.array(sorted(number[skill] for skill in of.get(name, ())), np.int64) for name in names)

        rows = pack.rows(files("models.data") / "places" / "municipalities.tsv")
        places = tuple(Place(row["code"], float(row["latitude"]), float(row["longitude"])) for row in rows)
        taxonomy = matcher.build_taxonomy(groups, essential, optional)
        isco = tuple(groups[name] for name in names)
        return cls(names, isco, skills, numbers(essential), numbers(optional), places, taxonomy)


@dataclass(frozen=True)
class Ragged:
    """Lists of different length, one for each person, in one array."""

    values: Array
    ends: Array

    def of(self, person: int) -> Array:
        """The list of one person."""
        part: Array = self.values[self.ends[person] : self.ends[person + 1]]
        return part


class Population:
    """`size` people, drawn from `seed`; every attribute is an array with a value for each."""

    def __init__(self, world: World, size: int, seed: int) -> None:
        self.world, self.size = world, size
        self.random = random = np.random.default_rng(seed)
        self.ids = [f"p{number:08}" for number in random.permutation(size).tolist()]
        self.job_weights = _long_tail(random, len(world.occupations))
        self.place_weights = _long_tail(random, len(world.places))
        self.jobs_known = random.random(size) > 0.05
        count = np.where(self.jobs_known, random.choice(4, size, p=[0.05, 0.5, 0.33, 0.12]), 0)
        self.jobs = _distinct(random.choice(len(world.occupations), (size, 3), p=self.job_weights), count)
        self.years = random.choice(np.array([np.nan, 0.5, 1, 2, 3, 5, 8, 12, 20]), (size, 3))
        self.last_used = TODAY.toordinal() - random.integers(0, 4000, (size, 3)) * (random.random((size, 3)) > 0.2)
        self.skills_known = self.jobs_known & (random.random(size) > 0.1)
        self.skills = self._draw_skills()
        self.evidence = random.choice(6, len(self.skills.values), p=[0.02, 0.6, 0.2, 0.08, 0.08, 0.02])
        self._draw_languages()
        self._draw_wishes()

    def _draw_skills(self) -> Ragged:
        """Most of what their occupations need, some of what these welcome, and a few things more."""
        random, world = self.random, self.world
        people, skills = [], []
        for slot in range(3):
            for share, lists in ((0.6, world.essential), (0.3, world.optional)):
                jobs = self.jobs[:, slot]
                lengths = np.array([*(len(each) for each in lists), 0])[jobs]
                who = np.repeat(np.arange(self.size), lengths)
                what = np.concatenate([*lists, np.zeros(0, np.int64)])[_spans(lists, jobs, lengths)]
                chosen = random.random(len(who)) < share
                people.append(who[chosen])
                skills.append(what[chosen])
        extra = random.integers(0, 4, self.size)
        people.append(np.repeat(np.arange(self.size), extra))
        skills.append(random.integers(0, len(world.skills), int(extra.sum())))
        who, what = np.concatenate(people), np.concatenate(skills)
        keys = np.unique((who * len(world.skills) + what)[self.skills_known[who]])
        ends = np.searchsorted(keys, np.arange(self.size + 1) * len(world.skills))
        return Ragged(keys % len(world.skills), ends)

    def _draw_languages(self) -> None:
        random, size = self.random, self.size
        self.languages_known = random.random(size) > 0.03
        spoken = np.zeros((size, len(LANGUAGES)), np.int8)
        spoken[:, 0] = random.choice([0, 1, 2, 3, 4, 5, UNKNOWN], size, p=[0.3, 0.22, 0.2, 0.14, 0.06, 0.03, 0.05])
        spoken[:, 1] = random.choice([0, 1, 2, 3, 4], size, p=[0.5, 0.15, 0.15, 0.12, 0.08])
        own = random.choice([2, 3, 4, 5], size, p=[0.55, 0.2, 0.17, 0.08])
        spoken[np.arange(size), own] = 6
        self.spoken = np.where(self.languages_known[:, None], spoken, UNKNOWN)
        self.written = np.where(random.random((size, 1)) < 0.2, UNKNOWN, np.maximum(self.spoken - 1, 0))
        self.written = np.where(self.spoken == UNKNOWN, UNKNOWN, self.written)

    def _draw_wishes(self) -> None:
        random, size = self.random, self.size
        self.place = random.choice(len(self.world.places), size, p=self.place_weights)
        self.way = random.integers(0, len(WAYS), size)
        self.shifts = random.integers(0, len(SHIFTS), size)
        self.hours = random.choice(np.array([np.nan, 20, 30, 40, 48]), size)
        self.care = random.choice(len(CARE), size, p=[0.8, *[0.2 / (len(CARE) - 1)] * (len(CARE) - 1)])
        self.earliest = np.where(random.random(size) < 0.1, 0, TODAY.toordinal() + random.integers(-30, 150, size))
        self.min_net = np.where(random.random(size) < 0.2, -1, random.integers(50, 160, size) * 1000)
        self.contracts = random.integers(0, len(CONTRACTS), size)
        self.wanted = np.where(random.random(size) < 0.5, self.jobs[:, 0], -1)
        self.adult_from = np.where(random.random(size) < 0.01, TODAY.toordinal() + random.integers(1, 700, size), 0)
        self.no_employer = np.where(random.random(size) < 0.06, random.integers(0, 500, size), -1)
        self.no_job = np.where(
            random.random(size) < 0.05, random.choice(len(self.job_weights), size, p=self.job_weights), -1
        )
        self.no_night = random.random(size) < 0.2

    @cached_property
    def reach(self) -> Array:
        """Where somebody lives and how they get about, as one number: place × ways + way."""
        reach: Array = self.place * len(WAYS) + self.way
        return reach


def earliest_day(number: int) -> date | None:
    """The day of an ordinal, None for 0."""
    return date.fromordinal(number) if number else None


def _long_tail(random: np.random.Generator, size: int) -> Array:
    weights = 1 / np.arange(3, size + 3)
    shares: Array = random.permutation(weights / weights.sum())
    return shares


def _distinct(jobs: Array, count: Array) -> Array:
    """Keep `count` different jobs of each person; -1 is none."""
    kept = np.where(np.arange(jobs.shape[1]) < count[:, None], jobs, -1)
    for slot in range(1, jobs.shape[1]):
        for earlier in range(slot):
            kept[:, slot] = np.where(kept[:, slot] == kept[:, earlier], -1, kept[:, slot])
    return kept


def _spans(lists: Sequence[Array], chosen: Array, lengths: Array) -> Array:
    """Positions, in all lists one after the other, of the items of the lists chosen."""
    starts = np.concatenate([[0], np.cumsum([len(each) for each in lists])])[:-1]
    first = np.repeat(np.append(starts, 0)[chosen], lengths)
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    spans: Array = first + within
    return spans


def later(days: int) -> date:
    """Days from the day of the benchmark."""
    return TODAY + timedelta(days)
