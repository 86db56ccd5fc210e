"""A counsellor is called away in the middle of an intake, and is signed out meanwhile: what was answered comes back."""

import pyotp
import pytest
from playwright.sync_api import expect

from tests.conftest import FakeClock
from tests.e2e.conftest import Open
from tests.e2e.page_checks import violations
from tests.world import PASSWORD, TOTP_SECRET, World


@pytest.mark.parametrize(("language", "width", "scripts"), [("bg", 1440, True), ("ar", 360, False)])
def test_an_intake_sent_too_late_is_given_back_after_password_and_code(
    window: Open, world: World, clock: FakeClock, language: str, width: int, scripts: bool
) -> None:
    page = window(account=world.counsellor, language=language, width=width, scripts=scripts).new_page()
    page.set_default_timeout(60_000)
    intake = f"/desk/people/{world.anna}/intake"
    page.goto(intake)
    clock.move(minutes=16)
    minutes = page.locator("[name='place-max_commute_minutes'][value='30']")
    page.locator(f"label[for='{minutes.get_attribute('id')}']").click()
    page.locator("main form .btn-primary").first.click()
    page.locator("[name=email]").fill("counsellor@example.org")
    if scripts:
        assert not violations(page)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form .btn-primary").click()
    page.locator("[name=digits]").fill(pyotp.TOTP(TOTP_SECRET).at(clock()))
    page.locator("main form .btn-primary").click()
    page.locator("main form[action$='/intake']").wait_for()
    page.locator("main form[action$='/intake'] .btn-primary").click()
    page.wait_for_url(lambda url: "staff" not in url)
    page.goto(intake)
    expect(page.locator("[name='place-max_commute_minutes'][value='30']")).to_be_checked()
