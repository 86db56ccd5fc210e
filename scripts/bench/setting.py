"""What every benchmark of the engine starts from: people, vacancies, a built index, and what the machine can do."""

import gc
import json
import secrets
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

import matcher
from matcher import Context, Opening
from matcher.gates.facts import Seeker
from matcher.index import PeopleIndex
from scripts.bench.people import People
from scripts.bench.population import TODAY, Population, World
from scripts.bench.vacancies import openings

FIGURES = Path("build/bench")


@dataclass(frozen=True)
class Setting:
    """A population of a size and seed, vacancies for it, and the index over it."""

    drawn: Population
    people: list[Seeker]
    jobs: list[Opening]
    context: Context
    index: PeopleIndex
    build_s: float
    seed: int

    @property
    def how(self) -> dict[str, Any]:
        """What ranking by the reference needs beside the pair."""
        context = self.context
        return {"taxonomy": context.taxonomy, "rules": context.rules, "settings": context.settings, "on": context.on}


def options(name: str, about: str | None, arguments: list[str], *more: tuple[str, int]) -> Namespace:
    """The options all these benchmarks know; `more` are whole numbers with their defaults."""
    parser = ArgumentParser(prog=f"python -m scripts.bench {name}", description=about)
    parser.add_argument("--n", type=int, default=10_000, help="how many people")
    parser.add_argument("--seed", type=int, default=None, help="otherwise a fresh one, which is printed")
    parser.add_argument("--json", action="store_true", help="print only the line of JSON at the end")
    parser.add_argument("--keep", action="store_true", help=f"also write the figures to {FIGURES}, for the picture")
    for option, default in more:
        parser.add_argument(f"--{option}", type=int, default=default)
    chosen = parser.parse_args(arguments)
    chosen.seed = secrets.randbelow(2**31) if chosen.seed is None else chosen.seed
    if not chosen.json:
        print(f"seed {chosen.seed}", flush=True)
    return chosen


def report(name: str, chosen: Namespace, figures: dict[str, Any]) -> None:
    """Print the figures, and keep them if that was asked for."""
    line = json.dumps({"n": chosen.n, "seed": chosen.seed, **figures})
    print(line)
    if chosen.keep:
        FIGURES.mkdir(parents=True, exist_ok=True)
        (FIGURES / f"{name}-{chosen.n}.json").write_text(line + "\n", encoding="utf-8")


def setting(size: int, vacancies: int, seed: int) -> Setting:
    """Draw everything and build the index, timed."""
    drawn = Population(World.packaged(), size, seed)
    people = list(People(drawn))
    jobs = openings(drawn, vacancies, seed + 1)
    context = Context(drawn.world.taxonomy, matcher.load_rules(), matcher.Settings(), TODAY)
    gc.collect()
    gc.freeze()  # millions of values that stay would be searched for garbage again and again
    started = perf_counter()
    index = built(people, context)
    build_s = perf_counter() - started
    gc.collect()
    gc.freeze()
    return Setting(drawn, people, jobs, context, index, build_s, seed)


def built(people: list[Seeker], context: Context) -> PeopleIndex:
    """The index over these people."""
    index = PeopleIndex(context.taxonomy, context.rules, context.settings)
    index.add(people)
    return index


def seconds(action: Callable[[], object]) -> float:
    """How long something takes."""
    started = perf_counter()
    action()
    return perf_counter() - started


def bandwidth() -> float:
    """Bytes a second that one core reads from memory, best of five passes over 256 MB."""
    block = np.ones(1 << 25, np.int64)
    return block.nbytes / min(seconds(block.sum) for _ in range(5))
