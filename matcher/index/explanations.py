"""The explanations of a shortlist: the reference writes each distinct part of them once.

The pairs of a shortlist have one side in common. What a gate or a criterion says of the other side rests on few of its
values, its *facet*; pairs that are equal there share what the reference wrote for the first of them. Nothing here
reads a column, so whatever the columns computed is confirmed by the records themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from matcher.context import Context
from matcher.criteria import CRITERIA, Assess
from matcher.gates import GATES
from matcher.gates.facts import Seeker
from matcher.records import Opening
from matcher.result import Contribution, Criterion, Gate, GateResult, Match, Outcome

Here = TypeVar("Here")
Pair = tuple[Seeker, Opening]
Part = tuple[tuple[GateResult, ...], tuple[Contribution, ...]]
_NEW: Part = ((), ())


@dataclass(frozen=True, slots=True)
class Facet(Generic[Here]):
    """What some gates and criteria look at: for one question, whoever has equal values gets equal answers of them.

    ``assess`` may give the criteria in a form in which all that depends on the question alone is done.
    """

    values: Callable[[Here], Hashable]
    gates: tuple[Gate, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    assess: Mapping[Criterion, Assess] = field(default_factory=lambda: CRITERIA)


class Explanations(Generic[Here]):
    """Writes the matches of one question. The facets must name all gates and criteria, each in their own order."""

    def __init__(self, facets: Sequence[Facet[Here]], pair: Callable[[Here], Pair], context: Context) -> None:
        self._pair, self._context = pair, context
        self._facets = [(facet.values, _Writer(facet)) for facet in facets]

    def match(self, here: Here) -> Match | None:
        """What :func:`matcher.ranking.judge` answers about the pair; nothing if a gate blocks it."""
        gates: tuple[GateResult, ...] = ()
        contributions: tuple[Contribution, ...] = ()
        for values, writer in self._facets:
            value = values(here)
            part = writer.written.get(value, _NEW)
            if part is _NEW:
                part = writer.written[value] = writer.write(*self._pair(here), self._context)
            if part is None:
                return None
            gates += part[0]
            contributions += part[1]
        return self._joined(self._pair(here), gates, contributions)

    def _joined(self, pair: Pair, gates: tuple[GateResult, ...], contributions: tuple[Contribution, ...]) -> Match:
        settings, (seeker, opening) = self._context.settings, pair
        score = sum([part.points for part in contributions])
        band = settings.band(score, tuple([part.reason for part in contributions]))
        versions = settings.version, self._context.rules.version
        return Match(seeker.candidate.id, opening.id, gates, contributions, band, *versions)


class _Writer(Generic[Here]):
    """The parts written for a facet so far, by its values; ``None`` where a gate blocks."""

    def __init__(self, facet: Facet[Here]) -> None:
        self._checks = [GATES[gate] for gate in facet.gates]
        self._assess = [facet.assess[criterion] for criterion in facet.criteria]
        self.written: dict[Hashable, Part | None] = {}

    def write(self, seeker: Seeker, opening: Opening, context: Context) -> Part | None:
        """What the reference says of this pair."""
        gates: tuple[GateResult, ...] = ()
        for check in self._checks:
            gates += check(seeker, opening, context)
        for result in gates:
            if result.outcome is Outcome.BLOCK:
                return None
        return gates, tuple([assess(seeker.candidate, opening, context) for assess in self._assess])
