"""Cyrillic words typed on a Latin keyboard ("gotvach", "gotva4", "uborshchitsa") found by how they sound."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from matcher.text import romanised

_LEAST_LIKENESS = 85  # of 100; below it two spellings are two words
SHORTEST = 4
_LONG = 8  # letters; shorter words that are nearly alike are often two words, such as a town and a fruit
_DIGITS_FOR_LETTERS = str.maketrans({"4": "ch", "6": "sh"})  # as Bulgarians type them
# (what is typed, the one spelling all of it meets in), in this order
_SOUNDS = tuple(
    (re.compile(typed), sound)
    for typed, sound in (
        ("[\"'`]", ""),
        ("shch|sch|sht|6t", "st"),
        ("kh|x", "h"),
        ("tz|ts", "c"),
        ("w", "v"),
        ("q", "a"),
        ("[iyj]+(?=[aeou])", ""),
        ("[iyj]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def sound(word: str) -> str:
    """Give the one Latin spelling under which the usual ways of typing a Cyrillic word meet."""
    plain = romanised(word)
    if not plain.isdigit():
        plain = plain.translate(_DIGITS_FOR_LETTERS)
    for typed, spelling in _SOUNDS:
        plain = typed.sub(spelling, plain)
    return plain


class LatinTyped:
    """The words of one language, to be found by sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word for word in words if len(word) >= SHORTEST)

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        return {sound(word): word for word in sorted(self.words, reverse=True)}

    def read(self, typed: Sequence[str], strange: Iterable[str]) -> str:
        """Write typed words as the known ones they sound like; nothing unless all strange ones sound like one."""
        heard = {word: self._word(word) for word in typed}
        return " ".join(filter(None, heard.values())) if all(heard[word] for word in strange) else ""

    def _word(self, typed: str) -> str | None:
        heard = sound(typed)
        if heard in self._by_sound or len(heard) < _LONG:
            return self._by_sound.get(heard)
        near = process.extractOne(heard, self._by_sound.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
        return self._by_sound[near[0]] if near else None
