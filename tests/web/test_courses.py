"""Courses: put in by counsellors, shown beside what somebody lacks, asked for, answered, and told."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import AuditEntry, Course, CourseWish, InboxItem, VacancyLanguage
from models.course import CourseState, CourseWishState
from models.enums import CefrLevel, LicenceKind
from models.inbox import News
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.web.jobseeker_pages import text
from tests.web.test_counsellor_desk import MOST_STATEMENTS, statements
from tests.world import NOW, World
from web.services import audit
from web.services import courses as service

START = NOW.date() + timedelta(days=20)
FORM: dict[str, Any] = {
    "leads_to": "language", "teaches": "bg", "spoken": "B1", "title": "Български след работа", "language": "bg",
    "taught_in": "bg", "starts_on-day": START.day, "starts_on-month": START.month, "starts_on-year": START.year,
    "days": ["0", "2"], "from_minute": "18:00", "to_minute": "20:00", "municipality_code": "SOF46", "price": "٠",
    "childcare": "y", "seats": "12",
}  # fmt: skip


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.get("/?lang=en")
    return client.sign_in_as(world.counsellor)


@pytest.fixture
def me(app: Flask, world: World) -> HouseClient:
    """Anna's browser, in English."""
    made = another(app)
    made.get("/?lang=en")
    return made.sign_in_as(world.anna_account)


def stored(session: Session, kind: type, public_id: str) -> Any:
    """A row as it is now; the transaction ends at once."""
    session.rollback()
    row = by_public_id(session, kind, public_id)
    session.commit()
    return row


def newest(session: Session) -> Course:
    """The course added last."""
    session.rollback()
    found = max(fetch_all(session, Course), key=lambda row: row.id)
    session.commit()
    assert isinstance(found, Course)
    return found


