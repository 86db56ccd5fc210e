"""The phone may be in another person's hand: short sign-ins, contact data behind the PIN, titles that say nothing."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models import Account, Jobseeker, SignIn
from models.queries import by_public_id
from scripts.page_list import addresses
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.small_things import Small
from tests.world import NOW, PIN, World
from web.services import sign_in

PHONE, MAIL = "+359888123456", "anna.koval@example.org"
#: What a title must not say: what somebody is, what happened to them, what they hold.
TELLING = re.compile(
    r"refugee|protection|asylum|status|passport|exploit|violence|bad treatment|report|Анна|Коваль|Лозен|Камериерка",
    re.I,
)


@pytest.fixture
def reachable(client: HouseClient, session: Session, world: World) -> HouseClient:
    """Anna's browser, in English; she has a phone and an e-mail."""
    account, person = by_public_id(session, Account, world.anna_account), by_public_id(session, Jobseeker, world.anna)
    assert account is not None
    assert person is not None
    account.phone, account.phone_index, account.phone_confirmed_at = PHONE, "x" * 64, NOW
    person.phone, person.email = PHONE, MAIL
    session.commit()
    client.get("/?lang=en")
    return client.sign_in_as(world.anna_account)


def titles(client: HouseClient, world: World) -> Iterator[tuple[str, str]]:
    """(address, title) of every page of anna."""
    for page in addresses("jobseeker", Small(world)):
        yield page, re.findall(r"<title>([^<]*)</title>", client.get(page).text)[0]


def test_no_title_says_anything_about_a_person(client: HouseClient, world: World) -> None:
    client.get("/?lang=en")
    client.sign_in_as(world.anna_account)
    said = [(page, title) for page, title in titles(client, world) if TELLING.search(title)]
    assert not said
    for page in ("/report", "/report/answer"):
        assert "Write to us" in client.get(page).text


@pytest.mark.parametrize("who", ["counsellor", "lead", "operator", "employer"])
def test_a_quarter_of_an_hour_signs_staff_and_companies_out(
    client: HouseClient, world: World, clock: FakeClock, who: str
) -> None:
    client.sign_in_as(getattr(world, who))
    clock.move(minutes=15)
    assert client.get("/security").status_code == 200
    clock.move(minutes=15, seconds=1)
    assert client.get("/security").status_code == 303


def test_contact_data_stand_in_full_for_five_minutes_after_the_pin(
    reachable: HouseClient, world: World, clock: FakeClock
) -> None:
    page = f"/me/invitations/{world.invited}"
    assert PHONE in reachable.get(page).text
    clock.move(minutes=5, seconds=1)
    for address in (page, "/me/messages", "/me/phone", "/me", "/security", "/me/check", "/me/name", "/me/invitations"):
        shown = reachable.get(address).text
        assert PHONE not in shown, address
        assert MAIL not in shown, address
    assert "… 456" in reachable.get(page).text
    assert "a…@example.org" in reachable.get(page).text
    assert reachable.get(f"{page}?full=1").location == "/confirm"
    assert reachable.submit("/confirm", {"pin": PIN}).location == page
    assert PHONE in reachable.get(page).text


def test_copies_ask_for_the_pin_after_five_minutes(reachable: HouseClient, clock: FakeClock) -> None:
    copies = ("/me/documents/copy.zip", "/me/documents/cv.pdf?written_in=en&kind=named", "/me/erase/now")
    clock.move(minutes=5, seconds=1)
    for address in copies:
        answer = reachable.get(address)
        assert answer.location == "/confirm", address


def test_a_new_phone_number_needs_the_pin(reachable: HouseClient) -> None:
    wrong = "918273"
    assert wrong != PIN
    assert reachable.submit("/me/phone", {"number": "+359888999888", "pin": wrong}).status_code == 422


def test_whoever_left_without_a_line_is_signed_out_by_the_next_page(
    app: Flask, client: HouseClient, session: Session, world: World
) -> None:
    client.sign_in_as(world.anna_account)
    client.set_cookie("left", "1", secure=True)
    answer = client.get("/me")
    assert answer.status_code == 303
    assert session.scalars(select(SignIn)).one().revoked_at is not None
    session.rollback()
    assert client.get_cookie("left") is None
    assert client.get("/me").status_code == 303


def test_a_busy_database_lets_nobody_in_who_left(
    client: HouseClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise OperationalError("", {}, Exception("database is locked"))

    client.sign_in_as(world.anna_account)
    client.set_cookie("left", "1", secure=True)
    monkeypatch.setattr(sign_in, "end", busy)
    assert client.get("/me").status_code == 303
    monkeypatch.undo()
    assert client.get("/me").status_code == 303, "the cookie of the sign-in is gone, too"


def test_the_quick_exit_stands_on_every_page_of_people_and_visitors(client: HouseClient, world: World) -> None:
    for page in addresses("visitor", Small(world)):
        assert 'action="/leave"' in client.get(page).text, page
    client.sign_in_as(world.anna_account)
    for page in addresses("jobseeker", Small(world)):
        assert 'action="/leave"' in client.get(page).text, page
