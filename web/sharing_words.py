"""What is shared with an employer, in the reader's words: the same for the person who chooses and for who may read."""

from collections.abc import Iterable
from typing import NamedTuple

from babel.lists import format_list
from flask_babel import gettext as _
from flask_babel import ngettext

from models.enums import CefrLevel
from models.queries import taxonomy
from models.sharing_enums import SharedField
from web import labels
from web.confirming import veiled
from web.extensions import db
from web.i18n import language
from web.services.disclosed import CvFacts, Shown

CONTACTS = frozenset({SharedField.PHONE, SharedField.EMAIL})


class Row(NamedTuple):
    """One field: which, how it is called, and what it says."""

    field: SharedField
    label: str
    text: str


def rows(shown: Shown) -> list[Row]:
    """Every field that has something in it, in one piece, to choose from."""
    return in_one_piece(details(shown))


def in_one_piece(known: Iterable[Row]) -> list[Row]:
    """The same, of details that were read already."""
    found: dict[SharedField, list[str]] = {}
    for row in known:
        found.setdefault(row.field, []).append(row.text)
    return [Row(field, labels.label(field), " · ".join(texts)) for field, texts in found.items()]


def private(found: Iterable[Row]) -> list[Row]:
    """The same for the person's own eyes: contact data in full only soon after the PIN."""
    return [row._replace(text=veiled(row.text)) if row.field in CONTACTS else row for row in found]


def details(shown: Shown) -> list[Row]:
    """The same to read, each kind of fact on its own."""
    said = [
        Row(SharedField.NAME, labels.label(SharedField.NAME), shown.name or ""),
        Row(SharedField.PHONE, labels.label(SharedField.PHONE), shown.phone or ""),
        Row(SharedField.EMAIL, labels.label(SharedField.EMAIL), shown.email or ""),
        Row(SharedField.LANGUAGES, labels.label(SharedField.LANGUAGES), _languages(shown)),
        *(_cv(shown.cv) if shown.cv else ()),
    ]
    return [row for row in said if row.text]


def fields(chosen: frozenset[SharedField]) -> str:
    """The names of some fields as a list in a sentence."""
    return format_list([labels.label(field) for field in SharedField if field in chosen], locale=language())


def _languages(shown: Shown) -> str:
    known = [(labels.language_name(code, language()), level) for code, level in shown.languages or ()]
    spoken = [
        _("%(language)s %(level)s", language=name, level=level.value) if level else name
        for name, level in known
        if level is not CefrLevel.NONE
    ]
    return " · ".join(spoken)


def _cv(cv: CvFacts) -> list[Row]:
    concepts = {concept for concept, _years, _kind in cv.work} | set(cv.skills)
    names = taxonomy.preferred_labels(db.session, concepts, language())
    parts = [
        (_("Work done before"), [_work(names.get(concept, ""), years) for concept, years, _kind in cv.work]),
        (_("Skills"), [names[concept] for concept in cv.skills if concept in names]),
        (_("Licences"), [labels.label(kind) for kind in cv.licences]),
    ]
    return [Row(SharedField.CV, title, " · ".join(part for part in texts if part)) for title, texts in parts]


def _work(name: str, years: float | None) -> str:
    if not years:
        return name
    shown = ngettext("%(num)s year", "%(num)s years", max(1, round(years)))
    return str(_("%(what)s (%(detail)s)", what=name, detail=shown))
