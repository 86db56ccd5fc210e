"""Languages: which there are, which one this reader gets, and in which direction it runs."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages.pofile import read_po
from flask import request, session
from flask_babel import get_locale

from web.extensions import principal

LANGUAGES: Mapping[str, str] = {
    "bg": "Български",
    "en": "English",
    "uk": "Українська",
    "ru": "Русский",
    "ar": "العربية",
    "fa": "فارسی / دری",
    "ps": "پښتو",
    "fr": "Français",
}
DEFAULT = "bg"
TRANSLATIONS = Path(__file__).parent / "translations"


class ReaderLocale(NamedTuple):
    """What templates need of a language."""

    language_tag: str
    text_direction: str


def choose_locale() -> str:
    """The reader's language: asked for in the address, chosen before, the account's, the browser's, Bulgarian."""
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        if session.get("lang") != asked:
            session["lang"] = asked
        return str(asked)
    chosen = session.get("lang")
    if chosen in LANGUAGES:
        return str(chosen)
    account = principal().language
    if account in LANGUAGES:
        return str(account)
    return request.accept_languages.best_match(list(LANGUAGES)) or DEFAULT


def isolated(text: str) -> str:
    """A name or own words inside a text, set apart so that neither turns the other round; nothing stays nothing."""
    return f"\u2068{text}\u2069" if text else ""


def language() -> str:
    """The code of the language this page is written in."""
    return str(get_locale() or DEFAULT).split("_")[0]


def reader_locale() -> ReaderLocale:
    """The tag and direction of the page."""
    return locale_of(language())


@cache
def locale_of(code: str) -> ReaderLocale:
    """The tag and direction of one of our languages."""
    return ReaderLocale(code, Locale.parse(code).text_direction)


@cache
def reviewed(code: str) -> bool:
    """Whether a native speaker has reviewed the catalogue of a language, as its header says."""
    path = TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return code == "en"
    with path.open("rb") as file:
        return "not yet reviewed" not in read_po(file).header_comment
