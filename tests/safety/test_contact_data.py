"""The phone may be in another person's hand: how to reach its owner, and copies of data, only soon after the PIN."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Jobseeker
from models.queries import by_public_id
from tests.browser import HouseClient, hidden_fields
from tests.conftest import FakeClock
from tests.safety.cells import cells
from tests.world import PIN, World

CONTACTS = {"phone": "+359887654321", "email": "pishtyalka@example.org"}
COPIES = {
    f"/me/documents/{name}" for name in ("cv.pdf?kind=named", "cv.json?kind=named", "cv.xml?kind=named", "copy.zip")
}
#: Where a person may see how they are reached.
SHOWN_AT = {"jobseeker.question", "jobseeker.check"}


@pytest.fixture
def works(works: dict[str, str], session: Session, world: World) -> dict[str, str]:
    """Public ids of work entries; anna has a phone and an e-mail."""
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.phone, person.email = CONTACTS["phone"], CONTACTS["email"]
    session.commit()
    return works


def pages(app: Flask, world: World, works: dict[str, str]) -> set[tuple[str, str]]:
    """(endpoint, address) of every page of the policy that is open to anna."""
    own = [each for each in cells(app, world, works) if each.somebody.name == "anna" and each.method == "GET"]
    named = {("jobseeker.question", "/me/name")}
    return {(each.endpoint, each.address) for each in own if each.expected} | named


def showing(client: HouseClient, found: set[tuple[str, str]]) -> set[str]:
    """The endpoints that show how to reach the person."""
    shown = set()
    for endpoint, address in sorted(found):
        answer = client.get(address, raw=True)
        text = answer.get_data(as_text=True) if answer.mimetype.startswith("text/") else ""
        shown |= {endpoint for contact in CONTACTS.values() if contact in text}
    return shown


def test_no_page_of_the_policy_shows_contact_data_long_after_the_pin(
    app: Flask, client: HouseClient, world: World, works: dict[str, str], clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    found = pages(app, world, works)
    assert len(found) > 30
    assert showing(client, found) >= SHOWN_AT
    clock.move(minutes=6)
    client.get("/me")
    assert showing(client, found) == set()


def test_the_way_leads_through_the_pin_and_back(
    client: HouseClient, world: World, works: object, clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    clock.move(minutes=6)
    for address in ("/me/name", *COPIES):
        assert client.get(address).location == "/confirm", address
    assert client.get("/me/name?back=check").location == "/confirm"
    back = client.submit("/confirm", {"pin": PIN}).location
    assert back.startswith("/me/name?back=check")
    assert CONTACTS["phone"] in client.get(back).text
    for address in COPIES:
        assert client.get(address).status_code == 200


def test_a_conflict_shows_nobody_the_saved_phone(
    client: HouseClient, session: Session, world: World, works: object, clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    opened = hidden_fields(client.get("/me/name").text, "/me/name")
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.phone = "+359881112233"
    session.commit()
    clock.move(minutes=6)
    answer = client.post("/me/name", data={**opened, "phone": "+359889998877"})
    assert answer.status_code == 409
    assert "+359881112233" not in answer.text
    assert CONTACTS["email"] not in answer.text


def test_who_has_said_nothing_yet_is_not_asked(client: HouseClient, world: World, clock: FakeClock) -> None:
    client.sign_in_as(world.anna_account)
    clock.move(minutes=6)
    assert client.get("/me/name").status_code == 200
