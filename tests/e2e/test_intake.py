"""A new person, from the empty form to the first vacancies, as a counsellor and the person do it at one screen."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.page_checks import violations
from tests.world import World

MOST = 20
pytestmark = pytest.mark.usefixtures("words_known")


class Counting:
    """A page on which every press, tick and filled box is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tick(self, name: str, value: str) -> None:
        """Choose one answer of a question, by the name of its field."""
        field = self.page.locator(f"[name={name!r}][value={value!r}]").get_attribute("id")
        self.page.locator(f"label[for='{field}']").click()
        self.count += 1

    def fill(self, name: str, text: str) -> None:
        """Write into a box."""
        self.page.locator(f"[name={name!r}]").fill(text)
        self.count += 1

    def press(self, selector: str) -> None:
        """Press a button or follow a link."""
        self.page.locator(selector).first.click()
        self.count += 1


def saved(page: Page, act: Callable[[], None]) -> None:
    """Do something, and wait until that one question was saved."""
    with page.expect_response(lambda answer: answer.url.endswith("/intake") and answer.request.method == "POST"):
        act()


def enter(hands: Counting, spoken: str) -> None:
    """A person who is not known yet, as far as the first question."""
    page = hands.page
    page.goto("/desk/people/new")
    hands.tick("language", spoken)
    hands.tick("heard", "read aloud")
    hands.press("label[for='agreed']")
    hands.press("main button[type=submit]")
    page.wait_for_url("**/slip")
    hands.press("a[href$='/intake']:not(.tabs a)")
    page.wait_for_url("**/intake")


def answer(hands: Counting) -> None:
    """Questions that are saved one by one; what was answered stands there after the page was left."""
    page = hands.page
    saved(page, lambda: hands.tick("languages-spoken", "A2"))
    saved(page, lambda: page.locator("[name='place-municipality_code']").evaluate(
        "(box) => { box.value = 'SOF46'; box.dispatchEvent(new Event('change', { bubbles: true })); }"
    ))  # fmt: skip
    hands.count += 2
    saved(page, lambda: hands.tick("place-max_commute_minutes", "60"))
    for when in ("days", "evenings", "nights", "weekends"):
        saved(page, partial(hands.tick, f"times-works_{when}", "no" if when == "nights" else "yes"))
    saved(page, lambda: hands.tick("start-at_once", "y"))
    page.reload()
    expect(page.locator("[name='languages-spoken'][value='A2']")).to_be_checked()
    expect(page.locator("[name='times-works_nights'][value='no']")).to_be_checked()


@pytest.mark.parametrize(("language", "width"), [("bg", 1440), ("ar", 360)])
def test_a_new_person_sees_first_vacancies_after_eight_questions(
    window: Open, world: World, language: str, width: int
) -> None:
    spoken = "ar" if language == "bg" else "bg"
    page = window(account=world.counsellor, language=language, width=width).new_page()
    page.set_default_timeout(60_000)  # The first list of vacancies builds the engine.
    hands = Counting(page)
    enter(hands, spoken)
    assert page.locator(f"h2 [lang='{spoken}']").count() == 6, "the question above each part stands in both languages"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
    assert not violations(page)
    answer(hands)
    hands.tick("papers-status", "temporary_protection")
    hands.fill("work-reworded", {"bg": "готвач", "ar": "طباخ"}[language])
    hands.fill("work-years", "5")
    hands.press("main form .btn-primary")
    page.locator("[name='work-meaning'], .tabs a[aria-current][href$='/vacancies']").first.wait_for(state="attached")
    if "/vacancies" not in page.url:
        hands.press("label[for$='-meaning-0']")
        hands.press("main form .btn-primary")
    page.wait_for_url("**/vacancies")
    assert hands.count <= MOST
