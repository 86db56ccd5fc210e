"""Writing and checking the audit chain. Every entry is made in the transaction of what it records."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import AuditEntry, AuditHead
from models.audit import START
from models.crypto import Vault
from models.queries import audit as queries
from web.services.principal import Principal

#: What the seal of an entry covers, in this order.
SEALED = ("number", "at", "actor", "actor_role", "organisation", "action", "subject", "facts")


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
    record_each(session, who, [(action, subject, facts or {}) for subject in subjects], now)


def record_each(
    session: Session, who: Principal, entries: Iterable[tuple[str, str, Mapping[str, Any]]], now: datetime
) -> None:
    """Add entries (action, subject, facts), in order."""
    vault: Vault = session.info["vault"]
    head = queries.locked_head(session)
    if head is None:
        head = AuditHead(single=1, number=0, mac=START, cut_number=0, cut_mac=START, signature="")
        session.add(head)
    written: list[Mapping[str, Any]] = []
    for action, subject, facts in entries:
        entry = {
            "number": head.number + 1, "at": now, "actor": who.account_name, "actor_role": who.actor.value,
            "organisation": who.organisation_name, "action": action, "subject": subject, "facts": dict(facts),
        }  # fmt: skip
        head.number, head.mac = head.number + 1, _mac(vault, head.mac, entry)
        written.append({**entry, "mac": head.mac})
    head.signature = _sign(vault, head)
    session.flush()
    queries.write(session, written)


def length(session: Session) -> int:
    """How many entries were ever written."""
    head = queries.head(session)
    return head.number if head else 0


def holds(session: Session, entry: AuditEntry) -> bool:
    """Whether one entry is as it was written after the one before it. Only `verify` proves the whole chain."""
    vault: Vault = session.info["vault"]
    head = queries.head(session)
    previous = queries.mac_before(session, entry.number) or (head.cut_mac if head else START)
    return hmac.compare_digest(entry.mac, _mac(vault, previous, _stated(entry)))


def cut(session: Session, before: datetime) -> int:
    """Let go of the oldest entries, all made before a moment; the chain holds from there on. Returns how many went."""
    head = queries.locked_head(session)
    last = queries.before(session, before) if head else None
    if head is None or last is None:
        return 0
    head.cut_number, head.cut_mac = last
    head.signature = _sign(session.info["vault"], head)
    session.flush()
    return queries.forget_up_to(session, head.cut_number)


def verify(session: Session) -> Verdict:
    """Walk the whole chain. Edits, gaps, swaps, insertions and a cut head or tail all show."""
    vault: Vault = session.info["vault"]
    head = queries.head(session)
    first, previous = (head.cut_number, head.cut_mac) if head and head.cut_number else (0, START)
    number = first
    for entry in queries.all_entries(session):
        if entry.number != number + 1 or not hmac.compare_digest(entry.mac, _mac(vault, previous, _stated(entry))):
            return Verdict(number - first, number + 1)
        previous, number = entry.mac, entry.number
    if head is None:
        return Verdict(0, None)
    sound = head.number == number and head.mac == previous and hmac.compare_digest(head.signature, _sign(vault, head))
    return Verdict(number - first, None if sound else number + 1)


def _stated(entry: AuditEntry) -> Mapping[str, Any]:
    return {name: getattr(entry, name) for name in SEALED}


def _mac(vault: Vault, previous: str, entry: Mapping[str, Any]) -> str:
    moment: datetime = entry["at"]
    stated = {**entry, "at": moment.isoformat(timespec="microseconds")}
    fields = [previous, *(stated[name] for name in SEALED)]
    message = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hmac.new(vault.chain, message.encode(), hashlib.sha256).hexdigest()


def _sign(vault: Vault, head: AuditHead) -> str:
    cut = f" after {head.cut_number} {head.cut_mac}" if head.cut_number else ""
    return hmac.new(vault.chain, f"head {head.number} {head.mac}{cut}".encode(), hashlib.sha256).hexdigest()
