"""Asking how it goes, so many months after work began."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Named, UtcDateTime, Versioned, choice
from models.columns import CASE_FILE, KEY
from models.jobseeker import Jobseeker, OfJobseeker
from models.placement import Placement, PlacementOutcome


class FollowUpBy(StrEnum):
    """Who said how it goes."""

    PERSON = "person"
    STAFF = "staff"


class FollowUp(OfJobseeker, Versioned, Named, Base):
    """One question how it goes, `months` after the first day of work, due on a day that moves when nobody was reached.
    `asked_at` says when the person was asked in the service. Whoever is not reached twice counts as unreachable, until
    somebody hears otherwise; nobody is dropped."""

    __tablename__ = "follow_up"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        UniqueConstraint("placement_id", "months"),
        CheckConstraint("months BETWEEN 1 AND 60", name="within_five_years"),
        CheckConstraint("attempts >= 0", name="attempts_are_counted"),
        CheckConstraint("(outcome IS NULL) = (answered_at IS NULL)", name="answered_at_some_time"),
        CheckConstraint("(outcome IS NULL) = (said_by IS NULL)", name="somebody_said_it"),
        Index("ix_follow_up_answered_at_due_on", "answered_at", "due_on"),
        Index("ix_follow_up_jobseeker_id_answered_at_due_on", "jobseeker_id", "answered_at", "due_on"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id", ondelete="CASCADE"), info=KEY)
    months: Mapped[int] = mapped_column(Integer, info=CASE_FILE)
    due_on: Mapped[date] = mapped_column(Date, info=CASE_FILE)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)
    attempts: Mapped[int] = mapped_column(Integer, default=0, info=CASE_FILE)
    tried_on: Mapped[date | None] = mapped_column(Date, info=CASE_FILE)
    outcome: Mapped[PlacementOutcome | None] = mapped_column(
        choice(PlacementOutcome, "follow_up_outcome"), info=CASE_FILE
    )
    said_by: Mapped[FollowUpBy | None] = mapped_column(choice(FollowUpBy), info=CASE_FILE)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)

    jobseeker: Mapped[Jobseeker] = relationship()
    placement: Mapped[Placement] = relationship()
