"""Courses, how many of their seats are taken, and who would like to go there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from models.course import Course, CourseState, CourseWish, CourseWishState
from models.jobseeker import Jobseeker

_SHOWN = (joinedload(Course.organisation), joinedload(Course.concept), joinedload(Course.municipality))


@dataclass(frozen=True, slots=True)
class Offered:
    """A course, how many of its seats are taken, and how many people still wait for an answer."""

    course: Course
    taken: int
    asked: int

    @property
    def free(self) -> int:
        """How many seats are left."""
        return max(0, self.course.seats - self.taken)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which courses a list shows. What is `None` does not matter."""

    state: CourseState = CourseState.OPEN
    leads_to: str | None = None
    municipality_code: str | None = None
    childcare: bool = False
    organisation_id: int | None = None


def _how_many(state: CourseWishState) -> ColumnElement[int]:
    return (
        select(func.count(CourseWish.id))
        .where(CourseWish.course_id == Course.id, CourseWish.state == state)
        .correlate(Course)
        .scalar_subquery()
    )


def _offered() -> Select[Course, int, int]:
    return select(Course, _how_many(CourseWishState.SEAT), _how_many(CourseWishState.ASKED)).options(*_SHOWN)


def upcoming(session: Session, today: date) -> Sequence[Offered]:
    """Every course one can still go to: it begins today or later. The next one first."""
    rows = session.execute(
        _offered()
        .where(Course.state == CourseState.OPEN, Course.starts_on >= today)
        .order_by(Course.starts_on, Course.id)
    )
    return [Offered(*row) for row in rows]


def _where(wanted: Wanted) -> list[ColumnElement[bool]]:
    aims = {"language": Course.teaches, "skill": Course.concept_id, "licence": Course.licence}
    found = [Course.state == wanted.state]
    if wanted.leads_to is not None:
        found.append(aims[wanted.leads_to].is_not(None))
    if wanted.municipality_code is not None:
        found.append(Course.municipality_code == wanted.municipality_code)
    if wanted.childcare:
        found.append(Course.childcare.is_(True))
    if wanted.organisation_id is not None:
        found.append(Course.organisation_id == wanted.organisation_id)
    return found


def for_staff(session: Session, wanted: Wanted, limit: int, offset: int) -> Sequence[Offered]:
    """The courses a list shows, those that begin last on top."""
    rows = session.execute(
        _offered()
        .where(*_where(wanted))
        .order_by(Course.starts_on.desc(), Course.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Offered(*row) for row in rows]


def count(session: Session, wanted: Wanted) -> int:
    """How many courses a list would show."""
    return session.scalar(select(func.count(Course.id)).where(*_where(wanted))) or 0


def one(session: Session, course: Course) -> Offered:
    """The same course with everything a page shows of it."""
    return Offered(*session.execute(_offered().where(Course.id == course.id)).one())


def locked(session: Session, course: Course) -> Course:
    """The course as it is now, held until the transaction ends."""
    return session.scalars(
        select(Course)
        .where(Course.id == course.id)
        .with_for_update(of=Course, key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def seats_taken(session: Session, course_id: int) -> int:
    """How many people have a seat."""
    counted = select(func.count(CourseWish.id)).where(
        CourseWish.course_id == course_id, CourseWish.state == CourseWishState.SEAT
    )
    return session.scalar(counted) or 0


def wish(session: Session, jobseeker_id: int, course_id: int) -> CourseWish | None:
    """What a person said about a course."""
    return session.scalar(
        select(CourseWish).where(CourseWish.jobseeker_id == jobseeker_id, CourseWish.course_id == course_id)
    )


def locked_wish(session: Session, row: CourseWish) -> CourseWish | None:
    """The wish as it is now, held until the transaction ends; None if it was taken back meanwhile."""
    return session.scalar(
        select(CourseWish)
        .where(CourseWish.id == row.id)
        .with_for_update(of=CourseWish)
        .execution_options(populate_existing=True)
    )


def wishes_of(session: Session, jobseeker_id: int) -> Sequence[CourseWish]:
    """The courses a person asked for, the next one first."""
    return session.scalars(
        select(CourseWish)
        .join(CourseWish.course)
        .where(CourseWish.jobseeker_id == jobseeker_id)
        .options(joinedload(CourseWish.course).options(*_SHOWN))
        .order_by(Course.starts_on, CourseWish.id)
    ).all()


def wishes_for(session: Session, course_id: int) -> Sequence[CourseWish]:
    """Who wants a course or has a seat in it, locked."""
    stands = CourseWish.state.in_([CourseWishState.ASKED, CourseWishState.SEAT])
    about = select(CourseWish.id).where(CourseWish.course_id == course_id, stands).order_by(CourseWish.id)
    held = session.scalars(about.with_for_update()).all()
    return session.scalars(
        select(CourseWish)
        .where(CourseWish.id.in_(held))
        .options(joinedload(CourseWish.jobseeker).joinedload(Jobseeker.account))
        .order_by(CourseWish.id)
        .execution_options(populate_existing=True)
    ).all()


def waiting(session: Session, organisation_id: int) -> Sequence[tuple[CourseWish, Offered]]:
    """The wishes of an organisation's people that wait for an answer, by course and then by who asked first, each with
    the seats of its course over all organisations."""
    rows = session.execute(
        select(CourseWish, Course, _how_many(CourseWishState.SEAT), _how_many(CourseWishState.ASKED))
        .join(CourseWish.course)
        .join(CourseWish.jobseeker)
        .where(CourseWish.state == CourseWishState.ASKED, Jobseeker.organisation_id == organisation_id)
        .options(*_SHOWN, joinedload(CourseWish.jobseeker).joinedload(Jobseeker.key))
        .order_by(Course.starts_on, Course.id, CourseWish.asked_at, CourseWish.id)
    )
    return [(row[0], Offered(*row[1:])) for row in rows]


def counted_waiting(organisation_id: int) -> Select[int]:
    """How many wishes of an organisation's people wait for an answer."""
    return (
        select(func.count(CourseWish.id))
        .join(CourseWish.jobseeker)
        .where(CourseWish.state == CourseWishState.ASKED, Jobseeker.organisation_id == organisation_id)
    )


def count_waiting(session: Session, organisation_id: int) -> int:
    """The same, asked by itself."""
    return session.scalar(counted_waiting(organisation_id)) or 0
