"""Accounts of staff and employers: invitation, password, second factor, registration, and no oracle anywhere."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account, SignIn
from models.enums import Role
from models.queries import by_public_id
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.world import PASSWORD, PIN, TOTP_SECRET, World
from web.services import account_create, code_words, passwords
from web.services.principal import SYSTEM

CHOSEN = "kettle meadow lantern"


def give_password(client: HouseClient, email: str, password: str) -> TestResponse:
    """The first step."""
    return client.submit("/staff/sign-in", {"email": email, "password": password})


def give_code(client: HouseClient, code: str) -> TestResponse:
    """The second step."""
    return client.submit("/staff/second-step", {"digits": code})


@contextmanager
def counted_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is hashed meanwhile."""
    done: list[str] = []
    real_hash, real_match = passwords.hash_secret, passwords.matches
    with monkeypatch.context() as patch:
        patch.setattr(passwords, "hash_secret", lambda secret: (done.append("hash"), real_hash(secret))[1])
        patch.setattr(
            passwords, "matches", lambda stored, secret: (done.append("match"), real_match(stored, secret))[1]
        )
        yield done


@pytest.fixture
def invited(session: Session, clock: FakeClock, world: World) -> str:
    """The token of a fresh invitation."""
    from models import Organisation

    organisation = by_public_id(session, Organisation, world.sofia)
    _, token = account_create.staff(session, SYSTEM, Role.COUNSELLOR, "new@example.org", "en", clock(), organisation)
    session.commit()
    return token


def test_password_and_code_sign_staff_in(client: HouseClient, clock: FakeClock, session: Session) -> None:
    assert give_password(client, " Counsellor@Example.org ", PASSWORD).location == "/staff/second-step"
    assert client.get("/desk").location == "/staff/second-step"
    with client.session_transaction() as cookie:
        pending = cookie["_user_id"]
    assert give_code(client, pyotp.TOTP(TOTP_SECRET).at(clock())).location == "/desk"
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != pending
    first, second = session.scalars(select(SignIn).order_by(SignIn.id)).all()
    assert (first.revoked_at is not None, first.proved_at) == (True, None)
    assert (second.revoked_at, second.proved_at) == (None, clock())
    session.rollback()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = pending
    assert client.get("/staff/second-step").status_code == 303


def test_a_code_is_good_once(app: Flask, client: HouseClient, clock: FakeClock) -> None:
    code = pyotp.TOTP(TOTP_SECRET).at(clock())
    give_password(client, "lead@example.org", PASSWORD)
    assert give_code(client, code).status_code == 303
    other = another(app)
    give_password(other, "lead@example.org", PASSWORD)
    assert give_code(other, code).status_code == 422
    clock.move(seconds=30)
    assert give_code(other, code).status_code == 422
    assert give_code(other, pyotp.TOTP(TOTP_SECRET).at(clock())).status_code == 303


@pytest.mark.parametrize(("seconds", "status"), [(-60, 422), (-30, 303), (0, 303), (30, 303), (60, 422)])
def test_codes_of_the_steps_beside_count_and_no_others(
    client: HouseClient, clock: FakeClock, seconds: int, status: int
) -> None:
    give_password(client, "lead@example.org", PASSWORD)
    code = pyotp.TOTP(TOTP_SECRET).at(int(clock().timestamp()) + seconds)
    assert give_code(client, code).status_code == status


def test_five_wrong_codes_in_five_minutes_and_no_sixth(client: HouseClient, clock: FakeClock) -> None:
    give_password(client, "lead@example.org", PASSWORD)
    right = pyotp.TOTP(TOTP_SECRET).at(clock())
    wrong = "000000" if right != "000000" else "000001"
    assert [give_code(client, wrong).status_code for _ in range(5)] == [422] * 5
    assert give_code(client, right).status_code == 429


def test_the_second_step_cannot_be_skipped_or_set_up_anew(client: HouseClient, world: World) -> None:
    give_password(client, "operator@example.org", PASSWORD)
    for page in ("/operator", "/operator/organisations", "/security", "/organisation"):
        assert client.get(page).location == "/staff/second-step"
    assert client.get("/staff/set-up").location == "/staff/second-step"


