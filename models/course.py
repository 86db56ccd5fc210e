"""Courses that counsellors know of, each with the one thing it leads to, and who would like to go there."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, KEY, ORGANISATION, Viewer, seen_by
from models.enums import CefrLevel, LicenceKind
from models.jobseeker import Jobseeker
from models.organisation import Organisation
from models.place import Municipality
from models.taxonomy import Concept

OFFER = seen_by(ORGANISATION, Viewer.SIGNED_IN)
ONE_AIM = (
    "(CASE WHEN teaches IS NULL THEN 0 ELSE 1 END) + (CASE WHEN concept_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN licence IS NULL THEN 0 ELSE 1 END) = 1"
)


class CourseState(StrEnum):
    """Whether a course can still be asked for."""

    OPEN = "open"
    ENDED = "ended"


class CourseWishState(StrEnum):
    """What became of a person's wish for a course."""

    ASKED = "asked"
    SEAT = "seat"
    NO_SEAT = "no_seat"
    CALLED_OFF = "called_off"


class Course(Dated, Versioned, Named, Base):
    """A dated course. It leads to a level of a language, to a skill or to a paper: exactly one of `teaches`, `concept`
    and `licence` is there. `title` and `details` are as the staff wrote them, in `language`. Without a `provider` the
    organisation gives it itself. `price` is in euro cents, 0 for free, `None` for not known. Minutes count from
    midnight; `weekdays` is a bit mask with Monday as 1. People sign up through their counsellor."""

    __tablename__ = "course"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint(ONE_AIM, name="leads_to_one_thing"),
        CheckConstraint("(teaches IS NULL) = (spoken IS NULL)", name="a_language_has_a_level"),
        CheckConstraint("written IS NULL OR teaches IS NOT NULL", name="writing_is_of_a_language"),
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint("online OR municipality_code IS NOT NULL", name="is_somewhere"),
        CheckConstraint("weekdays BETWEEN 1 AND 127", name="at_least_one_weekday"),
        CheckConstraint("seats BETWEEN 1 AND 500", name="at_least_one_seat"),
        CheckConstraint("price >= 0", name="a_price_is_not_negative"),
        CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name="ended_at_some_time"),
        Index("ix_course_state_starts_on", "state", "starts_on"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    state: Mapped[CourseState] = mapped_column(choice(CourseState), info=OFFER)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=OFFER)
    teaches: Mapped[str | None] = mapped_column(String(5), info=OFFER)
    spoken: Mapped[CefrLevel | None] = mapped_column(choice(CefrLevel, "course_spoken"), info=OFFER)
    written: Mapped[CefrLevel | None] = mapped_column(choice(CefrLevel, "course_written"), info=OFFER)
    concept_id: Mapped[int | None] = mapped_column(ForeignKey("concept.id"), index=True, info=OFFER)
    licence: Mapped[LicenceKind | None] = mapped_column(choice(LicenceKind, "course_licence"), info=OFFER)
    title: Mapped[str] = mapped_column(String(200), info=OFFER)
    details: Mapped[str | None] = mapped_column(Text, info=OFFER)
    language: Mapped[str] = mapped_column(String(5), info=OFFER)
    provider: Mapped[str | None] = mapped_column(String(200), info=OFFER)
    taught_in: Mapped[str] = mapped_column(String(5), info=OFFER)
    starts_on: Mapped[date] = mapped_column(Date, info=OFFER)
    ends_on: Mapped[date | None] = mapped_column(Date, info=OFFER)
    weekdays: Mapped[int | None] = mapped_column(Integer, info=OFFER)
    from_minute: Mapped[int | None] = mapped_column(Integer, info=OFFER)
    to_minute: Mapped[int | None] = mapped_column(Integer, info=OFFER)
    online: Mapped[bool] = mapped_column(info=OFFER)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True, info=OFFER)
    price: Mapped[int | None] = mapped_column(Integer, info=OFFER)
    childcare: Mapped[bool] = mapped_column(info=OFFER)
    seats: Mapped[int] = mapped_column(Integer, info=OFFER)

    organisation: Mapped[Organisation] = relationship()
    concept: Mapped[Concept | None] = relationship()
    municipality: Mapped[Municipality | None] = relationship()


class CourseWish(Named, Base):
    """A person would like to go to a course. One wish for a pair; who takes it back leaves nothing behind."""

    __tablename__ = "course_wish"
    __table_args__ = (
        UniqueConstraint("jobseeker_id", "course_id"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="answered_at_some_time"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True, info=KEY)
    state: Mapped[CourseWishState] = mapped_column(choice(CourseWishState), info=CASEWORK)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=CASEWORK)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASEWORK)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)

    jobseeker: Mapped[Jobseeker] = relationship()
    course: Mapped[Course] = relationship()
