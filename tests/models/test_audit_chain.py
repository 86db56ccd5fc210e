"""Any change to the audit chain shows."""

import random

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models import AuditEntry, AuditHead
from tests.world import NOW
from web.services import audit
from web.services.principal import SYSTEM


@pytest.fixture
def chain(session: Session) -> Session:
    """A session with a chain of some forty entries."""
    for number in range(30):
        audit.record(session, SYSTEM, "looked", f"subject-{number}", NOW, {"purpose": "test", "n": number})
    session.commit()
    return session


def test_an_untouched_chain_holds(chain: Session) -> None:
    verdict = audit.verify(chain)
    assert verdict.broken_at is None
    assert verdict.entries >= 30


@pytest.mark.parametrize("kind", ["edit", "delete", "swap", "insert", "cut", "facts"])
def test_every_kind_of_tampering_is_found(chain: Session, kind: str) -> None:
    chance = random.Random(kind)
    total = audit.verify(chain).entries
    for _ in range(20):
        position = chance.randrange(1, total)
        _tamper(chain, kind, position, total)
        assert audit.verify(chain).broken_at is not None, f"{kind} at {position} went unnoticed"
        chain.rollback()
        chain.expire_all()
    assert audit.verify(chain).broken_at is None


def _tamper(session: Session, kind: str, position: int, total: int) -> None:
    here = AuditEntry.number == position
    if kind == "edit":
        session.execute(update(AuditEntry).where(here).values(action="nothing"))
    elif kind == "facts":
        session.execute(update(AuditEntry).where(here).values(facts={"purpose": "another"}))
    elif kind == "delete":
        session.execute(delete(AuditEntry).where(here))
    elif kind == "swap":
        first, second = (session.scalars(select(AuditEntry.subject).where(AuditEntry.number == n)).one() for n in
                         (position, position + 1))  # fmt: skip
        session.execute(update(AuditEntry).where(here).values(subject=second))
        session.execute(update(AuditEntry).where(AuditEntry.number == position + 1).values(subject=first))
    elif kind == "insert":
        session.add(AuditEntry(number=total + 1, at=NOW, actor="a", actor_role="operator", organisation="",
                               action="looked", subject="s", facts={}, mac="0" * 64))  # fmt: skip
        session.flush()
    else:
        session.execute(delete(AuditEntry).where(AuditEntry.number == total))


def test_cutting_the_tail_together_with_the_head_needs_the_key(chain: Session) -> None:
    total = audit.verify(chain).entries
    last = chain.scalars(select(AuditEntry).where(AuditEntry.number == total - 1)).one()
    chain.execute(delete(AuditEntry).where(AuditEntry.number == total))
    chain.execute(update(AuditHead).values(number=total - 1, mac=last.mac))
    chain.expire_all()
    assert audit.verify(chain).broken_at is not None
