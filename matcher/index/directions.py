"""People for a vacancy, and vacancies for a person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

import numpy as np

from matcher.context import Context
from matcher.gates.facts import Seeker
from matcher.index import people, work
from matcher.index.base import Index
from matcher.index.explanations import Explanations
from matcher.index.facets import of_openings, of_people
from matcher.index.lexicon import Day
from matcher.index.numbering import Array
from matcher.index.occupations import OTHER
from matcher.index.search import Search
from matcher.index.table import Row, Table, View, single
from matcher.records import Opening
from matcher.result import Match
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy


class PeopleIndex(Index[Seeker, Opening]):
    """Everybody who may be suggested for a vacancy."""

    def __init__(self, taxonomy: Taxonomy, rules: Rules, settings: Settings) -> None:
        super().__init__(taxonomy, rules, settings, Table(people.COLUMNS, people.LANGUAGES))

    def _write(self, row: int, here: Seeker) -> None:
        codes = people.language_codes(here.candidate, self.lexicon)
        self.name_languages()
        self.table.write(row, people.encode(here, self.lexicon))
        lines = self.table.columns["lines"]
        lines[:, row] = codes

    def name_languages(self) -> None:
        """Make room for the languages named since."""
        missing = self.lexicon.languages.size - len(self.table.columns["lines"])
        if missing > 0:
            codes = np.where(self.table.columns["languages_known"], 0, people.UNKNOWN_LANGUAGE).astype(np.uint8)
            self.table.add_lines(missing, codes)

    def _pair(self, here: Seeker, there: Opening) -> tuple[Seeker, Opening]:
        return here, there

    def _explanations(self, there: Opening, context: Context) -> Explanations[Seeker]:
        return Explanations(of_people(there, context), lambda here: (here, there), context)

    def _order(self, match: Match) -> tuple[int, str]:
        return -match.score, match.candidate_id

    def _search(self, there: Opening, day: Day) -> tuple[Search, Callable[[], Array]]:
        row = work.encode(there, day)
        one = single(work.COLUMNS, row)
        self.name_languages()
        search = Search(self.table, lambda rows: (self.table.view(rows), one), day)
        return search, lambda: self._maybe_related(int(one["job"][0]))

    def day(self, on: date) -> Day:
        """The day on which a question is asked."""
        return self._day(on)

    @property
    def apart(self) -> tuple[Seeker, ...]:
        """Those that the columns cannot hold, and that only the reference can judge."""
        return tuple(here for row in sorted(self._odd) if (here := self._held[row]) is not None)

    def sides(self, there: Opening, day: Day) -> tuple[View, View]:
        """Everybody, and the opening as the one row beside them. Raises :class:`DoesNotFitError`."""
        one = single(work.COLUMNS, work.encode(there, day))
        self.name_languages()
        return self.table.view(slice(0, self.table.capacity)), one

    def eligible(self, there: Opening, day: Day) -> Array:
        """For every row, whether it is in use and no gate removes it. Raises :class:`DoesNotFitError`."""
        return self._search(there, day)[0].eligible()

    def rows(self, among: Collection[str] | None) -> Array:
        """For every row, whether it is in use and its person is one of those ``among``; with ``None`` everybody."""
        live = self.table.columns["live"]
        return live.copy() if among is None else live & self._mask(self._rows_of(among))

    def _maybe_related(self, job: int) -> Array:
        """Rows with an occupation of a minor group in which one is near; a few others may be among them."""
        near = np.flatnonzero(self.lexicon.jobs.near_to(job) != OTHER)
        related = np.zeros(self.table.capacity, bool)
        for word, bits in enumerate(self.lexicon.jobs.signature(near.tolist())):
            if bits:
                related |= (self.table.columns[f"signature{word}"] & np.uint64(bits)) != 0
        return related


class OpeningIndex(Index[Opening, Seeker]):
    """All open vacancies, as they stand on one day; asked about another day, it writes its rows anew."""

    def __init__(self, taxonomy: Taxonomy, rules: Rules, settings: Settings, on: date) -> None:
        super().__init__(taxonomy, rules, settings, Table(work.COLUMNS))
        self._today = super()._day(on)

    def _day(self, on: date) -> Day:
        if on != self._today.context.on:
            self._today = super()._day(on)
            for here in list(self._held):
                if here is not None:
                    self.put(here)
        return self._today

    def day(self, on: date) -> Day:
        """Write the rows as they stand on that day, unless they stand so, and give the day."""
        return self._day(on)

    @property
    def everything(self) -> tuple[Opening, ...]:
        """All vacancies in the index."""
        return tuple(here for here in self._held if here is not None)

    @property
    def apart(self) -> tuple[Opening, ...]:
        """Those that the columns cannot hold, and that only the reference can judge."""
        return tuple(here for row in sorted(self._odd) if (here := self._held[row]) is not None)

    def _write(self, row: int, here: Opening) -> None:
        self.table.write(row, work.encode(here, self._today))

    def _pair(self, here: Opening, there: Seeker) -> tuple[Seeker, Opening]:
        return there, here

    def _explanations(self, there: Seeker, context: Context) -> Explanations[Opening]:
        return Explanations(of_openings(), lambda here: (there, here), context)

    def _order(self, match: Match) -> tuple[int, str]:
        return -match.score, match.opening_id

    def _search(self, there: Seeker, day: Day) -> tuple[Search, Callable[[], Array]]:
        one = self.person(there)
        search = Search(self.table, lambda rows: (one, self.table.view(rows)), day)
        return search, lambda: self._maybe_related(one["held"][0])

    def _maybe_related(self, held: Array) -> Array:
        """Rows whose occupation is near one of those held."""
        related = np.zeros(self.table.capacity, bool)
        for job in held[held > 0]:
            related |= self.lexicon.jobs.near_from(int(job))[self.table.columns["job"]] != OTHER
        return related

    def person(self, there: Seeker) -> View:
        """A person as the one row beside many vacancies."""
        values: Row = people.encode(there, self.lexicon)
        codes = people.language_codes(there.candidate, self.lexicon)
        lines: Mapping[str, Array] = {"lines": codes[:, None]}
        return single(people.COLUMNS, values, lines)
