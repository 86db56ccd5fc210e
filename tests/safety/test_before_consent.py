"""Nothing of a person is kept before they have agreed: the door, the desk, a CV; a hundred times, byte by byte."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

import models
from tests.browser import HouseClient, hidden_fields
from tests.safety import traces
from tests.safety.test_byte_hunt import hunted
from tests.web.jobseeker_pages import share_linker
from tests.world import World

TIMES = 100
#: What a door may count: tries, and that a form was sent once.
COUNTERS = {"throttle", "form_post"}
TOKEN = "Kanarche{}Неизвестна"


def rows(session: Session) -> Counter[str]:
    """Table → its rows, but for counters."""
    tables = [table for table in models.Base.metadata.sorted_tables if table.name not in COUNTERS]
    found = {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
    session.rollback()
    return Counter(found)


def test_without_the_tick_no_byte_of_anybody_is_kept(
    app: Flask, client: HouseClient, session: Session, world: World, tmp_path: Path
) -> None:
    desk = app.test_client()
    assert isinstance(desk, HouseClient)
    desk.sign_in_as(world.counsellor)
    before, join, enter = rows(session), client.get("/join").text, desk.get("/desk/people/new").text
    for number in range(TIMES):
        token = TOKEN.format(number)
        key = {"form_key": f"before-consent-{number:04d}"}
        asked = {"organisation": world.sofia, "pin": "730164", "pin_again": "730164", "given_name": token}
        assert client.post("/join", data={**hidden_fields(join, "/join"), **asked, **key}, raw=True).status_code == 422
        told = {"language": "uk", "given_name": token, "family_name": token, "heard": "read_alone"}
        fields = hidden_fields(enter, "/desk/people/new")
        answer = desk.post("/desk/people/new", data={**fields, **told, **key}, raw=True)
        assert answer.status_code == 422
    assert rows(session) == before
    assert not traces.found([TOKEN.format(number) for number in range(TIMES)], hunted(app, session, tmp_path))


def test_of_a_cv_nothing_is_kept_before_something_is_ticked(
    app: Flask, client: HouseClient, session: Session, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share_linker(monkeypatch)
    client.sign_in_as(world.anna_account)
    shown, before = client.get("/me/cv").text, rows(session)
    for number in range(10):
        content = f"{TOKEN.format(number)}\nI worked as a cook from 2015 to 2020.\n".encode()
        fields = {**hidden_fields(shown, "/me/cv"), "form_key": f"cv-{number:08d}"}
        boundary, sent = encode_multipart({**fields, "cv": FileStorage(BytesIO(content), "cv.txt")})
        answer = client.post("/me/cv", data=sent, content_type=f"multipart/form-data; boundary={boundary}", raw=True)
        assert answer.status_code == 200
    assert rows(session) == before
    assert not traces.found([TOKEN.format(number) for number in range(10)], hunted(app, session, tmp_path))
