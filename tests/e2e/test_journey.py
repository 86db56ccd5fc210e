"""From the first page to a CV in one's hand, in four languages, with scripts and without, on a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.conftest import Open
from tests.e2e.walker import WORK, KeyboardWalker, Walker
from tests.world import World

PIN = "730164"
EVERY_DAY = {("ar", False), ("bg", True)}
RUNS = [
    pytest.param(language, scripts, id=f"{language}-{'with' if scripts else 'without'}-scripts",
                 marks=() if (language, scripts) in EVERY_DAY else pytest.mark.nightly)
    for language in WORK for scripts in (False, True)
]  # fmt: skip


pytestmark = pytest.mark.usefixtures("words_known")


def join(walker: Walker) -> str:
    """Make an account; gives the sign-in code as it stands on the page."""
    walker.link("I look for work")
    walker.arrive("Begin")
    walker.choose("Who should help you?", 0)
    walker.fill("Choose a PIN", PIN)
    walker.fill("The same PIN once more", PIN)
    walker.tick("I agree that Zaedno compares my answers with vacancies, and that a counsellor sees the result.")
    walker.button("Make my account")
    walker.arrive("This is your sign-in code")
    code = walker.page.locator(".slip-code").inner_text()
    walker.link("I have kept the code, go on")
    walker.arrive()
    return code


def say_work(walker: Walker) -> str:
    """What one worked as, in own words; the closest of what is offered back, whose name is returned."""
    walker.fill("What did you work as?", WORK[walker.language])
    walker.button("Save this work")
    walker.arrive("Is it one of these?")
    closest = walker.group("Which of these is closest?").locator("bdi").first.inner_text()
    walker.choose("Which of these is closest?", 0)
    walker.button("Save and go on")
    walker.arrive("Tell us more about this work")
    return closest


def first_half(walker: Walker) -> str:
    """Work, tasks, languages; gives the name of the work."""
    work = say_work(walker)
    walker.choose("What kind of work was it?", 0)
    walker.fill("How many years did you do it?", "4")
    walker.button("Save and go on")
    walker.arrive()
    walker.link("That was all. Go on")
    walker.arrive("What can you do?")
    walker.tick_first("Which of these can you do?", 3)
    walker.button("Save and go on")
    walker.arrive("Which languages do you know?")
    walker.pick("Speaking", "A2", within=_bulgarian(walker))
    walker.button("Save and go on")
    walker.arrive("Where do you live, and how far can work be?")
    return work


def _bulgarian(walker: Walker) -> str:
    return walker.page.locator(".panel-title").first.inner_text()


def second_half(walker: Walker) -> None:
    """Place and times, to the last question."""
    walker.choose("How long may the way to work take, one way?", 3)
    walker.choose("Do you have a car or a motorbike you can use?", "No")
    walker.button("Save and go on")
    walker.arrive("When can you work?")
    walker.choose("During the day", "Yes")
    walker.button("Save and go on")
    walker.arrive("Do you look after somebody?")
    walker.choose("Do you look after a child or another person?", "No")
    walker.button("Save and go on")
    walker.arrive("When can you start?")
    walker.tick("I can start now")
    walker.button("Save and go on")
    walker.arrive("Which pay do you need?")
    walker.fill("How much do you need each month, at least?", "700")
    walker.button("Save and go on")
    walker.arrive("Which papers do you have?")
    walker.choose("Which protection do you have?", 0)
    walker.button("Save and go on")
    walker.arrive("What do you wish for?")
    walker.button("Save and go on")
    walker.arrive("What is your name, and how can we reach you?")
    walker.fill("First name", "Sami")
    walker.button("Save and go on")
    walker.arrive("Check your answers")
    expect(walker.page.locator("main")).to_contain_text("Sami")


def see_jobs(walker: Walker) -> None:
    """What is in reach, and why the first one is."""
    walker.button("Everything is right. Show me jobs")
    walker.arrive("Jobs for me")
    walker.page.locator("main h2 a, main h3 a").first.press("Enter")
    expect(walker.page.locator(".reason").nth(2)).to_be_visible()
    walker.link("Jobs for me")
    walker.arrive("Jobs for me")


def fetch_cv(walker: Walker, folder: Path) -> str:
    """Download the CV; gives its words."""
    walker.link("Papers to take along: your CV and a copy of your data")
    walker.arrive("Papers to take along")
    with walker.page.expect_download() as waiting:
        walker.button("Get the CV as PDF")
    path = folder / "cv.pdf"
    waiting.value.save_as(path)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("language", "scripts"), RUNS)
def test_from_the_first_page_to_a_cv(window: Open, language: str, scripts: bool, tmp_path: Path) -> None:
    walker = Walker(window(language="bg", width=360, scripts=scripts).new_page(), language)
    walker.start()
    walker.link("Read how we keep your data safe")
    walker.arrive()
    walker.page.go_back()
    walker.arrive("Work, together")
    join(walker)
    work = first_half(walker)
    second_half(walker)
    see_jobs(walker)
    said = fetch_cv(walker, tmp_path)
    assert walker.page.locator("html").get_attribute("lang") == language
    assert set(re.findall(r"\w+", work)) <= set(re.findall(r"\w+", said)), said
    assert "Sami" not in said


@pytest.mark.timeout(300)
def test_what_was_begun_on_one_phone_goes_on_on_another(window: Open, tmp_path: Path) -> None:
    walker = Walker(window(language="uk", width=360, scripts=False).new_page(), "uk")
    walker.start()
    code = join(walker)
    first_half(walker)
    seen = _answers(walker)
    other = Walker(window(language="uk", width=390).new_page(), "uk")
    other.page.goto("/sign-in?lang=uk")
    other.fill("Your sign-in code or your phone number", code)
    other.fill("Your PIN", PIN)
    other.page.locator("main").get_by_role("button").first.click()
    other.arrive("My profile")
    assert _answers(other) == seen
    other.page.goto("/me")
    other.link("Answer now")
    other.arrive("Where do you live, and how far can work be?")
    second_half(other)
    assert _answers(walker) == _answers(other)


@pytest.mark.timeout(300)
def test_an_answer_given_without_a_line_is_saved_when_it_is_back_as_it_stands_then(window: Open, world: World) -> None:
    opened = window(account=world.anna_account, language="bg", width=360)
    walker = Walker(opened.new_page(), "bg")
    walker.page.goto("/me/pay")
    walker.fill("How much do you need each month, at least?", "700")
    opened.set_offline(True)
    walker.button("Save and go on")
    lost = walker.say("No connection. Your answer is still here. We save it when the line is back.")
    expect(walker.page.get_by_text(lost)).to_be_visible()
    walker.fill("How much do you need each month, at least?", "850")
    opened.set_offline(False)
    walker.arrive("Which papers do you have?")
    walker.page.goto("/me/pay")
    expect(walker.page.get_by_label(walker.say("How much do you need each month, at least?"))).to_have_value("850")


@pytest.mark.nightly
@pytest.mark.timeout(300)
def test_the_whole_way_with_the_keyboard_alone(window: Open, tmp_path: Path) -> None:
    walker = KeyboardWalker(window(language="bg", width=1280).new_page(), "bg")
    walker.start()
    join(walker)
    first_half(walker)
    second_half(walker)
    see_jobs(walker)
    assert fetch_cv(walker, tmp_path)


def _answers(walker: Walker) -> list[str]:
    walker.page.goto("/me/check")
    return [re.sub(r"\s+", " ", text) for text in walker.page.locator(".answer").all_inner_texts()]
