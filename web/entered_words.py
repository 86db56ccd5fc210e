"""How a part of a profile came to be written down, in words: by whom, when, how, and who interpreted."""

from collections.abc import Mapping

from flask_babel import gettext as _

from models import EnteredAnswer
from web import labels
from web.filters import day
from web.i18n import language


def provenance(row: EnteredAnswer, organisations: Mapping[int, str]) -> list[str]:
    """Two or three short lines. Staff are named by their organisation."""
    where = organisations.get(row.entered_by_id or 0, "")
    on = day(row.created_at)
    by = (
        _("A counsellor of %(organisation)s wrote this down on %(day)s.", organisation=where, day=on)
        if where
        else _("A counsellor wrote this down on %(day)s.", day=on)
    )
    lines = [by, labels.label(row.how)]
    if row.helped_by is not None:
        kind, tongue = labels.label(row.helped_by), labels.language_name(row.helped_in or "", language())
        lines.append(_("Interpreter: %(kind)s, %(language)s", kind=kind, language=tongue))
    return lines
