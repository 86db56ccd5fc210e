"""Making accounts: for a person looking for work, for staff, for an employer."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from models import Account, Consent, Employer, Jobseeker, Organisation, PersonKey
from models.crypto import Vault
from models.enums import ConsentPurpose, EmployerState, Role
from models.queries import accounts as queries
from models.queries import by_public_id
from web.services import audit, code_words, passwords, sign_in
from web.services.one_time_codes import Purpose, new_link
from web.services.principal import Actor, Principal

MATCHING_TEXT = "2026-11"


class Taken(Exception):
    """An account with this e-mail or company number exists."""


@dataclass(frozen=True, slots=True)
class HashedPin:
    """A PIN, hashed before the writing transaction began."""

    pin: str = field(repr=False)
    hash: str

    @classmethod
    def of(cls, pin: str) -> "HashedPin":
        """Hash it now (slow)."""
        return cls(pin, passwords.hash_secret(pin))


def new_key(session: Session, now: datetime) -> PersonKey:
    """A fresh data key for one person."""
    vault: Vault = session.info["vault"]
    key = PersonKey(wrapped=vault.new_person_key(), created_at=now)
    session.add(key)
    session.flush()
    return key


def jobseeker(
    session: Session, organisation: Organisation, language: str, now: datetime, *, by_staff: bool = False
) -> Jobseeker:
    """A new person in an organisation's intake queue, without any facts yet and without a sign-in."""
    person = Jobseeker(
        key=new_key(session, now), organisation=organisation, language=language, entered_by_staff=by_staff,
        created_at=now,
    )  # fmt: skip
    session.add(person)
    session.flush()
    return person


def sign_in_for_jobseeker(session: Session, person: Jobseeker, pin: HashedPin | None, now: datetime) -> Account:
    """A generated code for a person; without a PIN the person chooses one at the first sign-in, with a reset slip."""
    vault: Vault = session.info["vault"]
    account = Account(role=Role.JOBSEEKER, key=person.key, jobseeker=person, language=person.language, created_at=now)
    session.add(account)
    code = code_words.new_code()
    while queries.by_code_index(session, vault.blind_index("code", code)) is not None:
        code = code_words.new_code()
    account.code = code
    account.code_index = vault.blind_index("code", code)
    if pin is not None:
        set_pin(session, account, pin)
    session.flush()
    return account


def join(session: Session, organisation_name: str, language: str, pin: HashedPin, now: datetime) -> Account:
    """Somebody who registers alone with an organisation (its public id): they wait in its queue and agreed to the
    matching text."""
    organisation = by_public_id(session, Organisation, organisation_name)
    if organisation is None or not organisation.accepts_self_registration:
        raise LookupError("This organisation cannot be chosen.")
    person = jobseeker(session, organisation, language, now)
    account = sign_in_for_jobseeker(session, person, pin, now)
    agree_to_matching(session, person, language, now)
    who = Principal(Actor.JOBSEEKER, account.id, account.public_id, jobseeker_id=person.id)
    audit.record(session, who, "joined", person.public_id, now, {"organisation": organisation.public_id})
    return account


def agree_to_matching(session: Session, person: Jobseeker, language: str, now: datetime) -> None:
    """Note that a person agreed, on these pages, to the matching text of this version."""
    session.add(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.MATCHING, text_version=MATCHING_TEXT, language=language,
            channel="web", given_at=now,
        )
    )  # fmt: skip
    session.flush()


def set_pin(session: Session, account: Account, pin: HashedPin) -> None:
    """Store a new PIN."""
    vault: Vault = session.info["vault"]
    account.secret_hash = pin.hash
    account.pin_tag = sign_in.pin_tag(vault, account.public_id, pin.pin)


def staff(
    session: Session,
    who: Principal,
    role: Role,
    email: str,
    language: str,
    now: datetime,
    organisation: Organisation | None = None,
) -> tuple[Account, str]:
    """A new counsellor, lead or operator and the token of the link with which they choose a password.

    Raises Taken if the e-mail has an account.
    """  # fmt: skip
    account = _with_email(session, role, email, language, now)
    account.organisation = organisation
    session.add(account)
    _set_email(session, account, email)
    session.flush()
    audit.record(session, who, "invited staff", account.public_id, now, {"role": role.value})
    return account, new_link(session, account, Purpose.INVITATION, now)


def employer(
    session: Session, name: str, company_number: str, municipality_code: str, email: str, language: str, now: datetime
) -> tuple[Account, str]:
    """A company, not vetted, with one account and the token of its password link.

    Raises Taken if the e-mail or the company number is known.
    """
    if queries.employer_by_number(session, company_number) is not None:
        raise Taken
    made = company(session, name, company_number, municipality_code, now)
    account = for_employer(session, made, email, language, now)
    return account, new_link(session, account, Purpose.INVITATION, now)


def company(session: Session, name: str, company_number: str, municipality_code: str, now: datetime) -> Employer:
    """A company that nobody has looked at yet."""
    made = Employer(
        name=name, company_number=company_number, municipality_code=municipality_code, state=EmployerState.NEW,
        state_since=now, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def for_employer(session: Session, company: Employer, email: str, language: str, now: datetime) -> Account:
    """An account of a company, that nobody can sign in with yet. Raises Taken if the e-mail has one."""
    account = _with_email(session, Role.EMPLOYER, email, language, now)
    account.employer = company
    session.add(account)
    _set_email(session, account, email)
    session.flush()
    return account


def _with_email(session: Session, role: Role, email: str, language: str, now: datetime) -> Account:
    vault: Vault = session.info["vault"]
    if queries.by_email_index(session, vault.blind_index("email", email.strip().casefold())) is not None:
        raise Taken
    return Account(role=role, key=new_key(session, now), language=language, created_at=now)


def _set_email(session: Session, account: Account, email: str) -> None:
    vault: Vault = session.info["vault"]
    account.email = email.strip()
    account.email_index = vault.blind_index("email", email.strip().casefold())
