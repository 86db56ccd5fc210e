"""Whoever the way of an employer needs and no page makes: a crowd, a second operator, and what comes by mail."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Disclosure, Jobseeker, OutboxMessage
from models.enums import CefrLevel, DatePrecision, ProtectionStatus, Role
from models.queries import by_public_id
from scripts import live
from tests.conftest import FakeClock
from tests.crowd import like
from tests.world import PASSWORD, PIN, TOTP_SECRET
from web.extensions import db, own_transaction
from web.services import account_create, doctor_pool, employer_register, passwords
from web.services.principal import SYSTEM

Result = TypeVar("Result")
FAMILY = ("Първанова", "Вторинска", "Третакова")
NAMES = tuple(f"Амал {each}" for each in FAMILY)
CONTACTS = ("+359888100", "888 100", "amal0@example.net", "amal1@example.net", "amal2@example.net")
SECRETS = (*FAMILY, "Амал", *CONTACTS)
OF_THE_COUNSELLOR, IN_ALL = len(NAMES), 40
"""Forty, half of them with little Bulgarian: of fewer nobody says how many a demand leaves out."""


def _write(app: Flask, work: Callable[[Session], Result]) -> Result:
    with app.app_context(), own_transaction() as session, session.begin():
        return work(session)


def gather(app: Flask, clock: FakeClock, name: str) -> None:
    """Forty people like somebody, three of them of the same counsellor and with a name, a telephone and a PIN."""

    def work(session: Session) -> None:
        somebody = by_public_id(session, Jobseeker, name)
        assert somebody is not None
        crowd = like(session, somebody, IN_ALL)
        for number, person in enumerate(crowd):
            person.birth_date, person.birth_date_precision = "1990-05-17", DatePrecision.DAY
            person.status = ProtectionStatus.TEMPORARY_PROTECTION
            person.status_valid_until = clock().date() + timedelta(days=100)
            person.status_seen_on = clock().date()
            bulgarian = next(row for row in person.languages if row.language == "bg")
            bulgarian.spoken = CefrLevel.B1 if number < IN_ALL // 2 else CefrLevel.A1
        for number, person in enumerate(crowd[:OF_THE_COUNSELLOR]):
            _named(session, person, somebody, number, clock)
        session.flush()
        assert doctor_pool.renew(session, clock())

    _write(app, work)


def _named(session: Session, person: Jobseeker, like_whom: Jobseeker, number: int, clock: FakeClock) -> None:
    person.organisation_id, person.counsellor_id = like_whom.organisation_id, like_whom.counsellor_id
    person.given_name, person.family_name = "Амал", FAMILY[number]
    person.phone, person.email = f"+35988810000{number}", f"amal{number}@example.net"
    account_create.sign_in_for_jobseeker(session, person, account_create.HashedPin.of(PIN), clock())


def second_operator(app: Flask, clock: FakeClock) -> str:
    """Another operator's public id."""

    def work(session: Session) -> str:
        account, _ = account_create.staff(session, SYSTEM, Role.OPERATOR, "second@example.org", "bg", clock())
        account.secret_hash, account.totp = passwords.hash_secret(PASSWORD), TOTP_SECRET
        session.flush()
        return account.public_id

    return live.apart(lambda: _write(app, work))


def link_in_the_mail(app: Flask, clock: FakeClock, address: str) -> str:
    """Let the worker carry out what waits; gives the page to which the newest message to an address leads."""

    def read(session: Session) -> str:
        newest = select(OutboxMessage).order_by(OutboxMessage.id.desc())
        message = next(row for row in session.scalars(newest) if row.address == address)
        return "/" + (message.secret or "").split("/", 3)[3]

    def work() -> str:
        with app.app_context():
            employer_register.carry_out(db.sessionmaker, clock())
        return _write(app, read)

    return live.apart(work)


def invited(app: Flask, disclosure: str) -> str:
    """The account (public id) of whoever was invited."""

    def read(session: Session) -> str:
        row = by_public_id(session, Disclosure, disclosure)
        assert row is not None
        assert row.jobseeker.account is not None
        return row.jobseeker.account.public_id

    return live.apart(lambda: _write(app, read))
