"""Pausing, being asked, and being parked: nobody is deleted, one tap leads back."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Account, InboxItem, Jobseeker
from models.inbox import News
from models.queries import by_public_id
from models.queries.matching import matchable_people
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import text
from tests.world import World
from web.cli.worker import clean
from web.services import account_create, audit, looking
from web.services.looking import Standing


@pytest.fixture
def anna(client: HouseClient, world: World) -> HouseClient:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    return client


@pytest.fixture(autouse=True)
def _agreed(session: Session, world: World, clock: FakeClock) -> None:
    """Anna and Omar once agreed to matching, as whoever joins does."""
    for public_id in (world.anna, world.omar):
        row = by_public_id(session, Jobseeker, public_id)
        assert row is not None
        account_create.agree_to_matching(session, row, "uk", clock())
    session.commit()


def standing(session: Session, public_id: str) -> Standing:
    row = by_public_id(session, Jobseeker, public_id)
    assert row is not None
    found = looking.standing(session, row)
    assert row.given_name, "nothing was deleted"
    assert row.skills
    session.rollback()
    return found


def suggested(session: Session, public_id: str) -> bool:
    found = {row.public_id for row in matchable_people(session)}
    session.rollback()
    return public_id in found


def later(app: Flask, clock: FakeClock, days: float) -> None:
    """Days pass, and the worker comes by."""
    clock.move(days=days)
    with app.test_request_context():
        clean()


def test_a_pause_stops_suggestions_deletes_nothing_and_ends_with_one_tap(
    anna: HouseClient, session: Session, world: World
) -> None:
    assert anna.submit("/me/looking", {"looking": "no"}).status_code == 303
    assert not suggested(session, world.anna)
    assert standing(session, world.anna) is Standing.PAUSED
    home = anna.get("/me")
    assert "You are not looking now" in text(home)
    assert anna.submit("/me/looking", {"looking": "yes"}, page="/me").status_code == 303
    assert suggested(session, world.anna)
    assert standing(session, world.anna) is Standing.LOOKING


def test_an_answer_nobody_offered_changes_nothing(anna: HouseClient, session: Session, world: World) -> None:
    assert anna.submit("/me/looking", {"looking": "maybe"}).location == "/me/looking"
    assert suggested(session, world.anna)


def test_after_90_silent_days_the_start_page_asks_and_one_tap_answers(
    app: Flask, client: HouseClient, clock: FakeClock, session: Session, world: World
) -> None:
    later(app, clock, 89.9)
    assert standing(session, world.anna) is Standing.LOOKING
    later(app, clock, 0.2)
    assert standing(session, world.anna) is Standing.ASKED
    assert suggested(session, world.anna), "a question alone takes nothing away"
    assert [item.news for item in fetch_all(session, InboxItem)].count(News.STILL_LOOKING) == 3
    session.rollback()
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    assert "Are you still looking for work?" in text(client.get("/me"))
    client.submit("/me/looking", {"looking": "yes"}, page="/me")
    assert standing(session, world.anna) is Standing.LOOKING
    later(app, clock, 31)
    assert suggested(session, world.anna)


def test_after_30_more_days_the_person_is_parked_and_comes_back_with_one_tap(
    app: Flask, client: HouseClient, clock: FakeClock, session: Session, world: World
) -> None:
    later(app, clock, 91)
    later(app, clock, 29)
    assert suggested(session, world.anna)
    later(app, clock, 1.1)
    assert standing(session, world.anna) is Standing.PARKED
    assert not suggested(session, world.anna)
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    assert "heard nothing" in text(client.get("/me/looking"))
    client.submit("/me/looking", {"looking": "yes"}, page="/me/looking")
    assert suggested(session, world.anna)
    assert audit.verify(session).broken_at is None


def test_whoever_answered_a_question_meanwhile_is_neither_asked_nor_parked(
    app: Flask, client: HouseClient, clock: FakeClock, session: Session, world: World
) -> None:
    clock.move(days=80)
    client.sign_in_as(world.anna_account)
    client.submit("/me/start", {"earliest-day": "1", "earliest-month": "6", "earliest-year": "2027"})
    later(app, clock, 20)
    assert standing(session, world.anna) is Standing.LOOKING
    assert standing(session, world.omar) is Standing.ASKED


def test_an_answer_after_the_question_counts_as_yes(
    app: Flask, client: HouseClient, clock: FakeClock, session: Session, world: World
) -> None:
    later(app, clock, 91)
    clock.move(days=5)
    client.sign_in_as(world.anna_account)
    client.submit("/me/start", {"earliest-day": "1", "earliest-month": "6", "earliest-year": "2027"})
    later(app, clock, 40)
    assert standing(session, world.anna) is Standing.LOOKING
    assert standing(session, world.omar) is Standing.PARKED


def test_who_cannot_sign_in_is_not_asked_and_not_parked(
    app: Flask, clock: FakeClock, session: Session, world: World
) -> None:
    account = by_public_id(session, Account, world.anna_account)
    assert account is not None
    account.disabled_at = clock() - timedelta(days=1)
    session.commit()
    later(app, clock, 91)
    later(app, clock, 31)
    assert standing(session, world.anna) is Standing.LOOKING


def test_whoever_was_entered_by_others_agrees_before_anything_is_suggested(
    client: HouseClient, session: Session, clock: FakeClock, world: World
) -> None:
    row = by_public_id(session, Jobseeker, world.mina)
    assert row is not None
    row.paused_at = clock()
    session.commit()
    client.sign_in_as(world.mina_account)
    client.get("/me?lang=en")
    assert "We need your yes first" in text(client.get("/me"))
    assert client.submit("/me/looking", {"looking": "yes"}).location == "/me/looking"
    assert standing(session, world.mina) is Standing.NOT_AGREED
    client.submit("/me/looking", {"looking": "yes", "agree": "1"})
    assert standing(session, world.mina) is Standing.LOOKING
    assert suggested(session, world.mina)


def test_a_pause_takes_the_person_off_lists_made_before_it(
    app: Flask, anna: HouseClient, session: Session, world: World
) -> None:
    desk = app.test_client()
    assert isinstance(desk, HouseClient)
    desk.sign_in_as(world.counsellor)
    page = f"/desk/vacancies/{world.hotel_vacancy}"
    assert desk.submit(f"{page}/rank", page=f"{page}/people").status_code == 303
    assert world.anna in desk.get(f"{page}/people").get_data(as_text=True)
    anna.submit("/me/looking", {"looking": "no"})
    assert world.anna not in desk.get(f"{page}/people").get_data(as_text=True)
