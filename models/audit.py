"""The audit chain: every change and every look at a person, each entry sealed to the one before."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, UtcDateTime
from models.columns import ACCESS_MARK, EVIDENCE

START = "0" * 64


class AuditEntry(Base):
    """One thing that happened: who (an account's public id), what, to whom (a public id), with facts that carry no
    identity. `mac` covers the entry and the `mac` before it."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject_action", "subject", "action"),)

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False, info=EVIDENCE
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime(), info=ACCESS_MARK)
    actor: Mapped[str] = mapped_column(String(22), index=True, info=EVIDENCE)
    actor_role: Mapped[str] = mapped_column(String(20), info=ACCESS_MARK)
    organisation: Mapped[str] = mapped_column(String(22), info=ACCESS_MARK)
    action: Mapped[str] = mapped_column(String(40), info=ACCESS_MARK)
    subject: Mapped[str] = mapped_column(String(22), info=EVIDENCE)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, info=EVIDENCE)
    mac: Mapped[str] = mapped_column(String(64), info=EVIDENCE)


class AuditHead(Base):
    """The end of the chain, locked by every writer, so that entries are numbered without gaps and a cut tail shows.

    `cut_number` and `cut_mac` are of the last entry that went because its time was over: the chain begins after it.
    """

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("single = 1", name="there_is_one_head"),)

    single: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, info=EVIDENCE)
    number: Mapped[int] = mapped_column(BigInteger, info=EVIDENCE)
    mac: Mapped[str] = mapped_column(String(64), info=EVIDENCE)
    cut_number: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0", info=EVIDENCE)
    cut_mac: Mapped[str] = mapped_column(String(64), default=START, server_default=START, info=EVIDENCE)
    signature: Mapped[str] = mapped_column(String(64), info=EVIDENCE)
