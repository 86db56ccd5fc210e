"""All vacancies against all people: `python -m scripts.bench batch --n N --vacancies V --json`.

`spin_speedup` is what two processes gain that only count: what the machine itself gives at that moment.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from matcher.index import best_for_all
from scripts.bench.population import TODAY
from scripts.bench.setting import Setting, options, report, seconds, setting

WANTED = 50
SPIN = 20_000_000


def run(arguments: list[str]) -> int:
    """Time one process and two, on the same vacancies."""
    chosen = options("batch", __doc__, arguments, ("vacancies", 1000))
    here = setting(chosen.n, chosen.vacancies, chosen.seed)
    alone, single = _timed(here, 1)
    together, double = _timed(here, 2)
    same = single == double
    spin = _spin(1) / _spin(2)
    figures = {
        "vacancies": chosen.vacancies,
        "seconds": round(min(alone, together), 2),
        "two_core_speedup": round(alone / together, 2),
        "spin_speedup": round(spin, 2),
        "same_in_both": same,
    }
    report("batch", chosen, figures)
    return int(not same)


def _timed(here: Setting, processes: int) -> tuple[float, list[object]]:
    found: list[object] = []
    taken = seconds(lambda: found.extend(best_for_all(here.index, here.jobs, TODAY, WANTED, processes=processes)))
    return taken, found


def _spin(processes: int) -> float:
    """How long it takes to count to the same number twice, shared by this many processes."""
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        list(pool.map(_count, [1] * processes))
        return seconds(lambda: list(pool.map(_count, [SPIN, SPIN])))


def _count(steps: int) -> int:
    total = 0
    for each in range(steps):
        total ^= each
    return total
