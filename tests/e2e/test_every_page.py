"""Every page of every persona, in Bulgarian and Arabic: accessible, inside its width, asking no other host, light."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from scripts.live import CHROMIUM
from scripts.page_list import PERSONAS, addresses
from tests.e2e.conftest import Open
from tests.e2e.page_checks import too_wide, violations
from tests.small_things import Small
from tests.world import World

FIRST_LOAD, LATER_LOAD = 200_000, 30_000


def _account(world: World, persona: str) -> str | None:
    accounts = {
        "jobseeker": world.anna_account, "employer": world.employer, "counsellor": world.counsellor,
        "lead": world.lead, "operator": world.operator,
    }  # fmt: skip
    return accounts.get(persona)


def _is_fault(said: ConsoleMessage) -> bool:
    """Errors count, but for the browser's own note on the page that is meant not to exist."""
    return said.type == "error" and not said.location.get("url", "").split("?")[0].endswith("/nowhere")


def _watch(window: BrowserContext, address: str) -> list[str]:
    strangers: list[str] = []

    def look(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            strangers.append(request.url)

    window.on("request", look)
    return strangers


@pytest.mark.parametrize(("language", "width"), [("bg", 1440), ("ar", 360)])
@pytest.mark.parametrize("persona", PERSONAS)
def test_pages_are_accessible_and_fit(
    window: Open, address: str, world: World, persona: str, language: str, width: int
) -> None:
    opened = window(account=_account(world, persona), language=language, width=width)
    strangers, complaints = _watch(opened, address), []
    page = opened.new_page()
    page.on("console", lambda said: complaints.append(f"console: {said.text}") if _is_fault(said) else None)
    for path in (each for each in addresses(persona, Small(world)) if "A" * 22 not in each):
        page.goto(address + path + f"?lang={language}")
        where = f"{path} {language} {width}"
        assert page.locator("html").get_attribute("lang") == language, where
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr"), where
        assert page.locator("h1").count() == 1, where
        complaints += [f"{where}: {fault}" for fault in (*too_wide(page), *violations(page))]
    assert not complaints, "\n".join(complaints[:12])
    assert not strangers


@pytest.mark.parametrize("language", ["bg", "ar", "uk", "fa"])
def test_a_jobseekers_pages_are_light(window: Open, address: str, world: World, language: str) -> None:
    opened = window(account=world.anna_account, language=language, width=360)
    page = opened.new_page()
    scale = Scale(page)
    page.goto(f"{address}/me?lang={language}", wait_until="networkidle")
    assert scale.total() <= FIRST_LOAD, scale.parts
    for path in (each for each in addresses("jobseeker", Small(world)) if "A" * 22 not in each):
        scale.empty()
        page.goto(address + path, wait_until="networkidle")
        assert scale.total() <= LATER_LOAD, (path, scale.parts)


class Scale:
    """Bytes over the wire, file by file, from the browser's own network log."""

    def __init__(self, page: Page) -> None:
        self.parts: dict[str, int] = {}
        self._names: dict[str, str] = {}
        log = page.context.new_cdp_session(page)
        log.send("Network.enable")
        log.on("Network.requestWillBeSent", lambda e: self._names.update({e["requestId"]: e["request"]["url"]}))
        log.on("Network.loadingFinished", lambda e: self._weigh(e["requestId"], int(e["encodedDataLength"])))

    def _weigh(self, request: str, size: int) -> None:
        name = self._names.get(request, request)
        self.parts[name] = self.parts.get(name, 0) + size

    def total(self) -> int:
        """Everything since the scale was emptied."""
        return sum(self.parts.values())

    def empty(self) -> None:
        """Start anew."""
        self.parts.clear()


def test_the_browser_is_there() -> None:
    assert Path(CHROMIUM).exists()
