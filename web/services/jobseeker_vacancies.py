"""The vacancies as one person sees them: in bands, with reasons, and with what the person said about each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from models import Jobseeker, Vacancy
from models.enums import ContractKind, InterestKind
from models.queries import interests
from models.queries import matching as matching_queries
from web.services import engine_switch, matching, way_to_work


@dataclass(frozen=True, slots=True)
class Listed:
    """A vacancy in a person's list, the engine's answer, what the person said, and how far it is (None: not known)."""

    vacancy: Vacancy
    result: matching.Result
    said: InterestKind | None
    saved: bool
    km: int | None

    @property
    def band(self) -> matcher.Band | None:
        """The band; None where a rule keeps it away, and where nothing is scored."""
        return self.result.band if isinstance(self.result, matcher.Match) else None

    @property
    def possible(self) -> bool:
        """Whether no rule keeps it away."""
        return not isinstance(self.result, matcher.Blocked)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person wants to see of their list for now. Nothing of it is kept."""

    within_km: int | None = None
    contract: ContractKind | None = None
    with_home: bool = False
    with_transport: bool = False

    def lets_through(self, item: Listed) -> bool:
        """Whether the vacancy is to be seen. One whose distance is not known is not near."""
        near = self.within_km is None or (item.km is not None and item.km <= self.within_km)
        right = self.contract is None or item.vacancy.contract is self.contract
        home = bool(item.vacancy.accommodation) or not self.with_home
        return near and right and home and (bool(item.vacancy.employer_transport) or not self.with_transport)


@dataclass(frozen=True, slots=True)
class Board:
    """All open vacancies for a person, best first; last those that a rule keeps away."""

    items: tuple[Listed, ...]

    def _where(self, wanted: Callable[[Listed], bool]) -> "Board":
        return Board(tuple(item for item in self.items if wanted(item)))

    def __iter__(self) -> Iterator[Listed]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def through(self, given: Filter) -> "Board":
        """What a filter lets through."""
        return self._where(given.lets_through)

    def shown(self) -> "Board":
        """All but those the person does not want."""
        return self._where(lambda item: item.said is not InterestKind.NOT_FOR_ME)

    def said(self, kind: InterestKind) -> "Board":
        """Those about which the person said this."""
        return self._where(lambda item: item.said is kind)

    def saved(self) -> "Board":
        """Those the person keeps."""
        return self._where(lambda item: item.saved)

    def in_bands(self, *bands: matcher.Band | None) -> "Board":
        """Those in one of the bands; None stands for what a rule keeps away."""
        return self._where(lambda item: item.band in bands)

    def in_reach(self) -> "Board":
        """Those that fit well or partly."""
        return self.in_bands(matcher.Band.FITS_WELL, matcher.Band.FITS_PARTLY)


def _answers(session: Session, person: Jobseeker, now: datetime) -> list[matching.Result]:
    """The engine's, or while it is switched off what the gates say of every open vacancy."""
    if not engine_switch.runs(session):
        rows = [row for row in matching_queries.open_vacancies(session) if row.concept is not None]
        return [*matching.sifted_vacancies(session, person, rows, now)]
    ranking = matching.vacancies_for(session, person, now)
    return [*ranking.matches, *ranking.blocked]


def board(session: Session, person: Jobseeker, now: datetime) -> Board:
    """Every open vacancy, without those that were closed a moment ago."""
    answers = _answers(session, person, now)
    rows = interests.open_ones(session, [answer.opening_id for answer in answers], person.id)
    start, found = way_to_work.home(person), []
    for answer in answers:
        if answer.opening_id in rows:
            vacancy, said, saved = rows[answer.opening_id]
            km = way_to_work.kilometres(start, vacancy)
            found.append(Listed(vacancy, answer, said.kind if said else None, saved is not None, km))
    return Board(tuple(found))
