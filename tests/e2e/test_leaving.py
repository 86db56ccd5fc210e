"""Leaving quickly in a real browser: blank at once, nothing to go back to, with a line and without."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from scripts.page_list import addresses
from tests.e2e.conftest import Open
from tests.small_things import Small
from tests.world import World

AWAY = "https://www.wikipedia.org/"
BLANK_MS = 300
BACK = 10
PATIENCE = 50
#: Anything of anna, and the mark that a signed-in page carries.
OURS = ("Коваль", "Анна", "data-signed-in")
WATCH = """() => {
  let began = 0;
  const note = () => { began = performance.now(); };
  for (const event of ["keydown", "click"]) addEventListener(event, note, true);
  const look = () => document.body.children.length || console.log(`blank ${performance.now() - began}`);
  new MutationObserver(look).observe(document.body, { childList: true });
}"""


def opened(window: Open, world: World, language: str = "uk", **how: object) -> BrowserContext:
    """Anna's window. The page one leaves to is ours: no test asks another host."""

    def elsewhere(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Elsewhere</title>Elsewhere")

    made = window(account=world.anna_account, language=language, width=360, **how)
    made.route(f"{AWAY}**", elsewhere)
    return made


def leave(page: Page, by: str) -> float:
    """Leave, wait until the page is elsewhere, and give the milliseconds until it was blank."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.evaluate(WATCH)
    if by == "Shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.locator("[data-quick-exit] button").click(no_wait_after=True)
    page.wait_for_url(AWAY)
    return next(float(text.split()[1]) for text in said if text.startswith("blank "))


def is_told(page: Page) -> bool:
    """Whether the server's answer to the exit came, which takes the mark away."""
    for _ in range(PATIENCE):
        if "left" not in {cookie.get("name") for cookie in page.context.cookies()}:
            return True
        page.wait_for_timeout(100)
    return False


def check_nothing_is_left(page: Page, address: str, where: str) -> None:
    """Going back shows nothing; no storage, cache or mark stays; the next page asks to sign in."""
    for _ in range(BACK):
        page.go_back()
        shown = page.content()
        assert not [sign for sign in OURS if sign in shown], where
    page.goto(f"{address}/me")
    assert "/sign-in" in page.url, where
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("globalThis.caches ? caches.keys().then((names) => names.length) : 0") == 0
    assert "left" not in {cookie.get("name") for cookie in page.context.cookies()}, where


def check_page(window: Open, world: World, address: str, path: str, language: str, by: str) -> None:
    """One page, left once."""
    made = opened(window, world, language)
    page = made.new_page()
    page.goto(f"{address}/me")
    page.goto(f"{address}{path}")
    blank = leave(page, by)
    assert blank <= BLANK_MS, f"{path}: {blank} ms"
    assert is_told(page), f"{path}: the mark stays, so nobody answered"
    check_nothing_is_left(page, address, f"{path} {language}")
    made.close()


@pytest.mark.parametrize(("path", "by"), [("/me", "button"), ("/me/invitations", "Shift")])
def test_leaving_blanks_the_page_and_leaves_nothing(
    window: Open, address: str, world: World, path: str, by: str
) -> None:
    check_page(window, world, address, path, "ar", by)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", ["ar", "bg"])
def test_every_page_of_a_person_can_be_left(window: Open, address: str, world: World, language: str) -> None:
    for number, path in enumerate(addresses("jobseeker", Small(world))):
        check_page(window, world, address, path, language, "Shift" if number % 2 else "button")


def test_without_a_line_the_page_goes_blank_and_the_next_request_signs_out(
    window: Open, address: str, world: World
) -> None:
    made = opened(window, world)
    page = made.new_page()
    page.goto(f"{address}/me")
    made.route("**/leave", lambda route: route.abort())
    assert leave(page, "Shift") <= BLANK_MS
    assert "left" in {cookie.get("name") for cookie in made.cookies()}
    page.goto(f"{address}/me")
    check_nothing_is_left(page, address, "without a line")


def test_without_a_script_the_button_leaves_too(window: Open, address: str, world: World) -> None:
    made = opened(window, world, scripts=False)
    page = made.new_page()
    page.goto(f"{address}/me")
    page.goto(f"{address}/me/invitations")
    page.locator("[data-quick-exit] button").click(no_wait_after=True)
    page.wait_for_url(AWAY)
    for _ in range(BACK):
        page.go_back()
        shown = page.content()
        assert not [sign for sign in OURS if sign in shown]
    page.goto(f"{address}/me")
    assert "/sign-in" in page.url
