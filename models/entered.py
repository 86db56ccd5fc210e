"""What somebody else wrote down for a person, until the person has looked through it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Numbered, UtcDateTime, choice
from models.columns import CASE_FILE, KEY
from models.jobseeker import Jobseeker


class EnteredHow(StrEnum):
    """How the answers reached whoever wrote them down."""

    TOGETHER = "together"
    TELEPHONE = "telephone"
    FILE = "file"
    CORRECTION = "correction"


class InterpreterKind(StrEnum):
    """What kind of interpreter helped. Never who."""

    PROFESSIONAL = "professional"
    COLLEAGUE = "colleague"
    VOLUNTEER = "volunteer"
    BROUGHT = "brought"


class LookedThrough(StrEnum):
    """What the person says of it."""

    WAITING = "waiting"
    RIGHT = "right"
    NOT_RIGHT = "not_right"


class EnteredAnswer(Dated, Numbered, Base):
    """One part of a profile as it was last written down for the person: by whom, how, and what the person says of it.

    `part` is a part of the profile. The row goes when the person answers that part alone.
    """

    __tablename__ = "entered_answer"
    __table_args__ = (
        UniqueConstraint("jobseeker_id", "part"),
        CheckConstraint("(helped_by IS NULL) = (helped_in IS NULL)", name="interpreters_have_a_language"),
        CheckConstraint("(state = 'waiting') = (looked_at IS NULL)", name="looked_at_some_time"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    part: Mapped[str] = mapped_column(String(20), info=CASE_FILE)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    how: Mapped[EnteredHow] = mapped_column(choice(EnteredHow), info=CASE_FILE)
    helped_by: Mapped[InterpreterKind | None] = mapped_column(choice(InterpreterKind), info=CASE_FILE)
    helped_in: Mapped[str | None] = mapped_column(String(5), info=CASE_FILE)
    state: Mapped[LookedThrough] = mapped_column(choice(LookedThrough), info=CASE_FILE)
    looked_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
