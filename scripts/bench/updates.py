"""What one changed profile costs, beside building the index anew: `python -m scripts.bench updates --n N --json`."""

import random
from dataclasses import replace
from statistics import median

from matcher.gates.facts import Seeker
from scripts.bench.people import People
from scripts.bench.population import TODAY, Population
from scripts.bench.setting import Setting, built, options, report, seconds, setting

WANTED = 50


def run(arguments: list[str]) -> int:
    """Change many profiles, one at a time, then compare with an index built anew."""
    chosen = options("updates", __doc__, arguments, ("changes", 2000), ("questions", 10))
    here = setting(chosen.n, chosen.questions, chosen.seed)
    people = list(here.people)
    times = []
    for place, seeker in _changes(here, chosen.changes):
        people[place] = seeker
        times.append(seconds(lambda seeker=seeker: here.index.put(seeker)))  # type: ignore[misc]
    fresh = built(people, here.context)
    equal = all(here.index.shortlist(job, TODAY, WANTED) == fresh.shortlist(job, TODAY, WANTED) for job in here.jobs)
    update = median(times)
    figures = {
        "update_us": round(update * 1e6, 1),
        "rebuild_s": round(here.build_s, 2),
        "share": float(f"{update / here.build_s:.3g}"),
        "equal_to_rebuilt": equal,
    }
    report("updates", chosen, figures)
    return int(not equal)


def _changes(here: Setting, count: int) -> list[tuple[int, Seeker]]:
    """People of another draw in place of some of ours, under the same ids."""
    others = People(Population(here.drawn.world, count, here.seed + 2))
    places = random.Random(here.seed).choices(range(len(here.people)), k=count)  # noqa: S311 (no secret)
    changed = []
    for number, place in enumerate(places):
        other = others.person(number)
        name = here.people[place].id
        changed.append((place, replace(other, candidate=replace(other.candidate, id=name))))
    return changed
