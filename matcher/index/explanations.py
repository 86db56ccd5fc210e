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
        self._facets, self._pair, self._context = facets, pair, context

    def matches(self, many: Sequence[Here]) -> list[Match | None]:
        """What :func:`matcher.ranking.judge` answers about each pair; nothing where a gate blocks it.

        One facet after the other, over all pairs: that way the processor keeps the code it runs at hand.
        """
        parts = [self._parts(facet, many) for facet in self._facets]
        return [self._joined(*self._pair(here), its) for here, its in zip(many, zip(*parts, strict=True), strict=True)]

    def _parts(self, facet: Facet[Here], many: Sequence[Here]) -> list[Part | None]:
        known: dict[Hashable, Part | None] = {}
        found = []
        for here in many:
            values = facet.values(here)
            part = known.get(values, _NEW)
            if part is _NEW:
                part = known[values] = _unless_blocked(facet.written(*self._pair(here), self._context))
            found.append(part)
        return found

    def _joined(self, seeker: Seeker, opening: Opening, parts: Sequence[Part | None]) -> Match | None:
        gates: tuple[GateResult, ...] = ()
        contributions: tuple[Contribution, ...] = ()
        for part in parts:
            if part is None:
                return None
            gates += part[0]
            contributions += part[1]
        settings, rules = self._context.settings, self._context.rules
        score = sum([each.points for each in contributions])
        band = settings.band(score, tuple([each.reason for each in contributions]))
        names = seeker.candidate.id, opening.id
        return Match(*names, gates, contributions, band, settings.version, rules.version)


def _unless_blocked(part: Part) -> Part | None:
    for result in part[0]:
        if result.outcome is Outcome.BLOCK:
            return None
    return part
