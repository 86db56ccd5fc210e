"""Handing people over: asked, answered, taken back, and everybody of a colleague who leaves; nobody is left alone."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Account, HandOver, InboxItem, Jobseeker, Organisation
from models.enums import Role
from models.hand_over import HandOverState
from models.inbox import News
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.world import NOW, World
from web.services import account_create, hand_over, passwords
from web.services.principal import SYSTEM, Actor, Principal

ASK, DESK = "/desk/hand-over", "/desk/hand-overs"


@pytest.fixture
def colleague(session: Session, world: World) -> str:
    """A second counsellor of Sofia, by public id."""
    sofia = by_public_id(session, Organisation, world.sofia)
    account, _token = account_create.staff(session, SYSTEM, Role.COUNSELLOR, "second@example.org", "bg", NOW, sofia)
    account.secret_hash, account.name = passwords.hash_secret("a calm river in june"), "Втора"
    session.commit()
    return account.public_id


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor."""
    client.sign_in_as(world.counsellor)
    client.get("/?lang=en")
    return client


def read(session: Session, kind: type, name: str, what: str) -> Any:
    """One thing about a row as it is now; "counsellor.public_id" follows ties. Nothing is held open."""
    session.expire_all()
    found: Any = by_public_id(session, kind, name)
    for part in what.split("."):
        found = getattr(found, part)
    session.rollback()
    return found


def counsellor_of(session: Session, person: str) -> str:
    """The public id of whoever is responsible."""
    return str(read(session, Jobseeker, person, "counsellor.public_id"))


def offers(session: Session, person: str) -> list[tuple[str, HandOverState]]:
    """Every hand-over of a person with its state, oldest first."""
    session.expire_all()
    found = [
        (each.public_id, each.state) for each in fetch_all(session, HandOver) if each.jobseeker.public_id == person
    ]
    session.rollback()
    return found


def news(session: Session, account: str) -> list[News]:
    """What an account was told."""
    session.expire_all()
    found = [each.news for each in fetch_all(session, InboxItem) if each.account.public_id == account]
    session.rollback()
    return found


def test_a_person_stays_with_their_counsellor_until_the_colleague_agrees(
    app: Flask, desk: HouseClient, world: World, session: Session, colleague: str
) -> None:
    note = "Звъни следобед."
    page = f"{ASK}?person={world.anna}"
    answer = desk.submit(ASK, {"person": world.anna, "to": colleague, "note": note}, page=page)
    assert answer.location == DESK
    assert counsellor_of(session, world.anna) == world.counsellor
    made, state = offers(session, world.anna)[-1]
    assert state is HandOverState.OPEN
    assert read(session, HandOver, made, "note") == note
    assert note.encode() not in read(session, HandOver, made, "note_sealed")
    assert "Анна Коваль" in desk.get(DESK).get_data(as_text=True)
    assert News.HAND_OVER_OFFERED in news(session, colleague)

    other = another(app).sign_in_as(colleague)
    shown = other.get(DESK).get_data(as_text=True)
    assert "Анна Коваль" in shown
    assert note in shown
    other.submit(f"{DESK}/{made}/accept", page=DESK)
    assert counsellor_of(session, world.anna) == colleague
    assert read(session, HandOver, made, "state") is HandOverState.ACCEPTED
    assert News.HAND_OVER_ANSWERED in news(session, world.counsellor)
    assert News.NEW_COUNSELLOR in news(session, world.anna_account)
    assert "Анна Коваль" in desk.get(DESK).get_data(as_text=True)


def test_a_no_with_its_reason_leaves_everything_as_it_was(
    app: Flask, desk: HouseClient, world: World, session: Session, colleague: str
) -> None:
    desk.submit(ASK, {"person": world.anna, "to": colleague}, page=f"{ASK}?person={world.anna}")
    made = offers(session, world.anna)[-1][0]
    other = another(app).sign_in_as(colleague)
    other.submit(f"{DESK}/{made}/refuse", {"why": "Имам осемдесет души."}, page=DESK)
    assert read(session, HandOver, made, "state") is HandOverState.REFUSED
    assert counsellor_of(session, world.anna) == world.counsellor
    assert "Имам осемдесет души." in desk.get(DESK).get_data(as_text=True)


