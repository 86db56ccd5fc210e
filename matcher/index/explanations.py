"""The explanations of a shortlist: the reference writes each distinct part of them once.

The pairs of a shortlist have one side in common. What a gate or a criterion says of the other side rests on few of its
values, its *facet*; pairs that are equal there share what the reference wrote for the first of them. Nothing here
reads a column, so whatever the columns computed is confirmed by the records themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from matcher.context import Context
from matcher.criteria import CRITERIA
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

    ``write`` may give the answers in a way quicker than asking each gate and criterion on its own.
    """

    values: Callable[[Here], Hashable]
    gates: tuple[Gate, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    write: Callable[[Seeker, Opening, Context], Part] | None = None

    def written(self, seeker: Seeker, opening: Opening, context: Context) -> Part:
        """What the gates and criteria say of a pair."""
        if self.write:
            return self.write(seeker, opening, context)
        gates = [result for gate in self.gates for result in GATES[gate](seeker, opening, context)]
        criteria = [CRITERIA[each](seeker.candidate, opening, context) for each in self.criteria]
        return tuple(gates), tuple(criteria)


class Explanations(Generic[Here]):
    """Writes the matches of one question. The facets must name all gates and criteria, each in their own order."""

    def __init__(self, facets: Sequence[Facet[Here]], pair: Callable[[Here], Pair], context: Context) -> None:
        self._pair, self._context = pair, context
        parts: list[dict[Hashable, Part | None]] = [{} for _ in facets]
        self._facets = [(facet.values, known, facet) for facet, known in zip(facets, parts, strict=True)]

    def match(self, here: Here) -> Match | None:
        """What :func:`matcher.ranking.judge` answers about the pair; nothing if a gate blocks it."""
        gates: tuple[GateResult, ...] = ()
        contributions: tuple[Contribution, ...] = ()
        for values, known, facet in self._facets:
            value = values(here)
            part = known.get(value, _NEW)
            if part is _NEW:
                part = known[value] = _unless_blocked(facet.written(*self._pair(here), self._context))
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


def _unless_blocked(part: Part) -> Part | None:
    for result in part[0]:
        if result.outcome is Outcome.BLOCK:
            return None
    return part
