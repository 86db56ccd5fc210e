"""Organisations that help people: making, changing, and inviting those who work there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Account, Organisation
from models.enums import Channel, OrganisationKind, Role
from models.queries import organisations as queries
from web.services import account_create, audit, outbox
from web.services.one_time_codes import LASTS, Purpose
from web.services.principal import Principal


class NameTaken(Exception):
    """Another organisation has this name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is noted of an organisation."""

    name: str
    kind: OrganisationKind
    municipality_code: str
    accepts_self_registration: bool
    mediator_register_number: str | None
    mediator_registered_on: date | None


def create(session: Session, who: Principal, facts: Facts, now: datetime) -> Organisation:
    """A new organisation. Raises NameTaken."""
    row = Organisation(created_at=now)
    _write(session, row, facts)
    session.add(row)
    session.flush()
    audit.record(session, who, "created organisation", row.public_id, now)
    return row


def change(
    session: Session, who: Principal, row: Organisation, facts: Facts, version: int | None, now: datetime
) -> None:
    """Change an organisation. Raises NameTaken, and StaleDataError if somebody else changed it since `version`."""
    if row.version != version:
        raise StaleDataError
    _write(session, row, facts)
    session.flush()
    audit.record(session, who, "changed organisation", row.public_id, now)


def _write(session: Session, row: Organisation, facts: Facts) -> None:
    with session.no_autoflush:
        other = queries.by_name(session, facts.name)
    if other is not None and other is not row:
        raise NameTaken
    row.name, row.kind, row.municipality_code = facts.name, facts.kind, facts.municipality_code
    row.accepts_self_registration = facts.accepts_self_registration
    row.mediator_register_number = facts.mediator_register_number
    row.mediator_registered_on = facts.mediator_registered_on


def invite(
    session: Session, who: Principal, organisation: Organisation, role: Role, email: str, now: datetime
) -> tuple[Account, str]:
    """A counsellor or lead and the token of the link to choose a password with. Raises account_create.Taken."""
    return account_create.staff(session, who, role, email, who.language or "bg", now, organisation)


def send_invitation(session: Session, account: Account, address: str, now: datetime) -> None:
    """Put the invitation link into the outbox."""
    until = now + LASTS[Purpose.INVITATION]
    outbox.enqueue(session, account, Channel.EMAIL, "invitation", account.email or "", now, secret=address, until=until)


def without_lead(session: Session, rows: Sequence[Organisation]) -> set[int]:
    """Numbers of the organisations nobody leads yet."""
    led = queries.leads(session)
    return {row.id for row in rows if not led.get(row.id)}
