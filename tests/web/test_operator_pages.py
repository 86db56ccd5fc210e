"""Operators run the system: organisations, invitations, vetting by two people, translations; no identities."""

import html
import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, AuditEntry, Organisation, OutboxMessage
from models.enums import Role
from tests.browser import HouseClient
from tests.world import World

BURGAS = {
    "name": "Каритас Бургас", "kind": "association", "municipality": "BGS04", "accepts": "y", "mediator_number": "",
    "mediator_date-day": "", "mediator_date-month": "", "mediator_date-year": "",
}  # fmt: skip


def test_the_overview_shows_counts_and_a_whole_chain_and_no_names(
    client: HouseClient, world: World, session: Session
) -> None:
    shown = client.sign_in_as(world.operator).get("/operator?lang=en").text
    assert "Whole" in shown
    assert "In order" in shown
    for name in ("Анна", "Коваль", "عمر", "مینا", world.anna):
        assert name not in shown


def test_a_broken_chain_shows(client: HouseClient, world: World, session: Session) -> None:
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.number)).first()
    assert entry is not None
    entry.action = "nothing"
    session.commit()
    assert "Broken at entry 1" in client.sign_in_as(world.operator).get("/operator?lang=en").text


def test_an_operator_makes_an_organisation_and_sees_what_it_lacks(
    client: HouseClient, world: World, session: Session
) -> None:
    client.sign_in_as(world.operator)
    assert client.submit("/operator/organisations", BURGAS).location == "/operator/organisations"
    shown = client.get("/operator/organisations?lang=en").text
    row = re.search(r"<tr>(?:(?!</tr>).)*Каритас Бургас.*?</tr>", shown, re.S)
    assert row is not None
    assert "Number in the register is missing" in row[0]
    assert "Nobody leads it yet" in row[0]
    made = session.scalars(select(Organisation).where(Organisation.name == "Каритас Бургас")).one()
    assert session.scalars(select(AuditEntry).where(AuditEntry.subject == made.public_id)).one().action == (
        "created organisation"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""}, {"name": "Рамо до рамо"}, {"name": "x" * 201}, {"name": "a\u202eb"}, {"municipality": "XXX"},
        {"kind": "church"}, {"mediator_date-day": "31", "mediator_date-month": "2", "mediator_date-year": "2020"},
        {"mediator_date-day": "1", "mediator_date-month": "2", "mediator_date-year": "2020"},
    ],
)  # fmt: skip
def test_a_wrong_answer_is_said_and_nothing_is_stored(
    client: HouseClient, world: World, session: Session, change: dict[str, str]
) -> None:
    client.sign_in_as(world.operator)
    answer = client.submit("/operator/organisations", {**BURGAS, **change})
    assert answer.status_code == 422
    assert "data-error-summary" in answer.text
    assert len(session.scalars(select(Organisation)).all()) == 2


def test_two_operators_changing_one_organisation_lose_nothing(
    app: Flask, client: HouseClient, world: World, session: Session, second_operator: str
) -> None:
    address = f"/operator/organisations/{world.sofia}"
    other = app.test_client()
    assert isinstance(other, HouseClient)
    other.environ_base["wsgi.url_scheme"] = "https"
    from tests.browser import hidden_fields

    client.sign_in_as(world.operator)
    seen = hidden_fields(client.get(address).text, address)
    other.sign_in_as(second_operator)
    assert other.submit(address, {**BURGAS, "name": "Рамо", "mediator_number": "4711"}).status_code == 303
    stale = client.post(address, data={**seen, **BURGAS, "name": "Моето име"})
    assert stale.status_code == 409
    assert "Моето име" in stale.text
    assert "4711" in stale.text
    again = {**hidden_fields(stale.text, address), **BURGAS, "name": "Моето име", "form_key": "a-fresh-form-key"}
    assert client.post(address, data=again).status_code == 303


def test_the_link_for_a_lead_is_shown_once_and_sent(client: HouseClient, world: World, session: Session) -> None:
    client.sign_in_as(world.operator)
    page = f"/operator/organisations/{world.varna}"
    answer = client.submit(f"{page}/invite", {"email": "lead2@example.org"}, page=page)
    link = re.search(r'link-once" dir="ltr">([^<]+)<', answer.text)
    assert link is not None
    assert session.scalars(select(OutboxMessage)).one().secret == html.unescape(link[1])
    lead = session.scalars(select(Account).where(Account.role == Role.LEAD).order_by(Account.id.desc())).first()
    assert lead is not None
    assert lead.organisation is not None
    assert lead.organisation.public_id == world.varna
    session.rollback()
    assert "/invitation/" not in client.get(page).text
    known = client.submit(f"{page}/invite", {"email": "lead2@example.org"}, page=page)
    assert known.status_code == 422


def test_translations_say_what_is_missing(client: HouseClient, world: World) -> None:
    shown = client.sign_in_as(world.operator).get("/operator/translations?lang=en").text
    for name in ("Български", "العربية", "پښتو"):
        assert name in shown
