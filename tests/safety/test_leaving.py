"""Leaving quickly works on every page in any state: pressed twice, on an old page, with a busy database."""

from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import SignIn
from tests.browser import HouseClient, hidden_fields
from tests.world import World


def left(answer: TestResponse) -> bool:
    """Whether an answer is the nameless page that moves on."""
    return answer.status_code == 200 and "wikipedia" in answer.text and "Заедно" not in answer.text


def test_pressing_twice_leaves_twice(app: Flask, client: HouseClient, world: World, session: Session) -> None:
    client.sign_in_as(world.anna_account)
    fields = hidden_fields(client.get("/security").text, "/leave")
    cookie = client.get_cookie("__Host-zaedno")
    assert cookie is not None
    assert left(client.post("/leave", data=fields))
    assert left(client.post("/leave", data=fields)), "with the cookie the first answer left"
    client.set_cookie("__Host-zaedno", cookie.value, secure=True)
    assert left(client.post("/leave", data=fields)), "with the cookie the first request had"
    assert session.scalars(select(SignIn)).one().revoked_at is not None


def test_a_page_older_than_the_sign_in_leaves_too(client: HouseClient, world: World, session: Session) -> None:
    client.sign_in_as(world.anna_account)
    assert left(client.post("/leave", data={"csrf_token": "of another time", "form_key": "x"}))
    assert session.scalars(select(SignIn)).one().revoked_at is not None


def test_a_busy_database_keeps_nobody(client: HouseClient, world: World, session: Session) -> None:
    client.sign_in_as(world.anna_account)
    session.execute(update(SignIn).values(last_seen_at=SignIn.last_seen_at))
    assert left(client.post("/leave")), "while somebody else writes to the same row"
    assert client.get("/me").status_code == 303
    session.rollback()
    assert session.scalars(select(SignIn)).one().revoked_at is None
