"""A person's account: joining, signing in, a new PIN, a phone, another organisation, leaving."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account, AuditEntry, Consent, Jobseeker, SignIn
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import VAULT, FakeClock
from tests.world import PIN, World
from web.services import code_words, one_time_codes


def account_of(session: Session, name: str) -> Account:
    """The account with this public id, as it is now."""
    session.rollback()
    session.expire_all()
    row = by_public_id(session, Account, name)
    assert row is not None
    return row


def join(client: HouseClient, world: World, **answers: str) -> TestResponse:
    """Fill in the join form, well unless told otherwise."""
    answered = {"organisation": world.varna, "pin": "738195", "pin_again": "٧٣٨١٩٥", "agree": "y", **answers}
    return client.submit("/join", {name: value for name, value in answered.items() if value})


def sign_in(client: HouseClient, name: str, pin: str) -> TestResponse:
    """Fill in the sign-in form."""
    return client.submit("/sign-in?lang=en", {"name": name, "pin": pin}, page="/sign-in?lang=en")


def actions(session: Session, subject: str) -> list[str]:
    """What the audit chain says happened to somebody."""
    rows = session.scalars(select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.number)).all()
    found = [row.action for row in rows if row.action != "looked"]
    session.rollback()
    return found


def code_on(shown: str) -> str:
    """The sign-in code on the welcome page, as the person reads it."""
    slip = re.search(r'<p class="slip-code">(.*?)</p>', shown, re.S)
    assert slip is not None
    return " ".join(re.findall(r">([^<]+)</span>", slip[1]))


def test_a_person_joins_reads_the_code_and_signs_in_with_it_in_another_language(
    client: HouseClient, session: Session, world: World, app: Flask
) -> None:
    client.get("/?lang=ar")
    answer = join(client, world)
    assert (answer.status_code, answer.location) == (303, "/welcome")
    shown = client.get("/welcome").text
    assert "<svg" in shown
    code = code_words.understood(code_on(shown))
    assert code is not None
    other = app.test_client()
    assert isinstance(other, HouseClient)
    other.environ_base["wsgi.url_scheme"] = "https"
    assert sign_in(other, code_words.shown(code, "uk"), "۷۳۸۱۹۵").location == "/me"
    assert other.get("/security").status_code == 200


def test_joining_puts_the_person_into_the_queue_with_consent_and_an_audit_entry(
    client: HouseClient, session: Session, world: World
) -> None:
    client.get("/?lang=fa")
    join(client, world)
    person = session.scalars(select(Jobseeker).order_by(Jobseeker.id.desc())).first()
    assert person is not None
    assert (person.organisation.public_id, person.counsellor, person.language) == (world.varna, None, "fa")
    consent = session.scalars(select(Consent).where(Consent.jobseeker_id == person.id)).one()
    assert (consent.purpose.value, consent.text_version, consent.language, consent.channel) == (
        "matching", "2026-11", "fa", "web",
    )  # fmt: skip
    assert actions(session, person.public_id) == ["joined"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"pin": "123456", "pin_again": "123456"}, "easy to guess"),
        ({"pin": "111111", "pin_again": "111111"}, "easy to guess"),
        ({"pin": "۱۲۳۴۵۶", "pin_again": "۱۲۳۴۵۶"}, "easy to guess"),
        ({"pin": "12345", "pin_again": "12345"}, "6 to 12 digits"),
        ({"pin_again": "738194"}, "not the same"),
        ({"organisation": ""}, "answer this"),
        ({"organisation": "A" * 22}, "Choose one of the answers"),
        ({"agree": ""}, "if you agree"),
    ],
)
def test_joining_says_what_is_wrong_and_stores_nothing(
    client: HouseClient, session: Session, world: World, answers: dict[str, str], said: str
) -> None:
    client.get("/?lang=en")
    answer = join(client, world, **answers)
    assert answer.status_code == 422
    assert said in answer.text
    assert len(session.scalars(select(Jobseeker)).all()) == 3


def test_the_code_is_hidden_a_quarter_of_an_hour_after_signing_in(
    client: HouseClient, world: World, clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    clock.move(minutes=15)
    assert "slip-code" in client.get("/welcome").text
    clock.move(seconds=1)
    assert "slip-code" not in client.get("/welcome").text


def test_a_wrong_pin_does_not_sign_in(client: HouseClient, world: World, session: Session) -> None:
    answer = sign_in(client, code_words.shown(world.anna_code, "uk"), "482914")
    assert answer.status_code == 422
    assert "is not right" in answer.text
    assert session.scalars(select(SignIn)).all() == []


def test_signing_in_begins_a_new_session_and_the_old_cookie_is_worth_nothing(client: HouseClient, world: World) -> None:
    client.get("/sign-in?lang=en")
    with client.session_transaction() as cookie:
        old = dict(cookie)
    sign_in(client, code_words.shown(world.anna_code, "en"), PIN)
    with client.session_transaction() as cookie:
        assert cookie["lang"] == "en"
        assert cookie.get("csrf_token") != old["csrf_token"]
        assert cookie.get("browser") != old["browser"]
        signed_in = dict(cookie)
    client.submit("/sign-out", page="/security")
    with client.session_transaction() as cookie:
        cookie.update(signed_in)
    assert client.get("/security").status_code == 303


def test_sleeping_half_an_hour_signs_a_person_out(client: HouseClient, world: World, clock: FakeClock) -> None:
    client.sign_in_as(world.anna_account)
    clock.move(minutes=30)
    assert client.get("/security").status_code == 200
    clock.move(minutes=30, seconds=1)
    assert client.get("/security").status_code == 303


def test_a_forgotten_pin_is_replaced_with_a_slip_once_and_signs_out_everywhere(
    client: HouseClient, session: Session, world: World, app: Flask, clock: FakeClock
) -> None:
    other = app.test_client()
    assert isinstance(other, HouseClient)
    other.sign_in_as(world.anna_account)
    account = account_of(session, world.anna_account)
    digits = one_time_codes.new_digits(session, account, one_time_codes.Purpose.PIN_RESET, clock())
    session.commit()
    answers = {
        "name": code_words.shown(world.anna_code, "ru"), "digits": digits, "pin": "904617", "pin_again": "904617",
    }  # fmt: skip
    assert client.submit("/new-pin", answers).location == "/me"
    assert other.get("/security").status_code == 303
    assert "chose a new PIN" in actions(session, world.anna_account)
    client.submit("/sign-out", page="/security")
    assert client.submit("/new-pin", answers).status_code == 422
    assert sign_in(client, world_code(world), PIN).status_code == 422
    assert sign_in(client, world_code(world), "904617").location == "/me"


def world_code(world: World) -> str:
    """Anna's code in words."""
    return code_words.shown(world.anna_code, "en")


