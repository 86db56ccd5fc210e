"""Ids of another organisation's people, put wherever a page takes an id that its address does not name: in the query,
in hidden fields, among ticked rows. Nothing of those people is shown, and nothing of theirs changes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Jobseeker
from models.queries import by_public_id, subject_rows
from tests.browser import HouseClient, another
from tests.safety.cells import Cell, Somebody, cells, everybody
from tests.safety.every_form import Writer, answers_of
from tests.world import World

SOURCES = Path(__file__).parents[2] / "web"
ASKED_FOR = re.compile(r"args\.(?:get|getlist)\(\s*\"(\w+)\"")
PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{22}")
CANARIES = ("Коваль", "حداد", "прибиральниця в готелі", "طباخ في مطعم")
ATTACKERS = ("counsellor varna", "lead varna", "mina", "employer kestrel")
#: What staff of any organisation may do to a vacancy ends or begins something for everybody who was proposed for it.
SHARED = frozenset({
    "counsellor.approve", "counsellor.return_vacancy", "municipality.hold_vacancy", "municipality.report",
    "accounts.sign_out", "accounts.sign_out_everywhere", "accounts.quick_exit", "jobseeker.erase_now", "accounts.move",
})  # fmt: skip


@pytest.fixture
def attackers(app: Flask, world: World) -> list[tuple[Somebody, HouseClient]]:
    """Who tries, signed in."""
    chosen = [each for each in everybody(world) if each.name in ATTACKERS]
    return [(each, another(app).sign_in_as(each.account or "")) for each in chosen]


def strangers(world: World) -> list[str]:
    """Public ids of Sofia's people and of what is theirs."""
    names = (
        "anna", "omar", "invited", "granted", "suggested", "interview", "contest", "wish", "job_offer", "news",
        "handed_over", "plan", "note", "task", "step", "referral", "anna_account", "counsellor",
    )  # fmt: skip
    return [found for name in names if (found := getattr(world, name, ""))]


def pages(app: Flask, world: World, works: dict[str, str], somebody: Somebody) -> Iterator[Cell]:
    """What somebody may open, but for the one case that an emergency opened to them."""
    for cell in cells(app, world, works):
        mine = cell.somebody.name == somebody.name and cell.method == "GET" and cell.expected
        if mine and cell.endpoint != "counsellor.glass_case":
            yield cell


def of_sofia(session: Session, world: World) -> dict[str, str]:
    """Everything stored about Sofia's people, row by row."""
    session.rollback()
    found = {}
    for name in (world.anna, world.omar):
        person = by_public_id(session, Jobseeker, name)
        assert person is not None
        for kind, rows in subject_rows.rows_of(session, person):
            for row in rows:
                values = {column.key: getattr(row, column.key) for column in kind.__mapper__.column_attrs}
                found[f"{kind.__tablename__} {row.id}"] = repr(sorted(values.items(), key=lambda pair: pair[0]))
    session.rollback()
    return found


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_no_page_shows_a_stranger_named_in_its_query(
    app: Flask, world: World, works: dict[str, str], attackers: list[tuple[Somebody, HouseClient]]
) -> None:
    asked = sorted({name for file in SOURCES.rglob("*.py") for name in ASKED_FOR.findall(file.read_text("utf-8"))})
    assert len(asked) > 5
    shown = []
    for somebody, client in attackers:
        for cell in pages(app, world, works, somebody):
            for stranger in (world.anna, world.omar):
                address = f"{cell.address}?{urlencode(dict.fromkeys(asked, stranger))}"
                answer = client.get(address, raw=True)
                assert answer.status_code < 500, address
                said = answer.data.decode(errors="replace")
                shown += [f"{address} as {somebody.name}: {word}" for word in CANARIES if word in said]
    assert not shown, shown[:5]


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_no_form_takes_a_stranger(
    app: Flask, session: Session, world: World, works: dict[str, str], attackers: list[tuple[Somebody, HouseClient]]
) -> None:
    before, wrong = of_sofia(session, world), []
    for somebody, client in attackers:
        for cell in pages(app, world, works, somebody):
            for action, sent in _attacks(client, cell.address, strangers(world)):
                answer = client.post(action, data=sent, raw=True)
                assert answer.status_code < 500, action
                said, after = answer.data.decode(errors="replace"), of_sofia(session, world)
                wrong += [f"{action} as {somebody.name} shows {word}" for word in CANARIES if word in said]
                changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
                wrong += [f"{action} as {somebody.name} with {sent} changes {changed}"] if changed else []
                before = after
    assert not wrong, wrong[:5]


def _attacks(client: HouseClient, page: str, ids: list[str]) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    """The forms of a page with strangers wherever it sends an id, and once more in every field at all."""
    answer = client.get(page, raw=True)
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return
    addresses = client.application.url_map.bind("localhost")
    for form in html5lib.parse(answer.text, namespaceHTMLElements=False).iter("form"):
        action = urljoin(page, form.get("action") or page)
        if form.get("method", "get").lower() != "post" or not action.startswith("/"):
            continue
        if addresses.match(urlsplit(action).path, method="POST")[0] not in SHARED:
            yield from ((action, sent) for sent in _with_strangers(form, ids))


def _with_strangers(form: Element, ids: list[str]) -> Iterator[Mapping[str, list[str]]]:
    usual = answers_of(form, Writer("Kanary"))
    guards = {name: usual[name] for name in ("csrf_token", "form_key", "version") if name in usual}
    named = [name for name, values in usual.items() if name not in guards and any(map(PUBLIC_ID.fullmatch, values))]
    if named:
        yield {**usual, **dict.fromkeys(named, ids)}
    yield {**dict.fromkeys(usual, ids), **guards}
