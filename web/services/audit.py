"""Writing and checking the audit chain. Every entry is made in the transaction of what it records."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import AuditEntry, AuditHead
from models.crypto import Vault
from models.queries import audit as queries
from web.services.principal import Principal

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Verdict:
    """Result of checking the chain: how many entries hold, and the first number that does not (None: all hold)."""

    entries: int
    broken_at: int | None


def record(
    session: Session, who: Principal, action: str, subject: str, now: datetime, facts: Mapping[str, Any] | None = None
) -> None:
    """Add one entry to the chain. `subject` is a public id; `facts` must hold nothing that identifies a person."""
    record_all(session, who, action, [subject], now, facts)


def record_all(
    session: Session,
    who: Principal,
    action: str,
    subjects: Sequence[str],
    now: datetime,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Add one entry for each subject, in order."""
    vault: Vault = session.info["vault"]
    head = queries.locked_head(session)
    if head is None:
        head = AuditHead(single=1, number=0, mac=START, signature="")
        session.add(head)
    for subject in subjects:
        entry = AuditEntry(
            number=head.number + 1, at=now, actor=who.account_name, actor_role=who.actor.value,
            organisation=who.organisation_name, action=action, subject=subject, facts=dict(facts or {}), mac="",
        )  # fmt: skip
        entry.mac = _mac(vault, head.mac, entry)
        head.number, head.mac = entry.number, entry.mac
        session.add(entry)
    head.signature = _sign(vault, head)
    session.flush()


def length(session: Session) -> int:
    """How many entries the chain says it has."""
    head = queries.head(session)
    return head.number if head else 0


def holds(session: Session, entry: AuditEntry) -> bool:
    """Whether one entry is as it was written after the one before it. Only `verify` proves the whole chain."""
    vault: Vault = session.info["vault"]
    previous = queries.mac_before(session, entry.number) or START
    return hmac.compare_digest(entry.mac, _mac(vault, previous, entry))


def verify(session: Session) -> Verdict:
    """Walk the whole chain. Edits, gaps, swaps, insertions and a cut tail all show."""
    vault: Vault = session.info["vault"]
    previous, count = START, 0
    for entry in queries.all_entries(session):
        if entry.number != count + 1 or not hmac.compare_digest(entry.mac, _mac(vault, previous, entry)):
            return Verdict(count, count + 1)
        previous, count = entry.mac, entry.number
    head = queries.head(session)
    if head is None:
        return Verdict(count, None if count == 0 else 1)
    sound = head.number == count and head.mac == previous and hmac.compare_digest(head.signature, _sign(vault, head))
    return Verdict(count, None if sound else count + 1)


def _mac(vault: Vault, previous: str, entry: AuditEntry) -> str:
    fields = [
        previous, entry.number, entry.at.isoformat(timespec="microseconds"), entry.actor, entry.actor_role,
        entry.organisation, entry.action, entry.subject, entry.facts,
    ]  # fmt: skip
    message = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hmac.new(vault.chain, message.encode(), hashlib.sha256).hexdigest()


def _sign(vault: Vault, head: AuditHead) -> str:
    return hmac.new(vault.chain, f"head {head.number} {head.mac}".encode(), hashlib.sha256).hexdigest()
