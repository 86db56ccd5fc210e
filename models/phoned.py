"""Vacancies that staff wrote for an employer on the telephone, and the link by which the employer confirms them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Numbered, UtcDateTime, choice
from models.columns import EMPLOYER_FILE, KEY, PASSING, SECRET
from models.vacancy import Vacancy


class ConfirmationAnswer(StrEnum):
    """What an employer said to a vacancy that staff wrote for them."""

    CONFIRMED = "confirmed"
    NOT_OURS = "not_ours"
    WRONG = "wrong"


class PhonedVacancy(Dated, Numbered, Base):
    """That an organisation's staff wrote a vacancy. The newest link works once, and not after `expires_at`; `note` is
    what the employer says is wrong."""

    __tablename__ = "phoned_vacancy"
    __table_args__ = (
        CheckConstraint("(code_index IS NULL) = (expires_at IS NULL)", name="a_link_ends"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_at_some_time"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), unique=True, info=KEY)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    sent_to_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    code_index: Mapped[str | None] = mapped_column(String(64), unique=True, info=SECRET)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    answer: Mapped[ConfirmationAnswer | None] = mapped_column(choice(ConfirmationAnswer), info=EMPLOYER_FILE)
    note: Mapped[str | None] = mapped_column(Text, info=EMPLOYER_FILE)

    vacancy: Mapped[Vacancy] = relationship(back_populates="phoned")
    written_by: Mapped[Account | None] = relationship(foreign_keys=[written_by_id])
    sent_to: Mapped[Account | None] = relationship(foreign_keys=[sent_to_id])
