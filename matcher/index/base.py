"""What both directions have in common: rows that follow changes, and answers that the reference has confirmed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

import numpy as np

from matcher.context import Context
from matcher.gates.facts import Seeker
from matcher.index.explanations import Explanations
from matcher.index.lexicon import Day, Lexicon
from matcher.index.numbering import Array
from matcher.index.search import Found, Only, Search
from matcher.index.table import DoesNotFitError, Table
from matcher.ranking import judge
from matcher.records import Opening
from matcher.result import Blocked, Match
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy


class HasId(Protocol):
    """A person or a vacancy."""

    @property
    def id(self) -> str:
        """What it is called."""


Here = TypeVar("Here", bound=HasId)
There = TypeVar("There", bound=HasId)


class IndexDiffersError(RuntimeError):
    """The columns and the reference do not agree on a pair. Nothing may be shown; the index has to be built again."""


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The best of an index, best first, equal scores by id: what `rank_candidates` or `rank_openings` would list.

    ``considered`` counts everybody in the index, ``eligible`` those no gate removes, ``listed`` those of them that
    meet the demands made in the question and are among those asked about.
    """

    matches: tuple[Match, ...]
    considered: int
    eligible: int
    listed: int


class Index(Generic[Here, There]):
    """Rows of one side, asked with one of the other side. Not for use by two threads at once."""

    def __init__(self, taxonomy: Taxonomy, rules: Rules, settings: Settings, table: Table) -> None:
        self.lexicon = Lexicon(taxonomy, rules, settings)
        self.table = table
        self._rows: dict[str, int] = {}
        self._held: list[Here | None] = []
        self._free: list[int] = []
        self._odd: set[int] = set()

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def add(self, many: Iterable[Here]) -> None:
        """Put all of them."""
        for each in many:
            self.put(each)

    def put(self, here: Here) -> None:
        """Add one, or overwrite the one of this id."""
        row = self._rows.get(here.id)
        if row is None:
            row = self._free.pop() if self._free else len(self._held)
            self._rows[here.id] = row
            if row == len(self._held):
                self._held.append(None)
                self.table.reserve(len(self._held))
        self._held[row] = here
        self._odd.discard(row)
        try:
            self._write(row, here)
        except (DoesNotFitError, OverflowError):
            self.table.clear(row)
            self._odd.add(row)

    def remove(self, name: str) -> None:
        """Take one out. Raises ``KeyError`` if there is none of this id."""
        row = self._rows.pop(name)
        self._held[row] = None
        self._odd.discard(row)
        self.table.clear(row)
        self._free.append(row)

    def get(self, name: str) -> Here | None:
        """The one of this id, or None."""
        row = self._rows.get(name)
        return None if row is None else self._held[row]

    @property
    def everything(self) -> tuple[Here, ...]:
        """All that is in the index."""
        return tuple(here for here in self._held if here is not None)

    def shortlist(
        self, there: There, on: date, limit: int, only: Only | None = None, among: Collection[str] | None = None
    ) -> Shortlist:
        """The best ``limit`` with their explanations, and how many there are.

        ``only`` keeps pairs whose level in a criterion is one of those named, ``among`` those with one of these ids
        (whether or not they are in the index). Raises :class:`IndexDiffersError`.
        """
        day = self._day(on)
        rows = None if among is None else self._rows_of(among)
        try:
            search, related = self._search(there, day)
        except (DoesNotFitError, OverflowError):
            return self._by_reference(there, day, limit, only, rows)
        allowed = search.eligible()
        eligible = int(np.count_nonzero(allowed))
        if rows is not None:
            allowed &= self._mask(rows)
        if only:
            allowed = search.narrowed(allowed, only)
        listed = eligible if rows is None and not only else int(np.count_nonzero(allowed))
        matches = self._confirmed(search.best(allowed, limit, related), there, day, limit)
        odd = self._judge_all(self._odd, there, day)
        odd_listed = [match for match in odd if self._listed(match, only, rows)]
        if odd_listed:
            matches = sorted([*matches, *odd_listed], key=self._order)[:limit]
        return Shortlist(tuple(matches), len(self), eligible + len(odd), listed + len(odd_listed))

    def best(self, there: There, on: date, limit: int) -> list[tuple[str, int]]:
        """Ids and scores of the best ``limit``, without explanations."""
        day = self._day(on)
        try:
            search, related = self._search(there, day)
        except (DoesNotFitError, OverflowError):
            matches = self._by_reference(there, day, limit, None).matches
            return [(self._order(match)[1], match.score) for match in matches]
        found = search.best(search.eligible(), limit, related)
        pairs = [(self._name(row), score) for row, score in zip(found.rows, found.scores.tolist(), strict=True)]
        pairs += [(self._order(match)[1], match.score) for match in self._judge_all(self._odd, there, day)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def blocked(self, there: There, on: date) -> tuple[Blocked, ...]:
        """All that a gate removes, each with the answers of the gates, by id."""
        day = self._day(on)
        try:
            rest = np.flatnonzero(self.table.columns["live"] & ~self._search(there, day)[0].eligible()).tolist()
            rows: Iterable[int] = (*rest, *self._odd)
        except (DoesNotFitError, OverflowError):
            rows = self._rows.values()
        judged = {
            self._name(row): judge(*self._pair(here, there), day.context) for row in rows if (here := self._held[row])
        }
        return tuple(answer for _, answer in sorted(judged.items()) if isinstance(answer, Blocked))

    def _rows_of(self, names: Collection[str]) -> set[int]:
        return {self._rows[name] for name in names if name in self._rows}

    def _mask(self, rows: Collection[int]) -> Array:
        mask = np.zeros(self.table.capacity, bool)
        mask[list(rows)] = True
        return mask

    def _listed(self, match: Match, only: Only | None, rows: Collection[int] | None) -> bool:
        return (rows is None or self._rows[self._order(match)[1]] in rows) and _meets(match, only)

    def _by_reference(
        self, there: There, day: Day, limit: int, only: Only | None, rows: Collection[int] | None = None
    ) -> Shortlist:
        """The same answer without the columns, for a question that they cannot hold."""
        matches = self._judge_all(self._rows.values(), there, day)
        listed = sorted((match for match in matches if self._listed(match, only, rows)), key=self._order)
        return Shortlist(tuple(listed[:limit]), len(self), len(matches), len(listed))

    def _judge_all(self, rows: Iterable[int], there: There, day: Day) -> list[Match]:
        return [match for row in rows if (match := self._judged(row, there, day))]

    def _confirmed(self, found: Found, there: There, day: Day, limit: int) -> list[Match]:
        pairs = zip(found.scores.tolist(), found.rows.tolist(), strict=True)
        chosen = sorted((-score, self._name(row), row) for score, row in pairs)[:limit]
        written = self._explanations(there, day.context).matches([self._here(row) for _, _, row in chosen])
        matches = []
        for (less_score, name, _), match in zip(chosen, written, strict=True):
            if match is None or match.score != -less_score:
                raise IndexDiffersError(f"{name} has {-less_score} points in the index")
            matches.append(match)
        return matches

    def _judged(self, row: int, there: There, day: Day) -> Match | None:
        answer = judge(*self._pair(self._here(row), there), day.context)
        return answer if isinstance(answer, Match) else None

    def _here(self, row: int) -> Here:
        here = self._held[row]
        if here is None:
            raise IndexDiffersError(f"row {row} is not in use")
        return here

    def _name(self, row: int) -> str:
        here = self._held[row]
        return here.id if here else ""

    def _day(self, on: date) -> Day:
        lexicon = self.lexicon
        return Day(lexicon, Context(lexicon.taxonomy, lexicon.rules, lexicon.settings, on))

    def _write(self, row: int, here: Here) -> None:
        raise NotImplementedError

    def _pair(self, here: Here, there: There) -> tuple[Seeker, Opening]:
        raise NotImplementedError

    def _explanations(self, there: There, context: Context) -> Explanations[Here]:
        raise NotImplementedError

    def _order(self, match: Match) -> tuple[int, str]:
        raise NotImplementedError

    def _search(self, there: There, day: Day) -> tuple[Search, Callable[[], Array]]:
        raise NotImplementedError


def _meets(match: Match, only: Only | None) -> bool:
    if not only:
        return True
    reasons = {part.criterion: part.reason for part in match.contributions}
    return all(reasons[criterion] in listed for criterion, listed in only.items())
