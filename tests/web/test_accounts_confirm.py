"""The PIN is asked once more before data goes out."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.world import PIN, World
from web.accounts.confirm import THEN


@pytest.fixture
def anna(client: HouseClient, world: World) -> HouseClient:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    return client


def confirmed(client: HouseClient, clock: FakeClock, app: Flask) -> Callable[[], bool]:
    """Whether a page that asks for the PIN would let this browser through."""
    from web.confirming import confirm_first

    def asked() -> bool:
        cookie = client.get_cookie("__Host-zaedno")
        assert cookie is not None
        with app.test_request_context(
            headers={"Cookie": f"__Host-zaedno={cookie.value}"}, base_url="https://localhost"
        ):
            return confirm_first("/me") is None

    return asked


def test_right_after_signing_in_the_pin_is_not_asked_again(anna: HouseClient, clock: FakeClock, app: Flask) -> None:
    asked = confirmed(anna, clock, app)
    assert asked()
    clock.move(minutes=5, seconds=1)
    assert not asked()


def test_the_right_pin_leads_on_and_holds_for_five_minutes(anna: HouseClient, clock: FakeClock, app: Flask) -> None:
    asked = confirmed(anna, clock, app)
    clock.move(minutes=6)
    with anna.session_transaction() as cookie:
        cookie[THEN] = "/me/who-looked"
    answer = anna.submit("/confirm", {"pin": PIN})
    assert (answer.status_code, answer.location) == (303, "/me/who-looked")
    assert asked()
    clock.move(minutes=6)
    assert not asked()


def test_a_wrong_pin_leads_nowhere_and_tries_are_counted(anna: HouseClient, clock: FakeClock, app: Flask) -> None:
    asked = confirmed(anna, clock, app)
    clock.move(minutes=6)
    assert anna.submit("/confirm", {"pin": "111222"}).status_code == 422
    assert not asked()
    answers = {anna.submit("/confirm", {"pin": f"33{number}444"}).status_code for number in range(10)}
    assert 429 in answers
