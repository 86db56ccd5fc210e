"""Accounts and their sign-ins."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from models.account import Account, OneTimeCode, SignIn
from models.employer import Employer
from models.enums import Role


def by_email_index(session: Session, index: str) -> Account | None:
    """The account with this e-mail fingerprint."""
    return session.scalar(select(Account).where(Account.email_index == index))


def by_code_index(session: Session, index: str) -> Account | None:
    """The account with this sign-in code fingerprint."""
    return session.scalar(select(Account).where(Account.code_index == index))


def by_confirmed_phone_index(session: Session, index: str) -> Sequence[Account]:
    """All accounts that may sign in with this phone; a phone is not a person."""
    return session.scalars(
        select(Account)
        .where(Account.phone_index == index, Account.phone_confirmed_at.is_not(None))
        .order_by(Account.id)
        .limit(20)
    ).all()


def sign_in_by_token(session: Session, token_hash: str) -> SignIn | None:
    """The live sign-in behind a token, with its account and what that belongs to."""
    return session.scalar(
        select(SignIn)
        .where(SignIn.token_hash == token_hash, SignIn.revoked_at.is_(None))
        .options(joinedload(SignIn.account).joinedload(Account.organisation))
    )


def live_sign_ins(session: Session, account_id: int) -> Sequence[SignIn]:
    """Where an account is signed in, newest first."""
    return session.scalars(
        select(SignIn)
        .where(SignIn.account_id == account_id, SignIn.revoked_at.is_(None))
        .options(joinedload(SignIn.account))
        .order_by(SignIn.last_seen_at.desc(), SignIn.id)
    ).all()


def revoke_sign_ins(session: Session, account_id: int, now: datetime, but: int | None = None) -> None:
    """End an account's sign-ins, all or all but one."""
    session.execute(
        update(SignIn)
        .where(SignIn.account_id == account_id, SignIn.revoked_at.is_(None), SignIn.id != (but or 0))
        .values(revoked_at=now)
    )


def revoke_sign_in(session: Session, sign_in_id: int | None, now: datetime) -> None:
    """End one sign-in."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id, SignIn.revoked_at.is_(None)).values(revoked_at=now))


def mark_seen(session: Session, sign_in_id: int | None, now: datetime) -> None:
    """Note when a browser was last used."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(last_seen_at=now))


def mark_proved(session: Session, sign_in_id: int | None, now: datetime) -> None:
    """Note when the secret was given in a browser."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(proved_at=now))


def open_code(session: Session, purpose: str, account_id: int, now: datetime) -> OneTimeCode | None:
    """The newest unused, unexpired code of an account for a purpose, locked."""
    return session.scalar(
        select(OneTimeCode)
        .where(
            OneTimeCode.purpose == purpose,
            OneTimeCode.account_id == account_id,
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > now,
        )
        .order_by(OneTimeCode.id.desc())
        .limit(1)
        .with_for_update()
    )


def open_link(
    session: Session, purpose: str, code_index: str, now: datetime, *, locked: bool = True
) -> OneTimeCode | None:
    """The unused, unexpired link with this fingerprint; locked unless it is only looked at."""
    found = select(OneTimeCode).where(
        OneTimeCode.purpose == purpose,
        OneTimeCode.code_index == code_index,
        OneTimeCode.used_at.is_(None),
        OneTimeCode.expires_at > now,
    )
    return session.scalar(found.with_for_update() if locked else found)


def staff_of(session: Session, organisation_id: int) -> Sequence[Account]:
    """Counsellors and leads of an organisation."""
    return session.scalars(
        select(Account)
        .where(Account.organisation_id == organisation_id, Account.role.in_([Role.COUNSELLOR, Role.LEAD]))
        .options(joinedload(Account.key))
        .order_by(Account.id)
    ).all()


def employer_by_number(session: Session, company_number: str) -> Employer | None:
    """The company with this number."""
    return session.scalar(select(Employer).where(Employer.company_number == company_number))


def jobseekers_with_pin(session: Session) -> Sequence[Account]:
    """Accounts of people looking for work that have a PIN, oldest first."""
    return session.scalars(
        select(Account)
        .where(Account.role == Role.JOBSEEKER, Account.secret_hash.is_not(None))
        .options(joinedload(Account.key))
        .order_by(Account.id)
    ).all()
