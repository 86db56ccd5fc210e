"""Companies register themselves: the answer says nothing, the worker does the rest, and branches count as one."""

import gc
import logging
import random
import re
import time
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from models import Account, CompanyRequest, Employer, OutboxMessage
from models.employer import company_root
from models.enums import EmployerState
from models.queries import by_public_id
from tests.browser import HouseClient, another, hidden_fields
from tests.conftest import FakeClock
from tests.safety.test_presence import SAMPLES, auc
from tests.world import World
from web.services import employer_register

COMPANY = {"number": "175074752", "name": "Пекарна Зора", "municipality": "SOF46", "email": "zora@example.org"}
LOZEN = "831902088"


def branch_of(root: str) -> str:
    """A right branch number of a company."""
    return next(
        number for rest in range(1000) if employer_register.is_company_number(number := f"{root}0{rest:03d}")
    )  # fmt: skip


def messages(session: Session) -> list[tuple[str, str | None]]:
    """Kind and receiver of all messages so far."""
    session.rollback()
    rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    found = [(row.template, row.address) for row in rows]
    session.rollback()
    return found


def suspend(session: Session, name: str) -> None:
    """Put a company where no way leads out but over a person."""
    row = by_public_id(session, Employer, name)
    assert row is not None
    row.state = EmployerState.SUSPENDED
    session.commit()


def test_a_company_registers_and_its_link_goes_by_mail(
    client: HouseClient, session: Session, work: Callable[[], int]
) -> None:
    assert client.submit("/employers/register", COMPANY).location == "/employers/register?sent=1"
    assert session.scalars(select(Employer).where(Employer.company_number == "175074752")).all() == []
    session.rollback()
    assert work() == 1
    message = session.scalars(select(OutboxMessage)).one()
    employer = session.scalars(select(Employer).where(Employer.company_number == "175074752")).one()
    address, link, state = message.address, message.secret or "", employer.state
    assert session.scalars(select(CompanyRequest)).all() == []
    session.rollback()
    assert (address, state) == ("zora@example.org", EmployerState.NEW)
    assert 'name="password"' in client.get(link.removeprefix("https://localhost")).text


@pytest.mark.parametrize("number", ["175074753", "12345", "1750747520000"])
def test_a_wrong_company_number_is_refused(client: HouseClient, session: Session, number: str) -> None:
    assert client.submit("/employers/register", {**COMPANY, "number": number}).status_code == 422
    assert session.scalars(select(CompanyRequest)).all() == []


def test_check_digits_of_branches() -> None:
    valid = [
        f"1750747520{rest:03d}" for rest in range(1000) if employer_register.is_company_number(f"1750747520{rest:03d}")
    ]
    assert len(valid) == 100
    assert len({number[:12] for number in valid}) == 100


def test_a_branch_counts_as_its_company() -> None:
    assert company_root(branch_of(LOZEN)) == company_root(LOZEN) == LOZEN
    assert Employer(company_number=branch_of(LOZEN)).root == LOZEN


