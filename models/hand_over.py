"""Handing a person over from one counsellor to a colleague. The person keeps the first until the second has agreed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, choice
from models.columns import CASE_FILE, KEY, OWN_WORDS
from models.crypto import Sealed
from models.jobseeker import Jobseeker, OfJobseeker


class HandOverState(StrEnum):
    """What became of it. `GIVEN` needed no answer: a lead gave the people of a colleague who left to another. `ENDED`:
    the person had moved on before anybody answered."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    GIVEN = "given"
    ENDED = "ended"


class HandOver(OfJobseeker, Dated, Named, Base):
    """One person offered by one counsellor to another of the same organisation, with a note and an answer. Of each
    person at most one is open."""

    __tablename__ = "hand_over"
    __table_args__ = (CheckConstraint("(state = 'open') = (answered_at IS NULL)", name="answered_at_some_time"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    from_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True, info=KEY)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True, info=KEY)
    state: Mapped[HandOverState] = mapped_column(choice(HandOverState), info=CASE_FILE)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
    giver: Mapped[Account | None] = relationship(foreign_keys=[from_id])
    taker: Mapped[Account | None] = relationship(foreign_keys=[to_id])
    note = Sealed()
    answer = Sealed()


_OPEN = HandOver.state == HandOverState.OPEN
Index("ix_hand_over_one_open", HandOver.jobseeker_id, unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN)
