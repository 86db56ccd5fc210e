"""Every form against hostile input: fields nobody offered, broken text, impossible values. Made from the URL map."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

import models
from tests.browser import HouseClient, hidden_fields
from tests.safety.cells import Cell, cells, everybody
from tests.world import World

pytestmark = pytest.mark.timeout(900)

FIELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"')
POISON = "7742199"
NASTY = (
    "", " ", "x" * 70_000, "\u202eabc\u202c", "\u0000", "\ufffd\ufffe", "٣١/٠٢/٢٠٢٦", "31", "0000-00-00", "9999-99-99",
    "1e400", "NaN", "-1", "<script>alert(1)</script>", "'; DROP TABLE account; --", "{{7*7}}", "%(x)s", "\r\nX-Evil: 1",
    "ا" * 5000, "á́́́" * 200, "on", "true",
)  # fmt: skip


def _posts(app: Flask, world: World, works: dict[str, str]) -> list[Cell]:
    """One allowed cell for each endpoint that takes a POST, leaving out those that only sign somebody out."""
    found: dict[str, Cell] = {}
    for cell in cells(app, world, works):
        if cell.method == "POST" and cell.expected and cell.endpoint not in LEAVING:
            found.setdefault(cell.endpoint, cell)
    return list(found.values())


LEAVING = {"accounts.sign_out", "accounts.quick_exit", "accounts.sign_out_everywhere"}


def _knock(app: Flask, world: World, cell: Cell) -> tuple[HouseClient, dict[str, str], set[str]]:
    """A browser for a cell's actor, the hidden fields of a form it can see, and the names that form offers."""
    client = app.test_client()
    assert isinstance(client, HouseClient)
    account = next(each for each in everybody(world) if each.name == cell.somebody.name)
    if account.account:
        client.sign_in_as(account.account, proved=account.proved)
    shown = ""
    for page in (cell.address, "/security", "/staff/second-step", "/sign-in"):
        shown = client.get(page, raw=True).get_data(as_text=True)
        if 'name="csrf_token"' in shown:
            break
    fields = hidden_fields(shown, cell.address)
    fields.setdefault("csrf_token", re.search(r'name="csrf_token"[^>]*value="([^"]+)"', shown).group(1))  # type: ignore[union-attr]
    return client, fields, set(FIELD.findall(shown))


def test_no_form_breaks_on_broken_input(app: Flask, world: World, works: dict[str, str]) -> None:
    broken, sent = [], 0
    for cell in _posts(app, world, works):
        client, fields, names = _knock(app, world, cell)
        offered = [name for name in names if name not in ("csrf_token", "form_key")] or ["x"]
        for nasty in NASTY:
            fields["form_key"] = f"nasty-{sent:012d}"
            answer = client.post(cell.address, data={**fields, **dict.fromkeys(offered, nasty)}, raw=True)
            sent += 1
            if answer.status_code >= 500:
                broken.append(f"{cell} with {nasty[:20]!r}: {answer.status_code}")
    assert not broken, f"{len(broken)} of {sent}: {broken[:6]}"
    assert sent > 500


def test_fields_nobody_offered_change_nothing(
    app: Flask, session: Session, world: World, works: dict[str, str]
) -> None:
    """Post every column name of every table to every form: a value lands only where the form offers a field for it."""
    columns = sorted({column.name for table in models.Base.metadata.tables.values() for column in table.columns})
    planted = []
    for cell in _posts(app, world, works):
        client, fields, names = _knock(app, world, cell)
        poison = {name: POISON for name in columns if name not in names}
        client.post(cell.address, data={**poison, **fields}, raw=True)
        for table in models.Base.metadata.sorted_tables:
            for row in session.execute(select(table)).mappings():
                planted += [f"{cell}: {table.name}.{k}" for k, v in row.items() if str(v) == POISON]
        session.rollback()
        assert not planted, planted[:5]


def test_an_answer_too_large_is_refused_kindly(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    _, fields = client, hidden_fields(client.get("/me/work").get_data(as_text=True), "/me/work")
    answer = client.post("/me/work", data={**fields, "words": "x" * 5_000_000})
    assert answer.status_code == 413
    assert "<h1" in answer.get_data(as_text=True)
