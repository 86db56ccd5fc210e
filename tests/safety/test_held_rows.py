"""Who had to wait for a row reads what belongs to it as it is now, not as it was before the wait."""

from sqlalchemy.orm import Session

from models import Course, CourseWish, Jobseeker, Municipality
from models.course import CourseWishState
from models.queries import jobseekers
from tests.safety.test_desk_races import get, one_waits
from tests.web.plans import desk
from tests.world import NOW, World
from web.services import courses


def test_a_person_who_moved_meanwhile_is_where_they_moved(session: Session, world: World) -> None:
    anna = get(session, Jobseeker, world.anna)
    number, code = anna.id, session.query(Municipality).filter(Municipality.code != anna.municipality_code)[0].code

    def move(own: Session) -> None:
        own.get_one(Jobseeker, number).municipality_code = code
        own.flush()

    def where(own: Session) -> str | None:
        place = jobseekers.locked(own, number).municipality
        return place and place.code

    assert one_waits(session, move, where) == code


def test_a_course_that_ends_while_a_wish_becomes_anothers_tells_whose_it_is(session: Session, world: World) -> None:
    course, omar = get(session, Course, world.course).id, get(session, Jobseeker, world.omar).id
    number, who = get(session, CourseWish, world.wish).id, desk(session, world.counsellor)

    def pass_on(own: Session) -> None:
        own.get_one(CourseWish, number).jobseeker_id = omar
        own.flush()

    def end(own: Session) -> None:
        own.get_one(CourseWish, number)
        courses.end(own, who, own.get_one(Course, course), NOW)

    one_waits(session, pass_on, end)
    wish = session.get_one(CourseWish, number)
    assert (wish.jobseeker_id, wish.state) == (omar, CourseWishState.CALLED_OFF)
