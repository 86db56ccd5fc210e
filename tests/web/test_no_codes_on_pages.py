"""No page shows a code: neither a reason's, nor an address of a concept, nor a value of a closed list."""

import re
from enum import StrEnum
from html import unescape

import pytest

from matcher import ReasonCode
from models import enums
from scripts.page_list import addresses
from tests.browser import HouseClient
from tests.small_things import Small
from tests.world import World
from web.services.adapters import LICENCE_CODES

ACCOUNTS = {"jobseeker": "anna_account", "employer": "employer", "counsellor": "counsellor", "lead": "lead"}
VALUES = {
    str(value)
    for kind in vars(enums).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for value in kind
}
CODES = {value for value in VALUES | set(LICENCE_CODES.values()) if re.search(r"[_-]", value)}
#: Says which words a file may hold.
WRITES_A_FORMAT = {"/employer/import"}
NEVER = re.compile(
    "|".join([r"urn:zaedno", r"data\.europa\.eu", r"%\(\w+\)s", *(re.escape(code.value) for code in ReasonCode)])
)


def visible(page: str) -> str:
    """What a reader sees: no markup, no scripts, no values of fields."""
    body = re.sub(r"(?s)<(script|style|head|textarea)\b.*?</\1>", " ", page)
    return unescape(re.sub(r"<[^>]+>", " ", body))


@pytest.mark.parametrize("language", ["bg", "en", "ar"])
@pytest.mark.parametrize("persona", ACCOUNTS)
def test_no_page_shows_a_code(client: HouseClient, world: World, persona: str, language: str) -> None:
    client.sign_in_as(getattr(world, ACCOUNTS[persona]))
    if persona == "counsellor":
        people = f"/desk/vacancies/{world.hotel_vacancy}/people"
        client.submit(people.replace("/people", "/rank"), page=people)
    for address in addresses(persona, Small(world)):
        answer = client.get(f"{address}?lang={language}")
        if answer.mimetype != "text/html":
            continue
        text = visible(answer.get_data(as_text=True))
        assert not NEVER.findall(text), address
        words = set(re.findall(r"[a-z]+(?:[_-][a-z]+)+", text))
        assert address in WRITES_A_FORMAT or not words & CODES, address


def test_a_code_would_be_seen() -> None:
    page = visible('<head><title>x</title></head><p class="temporary_protection">work_right.valid fixed_term</p>')
    assert NEVER.findall(page) == ["work_right.valid"]
    assert set(re.findall(r"[a-z]+(?:[_-][a-z]+)+", page)) & CODES == {"fixed_term"}