def test_a_slip_stops_working_after_five_wrong_tries(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    account = account_of(session, world.anna_account)
    digits = one_time_codes.new_digits(session, account, one_time_codes.Purpose.PIN_RESET, clock())
    session.commit()
    wrong = "000000" if digits != "000000" else "111111"
    answers = {"name": world_code(world), "pin": "904617", "pin_again": "904617"}
    for _ in range(5):
        assert client.submit("/new-pin", {**answers, "digits": wrong}).status_code == 422
    assert client.submit("/new-pin", {**answers, "digits": digits}).status_code == 422


def test_moving_leaves_the_old_caseload_at_once_and_waits_in_the_new_queue(
    client: HouseClient, session: Session, world: World, app: Flask
) -> None:
    client.sign_in_as(world.anna_account)
    assert world.sofia not in client.get("/me/move").text
    assert client.submit("/me/move", {"organisation": world.varna, "agree": "y"}).location == "/me"
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    assert (person.organisation.public_id, person.counsellor_id) == (world.varna, None)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "moved")).one()
    assert (entry.subject, entry.facts) == (world.anna, {"from": world.sofia, "to": world.varna})
    session.rollback()
    desk = app.test_client()
    assert isinstance(desk, HouseClient)
    assert desk.sign_in_as(world.counsellor).get(f"/desk/people/{world.anna}").status_code == 404


def test_a_slip_of_the_old_organisation_is_worth_nothing_after_moving(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    account = account_of(session, world.anna_account)
    digits = one_time_codes.new_digits(session, account, one_time_codes.Purpose.PIN_RESET, clock())
    session.commit()
    client.sign_in_as(world.anna_account)
    assert client.submit("/me/move", {"organisation": world.varna, "agree": "y"}).location == "/me"
    client.submit("/sign-out", page="/security")
    answers = {"name": world_code(world), "digits": digits, "pin": "904617", "pin_again": "904617"}
    assert client.submit("/new-pin", answers).status_code == 422


def test_moving_needs_the_agreement(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert client.submit("/me/move", {"organisation": world.varna}).status_code == 422


def test_signing_out_everywhere_reaches_the_other_browser_at_its_next_request(
    client: HouseClient, session: Session, world: World, app: Flask
) -> None:
    other = app.test_client()
    assert isinstance(other, HouseClient)
    other.sign_in_as(world.anna_account)
    client.sign_in_as(world.anna_account)
    assert client.get("/security").text.count('role="row"') >= 2
    client.submit("/sign-out-everywhere", page="/security")
    assert other.get("/security").status_code == 303
    assert "signed out everywhere" in actions(session, world.anna_account)


def test_quick_exit_ends_the_sign_in_and_leaves_a_nameless_page(
    client: HouseClient, session: Session, world: World
) -> None:
    client.sign_in_as(world.anna_account)
    answer = client.submit("/leave", page="/security")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    for word in ("Zaedno", "Заедно", "work", "<a ", "refugee"):
        assert word not in answer.text
    assert session.scalars(select(SignIn)).one().revoked_at is not None
    with client.session_transaction() as left:
        assert "_user_id" not in left


def test_a_sign_in_code_is_stored_only_sealed(session: Session, world: World) -> None:
    account = account_of(session, world.anna_account)
    assert account.code == world.anna_code
    assert world.anna_code.encode() not in (account.code_sealed or b"")
    assert account.code_index == VAULT.blind_index("code", world.anna_code)
    assert timedelta(minutes=15) == one_time_codes.LASTS[one_time_codes.Purpose.PHONE]


def test_fields_bring_up_the_right_keyboard_and_take_codes_from_left_to_right(client: HouseClient) -> None:
    shown = client.get("/sign-in?lang=ar").text
    pin = re.search(r'<input[^>]*name="pin"[^>]*>', shown)
    assert pin is not None
    for part in ('inputmode="numeric"', 'dir="ltr"', 'autocomplete="current-password"'):
        assert part in pin[0]
