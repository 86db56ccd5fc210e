"""Throttles: exact at their boundary, across processes, and never a weapon against the owner."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from models import Account
from models.database import open_engine, session_options
from models.queries import by_public_id
from tests.browser import HouseClient, another, hidden_fields
from tests.conftest import VAULT, FakeClock
from tests.world import PIN, World
from web.app import create_app
from web.extensions import db
from web.services import account_phone, code_words, throttles
from web.settings import Mode, Settings


def attempt(client: HouseClient, name: str, pin: str, address: str = "203.0.113.7") -> int:
    """The status of one try to sign in from an address."""
    shown = client.get("/sign-in", environ_base={"REMOTE_ADDR": address}).text
    fields = {**hidden_fields(shown, "/sign-in"), "name": name, "pin": pin}
    return client.post("/sign-in", data=fields, environ_base={"REMOTE_ADDR": address}).status_code


@pytest.fixture
def second(database_url: str, clock: FakeClock, tmp_path: Path) -> Iterator[Flask]:
    """Another process on the same database."""
    app = create_app(Settings(Mode.DEVELOPMENT, database_url, tmp_path, VAULT, b"k" * 32), clock)
    app.test_client_class = HouseClient
    yield app
    with app.app_context():
        db.engine.dispose()


def test_the_eleventh_try_for_one_account_is_refused_whichever_process_and_source_it_comes_through(
    app: Flask, second: Flask, world: World
) -> None:
    spellings = [code_words.shown(world.anna_code, language) for language in ("en", "uk", "ar", "bg")]
    for number in range(10):
        through = app if number % 2 else second
        assert attempt(another(through), spellings[number % 4], "000001", f"203.0.113.{number}") == 422
    assert attempt(another(app), spellings[0], PIN, "203.0.113.50") == 429
    assert attempt(another(second), spellings[1], PIN, "203.0.113.51") == 429


def test_the_eleventh_try_from_one_source_is_refused_whoever_is_tried(app: Flask, second: Flask, world: World) -> None:
    for number in range(10):
        assert attempt(another(app if number % 2 else second), f"bread river sun {number:04d}", "000001") == 422
    assert attempt(another(app), code_words.shown(world.anna_code, "en"), PIN) == 429


def test_a_refusal_says_when_to_come_back_and_then_it_works(app: Flask, world: World, clock: FakeClock) -> None:
    name = code_words.shown(world.anna_code, "en")
    for number in range(10):
        attempt(another(app), name, "000001", f"203.0.113.{number}")
        clock.move(seconds=10)
    client = another(app)
    answer = client.submit("/sign-in", {"name": name, "pin": PIN})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "200"
    clock.move(seconds=199)
    assert client.submit("/sign-in", {"name": name, "pin": PIN}).status_code == 429
    clock.move(seconds=1)
    assert client.submit("/sign-in", {"name": name, "pin": PIN}).status_code == 303


def test_no_five_minutes_hold_more_than_ten_tries(app: Flask, world: World, clock: FakeClock) -> None:
    clock.move(seconds=290)
    name, let_in = code_words.shown(world.anna_code, "en"), []
    for second in range(0, 400, 10):
        if attempt(another(app), name, "000001", f"198.51.100.{second // 10}") == 422:
            let_in.append(second)
        clock.move(seconds=10)
    assert all(len([one for one in let_in if start <= one < start + 300]) <= 10 for start in range(400))


def test_the_owner_signs_in_from_a_known_browser_during_an_attack(
    app: Flask, client: HouseClient, world: World
) -> None:
    name = code_words.shown(world.anna_code, "en")
    assert attempt(client, name, PIN, "192.0.2.1") == 303
    client.submit("/sign-out", page="/security")
    for number in range(12):
        attempt(another(app), name, "000001", f"203.0.113.{number}")
        attempt(another(app), f"bread river sun {number:04d}", "000001", "192.0.2.1")
    assert attempt(another(app), name, PIN, "192.0.2.1") == 429
    assert attempt(client, name, PIN, "192.0.2.1") == 303


def test_a_known_browser_has_ten_tries_of_its_own_and_its_marks_cannot_be_made_up(
    app: Flask, client: HouseClient, world: World
) -> None:
    name = code_words.shown(world.anna_code, "en")
    assert attempt(client, name, PIN) == 303
    client.submit("/sign-out", page="/security")
    assert [attempt(client, name, "000001") for _ in range(11)] == [422] * 10 + [429]
    forger = another(app)
    statuses = []
    for number in range(11):
        forger.set_cookie("__Host-zaedno-known", f"invented{number}.{'0' * 64}", secure=True)
        statuses.append(attempt(forger, code_words.shown(world.anna_code, "bg"), "000001", f"203.0.113.{number}"))
    assert statuses[-1] == 429


def test_marks_gathered_on_a_shared_phone_open_no_more_than_a_few_tries(
    app: Flask, client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    """Somebody who shares a phone may sign in as often as they like: each sign-in makes a browser known."""
    account = by_public_id(session, Account, world.omar_account)
    assert account is not None
    account_phone.store(session, account, "+359888123456")
    account.phone_confirmed_at = clock()
    session.commit()
    gathered = []
    for number in range(12):
        browser = another(app)
        assert attempt(browser, "0888123456", PIN, f"198.51.100.{number}") == 303
        cookie = browser.get_cookie("__Host-zaedno-known")
        gathered.append(cookie.value if cookie else "")
        clock.move(minutes=6)
    let_in = 0
    for number, marks in enumerate(gathered * 10):
        browser = another(app)
        browser.set_cookie("__Host-zaedno-known", marks, secure=True)
        let_in += attempt(browser, "0888123456", "000001", f"192.0.2.{number}") == 422
    assert let_in == throttles.SIGN_IN_DEVICES.tries


def test_the_global_limit_is_exact_under_parallel_tries(database_url: str, clock: FakeClock) -> None:
    engine = open_engine(database_url)
    opened = sessionmaker(engine, **session_options(VAULT))
    limit = throttles.Limit("storm", 25, 300)

    def one(_: int) -> bool:
        session: Session
        with opened() as session:
            try:
                with session.begin():
                    throttles.count(session, limit, "all", clock())
            except throttles.TooManyTries:
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(60))) == 25
    engine.dispose()
    assert throttles.Limit("sign-in global", 1000, 300) == throttles.SIGN_IN_GLOBAL


def test_a_network_of_ipv6_counts_as_one_source(app: Flask) -> None:
    statuses = [
        attempt(another(app), f"bread river sun {number:04d}", "000001", f"2001:db8::{number:x}")
        for number in range(11)
    ]
    assert statuses == [422] * 10 + [429]


def test_counters_go_when_they_are_over(session: Session, clock: FakeClock) -> None:
    from models import Throttle
    from models.queries.throttles import forget_expired
    from tests.browser import fetch_all

    throttles.count(session, throttles.SIGN_IN_SOURCE, "somewhere", clock())
    forget_expired(session, clock() + timedelta(minutes=6))
    assert fetch_all(session, Throttle) == []
