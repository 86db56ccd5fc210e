"""Every form of the policy, sent after its writer was signed out for being idle: what was written waits in the page,
sealed to its writer, without guards, PINs, passwords and codes; or the form is one that is asked anew."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from models import Account
from models.queries import by_public_id
from tests.browser import HouseClient, hidden_fields
from tests.conftest import FakeClock
from tests.safety.cells import Cell, cells
from tests.web.pauses import hidden
from tests.world import World
from web.accounts import forms as account_forms
from web.accounts import message_forms
from web.accounts.forms import CodeForm, PhoneCodeForm
from web.extensions import now, own_transaction
from web.forms import Password, Pin, ZaednoForm
from web.permissions import POLICY
from web.services import unsent_answers
from web.services.principal import Actor
from web.signing_in_again import SECRETS

pytestmark = pytest.mark.timeout(300)

WORDS = [("words", "Канарче едно"), ("words", "Канарче две"), ("version", "3"), ("name-given_name", "Канарче три")]
TYPED_ANEW = [(name, "731946") for name in sorted(SECRETS)]


def _posts(app: Flask, world: World, works: dict[str, str]) -> list[Cell]:
    """One allowed cell for each endpoint that somebody signed in posts to."""
    found: dict[str, Cell] = {}
    for cell in cells(app, world, works):
        whole = cell.somebody.actor not in (Actor.ANONYMOUS, Actor.PENDING)
        if cell.method == "POST" and cell.expected and whole and Actor.ANONYMOUS not in POLICY[cell.endpoint].post:
            found.setdefault(cell.endpoint, cell)
    return list(found.values())


def _opened(app: Flask, cell: Cell, sealed: str) -> unsent_answers.Unsent | None:
    """What the writer's own account makes of what the page carries."""
    with app.app_context(), own_transaction() as session:
        account = by_public_id(session, Account, cell.somebody.account or "")
        assert account is not None
        return unsent_answers.opened(session, account.id, sealed, now())


def _guards(client: HouseClient, world: World) -> list[tuple[str, str]]:
    """What a page puts into its forms; the browser keeps its token through all sign-ins of this test."""
    shown = client.sign_in_as(world.counsellor).get("/security").get_data(as_text=True)
    return [("csrf_token", hidden_fields(shown, "/sign-out")["csrf_token"]), ("form_key", "a-form-that-waited")]


def test_every_form_of_the_policy_hands_back_what_was_written(
    app: Flask, client: HouseClient, world: World, works: dict[str, str], clock: FakeClock
) -> None:
    handed, anew, sent = set(), set(), MultiDict([*_guards(client, world), *WORDS, *TYPED_ANEW])
    for cell in _posts(app, world, works):
        client.sign_in_as(cell.somebody.account or "")
        clock.move(minutes=31)
        asked = client.post(cell.address, data=sent, raw=True)
        assert asked.status_code == 403, f"{cell}: {asked.status_code}"
        shown = asked.get_data(as_text=True)
        assert "Канарче" not in shown, cell
        assert "731946" not in shown, cell
        unsent = _opened(app, cell, hidden(asked).get("unsent", ""))
        (handed if unsent else anew).add(cell.endpoint)
        assert unsent is None or (unsent.address, sorted(unsent.fields)) == (cell.address, sorted(WORDS)), cell
    assert anew == {endpoint for endpoint, rule in POLICY.items() if rule.asked_anew}
    assert len(handed) > 120


def test_what_proves_who_somebody_is_has_a_name_that_is_never_carried() -> None:
    named = {
        name
        for module in (account_forms, message_forms)
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, ZaednoForm)
        for name, field in vars(form).items()
        if getattr(field, "field_class", None) in (Pin, Password)
    }
    named |= {name for form in (CodeForm, PhoneCodeForm) for name in vars(form) if not name.startswith("_")}
    assert named - {"again"} <= SECRETS, "`again` stands in the form of an invitation, before anybody has signed in"
    assert Actor.ANONYMOUS in POLICY["accounts.invitation"].post


@pytest.mark.parametrize(
    ("more", "why"),
    [({}, "a button that only was pressed"), ({"words": "Канарче", "file": (BytesIO(b"%PDF"), "cv.pdf")}, "a file")],
)
def test_nothing_is_carried_of(
    client: HouseClient, world: World, clock: FakeClock, more: dict[str, object], why: str
) -> None:
    sent = {**dict(_guards(client, world)), "version": "1", **more}
    clock.move(minutes=16)
    asked = client.post(f"/desk/people/{world.anna}/notes", data=sent)
    assert asked.status_code == 403, why
    assert "unsent" not in hidden(asked), why
