"""The main job, in a browser without scripts: two people write in their own languages, two vacancies in Bulgarian,
the engine ranks and explains across the languages, a counsellor reads it in Bulgarian, the person in their own."""

import re
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from scripts import live
from tests.e2e.conftest import Open
from tests.world import NOW, World
from web.extensions import own_transaction
from web.services import esco_content, esco_files, esco_import, linking

PIN = "730164"
ESCO = ("ESCO_labels_bg_from_MELO.zip", "ESCO_v1.1.1_classification_en_csv.zip", "ESCO_v1.1.1_relations_csv.zip")
PEOPLE = {
    "uk": ("прибиральниця в готелі", "Камериерка", ["9112"]),
    "ar": ("طباخ في مطعم", "Готвач", ["5120"]),
}


@pytest.fixture(params=["built-in pack", pytest.param("with ESCO", marks=pytest.mark.data)])
def taxonomy(request: pytest.FixtureRequest, app: Flask, data_folder: Path) -> str:
    """The built-in pack alone, or with the official files imported beside it."""
    if request.param == "with ESCO":
        paths = [data_folder / "esco" / name for name in ESCO]

        def bring_in() -> None:
            content = esco_content.read(esco_files.find(paths), lambda size: None)
            with app.app_context(), own_transaction() as session, session.begin():
                esco_import.save(session, content, NOW)

        live.apart(bring_in)

    def warm() -> None:
        with app.app_context(), own_transaction() as session:
            linking.linker(session)

    live.apart(warm)
    return str(request.param)


def _join(page: Page, language: str) -> None:
    page.goto(f"/join?lang={language}")
    page.locator('input[type="radio"]').first.check()
    for field in page.locator('input[type="password"], input[inputmode="numeric"]').all():
        field.fill(PIN)
    for box in page.locator('input[type="checkbox"]').all():
        box.check()
    page.locator('main form button[type="submit"]').first.click()
    assert "/welcome" in page.url


def _say_what_you_worked_as(page: Page, words: str) -> None:
    page.goto("/me/work")
    page.locator('main form input[type="text"]').first.fill(words)
    page.locator('main form button[type="submit"]').first.click()
    page.locator('main input[type="radio"]').first.check()
    page.locator('main form button[type="submit"]').first.click()


@pytest.mark.timeout(900)
def test_own_words_in_two_languages_find_their_bulgarian_vacancies(window: Open, world: World, taxonomy: str) -> None:
    for language, (words, title, _groups) in PEOPLE.items():
        page = window(language=language, width=360, scripts=False).new_page()
        _join(page, language)
        _say_what_you_worked_as(page, words)
        page.goto("/me/vacancies")
        first = page.locator('main :is(h2, h3) a[href*="/me/vacancies/"]').first
        wanted = world.hotel_vacancy if title == "Камериерка" else world.cook_vacancy
        assert wanted in (first.get_attribute("href") or ""), f"{taxonomy}: {language}"
        first.click()
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator(".reason").count() >= 3
    _counsellor_reads_both(window, world)


def _counsellor_reads_both(window: Open, world: World) -> None:
    page = window(account=world.lead, language="bg", scripts=False).new_page()
    for vacancy in (world.hotel_vacancy, world.cook_vacancy):
        page.goto(f"/desk/vacancies/{vacancy}/people")
        page.locator(f'form[action*="{vacancy}/rank"] button').first.click()
        assert f"/desk/vacancies/{vacancy}/people" in page.url
        rows = page.locator(f'a[href*="/desk/vacancies/{vacancy}/people/"]')
        assert rows.count() >= 2
        rows.first.click()
        assert page.locator("html").get_attribute("lang") == "bg"
        assert re.search("[а-я]{4}", page.locator(".reason").first.inner_text())
