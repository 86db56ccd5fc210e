"""The caseload with the keyboard alone, and its keys turned off."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.world import World


def caseload(window: Open, world: World) -> Page:
    page = window(account=world.counsellor, language="bg", width=1440).new_page()
    page.goto("/desk?whose=mine")
    return page


def here(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id"))


def test_the_list_is_worked_through_with_the_keyboard_alone(window: Open, world: World) -> None:
    page = caseload(window, world)
    people = page.locator("[data-row]").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    for key, place in (("j", 0), ("j", 1), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        assert here(page) == people[place]
    page.keyboard.press("x")
    assert page.locator("input[name=person]:checked").count() == 1
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    assert here(page) == "find-name"
    page.keyboard.type("jx?/")
    assert page.locator("#find-name").input_value() == "jx?/"
    page.locator("#find-name").fill("Koval")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/desk/people/{world.anna}$"))
    page.go_back()
    page.keyboard.press("j")
    first = here(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{first}$"))


def test_the_keys_can_be_turned_off_and_stay_off(window: Open, world: World) -> None:
    page = caseload(window, world)
    page.keyboard.press("?")
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.locator("#keys").is_hidden()
    assert not here(page).startswith("/desk/people/")
    page.locator("[data-opens=keys]").click()
    page.locator("[data-keys-on]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert here(page).startswith("/desk/people/")
