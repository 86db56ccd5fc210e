"""Languages that no native speaker has reviewed say so where people read."""

import pytest

from scripts.page_list import RIGHTS
from tests.browser import HouseClient
from tests.world import World
from web import i18n
from web.rights import TOPICS

PUBLIC = [
    "/",
    "/privacy",
    "/help",
    "/accessibility",
    "/erased",
    "/vacancy-confirmed",
    "/report",
    "/report/answer",
    *RIGHTS,
]
MARK = "data-unreviewed"


def test_public_pages_say_so_before_their_words(client: HouseClient) -> None:
    for page in PUBLIC:
        shown = client.get(f"{page}?lang=ps").text
        assert shown.count(MARK) == 1, page
        assert page.startswith("/report") or shown.index(MARK) < shown.index("<h1"), page


def test_a_reviewed_language_says_nothing(client: HouseClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "reviewed", lambda code: code == "ps")
    for page in PUBLIC:
        assert MARK not in client.get(f"{page}?lang=ps").text, page
        assert MARK in client.get(f"{page}?lang=ar").text, page


def test_the_jobseekers_home_says_so(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    shown = client.get("/me?lang=uk").text
    assert shown.count(MARK) == 1
    assert shown.index(MARK) < shown.index("<h1")


def test_every_page_for_everybody_is_among_them(client: HouseClient) -> None:
    """Every rule of the blueprint without a thing in its address, and every topic."""
    machines = {"/healthz", "/readyz"}
    rules = client.application.url_map.iter_rules()
    served = {str(rule) for rule in rules if rule.endpoint.startswith("public.") and not rule.arguments}
    assert served - machines <= set(PUBLIC)
    assert {f"/rights/{slug}" for slug in TOPICS} <= set(PUBLIC)
