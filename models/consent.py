"""What a person agreed to, in which words, and when they took it back."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Numbered, UtcDateTime, choice
from models.columns import KEY, PREFERENCE
from models.enums import ConsentPurpose


class Consent(Numbered, Base):
    """One consent: purpose, version and language of the text read, channel, interpreter, given and withdrawn."""

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= given_at", name="withdrawn_after_it_was_given"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    purpose: Mapped[ConsentPurpose] = mapped_column(choice(ConsentPurpose), info=PREFERENCE)
    text_version: Mapped[str] = mapped_column(String(20), info=PREFERENCE)
    language: Mapped[str] = mapped_column(String(5), info=PREFERENCE)
    channel: Mapped[str] = mapped_column(String(20), info=PREFERENCE)
    with_interpreter: Mapped[bool] = mapped_column(default=False, info=PREFERENCE)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=PREFERENCE)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PREFERENCE)
