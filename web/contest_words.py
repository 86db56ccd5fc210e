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

LINKED = (ContestKind.WORK, ContestKind.SKILL)


def names(person: Jobseeker, facts: Sequence[Fact]) -> list[str]:
    """What each fact is called: its kind, and for an entry of the profile which one."""
    return names_of([(person, kind, subject) for kind, subject in facts])


def names_of(facts: Sequence[tuple[Jobseeker, ContestKind, str]]) -> list[str]:
    """The same for facts of several people, whose concepts are named at once."""
    rows = [_row(*fact) for fact in facts]
    numbers = {row.concept_id for fact, row in zip(facts, rows, strict=True) if row and fact[1] in LINKED}
    uris = [row.value for fact, row in zip(facts, rows, strict=True) if row and fact[1] is ContestKind.EXCLUSION]
    concepts = taxonomy.preferred_labels(db.session, numbers - {None}, language()) if numbers - {None} else {}
    unwanted = taxonomy.names(db.session, uris, language()) if uris else {}
    return [_named(fact[1], row, {**concepts}, {**unwanted}) for fact, row in zip(facts, rows, strict=True)]


def _row(person: Jobseeker, kind: ContestKind, subject: str) -> Any:
    """The entry of the profile that a fact is about; None for a whole answer."""
    if kind not in ENTRIES:
        return None
    attribute, named = ENTRIES[kind]
    return next((row for row in getattr(person, attribute) if named(row) == subject), None)


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
