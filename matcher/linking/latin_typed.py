"""Cyrillic words typed on a Latin keyboard ("gotvach", "gotva4", "uborshchitsa") found by how they sound."""

import re
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import fuzz, process

from matcher.text import romanised

_LEAST_LIKENESS = 78  # of 100; below it two spellings are two words
_SHORTEST = 4
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
    """The words of one language in Cyrillic letters, to be found by sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        return {sound(word): word for word in reversed(self._words) if len(word) >= _SHORTEST}

    def read(self, typed: Iterable[str]) -> str:
        """Write typed words in Cyrillic as far as they sound like known ones; short ones are left out."""
        return " ".join(self._word(word) for word in typed if len(word) >= _SHORTEST)

    def _word(self, typed: str) -> str:
        heard = sound(typed)
        if heard in self._by_sound:
            return self._by_sound[heard]
        near = process.extractOne(heard, self._by_sound.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
        return self._by_sound[near[0]] if near else typed
