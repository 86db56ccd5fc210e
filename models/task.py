"""What staff still have to do for a person, by when and by whom."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, KEY, OWN_WORDS
from models.crypto import Sealed
from models.jobseeker import Jobseeker, OfJobseeker

LONGEST_TASK = 300


class TaskKind(StrEnum):
    """What there is to do. `HELP_ASKED` comes from the person."""

    CALL = "call"
    MEET = "meet"
    PAPERS = "papers"
    EMPLOYER = "employer"
    COURSE = "course"
    INTERPRETER = "interpreter"
    REFERRAL = "referral"
    HELP_ASKED = "help_asked"
    OTHER = "other"


class Task(OfJobseeker, Dated, Versioned, Named, Base):
    """One thing to do, due on a day. `owner` does it; without one it is everybody's. `words` add what it is about.
    Done tasks go after six months."""

    __tablename__ = "task"
    __mapper_args__ = {"version_id_col": Versioned.version}
    # With the person first, or the first day of each of fifty people is looked for among all open tasks.
    __table_args__ = (
        Index("ix_task_done_at_due_on", "done_at", "due_on"),
        Index("ix_task_jobseeker_id_done_at_due_on", "jobseeker_id", "done_at", "due_on"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    kind: Mapped[TaskKind] = mapped_column(choice(TaskKind), info=CASEWORK)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    due_on: Mapped[date] = mapped_column(Date, info=CASEWORK)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True, info=KEY)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASEWORK)
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)

    jobseeker: Mapped[Jobseeker] = relationship()
    owner: Mapped[Account | None] = relationship(foreign_keys=[owner_id])
    words = Sealed()
