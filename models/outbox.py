"""Messages and jobs that follow a change: written in the same transaction, carried out afterwards."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, choice
from models.columns import KEY, PASSING, SEALED_SECRET
from models.crypto import Sealed, Vault
from models.enums import Channel


class OutboxMessage(Dated, Named, Base):
    """Something to send. The address and the words are sealed with the receiver's key; `template` names the words
    and `facts` hold nothing personal."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        Index("ix_outbox_message_due", "sent_at", "due_at"),
        CheckConstraint("tries >= 0", name="tries_are_counted_upwards"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True, info=KEY)
    channel: Mapped[Channel] = mapped_column(choice(Channel), info=PASSING)
    template: Mapped[str] = mapped_column(String(40), info=PASSING)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, info=PASSING)
    address_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED_SECRET)
    secret_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED_SECRET)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=PASSING)
    tries: Mapped[int] = mapped_column(Integer, default=0, info=PASSING)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)

    account: Mapped[Account] = relationship()
    address = Sealed()
    secret = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the receiver."""
        return self.account.sealing_key(vault)
