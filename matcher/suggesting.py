"""Concepts offered while somebody types: those with a label whose words begin like the words typed so far.

The linker reads whole titles; half a word means nothing to it. This index knows beginnings and nothing else.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matcher.linking import Concept, ConceptKind
from matcher.text import bare, is_function_word, joined, tokens

SHORTEST = 2
LONGEST = 200
_AFTER_ALL = "\U0010ffff"
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept and the label of it that fits what was typed, as it is written, with the language it is in."""

    concept_id: str
    kind: ConceptKind
    isco: str | None
    label: str
    language: str


class _Label(NamedTuple):
    """A label with its folded words; `heads` are the first words of its parts ("cook / chef" has two parts)."""

    plainness: tuple[bool, int, bool, int, str, str, str]
    shown: Suggestion
    words: frozenset[str]
    heads: tuple[str, ...]


class Suggester:
    """All labels of all concepts by the beginnings of their words. The order of concepts does not matter."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._labels = sorted(label for concept in concepts for label in _labels(concept))
        self._languages = sorted({label.shown.language for label in self._labels})
        postings: dict[str, list[int]] = {}
        for number, label in enumerate(self._labels):
            for word in label.words:
                postings.setdefault(word, []).append(number)
        self._words = sorted(postings)
        self._postings = [postings[word] for word in self._words]

    def suggest(
        self, typed: str, languages: Sequence[str], kinds: Collection[ConceptKind], most: int
    ) -> list[Suggestion]:
        """At most `most` concepts of these kinds, best first, each once; empty for fewer than SHORTEST letters.

        Every word typed must begin a word of the label. Labels that begin so come first, then those in the earlier of
        `languages`, occupations before whole groups, short and preferred labels before others.
        """
        words = self._typed(typed)
        found: dict[str, Suggestion] = {}
        if sum(map(len, words)) < SHORTEST:
            return []
        fitting = [number for number in self._having(words) if self._labels[number].shown.kind in kinds]
        for number in sorted(fitting, key=lambda number: self._order(number, words, languages)):
            shown = self._labels[number].shown
            found.setdefault(shown.concept_id, shown)
            if len(found) == most:
                break
        return list(found.values())

    def _typed(self, typed: str) -> list[str]:
        """The words typed, without those that carry no trade; the last one may be the beginning of any word."""
        every = [_bare(word) for word in tokens(typed[:LONGEST])]
        kept = [word for word in every[:-1] if not any(is_function_word(word, one) for one in self._languages)]
        return [word for word in kept + every[-1:] if word]

    def _having(self, words: Iterable[str]) -> set[int]:
        """The labels in which every word begins some word."""
        return set.intersection(*(self._beginning(word) for word in words))

    def _beginning(self, start: str) -> set[int]:
        first, last = bisect_left(self._words, start), bisect_left(self._words, start + _AFTER_ALL)
        return set().union(*self._postings[first:last])

    def _order(self, number: int, words: Sequence[str], languages: Sequence[str]) -> tuple[bool, int, int]:
        label = self._labels[number]
        inside = not any(head.startswith(words[0]) for head in label.heads)
        language = label.shown.language
        return inside, languages.index(language) if language in languages else len(languages), number


def _labels(concept: Concept) -> Iterator[_Label]:
    for language, texts in concept.labels.items():
        for place, text in enumerate(texts):
            words = [_bare(word) for form in {text, joined(text)} for word in tokens(form)]
            parts = [part for part in map(tokens, text.split("/")) if part]
            if parts:
                group, length = concept.kind is ConceptKind.UNIT_GROUP, min(map(len, parts))
                yield _Label(
                    (group, length, place > 0, len(text), text, language, concept.id),
                    Suggestion(concept.id, concept.kind, concept.isco, text, language),
                    frozenset(words),
                    tuple(_bare(part[0]) for part in parts),
                )


def _bare(word: str) -> str:
    """The word without accents and, in Arabic, without the article, which people write or leave out."""
    plain = bare(word)
    return plain.removeprefix(_ARTICLE) if len(plain) > len(_ARTICLE) + 1 else plain