def test_an_invitation_is_looked_at_often_and_used_once(
    app: Flask, client: HouseClient, session: Session, clock: FakeClock, invited: str
) -> None:
    address = f"/invitation/{invited}"
    for _ in range(3):
        assert 'name="password"' in client.get(address).text
    answer = client.submit(address, {"password": CHOSEN, "again": CHOSEN})
    assert answer.location == "/staff/second-step"
    assert client.get("/staff/second-step").location == "/staff/set-up"
    shown = client.get("/staff/set-up").text
    assert "<svg" in shown
    groups = re.search(r"<figcaption>([A-Z2-7 ]+)", shown)
    assert groups is not None
    secret = groups[1].replace(" ", "")
    assert client.submit("/staff/set-up", {"digits": "000000"}).status_code == 422
    code = pyotp.TOTP(secret).at(clock())
    assert client.submit("/staff/set-up", {"digits": code}).location == "/desk"
    assert client.get("/security").status_code == 200
    other = another(app)
    assert 'name="password"' not in other.get(address).text
    give_password(other, "new@example.org", CHOSEN)
    assert give_code(other, code).status_code == 422
    clock.move(seconds=30)
    assert give_code(other, pyotp.TOTP(secret).at(clock())).location == "/desk"
    row = session.scalars(select(Account).where(Account.role == Role.COUNSELLOR).order_by(Account.id.desc())).first()
    assert row is not None
    assert row.totp == secret


def test_an_invitation_is_over_after_a_week(client: HouseClient, clock: FakeClock, invited: str) -> None:
    clock.move(days=7)
    assert 'name="password"' not in client.get(f"/invitation/{invited}").text


@pytest.mark.parametrize(
    ("password", "status"),
    [("kettlemeado", 422), ("kettlemeadow", 303), ("Password1234!", 422), ("aaaaaaaaaaaaaaaa", 422), ("x" * 201, 422)],
)
def test_passwords_too_short_too_long_or_too_common_are_refused(
    client: HouseClient, invited: str, password: str, status: int
) -> None:
    answer = client.submit(f"/invitation/{invited}", {"password": password, "again": password})
    assert answer.status_code == status
    assert password not in answer.text


def _page(answer: TestResponse) -> tuple[int, dict[str, str], int]:
    """Status, headers but for the cookie's value, and length of the body."""
    headers = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
    return answer.status_code, headers, len(answer.data)


def test_known_and_unknown_cannot_be_told_apart_at_the_doors(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_words.shown(world.anna_code, "en")
    digits = code.rsplit("-", 1)[1]
    unknown = code[: -len(digits)] + ("0000" if digits != "0000" else "0001")
    passwords.matches(None, "the hash of nobody is made once in a process")
    doors = {
        "/sign-in": [{"name": name, "pin": "190284"} for name in (code, unknown)],
        "/staff/sign-in": [
            {"email": f"{name}@example.org", "password": "wrong words here"} for name in ("other", "nobdy")
        ],
        "/new-pin": [
            {"name": name, "digits": "190284", "pin": "904617", "pin_again": "904617"} for name in (code, unknown)
        ],
    }
    for door, pair in doors.items():
        seen = []
        for answers in pair:
            client = another(app)
            with counted_hashes(monkeypatch) as hashes:
                answer = client.submit(door, answers)
            assert answer.status_code == 422
            seen.append((_page(answer), tuple(hashes)))
        assert seen[0] == seen[1], door
        assert len(seen[0][1]) == 1, door


def test_an_account_without_pin_and_a_closed_one_look_like_unknown_ones(
    app: Flask, session: Session, world: World, clock: FakeClock
) -> None:
    account = by_public_id(session, Account, world.anna_account)
    assert account is not None
    code = code_words.shown(world.anna_code, "en")
    account.disabled_at = clock()
    session.commit()
    assert another(app).submit("/sign-in", {"name": code, "pin": PIN}).status_code == 422
    account.disabled_at, account.secret_hash = None, None
    session.commit()
    assert another(app).submit("/sign-in", {"name": code, "pin": PIN}).status_code == 422


def test_at_most_two_secrets_are_hashed_at_once() -> None:
    assert passwords._at_once.acquire(blocking=False)
    assert passwords._at_once.acquire(blocking=False)
    assert not passwords._at_once.acquire(blocking=False)
    passwords._at_once.release()
    passwords._at_once.release()
