"""Leads see their own organisation's totals and staff, and invite colleagues."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, OutboxMessage
from models.enums import Role
from tests.browser import HouseClient
from tests.world import World


def numbers(shown: str) -> list[int]:
    """The big numbers of a page."""
    return [int(number) for number in re.findall(r"<dd>(\d+)</dd>", shown)]


def test_a_lead_sees_the_totals_of_the_own_organisation_only(client: HouseClient, world: World) -> None:
    sofia = client.sign_in_as(world.lead).get("/organisation?lang=en").text
    varna = client.sign_in_as(world.other_lead).get("/organisation?lang=en").text
    assert numbers(sofia)[:3] == [2, 0, 0]
    assert numbers(varna)[:3] == [1, 0, 0]
    assert "Рамо до рамо" in sofia
    assert "Рамо до рамо" not in varna


def test_a_person_who_joins_waits_in_the_numbers(client: HouseClient, world: World) -> None:
    client.submit(
        "/join", {"organisation": world.sofia, "pin": "738195", "pin_again": "738195", "agree": "y"}
    )  # fmt: skip
    assert numbers(client.sign_in_as(world.lead).get("/organisation").text)[:2] == [3, 1]


def test_the_staff_list_shows_colleagues_and_nobody_else(client: HouseClient, world: World) -> None:
    shown = client.sign_in_as(world.lead).get("/organisation/staff").text
    assert "counsellor@example.org" in shown
    assert "lead@example.org" in shown
    for other in ("other@example.org", "otherlead@example.org", "operator@example.org"):
        assert f">{other}<" not in shown


def test_a_lead_invites_a_counsellor_to_the_own_organisation(
    client: HouseClient, world: World, session: Session
) -> None:
    client.sign_in_as(world.lead)
    answer = client.submit(
        "/organisation/staff/invite", {"email": "new@example.org", "role": "counsellor"}, page="/organisation/staff"
    )
    assert answer.status_code == 200
    assert "/invitation/" in answer.text
    made = session.scalars(select(Account).order_by(Account.id.desc())).first()
    assert made is not None
    assert made.role is Role.COUNSELLOR
    assert made.organisation is not None
    assert made.organisation.public_id == world.sofia
    assert session.scalars(select(OutboxMessage)).one().address == "new@example.org"


def test_a_lead_cannot_invite_an_operator_or_a_known_e_mail(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.lead)
    for answers in (
        {"email": "new@example.org", "role": "operator"},
        {"email": "counsellor@example.org", "role": "counsellor"},
        {"email": "no address", "role": "counsellor"},
    ):
        answer = client.submit("/organisation/staff/invite", answers, page="/organisation/staff")
        assert answer.status_code == 422
