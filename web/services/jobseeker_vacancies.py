"""The vacancies as one person sees them: in bands, with reasons and pay; and what the person says about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from matcher.criteria.pay import net_month
from models import Interest, Jobseeker, Vacancy
from models.enums import InterestKind
from models.queries import jobseekers as person_queries
from models.queries import matching as queries
from web.services import adapters, audit, matching
from web.services.principal import Principal


@dataclass(frozen=True, slots=True)
class Listed:
    """A vacancy in a person's list, the engine's answer, and what the person said about it."""

    vacancy: Vacancy
    result: matcher.Match | matcher.Blocked
    said: InterestKind | None


@dataclass(frozen=True, slots=True)
class Board:
    """All open vacancies for a person: those in each band, best first, and those that a rule keeps away."""

    fits_well: tuple[Listed, ...]
    fits_partly: tuple[Listed, ...]
    not_yet: tuple[Listed, ...]
    blocked: tuple[Listed, ...]

    @property
    def in_reach(self) -> int:
        """How many fit well or partly."""
        return len(self.fits_well) + len(self.fits_partly)


def board(session: Session, person: Jobseeker, now: datetime) -> Board:
    """Every open vacancy in its band."""
    ranking = matching.vacancies_for(session, person, now)
    answers: list[matcher.Match | matcher.Blocked] = [*ranking.matches, *ranking.blocked]
    rows = queries.open_vacancies_named(session, [answer.opening_id for answer in answers])
    said = {interest.vacancy_id: interest.kind for interest in queries.interests_of(session, person.id)}

    def listed(answers: Iterable[matcher.Match | matcher.Blocked]) -> tuple[Listed, ...]:
        """Without those that were closed a moment ago."""
        there = [(rows[answer.opening_id], answer) for answer in answers if answer.opening_id in rows]
        return tuple(Listed(vacancy, answer, said.get(vacancy.id)) for vacancy, answer in there)

    bands = {band: listed(match for match in ranking.matches if match.band is band) for band in matcher.Band}
    return Board(
        bands[matcher.Band.FITS_WELL], bands[matcher.Band.FITS_PARTLY], bands[matcher.Band.NOT_YET],
        listed(ranking.blocked),
    )  # fmt: skip


def said_about(session: Session, person: Jobseeker, vacancy: Vacancy) -> InterestKind | None:
    """What the person said about a vacancy."""
    found = [row.kind for row in queries.interests_of(session, person.id) if row.vacancy_id == vacancy.id]
    return found[0] if found else None


def net_pay(session: Session, vacancy: Vacancy, now: datetime) -> tuple[int, int] | None:
    """Lowest and highest net pay a month as the engine estimates it, in cents of whole euros; None where unknown."""
    span = net_month(adapters.opening(vacancy), matching.context(session, now))
    return (round(span[0] / 100) * 100, round(span[1] / 100) * 100) if span else None


def say(
    session: Session, who: Principal, person: Jobseeker, vacancy: Vacancy, kind: InterestKind, now: datetime
) -> None:
    """Keep what the person says about a vacancy; a new answer replaces the old one."""
    person_queries.locked(session, person.id)
    answer = queries.interest(session, person.id, vacancy.id)
    if answer is not None and answer.kind is kind:
        return
    if answer is None:
        session.add(Interest(jobseeker_id=person.id, vacancy_id=vacancy.id, kind=kind, said_at=now))
    else:
        answer.kind, answer.said_at = kind, now
    session.flush()
    audit.record(session, who, f"said {kind.value}", person.public_id, now, {"vacancy": vacancy.public_id})
