"""What may have a recording, and the address of the one for the reader's language."""

from collections.abc import Collection, Mapping
from pathlib import Path

from flask import current_app, url_for

from web.i18n import language
from web.rights import TOPICS
from web.services import recordings
from web.services.jobseeker_progress import Part
from web.settings import Settings

QUESTIONS, RIGHTS = "questions", "rights"
NAMES: Mapping[str, Collection[str]] = {QUESTIONS: [part.value for part in Part], RIGHTS: list(TOPICS)}


def instance() -> Path:
    """The folder of this installation."""
    settings: Settings = current_app.extensions["settings"]
    return settings.instance


def address(place: str, name: str) -> str:
    """Where the recording in the reader's language is; empty if there is none that may be sent."""
    code = language()
    if name not in NAMES[place] or recordings.find(instance(), code, place, name) is None:
        return ""
    return url_for("public.audio", code=code, place=place, name=name)
