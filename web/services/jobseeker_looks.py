"""Who looked at a person's data: the marks of the audit chain, told by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import AuditEntry, Jobseeker, Organisation
from models.queries import audit as queries
from models.queries import by_public_id
from web.services.clock import day_in_bulgaria

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody of a role in an organisation looked for a purpose, once or several times on one day."""

    at: datetime
    role: str
    organisation: str
    purpose: str
    times: int


def looks(session: Session, person: Jobseeker) -> list[Look]:
    """The newest looks, those of one day, role, organisation and purpose taken together."""
    grouped: dict[tuple[object, ...], list[AuditEntry]] = {}
    for entry in queries.looks_at(session, person.public_id, ["looked"], SHOWN):
        purpose = str(entry.facts.get("purpose", ""))
        key = (day_in_bulgaria(entry.at), entry.actor_role, entry.organisation, purpose)
        grouped.setdefault(key, []).append(entry)
    return list(_told(session, list(grouped.values())))


def _told(session: Session, groups: list[list[AuditEntry]]) -> Iterator[Look]:
    names: dict[str, str] = {}
    for entries in groups:
        newest = entries[0]
        if newest.organisation and newest.organisation not in names:
            row = by_public_id(session, Organisation, newest.organisation)
            names[newest.organisation] = row.name if row else ""
        yield Look(
            newest.at, newest.actor_role, names.get(newest.organisation, ""), str(newest.facts.get("purpose", "")),
            len(entries),
        )  # fmt: skip
