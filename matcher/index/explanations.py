"""The explanations of a shortlist: the reference writes each distinct part of them once.

The pairs of a shortlist have one side in common. What a gate or a criterion says of the other side rests on few of its
values, its *facet*; pairs that are equal there share what the reference wrote for the first of them. Nothing here
reads a column, so whatever the columns computed is confirmed by the records themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from matcher.context import Context
from matcher.criteria import CRITERIA
from matcher.gates import GATES
from matcher.gates.facts import Seeker
from matcher.records import Opening
from matcher.result import Contribution, Criterion, Gate, GateResult, Match, Outcome

Here = TypeVar("Here")
Pair = tuple[Seeker, Opening]


@dataclass(frozen=True, slots=True)
class Facet(Generic[Here]):
    """What some gates and criteria look at: for one question, whoever has equal values gets equal answers of them."""

    values: Callable[[Here], Hashable]
    gates: tuple[Gate, ...] = ()
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an explanation that belongs to a facet."""

    gates: tuple[GateResult, ...]
    contributions: tuple[Contribution, ...]
    blocks: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocks", any(result.outcome is Outcome.BLOCK for result in self.gates))


class Explanations(Generic[Here]):
    """Writes the matches of one question. The facets must name all gates and criteria, each in their own order."""

    def __init__(self, facets: Sequence[Facet[Here]], pair: Callable[[Here], Pair], context: Context) -> None:
        self._pair, self._context = pair, context
        written: list[dict[Hashable, Part]] = [{} for _ in facets]
        self._facets = [(facet.values, known, facet) for facet, known in zip(facets, written, strict=True)]

    def match(self, here: Here) -> Match | None:
        """What :func:`matcher.ranking.judge` answers about the pair; nothing if a gate blocks it."""
        gates: tuple[GateResult, ...] = ()
        contributions: tuple[Contribution, ...] = ()
        for values, known, facet in self._facets:
            value = values(here)
            part = known.get(value)
            if part is None:
                part = known[value] = self._write(facet, here)
            if part.blocks:
                return None
            gates += part.gates
            contributions += part.contributions
        settings = self._context.settings
        score = sum([part.points for part in contributions])
        band = settings.band(score, tuple([part.reason for part in contributions]))
        seeker, opening = self._pair(here)
        versions = settings.version, self._context.rules.version
        return Match(seeker.candidate.id, opening.id, gates, contributions, band, *versions)

    def _write(self, facet: Facet[Here], here: Here) -> Part:
        seeker, opening = self._pair(here)
        gates = [result for gate in facet.gates for result in GATES[gate](seeker, opening, self._context)]
        criteria = [CRITERIA[each](seeker.candidate, opening, self._context) for each in facet.criteria]
        return Part(tuple(gates), tuple(criteria))
