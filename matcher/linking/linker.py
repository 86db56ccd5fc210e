"""The linker: free words in any language to occupation, unit group and skill concepts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp
from typing import Any, Self

import numpy as np

from matcher.linking.concepts import JOB_KINDS, Concept, ConceptKind, Link, LinkResult
from matcher.linking.family import Comparison, Family
from matcher.linking.latin_typed import LatinTyped
from matcher.linking.readings import Asked, first_reading, other_readings
from matcher.linking.shelf import Weights
from matcher.linking.threads import one_thread
from matcher.linking.vectors import Rows

LONGEST_TEXT = 300
_CHUNK = 128
_DECIMALS = 5
PARAMETERS = ("weights", "dimensions", "occupation_first_from", "slope", "midpoint", "lead", "sure_from")


class Linker:
    """Links free text to concepts, from language to language by concept id alone; a scikit-learn estimator in shape.

    occupation_first_from: the weighted score from which the best occupation is listed before the best unit group.
    slope, midpoint, lead: the logistic curve that turns how well names fit, and how far they lead before those of the
    best other unit group, into a chance of being right.
    sure_from: the least score of a first link that is called sure.
    dimensions: size of the space in which related words meet.
    """

    def __init__(
        self,
        *,
        weights: Weights | None = None,
        dimensions: int = 300,
        occupation_first_from: float = 0.95,
        slope: float = 2.29,
        midpoint: float = 1.39,
        lead: float = 3.79,
        sure_from: float = 0.7,
    ) -> None:
        self.weights = weights
        self.dimensions = dimensions
        self.occupation_first_from = occupation_first_from
        self.slope = slope
        self.midpoint = midpoint
        self.lead = lead
        self.sure_from = sure_from

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Give the parameters as the constructor takes them; they hold no estimators, so `deep` makes no difference."""
        return {name: getattr(self, name) for name in PARAMETERS}

    def set_params(self, **parameters: Any) -> Self:
        """Change some parameters. Raises ValueError for a name the constructor does not take."""
        if unknown := sorted(parameters.keys() - set(PARAMETERS)):
            raise ValueError(f"no parameters of a linker: {', '.join(unknown)}")
        for name, value in parameters.items():
            setattr(self, name, value)
        return self

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
        with one_thread():
            self.families_ = tuple(Family.learned(part, skills, self.dimensions) for part in parts)
        return self

    @property
    def languages_(self) -> tuple[str, ...]:
        """The languages with at least one label."""
        return tuple(sorted({shelf.language for family in self.families_ for shelf in family.shelves}))

    def _by_sound(self, kinds: frozenset[ConceptKind]) -> dict[str, LatinTyped]:
        asked = [family.by_sound for family in reversed(self.families_) if len(family.rows_of(kinds))]
        return {name: words for family in asked for name, words in sorted(family.items())}

    def link(
        self, text: str, *, language: str | None = None, kinds: Iterable[ConceptKind] = JOB_KINDS, top: int = 5
    ) -> LinkResult:
        """Link one text; see link_many."""
        return self.link_many([text], language=language, kinds=kinds, top=top)[0]

    def predict(self, texts: Sequence[str]) -> list[str | None]:
        """Give for each text the id of the job concept to be used without asking back; None where that is not sure."""
        return [result.links[0].concept_id if result.sure else None for result in self.link_many(texts, top=1)]

    def link_many(
        self,
        texts: Sequence[str],
        *,
        language: str | None = None,
        kinds: Iterable[ConceptKind] = JOB_KINDS,
        top: int = 5,
    ) -> list[LinkResult]:
        """Give for each text the `top` best concepts of the wanted kinds, even when unsure.

        language: what the texts are said to be written in. Where that leads to no sure answer, a text is tried in other
        plausible languages, in its parts of one script each, and as Cyrillic words typed in Latin letters.
        """
        wanted, known = frozenset(kinds), self.languages_
        by_sound = self._by_sound(wanted)
        heads = [text[:LONGEST_TEXT] for text in texts]
        with one_thread():
            results = self._linked([first_reading(head, language, known) for head in heads], wanted, top)
            others = [
                (i, asked)
                for i, result in enumerate(results)
                if not result.sure
                for asked in other_readings(heads[i], language, by_sound)
            ]
            again = self._linked([asked for _, asked in others], wanted, top)
        for (i, asked), result in zip(others, again, strict=True):
            if (result.sure or not asked.only_if_sure) and _score(result) > _score(results[i]):
                results[i] = result
        return [replace(result, text=text) for text, result in zip(texts, results, strict=True)]

    def _linked(self, asked: Sequence[Asked], wanted: frozenset[ConceptKind], top: int) -> list[LinkResult]:
        found: list[list[tuple[Link, str | None]]] = [[] for _ in asked]
        weights = self.weights or Weights()
        for family in self.families_:
            rows = family.rows_of(wanted)
            for start in range(0, len(asked) if len(rows) else 0, _CHUNK):
                part = asked[start : start + _CHUNK]
                read = family.read([one.text for one in part], [one.languages for one in part], weights)
                compared = family.judged(read, len(part), weights)
                for column in range(len(part)):
                    found[start + column] += self._links(family, compared, column, rows, top)
        return [self._result(one.text, links, top) for one, links in zip(asked, found, strict=True)]

    def _links(
        self, family: Family, compared: Comparison, column: int, rows: Rows, top: int
    ) -> list[tuple[Link, str | None]]:
        order, fit = (np.round(part[:, column], _DECIMALS) for part in (compared.order, compared.fit))
        rivals = family.rivals(fit)
        links: list[tuple[Link, str | None]] = []
        ceiling = 1.0
        for row in family.ranked(order, rows, top, self.occupation_first_from):
            concept, spoken = family.concepts[row], int(compared.language[row, column])
            language = family.shelves[spoken].language if spoken >= 0 else None
            ceiling = min(ceiling, self.chance(float(fit[row]), float(rivals[row])))
            links.append((Link(concept.id, concept.kind, concept.isco, _label(concept, language), ceiling), language))
        return links

    def chance(self, fit: float, rival: float) -> float:
        """Turn how well names fit, and how well those of the best other unit group do, into a chance of being right."""
        if fit <= 0:
            return 0.0
        return round(1 / (1 + exp(self.slope * (self.midpoint - fit) - self.lead * (fit - rival))), _DECIMALS)

    def _result(self, text: str, found: list[tuple[Link, str | None]], top: int) -> LinkResult:
        best = sorted(found, key=lambda pair: -pair[0].score)[:top]
        sure = bool(best) and best[0][0].score >= self.sure_from
        return LinkResult(text, sure, best[0][1] if best else None, tuple(link for link, _ in best))


def _score(result: LinkResult) -> float:
    return result.links[0].score if result.links else 0.0


def _label(concept: Concept, language: str | None) -> str:
    for name in (language or "en", "en", *sorted(concept.labels)):
        if name in concept.labels:
            return concept.labels[name][0]
    return concept.id
