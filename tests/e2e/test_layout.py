"""Every page on a phone, on a desk, and enlarged twice and four times: nothing cut off or over anything else, no number
backwards; every control within reach of a thumb and of the keyboard; readable in the dark."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from scripts import live
from scripts.page_list import PERSONAS, QUESTIONS, addresses
from scripts.shots import application
from scripts.shown_world import Shown
from tests.e2e import page_checks
from tests.e2e.conftest import Open
from tests.small_things import Small
from tests.world import World

LANGUAGES = ("ar", "fa", "uk", "bg")
SAMPLE = ["/", "/join", "/me", "/me/work", "/me/languages", "/me/check", "/me/vacancies", "/security"]
FORMS = {
    "visitor": ["/join", "/sign-in", "/staff/sign-in", "/new-pin", "/employers/register", "/report"],
    "jobseeker": [*(f"/me/{name}" for name in ("work", "skills", *QUESTIONS)), "/me/messages/email", "/me/phone"],
}
SPOIL = """() => {
  const form = document.querySelector("main form[method=post] [type=text]")?.form;
  for (const field of form?.querySelectorAll("[type=text], textarea") ?? []) field.value = "99999\\u202e";
  form?.submit();
  return Boolean(form);
}"""
"""Fills in what no field accepts and sends the form, past the scripts that would look at it first."""
Check = Callable[[Page], list[str]]
Walk = Callable[..., list[str]]


def _complaints(page: Page, address: str, paths: Sequence[str], language: str, check: Check) -> list[str]:
    found = []
    for path in paths:
        answer = page.goto(f"{address}{path}?lang={language}")
        assert answer is not None
        assert answer.status in (200, 404), (path, answer.status)
        found += [f"{path} {language}: {fault}" for fault in check(page)]
    return found


@pytest.mark.parametrize("language", ["ar", "bg"])
def test_some_pages_are_laid_out_well(window: Open, address: str, world: World, language: str) -> None:
    page = window(account=world.omar_account, language=language).new_page()
    complaints = _complaints(page, address, SAMPLE, language, page_checks.misplaced)
    assert not complaints, "\n".join(complaints[:12])


def test_a_jobseekers_controls_are_as_large_as_a_thumb(window: Open, address: str, world: World) -> None:
    page = window(account=world.anna_account, language="uk", width=360).new_page()
    complaints = _complaints(page, address, addresses("jobseeker", Small(world)), "uk", page_checks.small_targets)
    assert not complaints, "\n".join(complaints[:12])


def test_the_keyboard_reaches_a_page_and_shows_where_it_is(window: Open, address: str, world: World) -> None:
    page = window(account=world.anna_account, language="fa", width=360).new_page()
    complaints = _complaints(page, address, ["/me", "/me/place", "/me/check"], "fa", page_checks.out_of_reach)
    assert not complaints, "\n".join(complaints[:12])


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, Shown]:
    """The application with the whole invented world: full lists, long names, every state."""
    return live.apart(lambda: application(tmp_path_factory.mktemp("shown")))


@pytest.fixture
def walk(browser: Browser, shown: tuple[Flask, Shown]) -> Iterator[Walk]:
    """Look at every page of a persona in that world: `walk(persona, language, check)` gives the complaints."""
    app, things = shown
    with live.served(app) as address:

        def look(
            persona: str,
            language: str,
            check: Check,
            *,
            width: int = 360,
            dark: bool = False,
            paths: Sequence[str] = (),
        ) -> list[str]:
            account = things.accounts.get(persona)
            opened = live.context(browser, app, address, account=account, language=language, width=width)
            page = opened.new_page()
            page.emulate_media(color_scheme="dark" if dark else "light")
            found = _complaints(page, address, paths or addresses(persona, things), language, check)
            opened.close()
            return found

        yield look


@pytest.mark.nightly
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_page_is_laid_out_well(walk: Walk, persona: str, language: str) -> None:
    complaints = walk(persona, language, page_checks.misplaced)
    assert not complaints, "\n".join(complaints[:30])


@pytest.mark.nightly
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_control_is_as_large_as_a_thumb(walk: Walk, persona: str, width: int) -> None:
    complaints = walk(persona, "bg", page_checks.small_targets, width=width)
    assert not complaints, "\n".join(complaints[:30])


@pytest.mark.nightly
@pytest.mark.parametrize(("language", "width"), [("bg", 1280), ("ar", 360)])
@pytest.mark.parametrize("persona", PERSONAS)
def test_the_keyboard_reaches_everything(walk: Walk, persona: str, language: str, width: int) -> None:
    complaints = walk(persona, language, page_checks.out_of_reach, width=width)
    assert not complaints, "\n".join(complaints[:30])


@pytest.mark.nightly
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("language", "width"), [("bg", 1280), ("ar", 360)])
@pytest.mark.parametrize("persona", PERSONAS)
def test_every_page_is_accessible_by_day_and_night(
    walk: Walk, persona: str, language: str, width: int, dark: bool
) -> None:
    complaints = walk(persona, language, page_checks.violations, width=width, dark=dark)
    assert not complaints, "\n".join(complaints[:30])


@pytest.mark.nightly
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("persona", FORMS)
def test_a_form_sent_back_is_laid_out_well(walk: Walk, persona: str, language: str) -> None:
    sent_back = []

    def check(page: Page) -> list[str]:
        with page.expect_navigation():
            if not page.evaluate(SPOIL):
                page.reload()
        sent_back.append(page.locator(".error-summary").count())
        return [*page_checks.violations(page), *page_checks.misplaced(page)]

    complaints = walk(persona, language, check, paths=FORMS[persona])
    assert not complaints, "\n".join(complaints[:30])
    assert sum(sent_back) >= len(FORMS[persona]) / 2
