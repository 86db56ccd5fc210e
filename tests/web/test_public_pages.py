"""Pages for everybody."""

import re

import pytest
from flask import Flask
from sqlalchemy import text

from tests.browser import HouseClient
from tests.world import World
from web.extensions import db

PAGES = ["/", "/privacy", "/help", "/accessibility"]


@pytest.mark.parametrize("language", ["bg", "en", "uk", "ru", "ar", "fa", "ps", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_shown_in_every_language(client: HouseClient, page: str, language: str) -> None:
    answer = client.get(f"{page}?lang={language}")
    assert answer.status_code == 200
    direction = "rtl" if language in ("ar", "fa", "ps") else "ltr"
    assert f'lang="{language}" dir="{direction}"' in answer.text


def test_the_start_page_has_three_doors_and_eight_languages(client: HouseClient) -> None:
    shown = client.get("/?lang=en").text
    for address in ("/join", "/employers/register", "/staff/sign-in"):
        assert f'href="{address}"' in shown
    for name in ("Български", "English", "Українська", "Русский", "العربية", "فارسی / دری", "پښتو", "Français"):
        assert name in shown


@pytest.mark.parametrize(("who", "own"), [("anna_account", "/me"), ("employer", "/employer"), ("lead", "/desk")])
def test_whoever_is_signed_in_is_led_to_their_own_pages_and_to_no_door_that_is_shut(
    client: HouseClient, world: World, who: str, own: str
) -> None:
    shown = client.sign_in_as(getattr(world, who)).get("/").text
    main = shown[shown.index("<main") : shown.index("</main")]
    assert f'href="{own}"' in main
    inside = {address for address in re.findall(r'href="(/[^"?#]*)"', main) if address != "/"}
    assert all(client.get(address).status_code == 200 for address in inside), inside


def test_the_privacy_page_says_that_a_computer_ranks_and_a_person_decides(client: HouseClient) -> None:
    shown = client.get("/privacy?lang=en").text
    assert "high-risk" in shown
    assert "explanation" in shown


def test_the_help_page_names_112_and_no_other_number(client: HouseClient) -> None:
    shown = client.get("/help?lang=en").text
    assert "112" in shown
    assert "+359" not in shown


def test_health_is_plain_text(client: HouseClient) -> None:
    for page in ("/healthz", "/readyz"):
        answer = client.get(page)
        assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok", "text/plain")


def test_not_ready_when_the_database_is_at_another_revision(app: Flask, client: HouseClient) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'earlier'"))
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "revision" in answer.text
