"""Whether a vacancy is still open: its employer is asked after a while, and silence pauses it.

Terms are dated settings and count in Bulgarian days. A paused vacancy is shown to nobody; one press opens it again, as
long as nothing in it was changed.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

import matcher
from models import Vacancy
from models.enums import EmployerState, VacancyState
from models.inbox import News
from models.queries import freshness, reports
from models.queries import vacancies as queries
from web.services import audit, matching, vacancy_check
from web.services.clock import SOFIA, day_in_bulgaria
from web.services.inbox import tell
from web.services.principal import SYSTEM, Principal
from web.services.vacancy_state import EmployerNotChecked, Held, NotPossible, NotReady

ASK_AFTER, PAUSE_AFTER = "vacancy_ask_after_days", "vacancy_pause_after_days"
AT_ONCE = 100


class NotFewer(ValueError):
    """The number of people is not smaller than before, or none is left."""


def days(rules: matcher.Rules, key: str, now: datetime) -> int:
    """How many days a term lasts that ends today."""
    return rules.number(key, day_in_bulgaria(now))


def pauses_on(asked_at: datetime, rules: matcher.Rules, now: datetime) -> date:
    """The day on which a vacancy is paused that was asked about and not answered for."""
    return day_in_bulgaria(asked_at) + timedelta(days=days(rules, PAUSE_AFTER, now))


def sweep(session: Session, now: datetime) -> None:
    """Pause what nobody answered for, and ask about what was not spoken of for long, some at a time."""
    rules = matching.rules(session)
    for vacancy in freshness.to_pause(session, _before(now, days(rules, PAUSE_AFTER, now)), AT_ONCE):
        _pause(session, vacancy, now)
    for vacancy in freshness.to_ask(session, _before(now, days(rules, ASK_AFTER, now)), AT_ONCE):
        _ask(session, vacancy, now)


def _before(now: datetime, term: int) -> datetime:
    """The beginning of the day before which something must have happened to be so many days ago today."""
    return datetime.combine(day_in_bulgaria(now) - timedelta(days=term - 1), time(), SOFIA)


def _ask(session: Session, found: Vacancy, now: datetime) -> None:
    vacancy = queries.locked(session, found)
    if vacancy.state is VacancyState.OPEN and vacancy.asked_open_at is None:
        vacancy.asked_open_at = now
        session.flush()
        _tell(session, vacancy, News.STILL_OPEN, now)


def _pause(session: Session, found: Vacancy, now: datetime) -> None:
    vacancy = queries.locked(session, found)
    if vacancy.state is VacancyState.OPEN and vacancy.asked_open_at is not None:
        vacancy.state = VacancyState.PAUSED
        session.flush()
        audit.record(session, SYSTEM, "paused vacancy", vacancy.public_id, now)
        _tell(session, vacancy, News.VACANCY_PAUSED, now)


def _tell(session: Session, vacancy: Vacancy, news: News, now: datetime) -> None:
    for account in vacancy.employer.accounts:
        tell(session, account, news, {"vacancy": vacancy.public_id}, now)


def still_open(
    session: Session, found: Vacancy, who: Principal, rules: matcher.Rules, now: datetime, *, places: int | None = None
) -> None:
    """The employer says that the vacancy is still open, with `places` for fewer people than before; a paused one opens
    again. Raises NotPossible, EmployerNotChecked, Held, NotReady, NotFewer."""
    vacancy = queries.locked(session, found)
    if vacancy.state not in (VacancyState.OPEN, VacancyState.PAUSED):
        raise NotPossible
    if places is not None:
        _fewer(vacancy, places)
    if vacancy.state is VacancyState.PAUSED:
        _may_open(session, vacancy, rules, now)
        vacancy.state = VacancyState.OPEN
    vacancy.asked_open_at, vacancy.said_open_at = None, now
    session.flush()
    facts = {} if places is None else {"places": places}
    audit.record(session, who, "said still open", vacancy.public_id, now, facts)


def _fewer(vacancy: Vacancy, places: int) -> None:
    """Fewer people harm nobody who has read the vacancy, so this needs no new approval."""
    if not 1 <= places < vacancy.places:
        raise NotFewer
    vacancy.places = places
    if vacancy.group_size is not None and vacancy.group_size > places:
        vacancy.group_size = places if places > 1 else None


def _may_open(session: Session, vacancy: Vacancy, rules: matcher.Rules, now: datetime) -> None:
    if vacancy.employer.state is not EmployerState.VETTED:
        raise EmployerNotChecked
    if reports.holds(session, vacancy.id):
        raise Held
    if vacancy_check.blocked(vacancy, rules, day_in_bulgaria(now)):
        raise NotReady
