"""Pairs of records that may be of one person, each with a probability and the levels it comes from."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.duplicates.blocking import blocks_of, candidates
from matcher.duplicates.evidence import Level, levels
from matcher.duplicates.records import Known
from matcher.duplicates.weights import BASE, WEIGHTS

#: From this probability on a pair is shown to a counsellor. Nothing is ever joined by itself.
SHOWN_FROM = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records by their numbers, the lower first; how likely they are of one person, and why."""

    first: int
    second: int
    probability: float
    reasons: tuple[Level, ...]


def assess(one: Known, other: Known) -> Pair:
    """Compare two records. The probability is the logistic of the sum of the weights of `reasons`, and nothing else."""
    found = levels(one, other)
    total = BASE + sum(WEIGHTS[level] for level in found)
    first, second = sorted((one.number, other.number))
    return Pair(first, second, 1 / (1 + math.exp(-total)), found)


def find(records: Sequence[Known]) -> list[Pair]:
    """All pairs likely enough to be shown, the likeliest first."""
    pairs = (assess(records[one], records[other]) for one, other in candidates(records))
    return _in_order(pairs)


def find_like(record: Known, others: Iterable[Known]) -> list[Pair]:
    """The pairs of one record with others, the likeliest first."""
    return _in_order(assess(record, other) for other in _sharing_a_block(record, others))


def _sharing_a_block(record: Known, others: Iterable[Known]) -> Iterator[Known]:
    blocks = blocks_of(record)
    return (each for each in others if each.number != record.number and not blocks.isdisjoint(blocks_of(each)))


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    shown = [pair for pair in pairs if pair.probability >= SHOWN_FROM]
    return sorted(shown, key=lambda pair: (-pair.probability, pair.first, pair.second))
