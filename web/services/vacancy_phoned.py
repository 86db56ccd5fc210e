"""A vacancy that staff write for an employer on the telephone. The employer reads it whole and confirms it by a link
that works once; only then it waits for approval."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

import matcher
from models import Account, Concept, Employer, PhonedVacancy, Vacancy
from models.crypto import Vault
from models.enums import Channel, EmployerState, VacancyState
from models.inbox import News
from models.phoned import ConfirmationAnswer
from models.queries import phoned as queries
from models.queries import vacancies
from web.services import audit, outbox, vacancy_check, vacancy_draft, vacancy_state
from web.services.clock import day_in_bulgaria
from web.services.inbox import tell
from web.services.principal import Actor, Principal
from web.services.vacancy_edit import Stale
from web.services.vacancy_state import EmployerNotChecked, NotPossible, NotReady

LASTS = timedelta(days=7)
LINK = "confirm_vacancy"


class NobodyToAsk(Exception):
    """No account of the employer can be written to."""


def write(
    session: Session, who: Principal, employer: Employer, title: str, language: str, concept: Concept | None,
    now: datetime,
) -> Vacancy:  # fmt: skip
    """A new draft for an employer, kept with who wrote it. Raises EmployerNotChecked unless it is vetted."""
    if employer.state is not EmployerState.VETTED:
        raise EmployerNotChecked
    vacancy = vacancy_draft.create(session, who, title, language, concept, now, employer=employer)
    row = PhonedVacancy(
        vacancy=vacancy, organisation_id=who.organisation_id, written_by_id=who.account_id, created_at=now
    )
    session.add(row)
    session.flush()
    return vacancy


def send(
    session: Session, vacancy: Vacancy, who: Principal, link: Callable[[str], str], rules: matcher.Rules, now: datetime
) -> None:
    """Send the employer a link; an earlier one stops working. `link` makes an address of a token.

    Raises NotPossible, NotReady, EmployerNotChecked, NobodyToAsk.
    """
    row = vacancies.locked(session, vacancy)
    kept = row.phoned
    if row.state is not VacancyState.DRAFT or kept is None:
        raise NotPossible
    if row.employer.state is not EmployerState.VETTED:
        raise EmployerNotChecked
    if vacancy_check.blocked(row, rules, day_in_bulgaria(now)):
        raise NotReady
    account = _reader(row.employer)
    token = secrets.token_urlsafe(24)
    kept.code_index, kept.sent_to, kept.sent_at, kept.expires_at = _index(session, token), account, now, now + LASTS
    kept.answer = kept.answered_at = kept.note = None
    session.flush()
    outbox.enqueue(session, account, Channel.EMAIL, LINK, account.email, now, secret=link(token), until=kept.expires_at)
    audit.record(session, who, "asked employer to confirm", row.public_id, now)


def _reader(employer: Employer) -> Account:
    """The account that has been with the company longest and can still be written to."""
    for account in employer.accounts:
        if account.disabled_at is None and account.email:
            return account
    raise NobodyToAsk


def _index(session: Session, token: str) -> str:
    vault: Vault = session.info["vault"]
    return vault.blind_index(LINK, token)


def of_link(session: Session, token: str, now: datetime) -> PhonedVacancy | None:
    """What a link is about, while it waits for an answer of somebody who still has access. Looking does not use it
    up."""
    row = queries.of_link(session, _index(session, token), now)
    if row is None or row.sent_to is None or row.sent_to.disabled_at is not None:
        return None
    return row if row.vacancy.state is VacancyState.DRAFT else None


def confirm(session: Session, token: str, version: int | None, rules: matcher.Rules, now: datetime) -> Vacancy:
    """The employer says that everything is right: the vacancy waits for approval. Raises NotPossible if the link does
    not work any more, Stale if the vacancy was changed since it was read, NotReady, EmployerNotChecked."""
    row = _held(session, token, now)
    if row.vacancy.version != version:
        raise Stale
    vacancy_state.submit(session, row.vacancy, _somebody(row), rules, now)
    _answered(session, row, ConfirmationAnswer.CONFIRMED, None, now)
    return row.vacancy


def refuse(session: Session, token: str, answer: ConfirmationAnswer, note: str | None, now: datetime) -> None:
    """The employer says that the vacancy is not theirs, or what is wrong with it. Raises NotPossible."""
    row = _held(session, token, now)
    audit.record(session, _somebody(row), "did not confirm vacancy", row.vacancy.public_id, now,
                 {"answer": answer.value})  # fmt: skip
    _answered(session, row, answer, note, now)


def _held(session: Session, token: str, now: datetime) -> PhonedVacancy:
    found = of_link(session, token, now)
    if found is None:
        raise NotPossible
    vacancies.locked(session, found.vacancy)
    session.refresh(found)
    if found.answered_at is not None or found.vacancy.state is not VacancyState.DRAFT:
        raise NotPossible
    return found


def _somebody(row: PhonedVacancy) -> Principal:
    """Whoever opened the link, which went to one account."""
    to = row.sent_to
    return Principal(Actor.PENDING, row.sent_to_id, to.public_id if to else "", employer_id=row.vacancy.employer_id)


def _answered(
    session: Session, row: PhonedVacancy, answer: ConfirmationAnswer, note: str | None, now: datetime
) -> None:
    row.answer, row.answered_at, row.note = answer, now, note
    session.flush()
    facts = {"vacancy": row.vacancy.public_id, "answer": answer.value}
    tell(session, row.written_by, News.VACANCY_CONFIRMED, facts, now)
