"""Times an employer offers for a talk, a group day or a paid trial day, and what became of each offer to a person."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, DRAFT, KEY, SHARED, Viewer, seen_by
from models.disclosure import Disclosure
from models.vacancy import Vacancy

OFFERED = seen_by(DRAFT, Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.OWN_EMPLOYER)


class SlotKind(StrEnum):
    """What a time is for. A trial day is paid work with a contract."""

    TALK = "talk"
    GROUP_DAY = "group_day"
    TRIAL_DAY = "trial_day"


class SlotPlace(StrEnum):
    """Where people meet. By telephone and online the way goes through a counsellor, so nobody's number is needed."""

    WORKPLACE = "workplace"
    TELEPHONE = "telephone"
    ONLINE = "online"


class InterviewState(StrEnum):
    """What became of a time offered to one person. `noted` is a yes that staff heard and the person has not said
    themselves: it keeps a seat and tells the employer nothing. `refused` is a no, or a seat given back."""

    OFFERED = "offered"
    NOTED = "noted"
    AGREED = "agreed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ENDED = "ended"


class InterviewSlot(Dated, Versioned, Named, Base):
    """A time for a vacancy. `pay_hour` is gross, in euro cents, and belongs to a trial day alone."""

    __tablename__ = "interview_slot"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 10 AND 480", name="not_longer_than_a_working_day"),
        CheckConstraint("seats BETWEEN 1 AND 30", name="at_least_one_seat"),
        CheckConstraint("seats = 1 OR kind = 'group_day'", name="only_a_group_day_has_more_seats"),
        CheckConstraint("(kind = 'trial_day') = (pay_hour IS NOT NULL)", name="a_trial_day_is_paid"),
        CheckConstraint("kind = 'talk' OR place = 'workplace'", name="a_day_is_at_the_workplace"),
        Index("ix_interview_slot_vacancy_id_starts_at", "vacancy_id", "starts_at"),
    )

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), info=KEY)
    kind: Mapped[SlotKind] = mapped_column(choice(SlotKind), info=OFFERED)
    place: Mapped[SlotPlace] = mapped_column(choice(SlotPlace), info=OFFERED)
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=OFFERED)
    minutes: Mapped[int] = mapped_column(Integer, info=OFFERED)
    seats: Mapped[int] = mapped_column(Integer, default=1, info=OFFERED)
    pay_hour: Mapped[int | None] = mapped_column(Integer, info=OFFERED)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=OFFERED)

    vacancy: Mapped[Vacancy] = relationship()

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


class Interview(Dated, Named, Base):
    """A time offered to one person. `sequence` counts the changes, as calendars want it. `interpreter` is the language
    the person needs one for; an employer never reads it, for a rare language would say who somebody is."""

    __tablename__ = "interview"
    __table_args__ = (
        UniqueConstraint("disclosure_id", "slot_id"),
        CheckConstraint("state NOT IN ('agreed', 'noted') OR answered_at IS NOT NULL", name="answered_at_some_time"),
        CheckConstraint(
            "interpreter_found_at IS NULL OR interpreter IS NOT NULL", name="only_a_wanted_interpreter_is_found"
        ),
    )

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="CASCADE"), info=KEY)
    slot_id: Mapped[int] = mapped_column(ForeignKey("interview_slot.id", ondelete="CASCADE"), index=True, info=KEY)
    state: Mapped[InterviewState] = mapped_column(choice(InterviewState), info=SHARED)
    sequence: Mapped[int] = mapped_column(Integer, default=0, info=SHARED)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SHARED)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASEWORK)
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    interpreter: Mapped[str | None] = mapped_column(String(5), info=CASEWORK)
    interpreter_found_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SHARED)

    disclosure: Mapped[Disclosure] = relationship()
    slot: Mapped[InterviewSlot] = relationship()
