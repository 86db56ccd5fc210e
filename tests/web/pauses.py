"""Signing in again after an idle sign-out, with the page that carries what was written."""

import re
from html import unescape

import pyotp
from werkzeug.test import TestResponse

from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.world import PASSWORD, PIN, TOTP_SECRET
from web.services import code_words

HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')


def hidden_pairs(page: TestResponse) -> list[tuple[str, str]]:
    """The hidden fields of the form in the middle of the page, in their order."""
    tags = HIDDEN.findall(page.get_data(as_text=True).split("<main", 1)[1])
    found = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags]
    return [(unescape(name.group(1)), unescape(value.group(1))) for name, value in found if name and value]


def hidden(page: TestResponse) -> dict[str, str]:
    """The same, each name once."""
    return dict(hidden_pairs(page))


def signed_in(client: HouseClient, page: TestResponse, name: str, pin: str = PIN) -> TestResponse:
    """A person signs in on a page that asks them to."""
    return client.post("/sign-in", data={**hidden(page), "name": code_words.shown(name, "en"), "pin": pin})


def first_step(client: HouseClient, page: TestResponse, email: str) -> TestResponse:
    """Somebody with a password gives it on a page that asks for it."""
    return client.post("/staff/sign-in", data={**hidden(page), "email": email, "password": PASSWORD})


def second_step(client: HouseClient, page: TestResponse, clock: FakeClock) -> TestResponse:
    """And then the code of this moment."""
    digits = pyotp.TOTP(TOTP_SECRET).at(clock())
    return client.post("/staff/second-step", data={**hidden(page), "digits": digits})
