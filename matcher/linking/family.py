"""One family of concepts (jobs, or skills) with the labels of every language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from matcher.linking.concepts import Concept, ConceptKind
from matcher.linking.hierarchy import Rows, alternating, best_rows, lifted
from matcher.linking.shelf import Shelf, Weights
from matcher.linking.vectors import Floats
from matcher.text import stems


@dataclass(frozen=True)
class Family:
    """Concepts sorted by id, one shelf of labels per language, and who stands below which unit group."""

    concepts: tuple[Concept, ...]
    shelves: dict[str, Shelf]
    groups: Rows
    members: Rows

    @classmethod
    def learned(cls, concepts: Sequence[Concept], dimensions: int) -> Self:
        """Sort the concepts by id and index all their labels."""
        ordered = tuple(sorted(concepts, key=lambda concept: concept.id))
        languages = sorted({language for concept in ordered for language in concept.labels})
        shelves = {language: _shelf(ordered, language, dimensions) for language in languages}
        group_rows = {c.isco: row for row, c in enumerate(ordered) if c.kind is ConceptKind.UNIT_GROUP}
        below = [
            (group_rows[concept.isco], row)
            for row, concept in enumerate(ordered)
            if concept.kind is ConceptKind.OCCUPATION and concept.isco in group_rows
        ]
        groups, members = np.array(below, np.int32).reshape(-1, 2).T
        return cls(ordered, {name: shelf for name, shelf in shelves.items() if shelf}, groups, members)

    def compare(
        self, texts: Sequence[str], languages: Sequence[Sequence[str]], weights: Weights
    ) -> tuple[Floats, Floats]:
        """Score all concepts (rows) for all texts (columns), each in the best of its languages.

        The first result is how well the best single label fits, in [0, 1]; the second the whole score.
        """
        shape = (len(self.concepts), len(texts))
        label, total = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        for language, shelf in self.shelves.items():
            columns = np.array([i for i, names in enumerate(languages) if language in names], np.intp)
            if len(columns):
                parts = shelf.compare([stems(texts[i], language) for i in columns], weights)
                for whole, part in zip((label, total), parts, strict=True):
                    cells = np.ix_(shelf.rows, columns)
                    whole[cells] = np.maximum(whole[cells], part)
        return label, lifted(total, self.groups, self.members, weights.below)

    def ranked(self, scores: Floats, rows: Rows, top: int, first_from: float) -> Rows:
        """Order rows by score, dealing occupations and unit groups in turns when both are among them."""
        grouped = np.array([self.concepts[row].kind is ConceptKind.UNIT_GROUP for row in rows], bool)
        others, groups = best_rows(scores, rows[~grouped], top), best_rows(scores, rows[grouped], top)
        if not len(others) or not len(groups):
            return np.concatenate((others, groups))
        occupation_first = scores[others[0]] >= first_from
        return (alternating(others, groups) if occupation_first else alternating(groups, others))[:top]


def _shelf(concepts: Sequence[Concept], language: str, dimensions: int) -> Shelf | None:
    documents: list[tuple[str, ...]] = []
    owners: list[int] = []
    for row, concept in enumerate(concepts):
        spelled = sorted({tuple(stems(label, language)) for label in concept.labels.get(language, ())} - {()})
        documents += spelled
        owners += [row] * len(spelled)
    return Shelf.built(documents, np.array(owners, np.int32), dimensions) if documents else None
