"""The linker: free words in any language to occupation, unit group and skill concepts."""

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np

from matcher.linking.concepts import JOB_KINDS, Concept, ConceptKind, Link, LinkResult
from matcher.linking.family import Family
from matcher.linking.hierarchy import Rows
from matcher.linking.shelf import Weights
from matcher.linking.vectors import Floats
from matcher.text import plausible_languages, script_of, script_of_language

LONGEST_TEXT = 300
_CHUNK = 128
_DECIMALS = 5


class Linker:
    """Links free text to concepts, from language to language by concept id alone. Used as a scikit-learn estimator.

    sure_from: how well the best label must fit, in [0, 1], for the answer to be called sure.
    occupation_first_from: the whole score from which the best occupation is listed before the best unit group.
    dimensions: size of the space in which related words meet.
    """

    def __init__(
        self,
        *,
        weights: Weights | None = None,
        dimensions: int = 300,
        sure_from: float = 0.75,
        occupation_first_from: float = 0.8,
    ) -> None:
        self.weights = weights
        self.dimensions = dimensions
        self.sure_from = sure_from
        self.occupation_first_from = occupation_first_from

    def fit(self, concepts: Iterable[Concept]) -> Self:
        """Learn the labels of all concepts; the order of concepts and labels does not matter.

        Raises ValueError when two concepts share an id.
        """
        known = list(concepts)
        if len({concept.id for concept in known}) < len(known):
            raise ValueError("two concepts share an id")
        self.weights_ = self.weights or Weights()
        jobs = [concept for concept in known if concept.kind is not ConceptKind.SKILL]
        skills = [concept for concept in known if concept.kind is ConceptKind.SKILL]
        self.families_ = tuple(Family.learned(part, self.dimensions) for part in (jobs, skills) if part)
        self.languages_ = tuple(sorted({name for family in self.families_ for name in family.shelves}))
        return self

    def link(
        self, text: str, *, language: str | None = None, kinds: Iterable[ConceptKind] = JOB_KINDS, top: int = 5
    ) -> LinkResult:
        """Link one text; see link_many."""
        return self.link_many([text], language=language, kinds=kinds, top=top)[0]

    def link_many(
        self,
        texts: Sequence[str],
        *,
        language: str | None = None,
        kinds: Iterable[ConceptKind] = JOB_KINDS,
        top: int = 5,
    ) -> list[LinkResult]:
        """Give for each text the `top` best concepts of the wanted kinds, even when unsure.

        language: what the texts are said to be written in; heeded where it fits their script.
        """
        wanted = frozenset(kinds)
        results: list[LinkResult] = []
        for start in range(0, len(texts), _CHUNK):
            results += self._link_chunk(texts[start : start + _CHUNK], language, wanted, top)
        return results

    def _link_chunk(
        self, texts: Sequence[str], language: str | None, wanted: frozenset[ConceptKind], top: int
    ) -> list[LinkResult]:
        heads = [text[:LONGEST_TEXT] for text in texts]
        languages = [self._languages(head, language) for head in heads]
        found: list[list[tuple[Link, float]]] = [[] for _ in texts]
        for family in self.families_:
            rows = np.array([row for row, c in enumerate(family.concepts) if c.kind in wanted], np.int32)
            if len(rows):
                label, total = family.compare(heads, languages, self.weights_)
                for column, names in enumerate(languages):
                    found[column] += self._links(family, label[:, column], total[:, column], rows, top, names)
        return [self._result(*pair, top) for pair in zip(texts, languages, found, strict=True)]

    def _languages(self, text: str, said: str | None) -> tuple[str, ...]:
        if said in self.languages_ and script_of_language(said) is script_of(text):
            return (said,)
        return plausible_languages(text, self.languages_)

    def _links(
        self, family: Family, label: Floats, total: Floats, rows: Rows, top: int, languages: Sequence[str]
    ) -> list[tuple[Link, float]]:
        highest = self.weights_.highest
        scores = np.round(total, _DECIMALS)
        links, ceiling = [], 1.0
        for row in family.ranked(scores, rows, top, self.occupation_first_from):
            concept = family.concepts[row]
            ceiling = min(ceiling, max(0.0, float(scores[row]) / highest))
            name = _label(concept, languages)
            links.append(
                (Link(concept.id, concept.kind, concept.isco, name, round(ceiling, _DECIMALS)), float(label[row]))
            )
        return links

    def _result(self, text: str, languages: Sequence[str], found: list[tuple[Link, float]], top: int) -> LinkResult:
        best = sorted(found, key=lambda pair: -pair[0].score)[:top]
        sure = bool(best) and bool(languages) and best[0][1] >= self.sure_from
        language = languages[0] if len(languages) == 1 else None
        return LinkResult(text, sure, language, tuple(link for link, _ in best))


def _label(concept: Concept, languages: Sequence[str]) -> str:
    for language in (*languages, "en", *sorted(concept.labels)):
        if concept.labels.get(language):
            return concept.labels[language][0]
    return concept.id
