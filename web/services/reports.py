"""Reports of exploitation: anybody sends one, nobody can tell who; leads of organisations read and answer.

Whatever is stored says only on which day a report came, so that it cannot be laid beside the minute of a sign-in.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Vacancy
from models.crypto import Vault
from models.enums import VacancyState
from models.queries import reports as queries
from models.queries import vacancies
from models.queries.holding import held
from models.report import Harm, Report, ReportState
from web.services import audit, throttles
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal

CODE_DIGITS = 16
LONGEST_WORDS = 3000
#: Counted by the hour: the minute of a try could be laid beside that of a sign-in.
ABOUT_ONE = throttles.Limit("reports about one company", 50, 86400)
ABOUT_ALL = throttles.Limit("reports", 200, 3600)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody reports. `vacancy` is its public id; it may have been closed while they wrote. One that
    nobody can have seen counts as not said."""

    harms: Set[Harm]
    language: str
    vacancy: str = ""
    company: str | None = None
    words: str | None = None


class Stale(Exception):
    """Somebody else changed the report since the form was opened."""


class NoSuchVacancy(Exception):
    """The vacancy is not open, so it cannot be held."""


def throttle(session: Session, told: Told, now: datetime) -> None:
    """Count a report about its company, and in all; where it came from is not looked at. Raises TooManyTries. Needs a
    short transaction of its own."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    throttles.count(session, ABOUT_ALL, "all", hour)
    vacancy = queries.once_sent_in(session, told.vacancy)
    about = vacancy.employer.public_id if vacancy else (told.company or "").casefold()
    if about:
        throttles.count(session, ABOUT_ONE, about, hour)


def code_of(vault: Vault, form: str) -> str:
    """The code of the report that comes with a form. The same form, sent twice, is one report with one code."""
    return f"{int(vault.blind_index('code of a report', form), 16) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def send(session: Session, told: Told, code: str, now: datetime) -> None:
    """Store a report under its code. One that is there already stays as it is."""
    vault: Vault = session.info["vault"]
    index = vault.blind_index("report", code)
    if queries.by_code(session, index) is not None:
        return
    vacancy = queries.once_sent_in(session, told.vacancy)
    row = Report(
        code_index=index, wrapped=vault.new_person_key(), received_on=day_in_bulgaria(now), language=told.language,
        harms=frozenset(told.harms), state=ReportState.WAITING, vacancy=vacancy,
        employer=vacancy.employer if vacancy else None,
    )  # fmt: skip
    session.add(row)
    row.company, row.words = told.company, told.words
    session.flush()


def find(session: Session, code: str) -> Report | None:
    """The report with this code; None if there is none, or none any more."""
    vault: Vault = session.info["vault"]
    return queries.by_code(session, vault.blind_index("report", code))


def answer(
    session: Session, who: Principal, report: Report, version: int | None, state: ReportState, words: str | None,
    now: datetime,
) -> None:  # fmt: skip
    """Say how far it has come, and what whoever has the code reads. What a closed report held is held no longer: it
    then waits for approval like any other. Raises Stale if somebody else has answered meanwhile."""
    row = held(session, report)
    if row.version != version:
        raise Stale
    row.state, row.answer = state, words
    row.closed_at = now if state is ReportState.CLOSED else None
    session.flush()
    audit.record(session, who, "answered report", row.public_id, now, {"state": state.value})


def hold(session: Session, who: Principal, report: Report, now: datetime) -> Vacancy:
    """Take the vacancy a report is about off everybody's lists, until the report is closed and the vacancy approved
    anew. Raises NoSuchVacancy if it names none, or one that is not open."""
    row = held(session, report)
    if row.vacancy is None or row.state is ReportState.CLOSED:
        raise NoSuchVacancy
    vacancy = vacancies.locked(session, row.vacancy)
    if vacancy.state is not VacancyState.OPEN:
        raise NoSuchVacancy
    vacancy.state, vacancy.submitted_at = VacancyState.SUBMITTED, now
    vacancy.approved_by_id, vacancy.approved_at = None, None
    row.held_at = now
    if row.state is ReportState.WAITING:
        row.state = ReportState.IN_HAND
    session.flush()
    audit.record(session, who, "held vacancy", vacancy.public_id, now, {"report": row.public_id})
    return vacancy
