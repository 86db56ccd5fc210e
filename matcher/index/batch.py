"""All vacancies against all people, in one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

from matcher.index.directions import PeopleIndex
from matcher.records import Opening

Best = tuple[str, list[tuple[str, int]]]
PIECES = 8  # for each process, so that none waits long for another
_shared: list[PeopleIndex] = []


def best_for_all(
    index: PeopleIndex, openings: Sequence[Opening], on: date, limit: int, *, processes: int = 1
) -> Iterator[Best]:
    """For each opening, in the order given, its id and the ids and scores of the best ``limit`` people.

    Several ``processes`` share the index without copying it, where the system can fork; elsewhere there is only one.
    """
    if processes == 1 or not hasattr(os, "fork"):
        yield from _part(index, openings, on, limit)
        return
    size = -(-len(openings) // (processes * PIECES)) or 1
    pieces = [openings[start : start + size] for start in range(0, len(openings), size)]
    _shared.append(index)
    try:
        with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
            for part in pool.map(_in_child, pieces, [on] * len(pieces), [limit] * len(pieces)):
                yield from part
    finally:
        _shared.pop()


def _in_child(openings: Sequence[Opening], on: date, limit: int) -> list[Best]:
    return list(_part(_shared[-1], openings, on, limit))


def _part(index: PeopleIndex, openings: Sequence[Opening], on: date, limit: int) -> Iterator[Best]:
    for opening in openings:
        yield opening.id, index.best(opening, on, limit)