def test_a_counsellor_adds_a_course_and_everybody_finds_it(
    desk: HouseClient, me: HouseClient, session: Session
) -> None:
    answer = desk.submit("/desk/courses/new", FORM)
    assert answer.status_code == 303, text(answer)
    row = newest(session)
    assert (row.teaches, row.spoken, row.concept_id, row.licence) == ("bg", CefrLevel.B1, None, None)
    assert (row.price, row.weekdays, row.from_minute, row.childcare) == (0, 0b101, 1080, True)
    shown = text(desk.get(answer.location))
    assert "Bulgarian B1" in shown
    assert "Free of charge" in shown
    assert "0 of 12" in shown
    mine = text(me.get(f"/me/courses/{row.public_id}"))
    assert "Български след работа" in mine
    assert "Original in: Bulgarian" in mine
    assert "12 seats are free" in mine


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"spoken": ""}, "spoken"), ({"leads_to": "licence"}, "licence"), ({"leads_to": "skill"}, "words"),
        ({"municipality_code": ""}, "municipality_code"), ({"to_minute": ""}, "to_minute"), ({"seats": "0"}, "seats"),
        ({"ends_on-day": 1, "ends_on-month": 1, "ends_on-year": 2026}, "ends_on-day"), ({"title": ""}, "title"),
        ({"starts_on-day": ""}, "starts_on-day"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said_at_its_field(
    desk: HouseClient, session: Session, changed: dict[str, Any], wrong: str
) -> None:
    before = newest(session).id
    answer = desk.submit("/desk/courses/new", FORM | changed)
    assert answer.status_code == 422
    assert f'href="#{wrong}"' in answer.text
    assert newest(session).id == before


@pytest.mark.usefixtures("shared_linker")
def test_a_skill_is_found_for_the_words_without_a_script(desk: HouseClient, session: Session) -> None:
    typed = FORM | {"leads_to": "skill", "words": "clean rooms"}
    asked = desk.submit("/desk/courses/new", typed)
    assert asked.status_code == 200
    assert 'name="meaning"' in asked.text
    uri = asked.text.split('name="meaning" type="radio" value="')[1].split('"')[0]
    data = typed | {"meaning": uri, "asked_for": "clean rooms"}
    assert desk.submit("/desk/courses/new", data).status_code == 303
    row = newest(session)
    session.add(row)
    assert row.concept is not None
    assert (row.concept.uri, row.teaches) == (uri, None)
    session.rollback()
    assert desk.submit("/desk/courses/new", typed | {"meaning": "keep", "asked_for": "clean rooms"}).status_code == 422


def test_a_list_is_narrowed_by_its_address(desk: HouseClient, world: World) -> None:
    def found(query: str) -> bool:
        return f'href="/desk/courses/{world.course}"' in desk.get(f"/desk/courses?{query}").text

    assert all(map(found, ("", "leads_to=language", "place=SOF46", "childcare=1&own=1", "leads_to=odd&place=odd")))
    assert not any(map(found, ("leads_to=skill", "place=VAR06", "state=ended")))
    assert world.ended_course in desk.get("/desk/courses?state=ended").text


def test_somebody_elses_change_is_shown_beside_ones_own(desk: HouseClient, session: Session, world: World) -> None:
    page = f"/desk/courses/{world.course}/edit"
    data = FORM | {"version": "1", "seats": "7"}
    assert desk.submit(page, data).status_code == 303
    mine = FORM | {"version": "1", "seats": "9", "form_key": "another-form-key"}
    answer = desk.submit(page, mine)
    assert answer.status_code == 409
    assert "This was changed while you were working" in answer.text
    assert stored(session, Course, world.course).seats == 7
    again = FORM | {"seats": "9", "version": "2"}
    assert desk.submit(page, again).status_code == 303
    assert stored(session, Course, world.course).seats == 9
    assert "Nothing was changed" in desk.get(desk.submit(page, again | {"version": "3"}).location).text


def test_another_organisation_reads_a_course_and_changes_nothing(desk: HouseClient, world: World) -> None:
    desk.sign_in_as(world.other_counsellor)
    shown = desk.get(f"/desk/courses/{world.course}")
    assert "Another organisation looks after this course" in shown.text
    assert desk.get(f"/desk/courses/{world.course}/edit").status_code == 404
    assert desk.submit(f"/desk/courses/{world.course}/end", page="/desk/courses/new").status_code == 404


def test_courses_stand_beside_what_is_missing_and_beside_what_would_help(
    me: HouseClient, session: Session, world: World
) -> None:
    vacancy = f"/me/vacancies/{world.hotel_vacancy}"
    link = f'href="/me/courses/{world.course}"'
    assert link not in me.get(vacancy).text, "anna knows enough Bulgarian for it"
    row = next(row for row in fetch_all(session, VacancyLanguage) if row.vacancy.public_id == world.hotel_vacancy)
    row.level, row.learnable_on_the_job = CefrLevel.B1, False
    for skill in row.vacancy.skills:
        skill.essential = False
    session.commit()
    assert link in me.get(vacancy).text
    assert "Course: Bulgarian B1, from " in text(me.get(vacancy))


def test_courses_far_away_are_in_the_list_only(me: HouseClient, session: Session, world: World) -> None:
    row = next(row for row in fetch_all(session, VacancyLanguage) if row.vacancy.public_id == world.hotel_vacancy)
    row.level, row.learnable_on_the_job = CefrLevel.B1, False
    by_public_id(session, Course, world.course).municipality_code = "VAR06"  # type: ignore[union-attr]
    session.commit()
    link = f'href="/me/courses/{world.course}"'
    assert link not in me.get(f"/me/vacancies/{world.hotel_vacancy}").text
    assert link in me.get("/me/courses").text


def test_asked_for_answered_and_told(desk: HouseClient, me: HouseClient, session: Session, world: World) -> None:
    page = f"/me/courses/{world.course}"
    assert me.submit(f"/me/courses/wishes/{world.wish}/withdraw", page="/me/courses").status_code == 303
    assert stored(session, CourseWish, world.wish) is None
    assert me.submit(f"{page}/want", page=page).status_code == 303
    assert "Asked for, no answer yet" in me.get("/me/courses").text
    waiting = desk.get("/desk/courses/asked")
    assert "Анна Коваль" in waiting.text
    assert "0 of 2" in waiting.text
    assert "1 wish waits for an answer" in desk.get("/desk/courses").text
    (wish,) = [row.public_id for row in fetch_all(session, CourseWish)]
    session.rollback()
    answer = f"/desk/courses/asked/{wish}"
    assert desk.submit(answer, {"answer": "seat"}, page="/desk/courses/asked").status_code == 303
    assert stored(session, CourseWish, wish).state is CourseWishState.SEAT
    assert "There is a seat for you in the course" in me.get("/me/inbox").text
    assert "There is a seat" in me.get(page).text
    late = desk.submit(answer, {"answer": "no_seat", "form_key": "pressed-again"}, page="/desk/courses/asked")
    assert late.status_code == 303
    assert stored(session, CourseWish, wish).state is CourseWishState.SEAT
    assert audit.verify(session).broken_at is None


def test_the_desk_leaves_a_mark_and_shows_nobody_elses_people(
    desk: HouseClient, session: Session, world: World
) -> None:
    desk.get("/desk/courses/asked")
    marks = [row for row in fetch_all(session, AuditEntry) if row.facts == {"purpose": "courses"}]
    assert {row.subject for row in marks} == {world.anna}
    session.rollback()
    assert "Анна" not in desk.sign_in_as(world.other_counsellor).get("/desk/courses/asked").text
    assert (
        desk.submit(f"/desk/courses/asked/{world.wish}", {"answer": "seat"}, page="/desk/courses/new").status_code
        == 404
    )


def test_who_waits_learns_that_a_course_is_ended(
    desk: HouseClient, me: HouseClient, session: Session, world: World
) -> None:
    page = f"/desk/courses/{world.course}"
    assert desk.submit(f"{page}/end", page=page).status_code == 303
    assert stored(session, Course, world.course).state is CourseState.ENDED
    assert stored(session, CourseWish, world.wish).state is CourseWishState.CALLED_OFF
    (news,) = [row for row in fetch_all(session, InboxItem) if row.news is News.COURSE_ANSWERED]
    assert news.facts == {"course": world.course, "answer": "called_off"}
    session.rollback()
    assert "not offered any more" in me.get("/me/courses").text
    assert me.get(f"/me/courses/{world.course}").status_code == 404
    assert desk.get(f"{page}/edit").status_code == 200
    assert desk.submit(f"{page}/edit", FORM).location == page


def test_a_course_that_has_begun_is_asked_for_by_nobody(me: HouseClient, session: Session, world: World) -> None:
    course = by_public_id(session, Course, world.course)
    assert course is not None
    course.starts_on = NOW.date() - timedelta(days=1)
    session.commit()
    me.submit(f"/me/courses/wishes/{world.wish}/withdraw", page="/me/courses")
    page = f"/me/courses/{world.course}"
    assert "This course has begun already" in me.get(page).text
    assert me.submit(f"{page}/want", page="/me/looking").location == "/me/courses"
    assert not fetch_all(session, CourseWish)
    session.rollback()
    shown = me.get("/me/courses").text
    assert "No course is planned now" in shown


def test_the_list_puts_first_what_brings_most_jobs(me: HouseClient, session: Session, world: World) -> None:
    for row in fetch_all(session, VacancyLanguage):
        row.level, row.learnable_on_the_job = CefrLevel.B2, False
    known = by_public_id(session, Course, world.course)
    assert known is not None
    said = {name: getattr(known, name) for name in service.PLAIN}
    sooner = {"teaches": None, "spoken": None, "licence": LicenceKind.FORKLIFT, "starts_on": NOW.date()}
    organisation = known.organisation_id
    session.add(Course(**said | sooner, organisation_id=organisation, state=CourseState.OPEN, created_at=NOW))
    session.commit()
    shown = text(me.get("/me/courses")).split("These bring you more jobs")[1]
    assert "With Bulgarian at B1" in shown
    assert shown.index("Bulgarian B1") < shown.index("More courses") < shown.index("Forklift licence")


def test_pages_ask_the_database_little(desk: HouseClient, app: Flask, world: World) -> None:
    for page in ("/desk/courses", "/desk/courses/asked", f"/desk/courses/{world.course}"):
        desk.get(page)
        with statements(app) as seen:
            desk.get(page)
        assert len(seen) <= MOST_STATEMENTS, seen


def test_the_catalogue_is_read_once_for_a_page(me: HouseClient, app: Flask, world: World) -> None:
    me.get("/me/courses")
    with statements(app) as seen:
        me.get("/me/courses")
    assert len([one for one in seen if "FROM course" in one and "course_wish.course_id = course.id" in one]) == 1
