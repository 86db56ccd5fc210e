"""The names of facts that can be contested, in the reader's language."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from models import Jobseeker
from models.enums import ExclusionKind
from models.queries import taxonomy
from models.sharing_enums import ContestKind
from web import labels
from web.extensions import db
from web.i18n import language
from web.services.contests import Fact
from web.services.set_aside import ENTRIES


def names(person: Jobseeker, facts: Sequence[Fact]) -> list[str]:
    """What each fact is called: its kind, and for an entry of the profile which one."""
    rows = {
        (kind, named(row)): row
        for kind, (attribute, named) in ENTRIES.items()
        for row in getattr(person, attribute)
    }  # fmt: skip
    linked = (ContestKind.WORK, ContestKind.SKILL)
    numbers = {row.concept_id for (kind, _subject), row in rows.items() if kind in linked}
    concepts = taxonomy.preferred_labels(db.session, numbers - {None}, language())
    uris = [row.value for (kind, _subject), row in rows.items() if kind is ContestKind.EXCLUSION]
    unwanted = taxonomy.names(db.session, uris, language())
    return [_named(kind, rows.get((kind, subject)), {**concepts}, {**unwanted}) for kind, subject in facts]


def _named(kind: ContestKind, row: Any, concepts: dict[int, str], unwanted: dict[str, str]) -> str:
    what = labels.label(kind)
    entry = "" if row is None else _entry(kind, row, concepts, unwanted)
    return str(_("%(what)s: %(entry)s", what=what, entry=entry)) if entry else what


def _entry(kind: ContestKind, row: Any, concepts: dict[int, str], unwanted: dict[str, str]) -> str:
    if kind in (ContestKind.WORK, ContestKind.SKILL):
        return str(concepts.get(row.concept_id) or row.own_words or "")
    if kind is ContestKind.LANGUAGE:
        name = labels.language_name(row.language, language())
        return f"{name} · {labels.label(row.spoken)}" if row.spoken else name
    if kind is ContestKind.LICENCE:
        return labels.label(row.kind)
    if row.kind is ExclusionKind.OCCUPATION:
        return unwanted.get(row.value, "")
    return str(_("an employer")) if row.kind is ExclusionKind.EMPLOYER else ""
