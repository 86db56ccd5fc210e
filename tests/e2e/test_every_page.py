"""Every page of every persona, in Bulgarian and Arabic: accessible, inside its width, asking no other host, light."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from scripts.live import CHROMIUM
from scripts.page_list import PERSONAS, addresses
from tests.e2e.conftest import Open
from tests.world import World

AXE = Path(__file__).parents[2] / "build" / "vendor" / "axe.min.js"
FIRST_LOAD, LATER_LOAD = 200_000, 30_000
SERIOUS = {"serious", "critical"}


def _account(world: World, persona: str) -> str | None:
    accounts = {
        "jobseeker": world.anna_account, "employer": world.employer, "counsellor": world.counsellor,
        "lead": world.lead, "operator": world.operator,
    }  # fmt: skip
    return accounts.get(persona)


def _findings(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => await axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['impact']} {each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in SERIOUS
    ]


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
    page.on("console", lambda said: complaints.append(f"console: {said.text}") if said.type == "error" else None)
    for path in addresses(persona, world):
        page.goto(address + path + f"?lang={language}")
        where = f"{path} {language} {width}"
        assert page.locator("html").get_attribute("lang") == language, where
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr"), where
        assert page.locator("h1").count() == 1, where
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 1:
            complaints.append(f"{where}: {wide} px too wide")
        complaints += [f"{where}: {finding}" for finding in _findings(page)]
    assert not complaints, "\n".join(complaints[:12])
    assert not strangers


@pytest.mark.parametrize("language", ["bg", "ar", "uk", "fa"])
def test_a_jobseekers_pages_are_light(window: Open, address: str, world: World, language: str) -> None:
    opened = window(account=world.anna_account, language=language, width=360)
    page = opened.new_page()
    weighed = _weigh(page)
    page.goto(f"{address}/me?lang={language}", wait_until="networkidle")
    assert weighed["bytes"] <= FIRST_LOAD, f"first load {weighed['bytes']}"
    for path in addresses("jobseeker", world):
        weighed["bytes"] = 0
        page.goto(address + path, wait_until="networkidle")
        assert weighed["bytes"] <= LATER_LOAD, f"{path}: {weighed['bytes']}"


def _weigh(page: Page) -> dict[str, int]:
    """Bytes over the wire, counted by the browser's own network log."""
    weighed = {"bytes": 0}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda e: weighed.update(bytes=weighed["bytes"] + e["encodedDataLength"]))
    return weighed


def test_the_browser_is_there() -> None:
    assert Path(CHROMIUM).exists()