def test_registration_answers_and_writes_the_same_for_what_is_known(
    app: Flask, session: Session, world: World, work: Callable[[], int]
) -> None:
    """Status, headers, body and every statement to the database but for the values in them."""
    seen = []
    suspend(session, world.kestrel)
    changes: list[dict[str, str]] = [
        {}, {"email": "hotel@example.org"}, {"number": LOZEN}, {"email": "lead@example.org"},
        {"number": branch_of(LOZEN)}, {"number": "121699202"}, {"email": "kestrel@example.org"},
    ]  # fmt: skip
    for number, change in enumerate(changes):
        client, statements = another(app), []
        client.get("/employers/register")
        listen = lambda *arguments, kept=statements: kept.append(arguments[2])  # noqa: E731 (bound to this round)
        event.listen(session.get_bind(), "before_cursor_execute", listen)
        answers = {**COMPANY, "email": f"zora{number}@example.org", **change, "name": "Пекарна"}
        sent = client.submit("/employers/register", answers)
        shown = client.get(sent.location)
        event.remove(session.get_bind(), "before_cursor_execute", listen)
        headers = {name: value for name, value in sent.headers.items() if name != "Set-Cookie"}
        seen.append((sent.status_code, tuple(headers.items()), shown.status_code, len(shown.data), tuple(statements)))
    assert len(set(seen)) == 1
    assert len([each for each in seen[0][-1] if each.startswith("INSERT INTO company_request")]) == 1
    work()
    assert messages(session) == [
        ("invitation", "zora0@example.org"), ("known_already", "hotel@example.org"),
        ("known_already", "hotel@example.org"), ("known_already", "lead@example.org"),
        ("known_already", "hotel@example.org"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [LOZEN, branch_of(LOZEN)])
def test_a_suspended_company_does_not_come_back_by_registering_once_more(
    client: HouseClient, session: Session, world: World, work: Callable[[], int], number: str
) -> None:
    suspend(session, world.lozen)
    client.submit("/employers/register", {**COMPANY, "number": number})
    work()
    assert messages(session) == []
    assert len(session.scalars(select(Employer)).all()) == 2
    session.rollback()
    client.sign_in_as(world.operator)
    shown = client.get("/operator/employers?lang=en").text
    assert "Registrations a person must look at" in shown
    assert "zora@example.org" in shown
    request = re.findall(r'name="request" value="([^"]+)"', shown)[0]
    answer = {"request": request, "answer": "admit"}
    client.submit("/operator/registrations", answer, page="/operator/employers")
    assert messages(session) == []
    client.submit(
        "/operator/registrations", {**answer, "answer": "delete", "form_key": "another-form-key"},
        page="/operator/employers",
    )  # fmt: skip
    assert session.scalars(select(CompanyRequest)).all() == []


def test_the_account_of_a_suspended_company_registers_another_one_only_past_a_person(
    client: HouseClient, session: Session, world: World, work: Callable[[], int]
) -> None:
    suspend(session, world.kestrel)
    client.submit("/employers/register", {**COMPANY, "email": "kestrel@example.org"})
    work()
    assert (messages(session), len(session.scalars(select(Employer)).all())) == ([], 2)


def test_whoever_left_a_company_may_register_another(
    client: HouseClient, session: Session, world: World, clock: FakeClock, work: Callable[[], int]
) -> None:
    account = by_public_id(session, Account, world.other_employer)
    assert account is not None
    account.disabled_at = clock()
    session.commit()
    client.submit("/employers/register", {**COMPANY, "email": "kestrel@example.org"})
    work()
    session.expire_all()
    assert (account.disabled_at, account.secret_hash) == (None, None)
    assert account.employer is not None
    assert account.employer.name == COMPANY["name"]


def test_one_mailbox_gets_five_messages_a_day_and_nobody_is_told(
    app: Flask, session: Session, work: Callable[[], int]
) -> None:
    for number in range(8):
        client = another(app)
        answer = client.submit("/employers/register", {**COMPANY, "email": "victim@example.org"})
        assert answer.location == "/employers/register?sent=1", number
    work()
    assert len(messages(session)) == 5


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("change", [{"number": LOZEN}, {"number": "121699202"}])
def test_a_stopwatch_tells_nothing_about_a_company(
    app: Flask, session: Session, world: World, clock: FakeClock, change: dict[str, str]
) -> None:
    """A thousand registrations each, in random order; one company is known, the other is known and suspended."""
    suspend(session, world.kestrel)
    client = another(app)
    fields = hidden_fields(client.get("/employers/register").text, "/employers/register")
    order = [True, False] * SAMPLES
    random.Random(20261123).shuffle(order)
    taken: dict[bool, list[float]] = {True: [], False: []}
    for number, known in enumerate([True, False] * 20 + order):
        clock.move(minutes=4)
        answers = {**fields, **COMPANY, "email": f"mail{number}@example.org", "form_key": f"try-{number:08d}"}
        began = time.perf_counter()
        answer = client.post("/employers/register", data={**answers, **(change if known else {})}, raw=True)
        lasted = time.perf_counter() - began
        assert answer.status_code == 303
        if number >= 40:
            taken[known].append(lasted)
        gc.collect(0)
    measured = auc(taken[True], taken[False])
    logging.getLogger(__name__).info("registration: AUC %.3f", measured)
    assert 0.45 <= measured <= 0.55
