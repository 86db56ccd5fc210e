"""Which records are worth comparing: those that share a telephone, a birthday and a name, or two names and a year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from matcher.duplicates.names import MOST_WORDS, word_keys
from matcher.duplicates.records import Known, Precision
from matcher.duplicates.spelling import words

#: A block with more records than this says nothing; its records meet in others.
LARGEST = 100


def candidates(records: Sequence[Known]) -> Iterator[tuple[int, int]]:
    """The places in `records` of all pairs worth comparing, once each, the lower first."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for place, record in enumerate(records):
        for block in blocks_of(record):
            blocks[block].add(place)
    met: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 1 < len(members) <= LARGEST:
            met.update(combinations(sorted(members), 2))
    return iter(sorted(met))


def blocks_of(record: Known) -> frozenset[str]:
    """The blocks of one record; two records worth comparing share at least one."""
    by_word = [word_keys(word) for word in words(record.name)[:MOST_WORDS]]
    found = {f"phone {record.phone}"} if record.phone else set()
    return frozenset(found | set(_by_names(by_word, record)) | set(_by_birthday(by_word, record)))


def _by_names(by_word: Sequence[frozenset[str]], record: Known) -> Iterator[str]:
    """Two names, with the year and without. Names too common for the second way still meet within a year."""
    years = ("", f" {record.born.on.year}") if record.born else ("",)
    for one, other in combinations(by_word, 2):
        for keys in product(one, other):
            first, second = sorted(keys)
            yield from (f"{first} {second}{year}" for year in years)


def _by_birthday(by_word: Sequence[frozenset[str]], record: Known) -> Iterable[str]:
    if record.born is None or record.born.precision is not Precision.DAY:
        return
    day, month = sorted((record.born.on.day, record.born.on.month))
    for keys in by_word:
        for key in keys:
            yield f"{record.born.on.year} {day} {month} {key}"
