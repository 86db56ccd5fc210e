"""Somebody who reads pages in their own language and finds everything by what it is called there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from babel.support import NullTranslations, Translations
from playwright.sync_api import Locator, Page, expect

import web
from web.i18n import LANGUAGES

CATALOGUES = Path(web.__file__ or "").parent / "translations"
MOST_OPTIONS = 10
"""Of a longer list nobody reads more than about so many before the right one."""
MOST_STOPS = 120
PATIENCE = 30_000
"""Milliseconds: a machine that does much else at the same time is not the page's fault."""
expect.set_options(timeout=PATIENCE)
SEEN = """() => {
  const here = document.activeElement, around = [here.parentElement, here.closest('li'), here.nextElementSibling];
  const outlined = (part, pseudo) => part && getComputedStyle(part, pseudo).outlineStyle !== 'none';
  return outlined(here) || outlined(here, '::after') || around.some((part) => outlined(part))
    || getComputedStyle(here).boxShadow !== 'none'; }"""
"""Whether a ring stands around the focused thing, or around what it fills."""


@dataclass
class Walker:
    """A reader of one language at a page; what they tap, fill in and read is counted."""

    page: Page
    language: str
    taps: int = 0
    fields: int = 0
    words: int = 0
    pages: list[tuple[str, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self._catalogue: NullTranslations = Translations.load(CATALOGUES, [self.language])

    @property
    def interactions(self) -> int:
        """Taps and fields filled in so far."""
        return self.taps + self.fields

    def say(self, message: str) -> str:
        """A message of the catalogue in the reader's language."""
        return str(self._catalogue.gettext(message))

    def counted(self, one: str, many: str, number: int) -> str:
        """A message with a number in it, in the reader's language."""
        return str(self._catalogue.ngettext(one, many, number)) % {"num": number}

    def start(self) -> None:
        """Open the first page and choose the language there."""
        self.page.goto("/")
        self.link(LANGUAGES[self.language])
        self.arrive("Work, together")
        assert self.page.locator("html").get_attribute("lang") == self.language
        self._read("body > header, body > footer", "every page")

    def arrive(self, heading: str = "") -> None:
        """Wait for a page with this heading and read it."""
        title = self.page.get_by_role("heading", level=1)
        expect(title).to_have_text(self.say(heading)) if heading else expect(title).to_be_visible()
        self._read("main", heading or title.inner_text())

    def _read(self, part: str, name: str) -> None:
        found = self.page.locator(part)
        count = sum(len(text.split()) for text in found.all_inner_texts())
        count -= sum(len(text.split()) for text in found.locator("select").all_inner_texts())
        self.words += count
        self.pages.append((name, self.interactions, count))

    def link(self, name: str, *, exact: bool = True) -> None:
        """Tap a link. Not `exact`: one whose words say more, such as whom they are about."""
        part = self.page if exact else self.page.locator("main")
        self._tap(part.get_by_role("link", name=self.say(name), exact=exact).filter(visible=True).first)

    def button(self, name: str) -> None:
        """Press a button."""
        self._tap(self.page.get_by_role("button", name=self.say(name), exact=True).filter(visible=True).first)

    def _tap(self, found: Locator) -> None:
        found.click()
        self.taps += 1

    def tick(self, name: str) -> None:
        """Tick a box in view by its words."""
        self._tap(self.page.get_by_label(self.say(name)).filter(visible=True).first)

    def tick_first(self, question: str, count: int) -> None:
        """Tick the first boxes of a question."""
        boxes = self.group(question).get_by_role("checkbox")
        for number in range(min(count, boxes.count())):
            self._tap(boxes.nth(number))

    def group(self, question: str) -> Locator:
        """A question with its answers."""
        return self.page.get_by_role("group", name=self.say(question)).first

    def choose(self, question: str, answer: str | int) -> None:
        """Choose one of the answers in view, by its words or its place."""
        answers = self.group(question).get_by_role("radio")
        if isinstance(answer, str):
            self._tap(self.group(question).get_by_label(self.say(answer), exact=True))
        else:
            self._tap(answers.nth(answer))

    def fill(self, name: str, value: str) -> None:
        """Write something into a field."""
        self.page.get_by_label(self.say(name)).first.fill(value)
        self.fields += 1

    def write_day(self, day: date, place: int = 0) -> None:
        """Write a day into the boxes of one of the questions about a day, counted from the top of the page."""
        boxes = self.page.locator("fieldset.date").nth(place).get_by_role("textbox")
        for number, part in enumerate((day.day, day.month, day.year)):
            boxes.nth(number).fill(str(part))
            self.fields += 1

    def pick(self, name: str, value: str, within: str = "") -> None:
        """Choose from a list that opens."""
        part = self.group(within) if within else self.page
        chosen = part.get_by_label(self.say(name)).first
        options = chosen.locator("option").all_inner_texts()
        self.words += sum(len(text.split()) for text in options[:MOST_OPTIONS])
        chosen.select_option(value)
        self.fields += 1


WORK: Mapping[str, str] = {
    "uk": "прибиральниця в готелі", "ar": "طباخ في مطعم", "fa": "آشپز رستوران", "bg": "камериерка в хотел",
}  # fmt: skip


@dataclass
class KeyboardWalker(Walker):
    """Somebody who has no mouse and no finger on a screen. Wherever they are, they can see where they are."""

    def _reach(self, wanted: Callable[[], bool]) -> None:
        for _ in range(MOST_STOPS):
            if wanted():
                break
            self.page.keyboard.press("Tab")
        assert wanted(), "the keyboard does not get there"
        assert self.page.evaluate(SEEN), "nothing shows where the keyboard is"

    def _at(self, found: Locator) -> bool:
        return bool(found.evaluate("found => found === document.activeElement"))

    def _tap(self, found: Locator) -> None:
        self.taps += 1
        kind = found.get_attribute("type")
        if kind == "radio":
            self._choose(found)
        else:
            self._reach(lambda: self._at(found))
            self.page.keyboard.press("Space" if kind == "checkbox" else "Enter")

    def _choose(self, found: Locator) -> None:
        name = found.get_attribute("name")
        self._reach(lambda: self.page.evaluate("document.activeElement.name ?? ''") == name)
        while not self._at(found):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(found).to_be_checked()

    def fill(self, name: str, value: str) -> None:
        """Type something into a field."""
        found = self.page.get_by_label(self.say(name)).first
        self._reach(lambda: self._at(found))
        self.page.keyboard.type(value)
        self.fields += 1

    def pick(self, name: str, value: str, within: str = "") -> None:
        """Go down a list that opens."""
        found = (self.group(within) if within else self.page).get_by_label(self.say(name)).first
        self._reach(lambda: self._at(found))
        for _ in range(MOST_STOPS):
            if found.input_value() == value:
                break
            self.page.keyboard.press("ArrowDown")
        expect(found).to_have_value(value)
        self.fields += 1
