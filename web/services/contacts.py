"""People and offices that help: entering, changing and ending them, and what an operator still has to look up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Contact
from models.contact import ContactKind
from models.queries import contacts as queries
from web.services import audit
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal

FRESH = timedelta(days=365)
NEEDED = tuple(kind for kind in ContactKind if kind is not ContactKind.OTHER)


class Lack(StrEnum):
    """What is missing: a contact of a kind, a source, or a newer look."""

    NONE_OF_KIND = "none of kind"
    SOURCE = "source"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Task:
    """Something for an operator to look up. Without `contact` readers see nobody of this kind."""

    lack: Lack
    kind: ContactKind
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is noted of a contact. Without a source and its day no reader sees it."""

    kind: ContactKind
    name: str
    address: str | None
    telephone: str | None
    languages: tuple[str, ...]
    hours: str | None
    municipality_code: str | None
    source: str | None
    checked_on: date | None


def for_readers(session: Session, kinds: Collection[ContactKind]) -> Mapping[ContactKind, Sequence[Contact]]:
    """The contacts readers see, in the order of kinds; a kind without any is left out."""
    rows = queries.for_readers(session, kinds)
    by_kind = {kind: [row for row in rows if row.kind is kind] for kind in kinds}
    return {kind: found for kind, found in by_kind.items() if found}


def create(session: Session, who: Principal, facts: Facts, now: datetime) -> Contact:
    """A new contact."""
    row = Contact(created_at=now)
    _write(row, facts)
    session.add(row)
    session.flush()
    audit.record(session, who, "created contact", row.public_id, now, {"kind": row.kind.value})
    return row


def change(session: Session, who: Principal, row: Contact, facts: Facts, version: int | None, now: datetime) -> None:
    """Change a contact. Raises StaleDataError if somebody else changed it since `version`."""
    if row.version != version:
        raise StaleDataError
    _write(row, facts)
    session.flush()
    audit.record(session, who, "changed contact", row.public_id, now)


def end(session: Session, who: Principal, row: Contact, ended: bool, version: int | None, now: datetime) -> None:
    """Show a contact to nobody from today on, or take that back. Raises StaleDataError like `change`."""
    if row.version != version:
        raise StaleDataError
    row.ended_on = day_in_bulgaria(now) if ended else None
    session.flush()
    audit.record(session, who, "ended contact" if ended else "took up contact", row.public_id, now)


def tasks(session: Session, today: date) -> list[Task]:
    """What is missing: kinds readers find nobody of first, then contacts without a source, then old ones."""
    rows = [row for row in queries.all_of_them(session) if row.ended_on is None]
    there = {row.kind for row in rows if row.source}
    found = [Task(Lack.NONE_OF_KIND, kind) for kind in NEEDED if kind not in there]
    found += [Task(Lack.SOURCE, row.kind, row) for row in rows if row.source is None]
    found += [Task(Lack.OLD, row.kind, row) for row in rows if row.checked_on and row.checked_on + FRESH < today]
    return found


def _write(row: Contact, facts: Facts) -> None:
    row.kind, row.name, row.address, row.telephone = facts.kind, facts.name, facts.address, facts.telephone
    row.languages, row.hours = " ".join(facts.languages), facts.hours
    row.municipality_code, row.source, row.checked_on = facts.municipality_code, facts.source, facts.checked_on
