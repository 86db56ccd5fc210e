"""One family of concepts (jobs, or skills) with the labels of every language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from matcher.linking.carriers import carrier_words
from matcher.linking.concepts import Concept, ConceptKind
from matcher.linking.hierarchy import best_rows, best_two_below, dealt
from matcher.linking.latin_typed import LatinTyped
from matcher.linking.shelf import Evidence, Prose, Shelf, Weights, shelved
from matcher.linking.vectors import Floats, Rows
from matcher.text import joined, stems, tokens


class Comparison(NamedTuple):
    """Concepts (rows) against texts (columns): what to order by, how good the names fit, in which language."""

    order: Floats
    fit: Floats
    language: Rows


class Reading(NamedTuple):
    """What one shelf (by number) has to say about some of the texts (columns)."""

    shelf: int
    columns: Rows
    evidence: Evidence


@dataclass(frozen=True)
class Family:
    """Concepts sorted by id with their preferred labels, a shelf of all labels per language, and who is below whom."""

    concepts: tuple[Concept, ...]
    shelves: tuple[Shelf, ...]
    is_group: Rows
    groups: Rows
    members: Rows

    @classmethod
    def learned(cls, concepts: Sequence[Concept], skills: Mapping[str, Concept], dimensions: int) -> Self:
        """Sort the concepts by id and shelve all their labels; skills by id lend theirs to the jobs that need them."""
        ordered = sorted(concepts, key=lambda concept: concept.id)
        languages = sorted({language for concept in ordered for language in concept.labels})
        shelves = (_shelf(ordered, skills, language, dimensions) for language in languages)
        return cls.standing([_with_preferred_labels(concept) for concept in ordered], [s for s in shelves if s])

    @classmethod
    def standing(cls, concepts: Sequence[Concept], shelves: Sequence[Shelf]) -> Self:
        """Put a family together from sorted concepts and finished shelves."""
        group_rows = {c.isco: row for row, c in enumerate(concepts) if c.kind is ConceptKind.UNIT_GROUP}
        below = sorted(
            (group_rows[concept.isco], row)
            for row, concept in enumerate(concepts)
            if concept.kind is ConceptKind.OCCUPATION and concept.isco in group_rows
        )
        groups, members = np.array(below, np.int32).reshape(-1, 2).T
        is_group = np.array([concept.kind is ConceptKind.UNIT_GROUP for concept in concepts], np.int32)
        return cls(tuple(concepts), tuple(shelves), is_group, groups, members)

    @cached_property
    def codes(self) -> NDArray[np.intp]:
        """A number for the unit group of each concept, row by row; a skill is a group of its own."""
        return np.unique([concept.isco or concept.id for concept in self.concepts], return_inverse=True)[1]

    @cached_property
    def by_sound(self) -> dict[str, LatinTyped]:
        """For each language its words as they sound, for those who type Cyrillic ones in Latin letters."""
        names = {shelf.language: {*shelf.words.vocabulary, *carrier_words(shelf.language)} for shelf in self.shelves}
        for concept in self.concepts:
            for language, labels in concept.labels.items():
                names[language].update(tokens(labels[0]))
        return {language: LatinTyped(words) for language, words in names.items()}

    def rows_of(self, kinds: frozenset[ConceptKind]) -> Rows:
        """List the rows of the concepts of some kinds."""
        return np.flatnonzero(np.isin(self._kinds, sorted(kinds))).astype(np.int32)

    @cached_property
    def _kinds(self) -> NDArray[np.str_]:
        return np.array([concept.kind.value for concept in self.concepts])

    def read(self, texts: Sequence[str], languages: Sequence[Sequence[str]], weights: Weights) -> list[Reading]:
        """Compare all concepts with all texts, each text in its own languages."""
        readings = []
        for number, shelf in enumerate(self.shelves):
            columns = [column for column, plausible in enumerate(languages) if shelf.language in plausible]
            if columns:
                evidence = shelf.evidence([texts[column] for column in columns], weights)
                readings.append(Reading(number, np.array(columns, np.int32), evidence))
        return readings

    def judged(self, readings: Iterable[Reading], size: int, weights: Weights) -> Comparison:
        """Weigh what was read for `size` texts: each concept scores what it does in the best language."""
        shape = (len(self.concepts), size)
        total, names = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        spoken = np.full(shape, -1, np.int32)
        for reading in readings:
            cells = np.ix_(self.shelves[reading.shelf].rows, reading.columns)
            named = reading.evidence.names(weights)
            scores = reading.evidence.total(weights, named)
            spoken[cells] = np.where(scores > total[cells], reading.shelf, spoken[cells])
            total[cells] = np.maximum(total[cells], scores)
            names[cells] = np.maximum(names[cells], named)
        best, second = best_two_below(total, self.groups, self.members)
        fit = np.maximum(names, best_two_below(names, self.groups, self.members)[0])
        return Comparison(total + weights.below * best + weights.second_below * second, fit, spoken)

    def rivals(self, fit: Floats) -> Floats:
        """Give for each concept the best fit (one column of them) outside its own unit group; 0 where there is none."""
        best = np.zeros(int(self.codes.max()) + 1, np.float32)
        np.maximum.at(best, self.codes, fit)
        first = int(best.argmax())
        second = np.delete(best, first).max(initial=0)
        return np.asarray(np.where(self.codes == first, second, best[first]), np.float32)

    def ranked(self, order: Floats, rows: Rows, top: int, occupation_first_from: float) -> Rows:
        """List the best rows, dealing occupations and unit groups in turns when both are among them."""
        grouped = self.is_group[rows] > 0
        others, groups = best_rows(order, rows[~grouped], top), best_rows(order, rows[grouped], top)
        if not len(others) or not len(groups):
            return np.concatenate((others, groups))
        occupation_first = order[others[0]] >= occupation_first_from
        first, second = (others, groups) if occupation_first else (groups, others)
        return dealt(first, second, self.codes, top)


def _with_preferred_labels(concept: Concept) -> Concept:
    preferred = {language: labels[:1] for language, labels in concept.labels.items() if labels}
    return replace(concept, labels=preferred, descriptions={}, skills=())


def _shelf(concepts: Sequence[Concept], skills: Mapping[str, Concept], language: str, dimensions: int) -> Shelf | None:
    labels = [
        (words, row)
        for row, concept in enumerate(concepts)
        for label in sorted({form for name in concept.labels.get(language, ()) for form in (name, joined(name))})
        if (words := tokens(label))
    ]
    if not labels:
        return None
    shelf = shelved(language, [words for words, _ in labels], [row for _, row in labels], dimensions)
    named = [concepts[row] for row in shelf.rows]
    return replace(
        shelf,
        descriptions=_prose(language, (concept.descriptions.get(language, "") for concept in named)),
        skills=_prose(language, (_skill_labels(concept, skills, language) for concept in named)),
    )


def _skill_labels(concept: Concept, skills: Mapping[str, Concept], language: str) -> str:
    known = (skills[skill] for skill in sorted(set(concept.skills)) if skill in skills)
    return " ".join(label for skill in known for label in sorted(skill.labels.get(language, ())))


def _prose(language: str, texts: Iterator[str]) -> Prose | None:
    found = [(words, row) for row, text in enumerate(texts) if (words := stems(text, language))]
    return Prose.learned([words for words, _ in found], [row for _, row in found]) if found else None
