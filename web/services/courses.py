"""Courses: counsellors put them in and end them, people ask for a seat, and everybody who asked learns the outcome."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy.orm import Session

from models import Concept, Course, CourseWish, Jobseeker, Organisation
from models.course import CourseState, CourseWishState
from models.enums import CefrLevel, LicenceKind
from models.inbox import News
from models.queries import courses as queries
from models.queries import jobseekers, taxonomy
from web.services import audit
from web.services.clock import day_in_bulgaria
from web.services.inbox import tell
from web.services.principal import Principal


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What staff say about a course. It leads to one thing: a language with its spoken level, a skill by its URI, or a
    paper. The price is in cents, 0 for free; minutes count from midnight."""

    title: str
    language: str
    details: str | None
    teaches: str | None
    spoken: CefrLevel | None
    written: CefrLevel | None
    skill: str | None
    licence: LicenceKind | None
    provider: str | None
    taught_in: str
    starts_on: date
    ends_on: date | None
    weekdays: int | None
    from_minute: int | None
    to_minute: int | None
    online: bool
    municipality_code: str | None
    price: int | None
    childcare: bool
    seats: int


PLAIN = tuple(each.name for each in fields(Terms) if each.name != "skill")


class Stale(Exception):
    """Somebody else changed the course since the form was opened."""


class Over(Exception):
    """The course has ended or has begun, so nobody can ask for it any more."""


class NoSeatLeft(Exception):
    """Every seat of the course is taken."""


class SeatsGiven(Exception):
    """Fewer seats were asked for than were given already; `given` says how many."""

    def __init__(self, given: int) -> None:
        super().__init__(f"{given} seats are given already")
        self.given = given


class AnsweredAlready(Exception):
    """The wish was answered or taken back meanwhile."""


def terms_of(course: Course) -> Terms:
    """The course as it is stored."""
    plain = {name: getattr(course, name) for name in PLAIN}
    return Terms(**plain, skill=course.concept.uri if course.concept else None)


def add(session: Session, who: Principal, terms: Terms, now: datetime) -> Course:
    """Put a course into the catalogue; it belongs to the organisation of who adds it."""
    organisation = session.get_one(Organisation, who.organisation_id)
    plain = {name: getattr(terms, name) for name in PLAIN}
    made = Course(
        organisation=organisation, state=CourseState.OPEN, concept=_concept(session, terms), created_at=now, **plain
    )
    session.add(made)
    session.flush()
    audit.record(session, who, "added course", made.public_id, now)
    return made


def change(
    session: Session, who: Principal, course: Course, terms: Terms, version: int | None, now: datetime
) -> list[str]:
    """Store new terms and return the names of what changed. Raises Stale, SeatsGiven and Over."""
    held = _open(session, course)
    if held.version != version:
        raise Stale
    if (given := queries.seats_taken(session, held.id)) > terms.seats:
        raise SeatsGiven(given)
    before = terms_of(held)
    changed = [each.name for each in fields(Terms) if getattr(before, each.name) != getattr(terms, each.name)]
    for name in changed:
        if name == "skill":
            held.concept = _concept(session, terms)
        else:
            setattr(held, name, getattr(terms, name))
    if changed:
        session.flush()
        audit.record(session, who, "changed course", held.public_id, now, {"changed": changed})
    return changed


def end(session: Session, who: Principal, course: Course, now: datetime) -> None:
    """Take a course out. Who still waits is told, and who has a seat, unless the course has begun. Raises Over."""
    held = _open(session, course)
    begun = held.starts_on <= day_in_bulgaria(now)
    held.state, held.ended_at = CourseState.ENDED, now
    for wish in queries.wishes_for(session, held.id):
        if wish.state is CourseWishState.ASKED or not begun:
            _answer(session, wish, CourseWishState.CALLED_OFF, who, now)
    session.flush()
    audit.record(session, who, "ended course", held.public_id, now)


def want(session: Session, who: Principal, person: Jobseeker, course: Course, now: datetime) -> None:
    """Note that a person would like to go to a course; asking again after a no is a new wish. Raises Over."""
    jobseekers.locked(session, person.id)
    held = _open(session, course)
    if held.starts_on < day_in_bulgaria(now):
        raise Over
    known = queries.wish(session, person.id, held.id)
    if known is not None and known.state in (CourseWishState.ASKED, CourseWishState.SEAT):
        return
    if known is None:
        known = CourseWish(jobseeker_id=person.id, course_id=held.id)
        session.add(known)
    known.state, known.asked_at, known.answered_at, known.answered_by_id = CourseWishState.ASKED, now, None, None
    session.flush()
    audit.record(session, who, "asked for course", person.public_id, now, {"course": held.public_id})


def withdraw(session: Session, who: Principal, wish: CourseWish, now: datetime) -> None:
    """Take a wish back, also after a seat was given; the seat is free again. Nothing of it stays but the audit
    entry."""
    held = queries.locked_wish(session, wish)
    if held is None:
        return
    subject, facts = held.jobseeker.public_id, {"course": held.course.public_id}
    session.delete(held)
    session.flush()
    audit.record(session, who, "took back wish for course", subject, now, facts)


def answer(session: Session, who: Principal, wish: CourseWish, *, seat: bool, now: datetime) -> None:
    """Give a seat or say that there is none; the person is told. Raises NoSeatLeft, AnsweredAlready and Over."""
    course = _open(session, wish.course)
    held = queries.locked_wish(session, wish)
    if held is None or held.state is not CourseWishState.ASKED:
        raise AnsweredAlready
    if seat and queries.seats_taken(session, course.id) >= course.seats:
        raise NoSeatLeft
    _answer(session, held, CourseWishState.SEAT if seat else CourseWishState.NO_SEAT, who, now)


def _answer(session: Session, wish: CourseWish, state: CourseWishState, who: Principal, now: datetime) -> None:
    wish.state, wish.answered_at, wish.answered_by_id = state, now, who.account_id
    session.flush()
    about = {"course": wish.course.public_id}
    audit.record(session, who, f"course {state.value}", wish.jobseeker.public_id, now, about)
    tell(session, wish.jobseeker, News.COURSE_ANSWERED, {**about, "answer": state.value}, now)


def _open(session: Session, course: Course) -> Course:
    held = queries.locked(session, course)
    if held.state is not CourseState.OPEN:
        raise Over
    return held


def _concept(session: Session, terms: Terms) -> Concept | None:
    return taxonomy.by_uri(session, terms.skill) if terms.skill else None
