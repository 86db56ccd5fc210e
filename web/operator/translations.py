"""Translations: what is missing in each language, and whether a person has looked at it."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from flask import render_template

from web.i18n import LANGUAGES, TRANSLATIONS, reviewed
from web.operator import blueprint


class State(NamedTuple):
    """How far one language is. `total` counts the strings of its catalogue."""

    code: str
    name: str
    total: int
    missing: int
    reviewed: bool


@blueprint.route("/operator/translations")
def translations() -> str:
    """One row for each language."""
    states = [_state(code, name) for code, name in LANGUAGES.items()]
    return render_template("operator/translations.html", states=states)


def _state(code: str, name: str) -> State:
    path = TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return State(code, name, 0, 0, reviewed(code))
    total, missing = _count(path, path.stat().st_mtime_ns)
    return State(code, name, total, 0 if code == "en" else missing, reviewed(code))


@cache
def _count(path: Path, _changed: int) -> tuple[int, int]:
    """Strings and untranslated or doubtful strings of a catalogue, read again when the file changes."""
    with path.open("rb") as file:
        catalogue: Catalog = read_po(file)
    messages = [message for message in catalogue if message.id]
    return len(messages), len([message for message in messages if message.fuzzy or not _is_said(message)])


def _is_said(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)
