"""What an employer writes to a person in its own words, and the counsellor who reads it first."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Named, UtcDateTime, Versioned, choice
from models.columns import DRAFT, KEY, SHARED
from models.disclosure import Disclosure
from models.sharing_enums import InvitationText

LONGEST_WORDS = 500


class WordsState(StrEnum):
    """Whether a counsellor has read them. Nothing reaches the person before `allowed`."""

    WAITING = "waiting"
    ALLOWED = "allowed"
    RETURNED = "returned"


class WordsReason(StrEnum):
    """Why words went back to the employer."""

    CONTACT = "contact"
    UNLAWFUL = "unlawful"
    PERSONAL = "personal"
    PRESSURE = "pressure"
    NOT_THE_JOB = "not_the_job"
    UNCLEAR = "unclear"


class InvitationWords(Versioned, Named, Base):
    """Own words that go with an invitation. `draft` is what waits or came back, for the employer and the counsellor;
    `words` is what the person reads, as it was written, in `language`. They lie open: the employer, who wrote them,
    did not know the person, and what is sealed here is never for an employer's eyes."""

    __tablename__ = "invitation_words"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("(state = 'allowed') = (words IS NOT NULL)", name="only_allowed_words_are_read"),
        CheckConstraint("(state = 'allowed') = (draft IS NULL)", name="what_waits_is_a_draft"),
        CheckConstraint("(state = 'returned') = (reason IS NOT NULL)", name="what_comes_back_has_a_reason"),
        CheckConstraint("(state = 'waiting') = (answered_at IS NULL)", name="answered_at_some_time"),
        Index("ix_invitation_words_state_asked_at", "state", "asked_at"),
    )

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="CASCADE"), unique=True, info=KEY)
    state: Mapped[WordsState] = mapped_column(choice(WordsState), info=SHARED)
    template: Mapped[InvitationText] = mapped_column(choice(InvitationText), info=SHARED)
    draft: Mapped[str | None] = mapped_column(String(LONGEST_WORDS), info=DRAFT)
    words: Mapped[str | None] = mapped_column(String(LONGEST_WORDS), info=SHARED)
    language: Mapped[str] = mapped_column(String(5), info=SHARED)
    reason: Mapped[WordsReason | None] = mapped_column(choice(WordsReason), info=DRAFT)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SHARED)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SHARED)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)

    disclosure: Mapped[Disclosure] = relationship()
