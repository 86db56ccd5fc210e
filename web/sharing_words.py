"""What is shared with an employer, in the reader's words: the same for the person who chooses and for who may read."""

from collections.abc import Mapping
from typing import NamedTuple

from babel.lists import format_list
from flask_babel import gettext as _
from flask_babel import ngettext

from models.enums import SharedField
from models.queries import taxonomy
from web import labels
from web.extensions import db
from web.i18n import language
from web.services.disclosed import CvFacts, Shown


class Row(NamedTuple):
    """One field: which, how it is called, and what it says."""

    field: SharedField
    label: str
    text: str


def rows(shown: Shown) -> list[Row]:
    """Every field that has something in it."""
    said: Mapping[SharedField, str | None] = {
        SharedField.NAME: shown.name,
        SharedField.PHONE: shown.phone,
        SharedField.EMAIL: shown.email,
        SharedField.LANGUAGES: _languages(shown),
        SharedField.CV: _cv(shown.cv) if shown.cv else None,
    }
    return [Row(field, labels.label(field), text) for field, text in said.items() if text]


def fields(chosen: frozenset[SharedField]) -> str:
    """The names of some fields as a list in a sentence."""
    return format_list([labels.label(field) for field in SharedField if field in chosen], locale=language())


def _languages(shown: Shown) -> str:
    known = [
        _("%(language)s %(level)s", language=labels.language_name(code, language()), level=level.value)
        if level
        else labels.language_name(code, language())
        for code, level in shown.languages or ()
    ]
    return " · ".join(known)


def _cv(cv: CvFacts) -> str:
    concepts = {concept for concept, _years, _kind in cv.work} | set(cv.skills)
    names = taxonomy.preferred_labels(db.session, concepts, language())
    work = [_work(names.get(concept, ""), years) for concept, years, _kind in cv.work]
    skills = [names[concept] for concept in cv.skills if concept in names]
    licences = [labels.label(kind) for kind in cv.licences]
    return " · ".join(part for part in [*work, *skills, *licences] if part)


def _work(name: str, years: float | None) -> str:
    if not years:
        return name
    shown = ngettext("%(num)s year", "%(num)s years", max(1, round(years)))
    return str(_("%(what)s (%(detail)s)", what=name, detail=shown))
