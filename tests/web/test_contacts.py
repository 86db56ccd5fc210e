"""Contacts: none comes with the release, none shows without a source, two operators never lose each other's words."""

from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry, Contact
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.world import World

CLINIC = {
    "kind": "legal_help", "name": "Правна клиника", "municipality": "VAR06", "address": "ул. Липа 3",
    "telephone": "٠٥٢ 123 456", "languages": ["bg", "ar"], "hours": "9-17", "source": "", "checked_on-day": "",
    "checked_on-month": "", "checked_on-year": "",
}  # fmt: skip
SEEN = {"source": "A letter", "checked_on-day": "20", "checked_on-month": "11", "checked_on-year": "2026"}


@pytest.fixture
def operator(client: HouseClient, world: World) -> HouseClient:
    """The operator's browser, in English."""
    client.sign_in_as(world.operator).get("/?lang=en")
    return client


def clinic(session: Session) -> Contact:
    """The clinic as it is now."""
    session.rollback()
    row = session.scalars(select(Contact).where(Contact.name.startswith("Правна клиника"))).one()
    session.expunge(row)
    session.rollback()  # A transaction left open would keep the next page from writing.
    return row


def test_without_a_source_no_reader_sees_a_contact(operator: HouseClient, session: Session) -> None:
    assert operator.submit("/operator/contacts", CLINIC).status_code == 303
    row = clinic(session)
    assert (row.telephone, row.languages, row.source) == ("052 123 456", "bg ar", None)
    assert "Правна клиника" not in operator.get("/contacts").text
    assert "Правна клиника: the source is missing." in unescape(operator.get("/operator").text)
    operator.submit(f"/operator/contacts/{row.public_id}", {**CLINIC, **SEEN})
    page = unescape(operator.get("/contacts?lang=en").text)
    for words in ("Правна клиника", 'href="tel:052123456"', "Varna", "Arabic", "A letter", "November 20, 2026"):
        assert words in page
    assert "Правна клиника" in operator.get("/rights/complaints").text
    assert "Правна клиника: the source" not in operator.get("/operator").text


def test_a_source_needs_its_day_and_a_day_its_source(operator: HouseClient) -> None:
    for half in ({"source": "A letter"}, {key: value for key, value in SEEN.items() if key != "source"}):
        assert operator.submit("/operator/contacts", {**CLINIC, **half}).status_code == 422


@pytest.mark.parametrize("number", ["call Maria", "1", "+359 2 123 456 ext. 7", "javascript:1"])
def test_a_telephone_number_can_be_dialled(operator: HouseClient, number: str) -> None:
    assert operator.submit("/operator/contacts", {**CLINIC, "telephone": number}).status_code == 422


def test_an_ended_contact_is_hidden_and_can_be_shown_again(operator: HouseClient, world: World) -> None:
    page = f"/operator/contacts/{world.contact}"
    assert "Инспекция Лозен" in operator.get("/contacts").text
    operator.submit(f"{page}/end", {"version": "1", "ended": "yes"}, page=page)
    assert "Инспекция Лозен" not in operator.get("/contacts").text
    assert "Labour Inspectorate: readers find no contact yet." in unescape(operator.get("/operator").text)
    operator.submit(f"{page}/end", {"version": "2", "ended": "no"}, page=page)
    assert "Инспекция Лозен" in operator.get("/contacts").text


def test_two_operators_at_once_see_both_versions(operator: HouseClient, session: Session, world: World) -> None:
    page = f"/operator/contacts/{world.contact}"
    mine = {**CLINIC, **SEEN, "version": "1"}
    assert operator.submit(page, {**mine, "name": "Their name"}).status_code == 303
    answer = operator.submit(page, {**mine, "name": "My name"})
    assert answer.status_code == 409
    assert "Their name" in answer.text
    assert "My name" in answer.text
    stale = operator.submit(f"{page}/end", {"version": "1", "ended": "yes"}, page=page)
    assert stale.status_code == 409
    assert "Somebody else changed this contact." in stale.text
    session.rollback()
    assert session.scalars(select(Contact.name).where(Contact.public_id == world.contact)).one() == "Their name"


def test_what_an_operator_did_stands_in_the_audit_trail(operator: HouseClient, session: Session) -> None:
    operator.submit("/operator/contacts", CLINIC)
    session.rollback()
    actions = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == clinic(session).public_id)).all()
    assert actions == ["created contact"]


def test_what_nobody_looked_at_for_a_year_is_an_operators_task(
    operator: HouseClient, clock: FakeClock, world: World
) -> None:
    assert "Инспекция Лозен: not checked since" not in operator.get("/operator").text
    clock.move(days=366)
    operator.sign_in_as(world.operator)
    assert "Инспекция Лозен: not checked since" in unescape(operator.get("/operator?lang=en").text)


def test_where_nobody_is_known_readers_are_told_whom_to_ask(client: HouseClient) -> None:
    assert "Your counsellor knows whom to call." in client.get("/rights/status?lang=en").text
