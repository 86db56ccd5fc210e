"""What holds for every request: CSRF tokens, headers, reading that changes nothing, forms that act once."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

import models
from models import AuditEntry, FormPost, Jobseeker, WorkExperience
from tests.browser import HouseClient, hidden_fields
from tests.safety.cells import cells, everybody
from tests.web.test_recordings import MP3, put
from tests.world import World

WITHOUT_TOKEN = {"accounts.quick_exit"}
"""Leaving must work on every page, however old; all it can do is sign its own browser out."""
DECLARED = {"audit_entry", "audit_head", "sign_in"}


def content(session: Session) -> str:
    """A fingerprint of the whole database but for the access log and last-seen."""
    digest = hashlib.sha256()
    for table in models.Base.metadata.sorted_tables:
        if table.name not in DECLARED:
            rows = sorted(repr(tuple(row)) for row in session.execute(select(table)))
            digest.update(f"{table.name}{rows}".encode())
    session.rollback()
    return digest.hexdigest()


@pytest.fixture
def works(session: Session, world: World) -> dict[str, str]:
    """Public ids of anna's and mina's work entries."""
    rows = session.execute(select(Jobseeker.public_id, WorkExperience.public_id).join(WorkExperience.jobseeker)).all()
    session.rollback()
    by_person = {row[0]: row[1] for row in rows}
    return {"anna": by_person[world.anna], "mina": by_person[world.mina]}


def _signed_in(app: Flask, world: World) -> Iterator[tuple[str, HouseClient]]:
    for somebody in everybody(world):
        client = app.test_client()
        assert isinstance(client, HouseClient)
        if somebody.account:
            client.sign_in_as(somebody.account, proved=somebody.proved)
        yield somebody.name, client


@pytest.fixture
def recording(app: Flask) -> None:
    """A recording to listen to."""
    put(app.extensions["settings"].instance, "ar/questions/pay.mp3", MP3)


@pytest.mark.usefixtures("recording")
def test_reading_changes_nothing(app: Flask, session: Session, world: World, works: dict[str, str]) -> None:
    clients = dict(_signed_in(app, world))
    before = content(session)
    for cell in cells(app, world, works):
        if cell.method in ("GET", "HEAD") and cell.expected:
            with clients[cell.somebody.name].open(cell.address, method=cell.method) as response:
                assert response.status_code < 400, f"{cell}: {response.status_code}"
    assert content(session) == before


def test_every_unsafe_request_needs_a_token(app: Flask, session: Session, world: World, works: dict[str, str]) -> None:
    clients = dict(_signed_in(app, world))
    before, refused = content(session), 0
    for cell in cells(app, world, works):
        if cell.method == "POST" and cell.expected and cell.endpoint not in WITHOUT_TOKEN:
            for token in (None, "forged", "IjEi.forged.token"):
                answer = clients[cell.somebody.name].post(cell.address, data={"csrf_token": token} if token else {})
                assert answer.status_code == 400, f"{cell}: {answer.status_code}"
                refused += 1
    assert content(session) == before
    assert refused > 100


def test_a_token_of_another_browser_is_refused(app: Flask, client: HouseClient, world: World) -> None:
    other = app.test_client()
    assert isinstance(other, HouseClient)
    stolen = other.sign_in_as(world.mina_account).get("/me/work").get_data(as_text=True)
    token = stolen.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    client.sign_in_as(world.anna_account)
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/nowhere", "/desk", "/healthz", "/static/css/tokens.css", "/me/%ED%B3%BF"])
def test_security_headers_stand_on_every_answer(client: HouseClient, path: str) -> None:
    with client.get(path) as response:
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_personal_pages_are_never_kept_by_the_browser(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert client.get("/me").headers["Cache-Control"] == "no-store"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: HouseClient) -> None:
    cookie = client.get("/").headers["Set-Cookie"]
    for part in ("__Host-zaedno=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie


def test_twenty_copies_of_one_form_have_one_effect(app: Flask, session: Session, world: World) -> None:
    """The same form, sent twenty times at once from one browser: one effect, the same answer to all."""
    first = app.test_client()
    assert isinstance(first, HouseClient)
    first.sign_in_as(world.anna_account)
    shown = first.get("/me/vacancies/" + world.cook_vacancy).get_data(as_text=True)
    address = f"/me/vacancies/{world.cook_vacancy}/interest"
    fields = {**hidden_fields(shown, address), "answer": "interested"}
    cookies = {name: first.get_cookie(name) for name in ("__Host-zaedno",)}
    before = session.scalar(text("SELECT count(*) FROM audit_entry WHERE action <> 'looked'"))
    session.rollback()

    def send(_: int) -> tuple[int, str | None]:
        copy = app.test_client()
        for name, cookie in cookies.items():
            assert cookie is not None
            copy.set_cookie(name, cookie.value, secure=True)
        answer = copy.post(address, data=fields, base_url="https://localhost")
        return answer.status_code, answer.headers.get("Location")

    with ThreadPoolExecutor(20) as pool:
        answers = set(pool.map(send, range(20)))
    assert len(answers) == 1
    assert answers.pop()[0] == 303
    assert session.scalar(text("SELECT count(*) FROM interest")) == 1
    assert session.scalar(text("SELECT count(*) FROM audit_entry WHERE action <> 'looked'")) == (before or 0) + 1
    assert session.scalars(select(FormPost)).all()


def test_one_key_in_two_forms_of_a_page_carries_out_both(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.operator)
    for name in (world.lozen, world.kestrel):
        page = f"/operator/employers/{name}"
        fields = hidden_fields(client.get(page).get_data(as_text=True), f"{page}/suspend")
        sent = {**fields, "suspend-reason": "reports", "form_key": "the-same-key-in-both"}
        client.post(f"{page}/suspend", data=sent)
    assert session.scalar(text("SELECT count(*) FROM employer WHERE state = 'suspended'")) == 2


def test_looks_leave_a_mark_for_the_person(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.counsellor)
    client.get(f"/desk/people/{world.anna}")
    marks = session.scalars(
        select(AuditEntry).where(AuditEntry.subject == world.anna, AuditEntry.action == "looked")
    ).all()
    assert [mark.facts["purpose"] for mark in marks] == ["profile"]
    assert marks[0].actor == world.counsellor
