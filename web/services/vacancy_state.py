"""Where a vacancy goes: submitted by its employer, approved or given back by a counsellor, closed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from models import MatchRun, Vacancy
from models.enums import CloseReason, EmployerState, ReturnReason, VacancyState
from models.inbox import Ended, News
from models.queries import inbox, reports
from models.queries import vacancies as queries
from web.services import audit, disclosure, matching, vacancy_check
from web.services.clock import day_in_bulgaria
from web.services.inbox import tell
from web.services.principal import Principal
from web.services.vacancy_edit import Stale

PROMISES = ("no fees", "no papers kept", "twenty days of leave")


class NotPossible(Exception):
    """The vacancy does not stand where this step is possible."""


class NotReady(Exception):
    """Something is missing or unlawful, so it cannot be submitted."""


class Held(Exception):
    """Somebody stopped the vacancy because of a report that is not closed yet."""


class EmployerNotChecked(Exception):
    """Nobody has checked this employer yet, or it is suspended."""


def submit(session: Session, vacancy: Vacancy, who: Principal, rules: matcher.Rules, now: datetime) -> None:
    """Ask for approval; the employer has promised what PROMISES say. Raises NotPossible, NotReady, EmployerNotChecked
    (for a suspended employer; a new one may submit and waits)."""
    queries.locked(session, vacancy)
    if vacancy.state is not VacancyState.DRAFT:
        raise NotPossible
    if vacancy.employer.state is EmployerState.SUSPENDED:
        raise EmployerNotChecked
    if vacancy_check.blocked(vacancy, rules, day_in_bulgaria(now)):
        raise NotReady
    vacancy.state, vacancy.submitted_at = VacancyState.SUBMITTED, now
    vacancy.return_reason, vacancy.return_note = None, None
    _moved(session, vacancy, who, "submitted vacancy", now, promised=list(PROMISES))


def close(
    session: Session, vacancy: Vacancy, who: Principal, now: datetime, reason: CloseReason | None = None
) -> None:  # fmt: skip
    """Take a vacancy off: it is not shown to anybody new, and nothing of anybody is shown for it any more. Whoever
    wanted it or was proposed is told what came of it. Raises NotPossible if it is closed."""
    queries.locked(session, vacancy)
    if vacancy.state is VacancyState.CLOSED:
        raise NotPossible
    vacancy.state, vacancy.closed_at, vacancy.close_reason = VacancyState.CLOSED, now, reason
    tell_everyone(session, vacancy, Ended(reason.value) if reason else Ended.CLOSED, now)
    disclosure.end_all(session, who, now, closed=vacancy)
    _moved(session, vacancy, who, "closed vacancy", now, reason=reason.value if reason else "")


def tell_everyone(session: Session, vacancy: Vacancy, why: Ended, now: datetime) -> None:
    """Tell whoever wanted a vacancy or was proposed for it how far they came, and why it is not offered any more."""
    for person, outcome in inbox.outcomes(session, vacancy.id):
        facts = {"vacancy": vacancy.public_id, "outcome": outcome.value, "why": why.value}
        tell(session, person, News.VACANCY_CLOSED, facts, now)


def approve(
    session: Session, vacancy: Vacancy, who: Principal, version: int | None, rules: matcher.Rules, now: datetime
) -> Sequence[MatchRun]:
    """Open a vacancy and rank each organisation's people for it at once. Raises Stale if it is no longer what the
    counsellor read, and NotPossible, EmployerNotChecked, NotReady, Held."""
    _read(session, vacancy, version)
    if reports.holds(session, vacancy.id):
        raise Held
    if vacancy.employer.state is not EmployerState.VETTED:
        raise EmployerNotChecked
    if vacancy_check.blocked(vacancy, rules, day_in_bulgaria(now)):
        raise NotReady
    vacancy.state, vacancy.approved_by_id, vacancy.approved_at = VacancyState.OPEN, who.account_id, now
    vacancy.said_open_at = vacancy.asked_open_at = None
    _moved(session, vacancy, who, "approved vacancy", now)
    _tell_employer(session, vacancy, News.VACANCY_APPROVED, now)
    return matching.run_for_all(session, vacancy, who, now)


def give_back(
    session: Session, vacancy: Vacancy, who: Principal, version: int | None, reason: ReturnReason, note: str | None,
    now: datetime,
) -> None:  # fmt: skip
    """Return a submitted vacancy to its employer as a draft, with the reason. Raises Stale and NotPossible."""
    _read(session, vacancy, version)
    vacancy.state, vacancy.submitted_at = VacancyState.DRAFT, None
    vacancy.return_reason, vacancy.return_note = reason.value, note
    _moved(session, vacancy, who, "returned vacancy", now, reason=reason.value)
    _tell_employer(session, vacancy, News.VACANCY_RETURNED, now)


def _tell_employer(session: Session, vacancy: Vacancy, news: News, now: datetime) -> None:
    for account in vacancy.employer.accounts:
        tell(session, account, news, {"vacancy": vacancy.public_id}, now)


def _read(session: Session, vacancy: Vacancy, version: int | None) -> None:
    queries.locked(session, vacancy)
    if vacancy.version != version:
        raise Stale
    if vacancy.state is not VacancyState.SUBMITTED:
        raise NotPossible


def _moved(session: Session, vacancy: Vacancy, who: Principal, action: str, now: datetime, **facts: object) -> None:
    session.flush()
    audit.record(session, who, action, vacancy.public_id, now, facts)
