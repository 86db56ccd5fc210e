"""A form sent after an idle sign-out: its writer signs in and gets it back, and nobody else ever sees it."""

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import opened, stored, text
from tests.web.pauses import first_step, hidden, second_step, signed_in
from tests.world import PIN, World
from web.services import code_words

pytestmark = pytest.mark.usefixtures("shared_linker")

TYPED = {"given_name": "Оксана", "phone": "0888123456", "birth-year": "1990"}


def sent_too_late(client: HouseClient, clock: FakeClock) -> TestResponse:
    """The name page opened, half an hour of quiet, and then sent."""
    fields = opened(client, "/me/name")
    clock.move(minutes=31)
    return client.post("/me/name", data={**fields, **TYPED})


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


def test_what_cannot_be_undone_is_asked_anew(anna: HouseClient, clock: FakeClock) -> None:
    fields = opened(anna, "/me/erase/now")
    clock.move(minutes=31)
    asked = anna.post("/me/erase/now", data={**fields, "sure": "y"})
    assert asked.status_code == 403
    assert "you get back what you wrote" not in text(asked)


NOTE = {"words": "Обадих се за курса\nв понеделник.", "kind": "talk", "reader": "colleagues", "language": "bg"}
EMAIL = "counsellor@example.org"


@pytest.fixture
def notes(world: World) -> str:
    """Where a counsellor writes about anna."""
    return f"/desk/people/{world.anna}/notes"


def note_too_late(client: HouseClient, clock: FakeClock, world: World, notes: str) -> TestResponse:
    """A note begun, a quarter of an hour on the telephone, and then sent."""
    client.get("/?lang=en")
    fields = opened(client.sign_in_as(world.counsellor), notes)
    clock.move(minutes=16)
    return client.post(notes, data={**fields, **NOTE})


def test_a_counsellor_gets_it_back_after_password_and_code(
    client: HouseClient, clock: FakeClock, world: World, notes: str
) -> None:
    asked = note_too_late(client, clock, world, notes)
    assert asked.status_code == 403
    assert "you get back what you wrote" in text(asked)
    step = first_step(client, asked, EMAIL)
    assert step.status_code == 200
    back = second_step(client, step, clock)
    assert "Nothing is lost" in text(back)
    for page in (asked, step):
        assert "Обадих се" not in page.get_data(as_text=True)
    saved = client.post(notes, data=hidden(back))
    assert saved.status_code == 303, text(saved)
    assert NOTE["words"] in client.get(notes).get_data(as_text=True).replace("\r", "")


def test_a_wrong_password_and_a_wrong_code_first_lose_nothing(
    client: HouseClient, clock: FakeClock, world: World, notes: str
) -> None:
    asked = note_too_late(client, clock, world, notes)
    wrong = client.post("/staff/sign-in", data={**hidden(asked), "email": EMAIL, "password": "something else"})
    assert wrong.status_code == 422
    step = first_step(client, wrong, EMAIL)
    wrong = client.post("/staff/second-step", data={**hidden(step), "digits": "12"})
    assert wrong.status_code == 422
    assert "Nothing is lost" in text(second_step(client, wrong, clock))


def test_giving_the_code_twice_loses_nothing(client: HouseClient, clock: FakeClock, world: World, notes: str) -> None:
    step = first_step(client, note_too_late(client, clock, world, notes), EMAIL)
    half = client.get_cookie("__Host-zaedno")
    assert half is not None
    assert "Nothing is lost" in text(second_step(client, step, clock))
    client.set_cookie("__Host-zaedno", half.value, secure=True)
    used = second_step(client, step, clock)
    assert used.status_code == 422, "a code is good once"
    clock.move(seconds=30)
    assert "Nothing is lost" in text(second_step(client, used, clock))


def test_a_colleague_at_the_same_desk_sees_nothing_of_it(
    client: HouseClient, clock: FakeClock, world: World, notes: str
) -> None:
    step = first_step(client, note_too_late(client, clock, world, notes), "lead@example.org")
    assert step.location == "/staff/second-step"
    assert second_step(client, client.get("/staff/second-step"), clock).location == "/desk"
    assert "Обадих се" not in client.get(notes).get_data(as_text=True)


def test_half_a_sign_in_opens_nothing(client: HouseClient, clock: FakeClock, world: World, notes: str) -> None:
    step = first_step(client, note_too_late(client, clock, world, notes), EMAIL)
    assert client.post(notes, data=hidden(step)).location == "/staff/second-step"
    assert client.get(notes).location == "/staff/second-step"
