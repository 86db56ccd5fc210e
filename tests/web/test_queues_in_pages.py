"""Long queues of the desk come in pages: nothing is lost, nothing stands twice, and only who is shown is marked."""

import re
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import AuditEntry, Contest, Disclosure, Jobseeker, Vacancy
from models.queries import by_public_id
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText
from tests.browser import HouseClient, fetch_all
from tests.crowd import copy_of
from tests.web.asked import statements
from tests.world import NOW, World

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
