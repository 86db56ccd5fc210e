"""A form sent after an idle sign-out: its writer signs in and gets it back, and nobody else ever sees it."""

import re
from html import unescape

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import opened, stored, text
from tests.world import PIN, World
from web.services import code_words

pytestmark = pytest.mark.usefixtures("shared_linker")

TYPED = {"given_name": "Оксана", "phone": "0888123456", "birth-year": "1990"}


def sent_too_late(client: HouseClient, clock: FakeClock) -> TestResponse:
    """The name page opened, half an hour of quiet, and then sent."""
    fields = opened(client, "/me/name")
    clock.move(minutes=31)
    return client.post("/me/name", data={**fields, **TYPED})


def hidden(page: TestResponse) -> dict[str, str]:
    """The hidden fields of the form in the middle of the page."""
    main = page.get_data(as_text=True).split("<main", 1)[1]
    tags = re.findall(r'<input[^>]*type="hidden"[^>]*>', main)
    found = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags]
    return {name.group(1): unescape(value.group(1)) for name, value in found if name and value}


def signed_in(client: HouseClient, page: TestResponse, name: str, pin: str = PIN) -> TestResponse:
    return client.post("/sign-in", data={**hidden(page), "name": code_words.shown(name, "en"), "pin": pin})


def test_the_writer_gets_it_back_and_saves_it_with_one_button(
    anna: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    asked = sent_too_late(anna, clock)
    assert asked.status_code == 403
    assert "you get back what you wrote" in text(asked)
    assert "Оксана" not in asked.get_data(as_text=True)
    assert stored(session, world.anna).given_name != "Оксана"
    back = signed_in(anna, asked, world.anna_code)
    assert back.status_code == 200
    assert "Nothing is lost" in text(back)
    saved = anna.post("/me/name", data=hidden(back))
    assert saved.status_code == 303, text(saved)
    person = stored(session, world.anna)
    assert (person.given_name, person.phone) == ("Оксана", "+359888123456")


def test_a_wrong_pin_first_loses_nothing(anna: HouseClient, world: World, clock: FakeClock) -> None:
    asked = sent_too_late(anna, clock)
    wrong = signed_in(anna, asked, world.anna_code, "987654")
    assert wrong.status_code == 422
    assert "Nothing is lost" in text(signed_in(anna, wrong, world.anna_code))


def test_pressing_the_button_twice_loses_nothing(anna: HouseClient, world: World, clock: FakeClock) -> None:
    asked = sent_too_late(anna, clock)
    slept = anna.get_cookie("__Host-zaedno")
    assert slept is not None
    assert "Nothing is lost" in text(signed_in(anna, asked, world.anna_code))
    anna.set_cookie("__Host-zaedno", slept.value, secure=True)
    assert "Nothing is lost" in text(signed_in(anna, asked, world.anna_code)), "the answer to the second is what shows"


def test_somebody_else_on_the_same_phone_sees_nothing_of_it(
    anna: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    mina = by_public_id(session, Account, world.mina_account)
    assert mina is not None
    code = mina.code or ""
    session.commit()
    other = signed_in(anna, sent_too_late(anna, clock), code)
    assert other.status_code == 303
    assert "Оксана" not in anna.get("/me/name").get_data(as_text=True)
    assert "Оксана" not in (stored(session, world.mina).given_name or "")


def test_after_half_an_hour_it_is_gone(anna: HouseClient, world: World, clock: FakeClock) -> None:
    asked = sent_too_late(anna, clock)
    clock.move(minutes=31)
    assert signed_in(anna, asked, world.anna_code).status_code == 303


def test_what_was_tampered_with_opens_nothing(anna: HouseClient, world: World, clock: FakeClock) -> None:
    asked = sent_too_late(anna, clock)
    fields = {**hidden(asked), "unsent": "AAAA", "name": code_words.shown(world.anna_code, "en"), "pin": PIN}
    assert anna.post("/sign-in", data=fields).status_code == 303


def test_after_signing_out_on_purpose_nothing_is_carried(anna: HouseClient, world: World, clock: FakeClock) -> None:
    fields = opened(anna, "/me/name")
    anna.submit("/sign-out", page="/me")
    late = anna.post("/me/name", data={**fields, **TYPED})
    assert late.status_code in (400, 404)
    assert "unsent" not in late.get_data(as_text=True)


def test_where_somebody_changed_the_answer_meanwhile_both_versions_are_shown(
    anna: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    back = signed_in(anna, sent_too_late(anna, clock), world.anna_code)
    stored(session, world.anna).given_name = "Ганна"
    session.commit()
    stale = anna.post("/me/name", data=hidden(back))
    assert stale.status_code == 409
    assert "Оксана" in text(stale)
    assert "Ганна" in text(stale)
