"""Nobody learns at a door whether somebody is here (D10, S-4): the same answer, as many writes, the same time."""

import gc
import logging
import random
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account
from models.queries import by_public_id
from tests.browser import another, hidden_fields
from tests.conftest import VAULT, FakeClock
from tests.world import World
from web.services import code_words, one_time_codes, passwords

PHONE = "+359888123456"
SAMPLES = 1000
#: Ten tries in five minutes are let in; one every half minute never meets a limit.
APART = 31
RANDOM = re.compile(r'value="(?:[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+|[A-Za-z0-9_-]{22})"')
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Door:
    """One way in: its address, and what is typed for somebody unknown and for everybody who is known in some way."""

    address: str
    unknown: Answers
    known: Mapping[str, Answers]


@pytest.fixture
def doors(session: Session, world: World, clock: FakeClock) -> dict[str, Door]:
    """Every door at which one could ask about somebody. Anna has a slip, omar has none, mina's account is closed; so is
    that of the other lead, and the counsellor of Varna has not chosen a password yet."""
    anna, omar, mina = (
        _account(session, name) for name in (world.anna_account, world.omar_account, world.mina_account)
    )
    anna.phone, anna.phone_index, anna.phone_confirmed_at = PHONE, VAULT.blind_index("phone", PHONE), clock()
    one_time_codes.new_digits(session, anna, one_time_codes.Purpose.PIN_RESET, clock())
    _account(session, world.other_lead).disabled_at = mina.disabled_at = clock()
    _account(session, world.other_counsellor).secret_hash = None
    codes = {"with a slip": anna.code or "", "without one": omar.code or "", "closed": mina.code or ""}
    shown = {name: code_words.shown(code, "en") for name, code in codes.items()}
    session.commit()
    pin, word = {"pin": "190284"}, {"password": "wrong words here"}
    new = {"digits": "190284", "pin": "904617", "pin_again": "904617"}
    emails = {"known": "lead@example.org", "closed": "otherlead@example.org", "invited": "other@example.org"}
    return {
        "sign in": Door(
            "/sign-in", {"name": _nobody(shown["closed"]), **pin},
            {**{name: {"name": code, **pin} for name, code in shown.items()}, "phone": {"name": PHONE, **pin}},
        ),
        "recovery": Door(
            "/new-pin", {"name": _nobody(shown["closed"]), **new},
            {name: {"name": code, **new} for name, code in shown.items()},
        ),
        "staff": Door(
            "/staff/sign-in", {"email": "nobody@example.org", **word},
            {name: {"email": email, **word} for name, email in emails.items()},
        ),
    }  # fmt: skip


def _account(session: Session, name: str) -> Account:
    found = by_public_id(session, Account, name)
    assert found is not None
    return found


def _nobody(code: str) -> str:
    """A sign-in code that belongs to nobody."""
    digits = code.rsplit("-", 1)[1]
    return code[: -len(digits)] + ("0000" if digits != "0000" else "0001")


