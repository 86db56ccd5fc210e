"""Collect every string of code and templates into the eight catalogues: `python -m scripts.catalogues`."""

import re
import subprocess
import sys
import tempfile
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "web" / "translations"
LANGUAGES = ("bg", "en", "uk", "ru", "ar", "fa", "ps", "fr")
HEADER = """\
# The {name} words of Zaedno.
# Copyright (c) 2026 Zaedno maintainers
# not yet reviewed by a native speaker
#"""
TELEPHONE_OR_DAY = re.compile(r"(?<!\N{LEFT-TO-RIGHT ISOLATE})\b(?:0\d+(?: \d{2,4})+|\d{4}-\d{2}-\d{2})\b")
NAMES = {
    "bg": "Bulgarian", "en": "English", "uk": "Ukrainian", "ru": "Russian", "ar": "Arabic",
    "fa": "Persian and Dari", "ps": "Pashto", "fr": "French",
}  # fmt: skip


def extracted() -> Catalog:
    """Every string marked for translation, with the places it stands in."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "messages.pot"
        command = [
            sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "pyproject.toml", "-k", "_l", "-k",
            "ngettext:1,2", "--no-wrap", "--sort-by-file", "-o", str(template), ".",
        ]  # fmt: skip
        subprocess.run(command, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
        with template.open("rb") as file:
            return read_po(file)


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def load(language: str) -> Catalog:
    """The catalogue of a language; a new one where there is none yet."""
    path = path_of(language)
    if not path.exists():
        fresh = Catalog(locale=language, project="Zaedno", version="", fuzzy=False)
        fresh.header_comment = HEADER.format(name=NAMES[language])
        return fresh
    with path.open("rb") as file:
        return read_po(file, locale=language)


def save(language: str, catalogue: Catalog) -> None:
    """Write a catalogue without line numbers, so that a change shows only the words that changed."""
    path = path_of(language)
    for message in catalogue:
        message.string = _well_set(message.string or "", right_to_left=catalogue.locale.text_direction == "rtl")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalogue, omit_header=False, no_location=True, ignore_obsolete=True, width=100, sort_output=True
        )


def _well_set(text: str | tuple[str, ...] | list[str], *, right_to_left: bool) -> str | tuple[str, ...]:
    """What no browser sets right by itself. Lines may break after a slash: an Arabic word's feminine ending is tied to
    it, or it stands alone on the next. A telephone number and a day in digits run from left to right."""
    if not isinstance(text, str):
        return tuple(str(_well_set(form, right_to_left=right_to_left)) for form in text)
    tied = text.replace("/ة", "/\N{WORD JOINER}ة")
    if not right_to_left:
        return tied
    return TELEPHONE_OR_DAY.sub("\N{LEFT-TO-RIGHT ISOLATE}\\g<0>\N{POP DIRECTIONAL ISOLATE}", tied)


def update() -> None:
    """Bring all catalogues up to the code. New strings are empty, in English they are the string itself."""
    template = extracted()
    for language in LANGUAGES:
        catalogue = load(language)
        comment = catalogue.header_comment
        catalogue.update(deepcopy(template), no_fuzzy_matching=True)
        catalogue.header_comment = comment
        catalogue.fuzzy = False
        _name(catalogue, language)
        if language == "en":
            _fill_with_itself(catalogue)
        save(language, catalogue)


def _name(catalogue: Catalog, language: str) -> None:
    """Header fields that say something true and do not change with every run."""
    catalogue.project, catalogue.version = "Zaedno", "1"
    catalogue.msgid_bugs_address = "see CONTRIBUTING.md"
    catalogue.last_translator = "Zaedno maintainers"
    catalogue.language_team = NAMES[language]
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 11, 22, tzinfo=UTC)


def _fill_with_itself(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id and not (all(message.string) if isinstance(message.string, tuple) else message.string):
            message.string = message.id if isinstance(message.id, str) else tuple(message.id)


if __name__ == "__main__":
    update()
