"""Long queues of the desk come in pages: nothing is lost, nothing stands twice, and only who is shown is marked."""

import re
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import AuditEntry, Contest, Course, Disclosure, Interview, InterviewSlot, Jobseeker, Vacancy
from models.course import CourseState
from models.disclosure_words import InvitationWords, WordsState
from models.interview import InterviewState, SlotKind, SlotPlace
from models.queries import by_public_id
from models.report import Report, ReportState
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText
from tests.browser import HouseClient, another, fetch_all
from tests.crowd import copy_of
from tests.web.asked import statements
from tests.world import NOW, World
from web.services import courses

MANY, PAGE = 57, 50
WAIT = {DisclosureState.INVITED, DisclosureState.ACCEPTED}
STANDING = {ContestState.OPEN, ContestState.ACCEPTED}


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.get("/?lang=en")
    return client.sign_in_as(world.counsellor)


def home(session: Session, world: World) -> int:
    """The number of Anna's organisation."""
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    return anna.organisation_id


def crowd(session: Session, world: World) -> list[Jobseeker]:
    """Many more people of Anna's organisation."""
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    return [copy_of(session, anna, anna.organisation) for _ in range(MANY)]


def ago(hours: int) -> datetime:
    return NOW - timedelta(hours=hours)


def invited(session: Session, world: World) -> None:
    """Everybody was invited at some time of the last three weeks; every third was telephoned today."""
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert vacancy is not None
    for number, person in enumerate(crowd(session, world)):
        sent = ago(number * 37 % 500)
        session.add(Disclosure(
            jobseeker_id=person.id, vacancy_id=vacancy.id, state=DisclosureState.INVITED, changed_at=sent,
            invited_at=sent, created_at=sent, invitation=InvitationText.TALK, called_at=None if number % 3 else ago(1),
        ))  # fmt: skip
    session.commit()


def contested(session: Session, world: World) -> None:
    """Everybody contests where they live; every third is to be corrected. Many did so at the same moment."""
    for number, person in enumerate(crowd(session, world)):
        state = ContestState.OPEN if number % 3 else ContestState.ACCEPTED
        session.add(Contest(
            jobseeker_id=person.id, kind=ContestKind.PLACE, subject="", state=state, created_at=ago(number % 7),
            resolved_at=None if state is ContestState.OPEN else NOW,
        ))  # fmt: skip
    session.commit()


def shown(desk: HouseClient, app: Flask, page: str, number: int) -> list[str]:
    """The rows of one page of a queue, which asks the database at most twelve times."""
    with statements(app) as seen:
        text = desk.get(f"{page}?page={number}").text
    assert len(seen) <= 12, "\n".join(seen)
    assert f"Page {number} of 2" in text
    return re.findall(rf'<th scope="row"><a href="{page}/([\w-]{{22}})"', text)


def marked(session: Session, purpose: str) -> list[str]:
    """Who was marked as looked at for a purpose."""
    session.rollback()
    found = [each.subject or "" for each in fetch_all(session, AuditEntry) if each.facts == {"purpose": purpose}]
    session.rollback()
    return found


def test_invitations_come_in_pages_those_to_telephone_first(
    desk: HouseClient, app: Flask, session: Session, world: World
) -> None:
    invited(session, world)

    def place(row: Disclosure) -> tuple[bool, datetime, int]:
        sent = row.invited_at or NOW
        calls = row.state is DisclosureState.INVITED and ago(14 * 24) < sent <= ago(48) and row.called_at is None
        return not calls, sent, row.id

    ours = home(session, world)
    own = [each for each in fetch_all(session, Disclosure) if each.jobseeker.organisation_id == ours]
    ordered = sorted((each for each in own if each.state in WAIT), key=place)
    names, people = [each.public_id for each in ordered], [each.jobseeker.public_id for each in ordered]
    calls = sum(not place(each)[0] for each in ordered)
    session.rollback()
    assert shown(desk, app, "/desk/invitations", 1) == names[:PAGE]
    above = {world.anna, world.omar}  # they may also stand above the table, with a talk or with words to read
    assert set(marked(session, "invitations")) - above == set(people[:PAGE]) - above
    assert desk.get("/desk/invitations").text.count("Telephone: an invitation is unread") == calls > 0
    assert shown(desk, app, "/desk/invitations", 2) == names[PAGE:]
    assert "Telephone: an invitation is unread" not in desk.get("/desk/invitations?page=2").text
    assert set(marked(session, "invitations")) - above == set(people) - above


def test_contested_facts_come_in_pages_those_nobody_looked_at_first(
    desk: HouseClient, app: Flask, session: Session, world: World
) -> None:
    contested(session, world)
    standing = [each for each in fetch_all(session, Contest) if each.state in STANDING]
    ordered = sorted(standing, key=lambda row: (row.state is ContestState.ACCEPTED, row.created_at, row.id))
    names, people = [each.public_id for each in ordered], [each.jobseeker.public_id for each in ordered]
    session.rollback()
    assert shown(desk, app, "/desk/contests", 1) == names[:PAGE]
    assert sorted(marked(session, "contests")) == sorted(people[:PAGE])
    assert shown(desk, app, "/desk/contests", 2) == names[PAGE:]
    assert set(marked(session, "contests")) == set(people)