def test_what_was_taken_back_cannot_be_accepted_any_more(
    app: Flask, desk: HouseClient, world: World, session: Session, colleague: str
) -> None:
    desk.submit(ASK, {"person": world.anna, "to": colleague}, page=f"{ASK}?person={world.anna}")
    made = offers(session, world.anna)[-1][0]
    other = another(app).sign_in_as(colleague)
    other.get(DESK)
    desk.submit(f"{DESK}/{made}/take-back", page=DESK)
    other.submit(f"{DESK}/{made}/accept", page="/desk/people/new")
    assert read(session, HandOver, made, "state") is HandOverState.TAKEN_BACK
    assert counsellor_of(session, world.anna) == world.counsellor


def test_only_whoever_was_asked_answers(desk: HouseClient, world: World, session: Session, colleague: str) -> None:
    desk.submit(ASK, {"person": world.anna, "to": colleague}, page=f"{ASK}?person={world.anna}")
    made = offers(session, world.anna)[-1][0]
    for step in ("accept", "refuse"):
        desk.submit(f"{DESK}/{made}/{step}", page=DESK)
        assert read(session, HandOver, made, "state") is HandOverState.OPEN


def test_nobody_is_handed_over_twice_or_by_somebody_else_or_to_another_organisation(
    app: Flask, desk: HouseClient, world: World, session: Session, colleague: str
) -> None:
    both = {"person": [world.anna, world.omar], "to": colleague}
    shown = desk.submit(ASK, both, page=f"{ASK}?person={world.anna}&person={world.omar}")
    assert shown.location == DESK
    assert [state for _name, state in offers(session, world.omar)] == [HandOverState.OPEN], (
        "omar was on the way already"
    )
    other = another(app).sign_in_as(colleague)
    other.submit(ASK, {"person": world.omar, "to": world.counsellor}, page=f"{ASK}?person={world.omar}")
    assert len(offers(session, world.omar)) == 1
    away = desk.submit(ASK, {"person": world.anna, "to": world.other_counsellor}, page=f"{ASK}?person={world.anna}")
    assert away.status_code == 422
    assert desk.get(f"{ASK}?person={world.mina}").location == "/desk"


def test_who_leaves_hands_all_their_people_over_in_one_step(
    client: HouseClient, world: World, session: Session, colleague: str
) -> None:
    lead = client.sign_in_as(world.lead)
    page = f"/organisation/staff/{world.counsellor}/leaving"
    assert lead.submit(page, {"sure": "y"}, page=page).status_code == 422, "their people would be left alone"
    assert read(session, Account, world.counsellor, "disabled_at") is None
    assert lead.submit(page, {"sure": "y", "to": colleague}, page=page).location == "/organisation/staff"
    for person in (world.anna, world.omar):
        assert counsellor_of(session, person) == colleague
    assert read(session, Account, world.counsellor, "disabled_at") is not None
    assert [state for _name, state in offers(session, world.omar)] == [HandOverState.ENDED, HandOverState.GIVEN]
    assert News.PEOPLE_GIVEN in news(session, colleague)
    assert News.NEW_COUNSELLOR in news(session, world.anna_account)


def test_who_leaves_is_signed_out_at_once(app: Flask, client: HouseClient, world: World, colleague: str) -> None:
    leaver = another(app).sign_in_as(world.counsellor)
    assert leaver.get("/desk").status_code == 200
    page = f"/organisation/staff/{world.counsellor}/leaving"
    client.sign_in_as(world.lead).submit(page, {"sure": "y", "to": colleague}, page=page)
    assert leaver.get("/desk").status_code == 303


def test_the_only_lead_stays_and_nobody_closes_another_organisations_account(
    client: HouseClient, world: World, session: Session
) -> None:
    lead = client.sign_in_as(world.lead)
    assert lead.get(f"/organisation/staff/{world.other_counsellor}/leaving").status_code == 404
    own = read(session, Account, world.lead, "organisation_id")
    who = Principal(Actor.LEAD, read(session, Account, world.counsellor, "id"), "", own)
    leaver = by_public_id(session, Account, world.lead)
    assert leaver is not None
    with pytest.raises(hand_over.OnlyLead):
        hand_over.leave(session, leaver, None, who, NOW)
