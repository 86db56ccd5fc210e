"""A curriculum vitae as JSON Resume, schema 1.0.0, in the paper's language.

Calendar years are the only dates: people know for how long they did something, and when last, not from which day on.
"""

import json
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from web.filters import place_name
from web.papers import words
from web.services.own_cv import Cv, Named


def json_resume(cv: Cv) -> bytes:
    """The document, UTF-8. What is not known is left out."""
    with force_locale(cv.language):
        made = {
            "basics": _basics(cv),
            "work": [
                _known(position=_text(work.name), endDate=str(work.last or ""), summary=words.work_note(work))
                for work in cv.work
            ],
            "skills": [_known(name=_text(one.name), level=words.evidence_words(one.evidence)) for one in cv.skills],
            "languages": [
                _known(language=name, fluency=said) for name, said in map(words.language_levels, cv.languages)
            ],
            "certificates": [
                {"name": ", ".join(filter(None, (words.licence_name(one), words.until(one))))} for one in cv.licences
            ],
            "meta": {"version": "v1.0.0"},
        }
    return json.dumps(made, ensure_ascii=False, indent=2).encode()


def _basics(cv: Cv) -> dict[str, Any]:
    contact = cv.contact
    summary = ". ".join(words.available(cv.availability))
    basics = _known(
        name=contact.name, label=words.headline(cv), phone=contact.phone, email=contact.email, summary=summary
    )
    if contact.place:
        basics["location"] = {"city": place_name(contact.place), "countryCode": "BG"}
    return basics


def _text(name: Named) -> str:
    """A name; own words say that they are, and in which language."""
    if not name.own_language:
        return name.text
    return str(_("%(words)s – %(mark)s", words=name.text, mark=words.own_words_mark(name)))


def _known(**values: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
