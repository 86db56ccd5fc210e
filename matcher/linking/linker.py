"""The linker: free words in any language to occupation, unit group and skill concepts."""

from collections.abc import Iterable, Sequence
from math import exp
from typing import Self

import numpy as np

from matcher.linking.concepts import JOB_KINDS, Concept, ConceptKind, Link, LinkResult
from matcher.linking.family import Comparison, Family
from matcher.linking.shelf import Weights
from matcher.linking.vectors import Rows
from matcher.text import plausible_languages, script_of, script_of_language

LONGEST_TEXT = 300
_CHUNK = 128
_DECIMALS = 5


class Linker:
    """Links free text to concepts, from language to language by concept id alone. Used like a scikit-learn estimator.

    sure_from: the least score of a first link that is called sure.
    occupation_first_from: the weighted score from which the best occupation is listed before the best unit group.
    slope, midpoint: the logistic curve that turns how well names fit into a chance of being right.
    dimensions: size of the space in which related words meet.
    """

    def __init__(
        self,
        *,
        weights: Weights | None = None,
        dimensions: int = 300,
        occupation_first_from: float = 0.95,
        slope: float = 4.9,
        midpoint: float = 0.97,
        sure_from: float = 0.75,
    ) -> None:
        self.weights = weights
        self.dimensions = dimensions
        self.occupation_first_from = occupation_first_from
        self.slope = slope
        self.midpoint = midpoint
        self.sure_from = sure_from

    def get_params(self) -> dict[str, object]:
        """Give the parameters as the constructor takes them."""
        names = ("weights", "dimensions", "occupation_first_from", "slope", "midpoint", "sure_from")
        return {name: getattr(self, name) for name in names}

    def fit(self, concepts: Iterable[Concept]) -> Self:
        """Learn the labels of all concepts; the order of concepts and labels does not matter.

        Raises ValueError when two concepts share an id.
        """
        listed = list(concepts)
        if len({concept.id for concept in listed}) < len(listed):
            raise ValueError("two concepts share an id")
        skills = {concept.id: concept for concept in listed if concept.kind is ConceptKind.SKILL}
        jobs = [concept for concept in listed if concept.kind is not ConceptKind.SKILL]
        parts = [part for part in (jobs, list(skills.values())) if part]
        self.families_ = tuple(Family.learned(part, skills, self.dimensions) for part in parts)
        return self

    @property
    def languages_(self) -> tuple[str, ...]:
        """The languages with at least one label."""
        return tuple(sorted({shelf.language for family in self.families_ for shelf in family.shelves}))

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

        language: what the texts are said to be written in. Where it does not fit the script, or leads to no sure answer
        while another plausible language does, the text is taken to be in the other one.
        """
        wanted, known = frozenset(kinds), self.languages_
        plausible = [plausible_languages(text[:LONGEST_TEXT], known) for text in texts]
        said = [self._said(text, language) or names for text, names in zip(texts, plausible, strict=True)]
        results = self._linked(texts, said, wanted, top)
        again = [i for i, names in enumerate(plausible) if names != said[i] and not results[i].sure]
        second = self._linked([texts[i] for i in again], [plausible[i] for i in again], wanted, top)
        for i, result in zip(again, second, strict=True):
            results[i] = result if result.sure else results[i]
        return results

    def _said(self, text: str, language: str | None) -> tuple[str, ...]:
        if language is None or language not in self.languages_:
            return ()
        return (language,) if script_of_language(language) is script_of(text[:LONGEST_TEXT]) else ()

    def _linked(
        self, texts: Sequence[str], languages: Sequence[Sequence[str]], wanted: frozenset[ConceptKind], top: int
    ) -> list[LinkResult]:
        found: list[list[tuple[Link, str | None]]] = [[] for _ in texts]
        for family in self.families_:
            rows = np.array([row for row, c in enumerate(family.concepts) if c.kind in wanted], np.int32)
            for start in range(0, len(texts) if len(rows) else 0, _CHUNK):
                heads = [text[:LONGEST_TEXT] for text in texts[start : start + _CHUNK]]
                compared = family.compare(heads, languages[start : start + _CHUNK], self.weights or Weights())
                for column in range(len(heads)):
                    found[start + column] += self._links(family, compared, column, rows, top)
        return [self._result(text, links, top) for text, links in zip(texts, found, strict=True)]

    def _links(
        self, family: Family, compared: Comparison, column: int, rows: Rows, top: int
    ) -> list[tuple[Link, str | None]]:
        order, fit = (np.round(part[:, column], _DECIMALS) for part in (compared.order, compared.fit))
        links: list[tuple[Link, str | None]] = []
        ceiling = 1.0
        for row in family.ranked(order, rows, top, self.occupation_first_from):
            concept, spoken = family.concepts[row], int(compared.language[row, column])
            language = family.shelves[spoken].language if spoken >= 0 else None
            ceiling = min(ceiling, self._chance(float(fit[row])))
            links.append((Link(concept.id, concept.kind, concept.isco, _label(concept, language), ceiling), language))
        return links

    def _chance(self, fit: float) -> float:
        return round(1 / (1 + exp(self.slope * (self.midpoint - fit))), _DECIMALS) if fit > 0 else 0.0

    def _result(self, text: str, found: list[tuple[Link, str | None]], top: int) -> LinkResult:
        best = sorted(found, key=lambda pair: -pair[0].score)[:top]
        sure = bool(best) and best[0][0].score >= self.sure_from
        return LinkResult(text, sure, best[0][1] if best else None, tuple(link for link, _ in best))


def _label(concept: Concept, language: str | None) -> str:
    for name in (language or "en", "en", *sorted(concept.labels)):
        if name in concept.labels:
            return concept.labels[name][0]
    return concept.id
