"""The field that offers jobs while one types, with the keyboard alone, as a screen reader meets it."""

import pytest

from tests.e2e.conftest import Open
from tests.e2e.page_checks import violations
from tests.world import World


@pytest.mark.parametrize(("language", "typed"), [("bg", "покоїв"), ("ar", "طبا")])
def test_a_job_is_picked_with_the_keyboard_alone(window: Open, world: World, language: str, typed: str) -> None:
    page = window(account=world.anna_account, language=language, width=360).new_page()
    page.goto("/me/work")
    box = page.get_by_role("combobox")
    box.press_sequentially(typed)
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("option").count() <= 7
    assert "7" in page.locator(".suggestions-status").inner_text() or page.get_by_role("option").count() < 7
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant") or ""
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    assert box.evaluate("box => box === document.activeElement")
    assert not violations(page)
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == typed
    box.press("ArrowDown")
    name = page.get_by_role("option").first.locator(".suggestion").inner_text()
    box.press("Enter")
    assert box.input_value() == name
    box.press("Enter")
    page.wait_for_url("**/me/work/*")
