"""The copy of a person's data to read: the same values as for machines, with words around them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from flask import render_template
from flask_babel import gettext as _

import matcher
from models.queries import taxonomy
from web import labels, reasons
from web.extensions import db, now
from web.filters import day, language_name, moment, number
from web.i18n import language
from web.jobseeker.copy_words import COLUMNS, TABLES
from web.services.own_copy import Part

Row = list[tuple[str, str]]


def page(parts: Sequence[Part], organisation: str) -> str:
    """One page of HTML that stands alone. `organisation` is the name of who answers for the data."""
    names = _names(parts)
    sections = [
        (str(TABLES.get(part.table) or _spoken(part.table)), [list(_row(values, names)) for values in part.rows])
        for part in parts
    ]
    return render_template("jobseeker/copy_file.html", sections=sections, made_at=now(), organisation=organisation)


def _names(parts: Sequence[Part]) -> Mapping[str, str]:
    """The names of all concepts that explanations speak of."""
    told = [values["explanation"] for part in parts for values in part.rows if values.get("explanation")]
    uris = reasons.concepts_in(matcher.match_from_json(each) for each in told)
    return taxonomy.names(db.session, uris, language()) if uris else {}


def _row(values: Mapping[str, Any], names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for name, value in values.items():
        caption = str(COLUMNS.get(name) or _spoken(name))
        if name == "explanation" and value:
            lines = reasons.lines(matcher.match_from_json(value), names, reasons.Audience.PERSON)
            yield caption, " ".join(line.text for line in lines)
        elif name == "language" and isinstance(value, str):
            yield caption, language_name(value)
        else:
            yield caption, _said(value)


def _spoken(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    """A stored value as people write it."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, StrEnum):
        return labels.label(value) if type(value) in labels.LABELS else _spoken(value.value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        return ", ".join(_said(each) for name, each in value.items() if name not in ("uri", "code"))
    return ", ".join(map(_said, value)) if isinstance(value, list | tuple | frozenset) else str(value)
