"""Colleagues of one company: inviting them, taking access away, leaving. Everything counts by company."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Account, CompanyRequest, Employer
from models.enums import EmployerState
from models.queries import accounts, by_public_id, employers
from models.queries.holding import held
from web.services import audit, throttles
from web.services.employer_register import Link, ask
from web.services.one_time_codes import LASTS, Purpose, void
from web.services.principal import Principal

MOST = 12
INVITED_A_DAY = throttles.Limit("colleagues invited", 10, 86400)


class Full(Exception):
    """The company has as many accounts and open invitations as it may have."""


class LastOne(Exception):
    """Nobody else of the company could sign in."""


class Suspended(Exception):
    """A suspended company lets nobody in."""


@dataclass(frozen=True, slots=True)
class Team:
    """Who has access, and who was invited lately. An invitation stands there for as long as its link works, whatever
    came of it: a list that knew more would tell whether an e-mail has an account."""

    members: Sequence[Account]
    invitations: Sequence[CompanyRequest]


def of(session: Session, employer: Employer, now: datetime) -> Team:
    """The team of a company."""
    used = [each for each in employers.with_accounts(session, employer) if in_use(each)]
    emails = {(each.email or "").casefold() for each in used}
    sent = employers.invited(session, employer.id, now - LASTS[Purpose.INVITATION])
    return Team(used, [row for row in sent if (row.email or "").casefold() not in emails])


def in_use(account: Account) -> bool:
    """Whether somebody can sign in with an account."""
    return account.disabled_at is None and account.secret_hash is not None


def invite(session: Session, who: Principal, employer: Employer, email: str, link: Link, now: datetime) -> None:
    """Invite somebody by e-mail, the same whatever is known about it. One whom an operator invites waits for a second
    operator. Raises Full and Suspended."""
    held(session, employer)
    if employer.state is EmployerState.SUSPENDED:
        raise Suspended
    team = of(session, employer, now)
    if len(team.members) + len(team.invitations) >= MOST:
        raise Full
    outside = who.employer_id != employer.id
    row = CompanyRequest(
        company_number=employer.company_number, employer=employer, language=who.language or "bg", created_at=now,
        held=outside, asked_by_id=who.account_id if outside else None,
    )  # fmt: skip
    ask(session, row, email, link)
    audit.record(session, who, "invited colleague", employer.public_id, now)


def remove(
    session: Session, who: Principal, employer: Employer, account: str, now: datetime, *, even_the_last: bool = False
) -> Account | None:
    """Take an account's access away (its public id), from its next request on; None if the company has no such account.

    Raises LastOne if nobody else of the company could sign in, unless an operator says `even_the_last`.
    """
    held(session, employer)
    row = by_public_id(session, Account, account)
    if row is None or row.employer_id != employer.id or row.disabled_at is not None:
        return None
    others = [each for each in employers.with_accounts(session, employer) if in_use(each) and each.id != row.id]
    if not others and not even_the_last:
        raise LastOne
    row.disabled_at = now
    accounts.revoke_sign_ins(session, row.id, now)
    void(session, row, Purpose.INVITATION, now)
    left = row.id == who.account_id
    audit.record(session, who, "left company" if left else "took access away", row.public_id, now)
    return row