def words_and_talks(session: Session, world: World) -> None:
    """An employer's words to everybody wait to be read; Anna has many talks, through us and interpreted."""
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    for number, person in enumerate(crowd(session, world)):
        row = Disclosure(
            jobseeker=person, vacancy=vacancy, state=DisclosureState.SUGGESTED, changed_at=NOW, created_at=NOW,
        )  # fmt: skip
        session.add(InvitationWords(
            disclosure=row, state=WordsState.WAITING, template=InvitationText.TALK, draft="Елате.", language="bg",
            asked_at=ago(number * 37 % 500),
        ))  # fmt: skip
    for number in range(MANY):
        slot = InterviewSlot(
            vacancy=vacancy, kind=SlotKind.TALK, place=SlotPlace.TELEPHONE, minutes=30, created_at=NOW,
            starts_at=NOW + timedelta(hours=1 + number * 37 % 500),
        )  # fmt: skip
        session.add(Interview(
            disclosure=by_public_id(session, Disclosure, world.granted), slot=slot, state=InterviewState.AGREED,
            changed_at=NOW, answered_at=NOW, interpreter="uk", created_at=NOW,
        ))  # fmt: skip
    session.commit()


def test_lists_above_the_invitations_go_on_on_the_next_page(
    desk: HouseClient, app: Flask, session: Session, world: World
) -> None:
    words_and_talks(session, world)
    words = [each.disclosure for each in sorted(
        fetch_all(session, InvitationWords), key=lambda each: (each.asked_at, each.id)
    ) if each.state is WordsState.WAITING]  # fmt: skip
    talks = sorted(
        (each for each in fetch_all(session, Interview) if each.interpreter and each.interpreter_found_at is None),
        key=lambda each: (each.slot.starts_at, each.id),
    )
    to_read = [each.public_id for each in words]
    to_interpret = [each.disclosure.public_id for each in talks]
    through_us = [each.disclosure.public_id for each in talks if each.slot.place is SlotPlace.TELEPHONE]
    people = {each.jobseeker.public_id for each in (*words, *(each.disclosure for each in talks))}
    session.rollback()
    read: list[str] = []
    listed: list[list[str]] = [[], []]
    for number in (1, 2):
        with statements(app) as seen:
            text = desk.get(f"/desk/invitations?page={number}").text
        assert len(seen) <= 12, "\n".join(seen)
        assert f"Page {number} of 2" in text
        read += re.findall(r'<li><a href="/desk/invitations/([\w-]{22})/words"', text)
        for place, heading in enumerate(("Interpreters to find", "Talks that go through us")):
            part = text.split(heading)[1].split("</ul>")[0]
            listed[place] += re.findall(r'<li><a href="/desk/invitations/([\w-]{22})"', part)
    assert read == to_read
    assert listed == [to_interpret, through_us]
    assert people <= set(marked(session, "invitations"))


def test_reports_come_in_pages_those_nobody_read_first(app: Flask, session: Session, world: World) -> None:
    lead, (known,) = another(app).sign_in_as(world.lead), fetch_all(session, Report)
    said = {name: getattr(known, name) for name in ("wrapped", "language", "harms")}
    for number in range(MANY):
        state = ReportState.WAITING if number % 3 else ReportState.IN_HAND
        day = (NOW - timedelta(days=number % 7)).date()
        session.add(Report(**said, code_index=f"{number:064d}", received_on=day, state=state))
    session.commit()
    rows = fetch_all(session, Report)
    rows.sort(key=lambda row: (row.state is not ReportState.WAITING, row.received_on, row.id))
    names = [row.public_id for row in rows]
    session.rollback()
    lead.get("/?lang=en")
    found = [lead.get(f"/organisation/reports?page={number}").text for number in (1, 2)]
    assert "Page 2 of 2" in found[1]
    assert [re.findall(r'<a href="/organisation/reports/([\w-]{22})"', text) for text in found] == [
        names[:PAGE], names[PAGE:],
    ]  # fmt: skip


def test_courses_for_a_person_come_in_pages(app: Flask, session: Session, world: World) -> None:
    anna, known = another(app).sign_in_as(world.anna_account), by_public_id(session, Course, world.course)
    assert known is not None
    said = {name: getattr(known, name) for name in courses.PLAIN}
    for _ in range(45):
        session.add(Course(
            **said, organisation_id=known.organisation_id, state=known.state, created_at=NOW,
        ))  # fmt: skip
    session.commit()
    every = {row.public_id for row in fetch_all(session, Course) if row.state is CourseState.OPEN}
    session.rollback()
    anna.get("/?lang=en")
    pages = [anna.get(f"/me/courses?page={number}").text for number in (1, 2, 3)]
    cards = [re.findall(r'href="/me/courses/([\w-]{22})"', text.split("courses</h2>", 2)[-1]) for text in pages]
    assert [len(set(each)) for each in cards] == [20, 20, 6]
    assert set().union(*cards) == every
    assert ["Your courses" in text for text in pages] == [True, False, False]