@contextmanager
def writes() -> Iterator[list[str]]:
    """What kind each statement is that writes meanwhile."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        kind = statement.split(maxsplit=1)[0]
        if kind in ("INSERT", "UPDATE", "DELETE"):
            found.append(kind)

    event.listen(Engine, "before_cursor_execute", note)
    yield found
    event.remove(Engine, "before_cursor_execute", note)


def observed(answer: TestResponse, typed: Answers) -> tuple[int, list[tuple[str, str]], str]:
    """What a stranger sees: status, every header, the page, all but what is random in it and what they typed."""
    page = RANDOM.sub('value=""', answer.get_data(as_text=True))
    for text in sorted(map(escape, typed.values()), key=len, reverse=True):
        page = page.replace(f'value="{text}"', 'value=""')
    headers = [
        (name, value.split("=")[0] if name == "Set-Cookie" else value)
        for name, value in answer.headers.items()
        if name != "Content-Length"
    ]
    return answer.status_code, headers, page


@pytest.mark.parametrize("name", ["sign in", "recovery", "staff"])
def test_known_unknown_and_closed_get_the_same_answer_for_as_many_writes(
    app: Flask, doors: dict[str, Door], clock: FakeClock, name: str
) -> None:
    door = doors[name]
    passwords.matches(None, "the hash of nobody is made once in a process")
    seen = {}
    for who, answers in {"unknown": door.unknown, **door.known}.items():
        clock.move(minutes=10)
        client = another(app)
        fields = hidden_fields(client.get(door.address).text, door.address)
        with writes() as written:
            answer = client.post(door.address, data={**fields, **answers})
        assert answer.status_code == 422
        seen[who] = observed(answer, answers), len(written)
    assert len({repr(each) for each in seen.values()}) == 1, seen


@pytest.mark.parametrize("name", ["sign in", "recovery", "staff"])
def test_a_door_locks_for_the_unknown_as_for_the_known(
    app: Flask, doors: dict[str, Door], clock: FakeClock, name: str
) -> None:
    door, seen = doors[name], {}
    for who, answers in {"unknown": door.unknown, **door.known}.items():
        clock.move(minutes=10)
        client = another(app)
        tried = []
        for _ in range(11):
            fields = hidden_fields(client.get(door.address).text, door.address)
            with writes() as written:
                answer = client.post(door.address, data={**fields, **answers})
            tried.append((observed(answer, answers), len(written)))
        assert tried[-1][0][0] == 429
        seen[who] = [tried[0], tried[-1]]
    # Five wrong tries end a slip; the tries after that write as much.
    assert len({repr(each) for each in seen.values()}) == 1, seen


def test_an_invitation_that_never_was_looks_like_one_that_is_over(
    app: Flask, session: Session, world: World, clock: FakeClock
) -> None:
    account = _account(session, world.counsellor)
    used, old = (
        one_time_codes.new_link(session, account, one_time_codes.Purpose.INVITATION, clock()) for _ in range(2)
    )
    one_time_codes.use_link(session, one_time_codes.Purpose.INVITATION, old, clock())
    session.commit()
    pages = [another(app).get(f"/invitation/{token}") for token in (used, old, "x" * len(old))]
    assert len({repr((page.status_code, len(page.data))) for page in pages}) == 1
    assert len({page.text.split("<main")[1].split("</main>")[0] for page in pages}) == 1


def test_a_phone_number_somebody_else_uses_is_taken_like_any_other(
    app: Flask, doors: dict[str, Door], world: World, clock: FakeClock
) -> None:
    """The first time there is no earlier code to take back."""
    seen = []
    for number in ("+359888111222", PHONE, "+359888654321"):
        clock.move(minutes=10)
        client = another(app).sign_in_as(world.omar_account)
        fields = hidden_fields(client.get("/me/phone").text, "/me/phone")
        with writes() as written:
            answer = client.post("/me/phone", data={**fields, "number": number, "pin": "482913"})
        seen.append((observed(answer, {}), len(written)))
        assert answer.location == "/me/phone/confirm"
    assert seen[1] == seen[2]


def auc(known: list[float], unknown: list[float]) -> float:
    """How often a known name takes longer than an unknown one: 0.5 tells nothing."""
    ranked = sorted([(each, 1) for each in known] + [(each, 0) for each in unknown])
    ranks = sum(place for place, (_time, is_known) in enumerate(ranked, start=1) if is_known)
    return (ranks - len(known) * (len(known) + 1) / 2) / (len(known) * len(unknown))


def test_the_measure_tells_what_differs() -> None:
    assert auc([1.0, 2.0], [3.0, 4.0]) == 0
    assert auc([3.0, 4.0], [1.0, 2.0]) == 1
    assert auc([1.0, 4.0], [2.0, 3.0]) == 0.5


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("name", "who"),
    [("sign in", "with a slip"), ("sign in", "phone"), ("recovery", "with a slip"), ("staff", "known")],
)
def test_a_stopwatch_tells_nothing(
    app: Flask,
    doors: dict[str, Door],
    clock: FakeClock,
    name: str,
    who: str,
) -> None:
    """A thousand tries each, in random order. The hash is the cheapest there is: with the real one, which is counted to
    be one for everybody, the rest would drown."""
    door, client = doors[name], another(app)
    fields = hidden_fields(client.get(door.address).text, door.address)
    order = [True, False] * SAMPLES
    random.Random(20261123).shuffle(order)
    taken: dict[bool, list[float]] = {True: [], False: []}
    unknown = {**door.unknown, "name": "+359888654321"} if who == "phone" else door.unknown
    for number, known in enumerate([True, False] * 20 + order):
        clock.move(seconds=APART)
        data = {**fields, **(door.known[who] if known else unknown), "form_key": f"try-{number:08d}"}
        began = time.perf_counter()
        answer = client.post(door.address, data=data, raw=True)
        lasted = time.perf_counter() - began
        assert answer.status_code == 422
        if number >= 40:
            taken[known].append(lasted)
        gc.collect(0)
    measured = auc(taken[True], taken[False])
    logging.getLogger(__name__).info("%s, %s: AUC %.3f", name, who, measured)
    assert 0.45 <= measured <= 0.55
