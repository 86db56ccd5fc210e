"""Lists of people to take away: nameless at once, with names only after a second person's word."""

import io
import re

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry, Jobseeker, PeopleExport
from models.people_export import ExportState
from models.queries import by_public_id
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.world import World

NAMES = ("Анна", "Коваль", "عمر", "حداد", "прибиральниця", "طباخ")
PAGE = "/desk/export"


def cells(content: bytes) -> list[list[object]]:
    """The rows of every sheet, read with a spreadsheet engine. No cell is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]


def nameless(client: HouseClient, whose: str = "all") -> list[list[object]]:
    """The rows of a list without names, without its head."""
    client.get("/?lang=en")
    answer = client.submit(f"{PAGE}/people.xlsx", {"whose": whose}, page=PAGE)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    return cells(answer.data)[1:]


def ask(client: HouseClient, session: Session, reason: str = "За срещата с общината утре.") -> str:
    """Ask for a list with names; the request's public id."""
    assert client.submit(PAGE, {"whose": "all", "reason": reason}).status_code == 303
    found = session.scalars(select(PeopleExport.public_id).order_by(PeopleExport.id.desc())).first()
    session.rollback()
    assert found is not None
    return found


def decide(app: Flask, account: str, export: str, verdict: str) -> int:
    """A lead presses a button; the status of the answer."""
    client = another(app).sign_in_as(account)
    page = "/organisation/exports"
    return client.submit(f"{page}/{export}/answer", {"verdict": verdict}, page=page).status_code


def test_a_list_without_names_names_nobody(client: HouseClient, world: World) -> None:
    rows = nameless(client.sign_in_as(world.counsellor))
    said = str(rows)
    assert len(rows) == 2
    assert not [name for name in (*NAMES, world.anna, world.omar, world.anna[:5], "1990") if name in said]


def test_codes_of_two_lists_have_nothing_in_common(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.counsellor)
    first, second = ({row[0] for row in nameless(client)} for _ in range(2))
    assert len(first) == len(second) == 2
    assert not first & second
    assert all(re.fullmatch("[0-9A-F]{10}", str(code)) for code in first | second)


def test_fields_of_a_list_without_names_are_coarse(client: HouseClient, world: World) -> None:
    rows = nameless(client.sign_in_as(world.counsellor))
    assert {row[3] for row in rows} == {"Basic"}
    assert {row[4] for row in rows} == {"Sofia-Grad"} or {str(row[4])[:5] for row in rows} == {"Sofia"}
    assert {row[5] for row in rows} == {"0–3"}
    assert {row[2] for row in rows} == {"One to four years"}


def test_each_list_stands_in_the_audit_chain(client: HouseClient, session: Session, world: World) -> None:
    nameless(client.sign_in_as(world.counsellor))
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "took a list without names")).one()
    assert (entry.facts, entry.actor) == ({"whole": True}, world.counsellor)


def test_names_need_a_reason_and_a_second_person(app: Flask, session: Session, world: World) -> None:
    client = another(app).sign_in_as(world.counsellor)
    assert client.submit(PAGE, {"whose": "all", "reason": ""}).status_code == 422
    export = ask(client, session)
    address = f"{PAGE}/{export}/people.xlsx"
    assert client.get(address).status_code == 404
    assert decide(app, world.lead, export, "open") == 303
    told = cells(client.get(address).data)
    assert "Анна Коваль" in str(told)
    assert "За срещата с общината утре." in str(told)


def test_every_line_says_who_took_it(app: Flask, session: Session, world: World) -> None:
    client = another(app).sign_in_as(world.counsellor)
    rows = cells(client.get(f"{PAGE}/{world.people_export}/people.xlsx").data)[1:3]
    assert all(str(row[-1]).startswith("Counsellor · 23") for row in rows)


def test_each_person_on_it_sees_that(app: Flask, session: Session, world: World) -> None:
    another(app).sign_in_as(world.counsellor).get(f"{PAGE}/{world.people_export}/people.xlsx")
    own = another(app).sign_in_as(world.anna_account)
    own.get("/?lang=en")
    assert "Took a list of people with your name on it" in own.get("/me/who-looked").text
    actions = [entry.action for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.number))]
    assert "took a list with names" in actions


def test_the_link_ends(app: Flask, world: World, clock: FakeClock) -> None:
    clock.move(hours=20)
    client = another(app).sign_in_as(world.counsellor)
    assert client.get(f"{PAGE}/{world.people_export}/people.xlsx").status_code == 404


@pytest.mark.parametrize("somebody", ["lead", "other_counsellor", "other_lead", "anna_account", "operator"])
def test_nobody_else_takes_it(app: Flask, world: World, somebody: str) -> None:
    client = another(app).sign_in_as(getattr(world, somebody))
    assert client.get(f"{PAGE}/{world.people_export}/people.xlsx").status_code == 404


def test_the_code_of_the_authenticator_is_asked_for_again(app: Flask, world: World, clock: FakeClock) -> None:
    client = another(app).sign_in_as(world.counsellor)
    clock.move(minutes=6)
    answer = client.get(f"{PAGE}/{world.people_export}/people.xlsx")
    assert (answer.status_code, answer.location) == (303, "/staff/confirm")


def test_nobody_agrees_with_themselves_and_no_other_lead_does(app: Flask, session: Session, world: World) -> None:
    export = ask(another(app).sign_in_as(world.lead), session)
    for account in (world.lead, world.other_lead):
        decide(app, account, export, "open")
        row = by_public_id(session, PeopleExport, export)
        assert row is not None
        assert row.state is ExportState.ASKED
        session.rollback()


def test_what_was_refused_stays_refused(app: Flask, session: Session, world: World) -> None:
    client = another(app).sign_in_as(world.counsellor)
    export = ask(client, session)
    decide(app, world.lead, export, "refuse")
    decide(app, world.lead, export, "open")
    assert client.get(f"{PAGE}/{export}/people.xlsx").status_code == 404


def test_lists_hold_ones_own_organisation_alone(app: Flask, world: World) -> None:
    assert len(nameless(another(app).sign_in_as(world.other_counsellor))) == 1
    assert len(nameless(another(app).sign_in_as(world.lead), "mine")) == 0


@pytest.mark.parametrize("name", ["=1+1", "+359", "-Иван", "@sum(1)", "\uff1dcmd", "=HYPERLINK(0)"])
def test_no_name_is_calculated(app: Flask, session: Session, world: World, name: str) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.given_name, person.family_name = name, None
    session.commit()
    client = another(app).sign_in_as(world.counsellor)
    assert name in str(cells(client.get(f"{PAGE}/{world.people_export}/people.xlsx").data)).replace("\\uff1d", "\uff1d")
