"""Seats of courses: never more given than there are, and none taken back by changing the course."""

import pytest
from sqlalchemy.orm import Session

from models import Course, Jobseeker
from models.course import CourseWishState
from models.queries import by_public_id
from models.queries import courses as queries
from tests.browser import HouseClient
from tests.web.jobseeker_pages import text
from tests.web.test_courses import FORM, stored
from tests.world import NOW, World
from web.services import courses as service
from web.services.principal import Actor, Principal


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.get("/?lang=en")
    return client.sign_in_as(world.counsellor)


def person(session: Session, public_id: str) -> Jobseeker:
    """A person as stored."""
    found = by_public_id(session, Jobseeker, public_id)
    assert found is not None
    return found


def test_no_more_seats_are_given_than_there_are(session: Session, world: World) -> None:
    course = by_public_id(session, Course, world.course)
    assert course is not None
    course.seats = 1
    session.flush()
    for name in (world.omar, world.mina):
        service.want(session, Principal(Actor.JOBSEEKER), person(session, name), course, NOW)
    first, *others = queries.wishes_for(session, course.id)
    who = Principal(Actor.COUNSELLOR)
    service.answer(session, who, first, seat=True, now=NOW)
    with pytest.raises(service.NoSeatLeft):
        service.answer(session, who, others[0], seat=True, now=NOW)
    service.withdraw(session, who, first, NOW)
    service.answer(session, who, others[0], seat=True, now=NOW)
    service.answer(session, who, others[1], seat=False, now=NOW)
    assert queries.one(session, course).free == 0
    service.want(session, Principal(Actor.JOBSEEKER), others[1].jobseeker, course, NOW)
    assert others[1].state is CourseWishState.ASKED


def test_no_seat_is_taken_back_by_changing_a_course(desk: HouseClient, session: Session, world: World) -> None:
    page = f"/desk/courses/{world.course}/edit"
    row = by_public_id(session, Course, world.course)
    assert row is not None
    for name in (world.omar, world.mina):
        service.want(session, Principal(Actor.JOBSEEKER), person(session, name), row, NOW)
    for wish in queries.wishes_for(session, row.id)[:2]:
        service.answer(session, Principal(Actor.COUNSELLOR), wish, seat=True, now=NOW)
    session.commit()
    refused = desk.submit(page, {**FORM, "seats": "1"})
    assert refused.status_code == 422
    assert "2 seats are given already." in text(refused)
    assert desk.submit(page, {**FORM, "seats": "2"}).status_code == 303
    assert stored(session, Course, world.course).seats == 2
