"""Who looked at a person's data: the marks of the audit chain, told by day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import AuditEntry, Jobseeker
from models.queries import audit as queries
from models.queries import merges
from web.services.clock import day_in_bulgaria

SHOWN = 200
#: Purposes told as another one. Somebody is only compared while a record like theirs is there: whoever joins under the
#: name of somebody else would read here that this person is in the service.
TOLD_AS: Mapping[str, str] = {"duplicates": "caseload"}


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody of a role in an organisation or a company looked for a purpose, once or several times on one day."""

    at: datetime
    role: str
    organisation: str
    purpose: str
    times: int


def looks(session: Session, person: Jobseeker) -> list[Look]:
    """The newest looks, those of one day, role, organisation and purpose taken together."""
    grouped: dict[tuple[object, ...], list[AuditEntry]] = {}
    names = [person.public_id, *merges.absorbed_names(session, person.id)]
    for entry in queries.looks_at(session, names, ["looked"], SHOWN):
        purpose = _purpose(entry)
        key = (day_in_bulgaria(entry.at), entry.actor_role, _whose(entry), purpose)
        grouped.setdefault(key, []).append(entry)
    return list(_told(session, list(grouped.values())))


def _purpose(entry: AuditEntry) -> str:
    written = str(entry.facts.get("purpose", ""))
    return TOLD_AS.get(written, written)


def _whose(entry: AuditEntry) -> str:
    """The public id of the organisation or the employer that looked."""
    return str(entry.facts.get("employer", entry.organisation))


def _told(session: Session, groups: list[list[AuditEntry]]) -> Iterator[Look]:
    names = queries.names_of(session, {_whose(entries[0]) for entries in groups})
    for entries in groups:
        newest = entries[0]
        yield Look(
            newest.at, newest.actor_role, names.get(_whose(newest), ""), _purpose(newest), len(entries)
        )  # fmt: skip
