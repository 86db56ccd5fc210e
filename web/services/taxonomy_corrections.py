"""Operators correct the words: a better name, a further one, a wrong one hidden, a concept that was missing.

What they say is kept apart, under the source `own`; it stands whatever is imported or packaged later.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from matcher.text import fold
from models import Concept, ConceptCorrection
from models.enums import ConceptKind, CorrectionKind, LabelKind
from models.queries import taxonomy as names
from models.queries import taxonomy_sources as store
from models.queries import taxonomy_words as queries
from models.queries.taxonomy import OWN
from web.services import audit
from web.services.principal import Principal

URI = "urn:zaedno:{kind}:own-{mark}"


class StandsElsewhere(ValueError):
    """The name stands on other concepts of this kind, `args[0]`; only a reason lets it stand on both."""


class IsPreferred(ValueError):
    """The name to hide is the one people see; another must be preferred first."""


class IsInUse(ValueError):
    """The last name of a concept that people or vacancies refer to cannot go."""


class UnknownName(LookupError):
    """The concept has no such name, or no such correction."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What an operator says about one name."""

    language: str
    text: str
    kind: CorrectionKind
    reason: str | None = None


def say(session: Session, who: Principal, concept: Concept, said: Saying, version: int | None, now: datetime) -> None:
    """Add a name, or say what it is. Raises StandsElsewhere without a reason, StaleDataError."""
    others = elsewhere(session, concept.kind, said.language, said.text, concept)
    if others and not said.reason:
        raise StandsElsewhere(others)
    _begin(session, concept, version)
    keep(session, concept, said, now)
    _finish(session, who, concept, said, now)


def hide(session: Session, who: Principal, concept: Concept, said: Saying, version: int | None, now: datetime) -> None:
    """Hide a wrong name. Raises UnknownName, IsPreferred, StaleDataError."""
    if said.text not in [row.text for row in queries.names_of(session, concept) if row.language == said.language]:
        raise UnknownName
    shown = names.preferred_labels(session, [concept.id], said.language).get(concept.id)
    if shown == said.text:
        raise IsPreferred
    _begin(session, concept, version)
    keep(session, concept, said, now)
    _finish(session, who, concept, said, now)


def take_back(
    session: Session, who: Principal, concept: Concept, said: Saying, version: int | None, now: datetime
) -> bool:
    """Undo a correction; gives whether the concept is still there. Raises UnknownName, IsInUse, StaleDataError."""
    rows = queries.corrections(session, concept)
    found = [row for row in rows if (row.language, row.text) == (said.language, said.text)]
    if not found:
        raise UnknownName
    last = concept.source == OWN and len(rows) == 1
    if last and queries.in_use(session, concept):
        raise IsInUse
    _begin(session, concept, version)
    session.delete(found[0])
    session.flush()
    _rewrite(session, concept, said.language)
    _finish(session, who, concept, said, now, action="took back a word")
    if last:
        session.delete(concept)
        session.flush()
        note(session, now)
    return not last


def add(
    session: Session, who: Principal, kind: ConceptKind, isco: str | None, said: Sequence[Saying],
    like: Concept | None, now: datetime,
) -> Concept:  # fmt: skip
    """A concept that was missing, with its names and, for an occupation, the skills of one like it.

    Raises StandsElsewhere for a name without a reason that another concept of this kind has.
    """
    for each in said:
        others = elsewhere(session, kind, each.language, each.text)
        if others and not each.reason:
            raise StandsElsewhere(others)
    concept = Concept(uri=URI.format(kind=kind.value, mark=secrets.token_hex(6)), kind=kind, isco=isco, source=OWN)
    session.add(concept)
    session.flush()
    for each in said:
        keep(session, concept, each, now)
    if like is not None:
        relations = [
            {"occupation_id": concept.id, "skill_id": row.skill_id, "kind": row.kind, "source": OWN}
            for row in queries.skill_kinds(session, like)
        ]
        store.add_relations(session, relations)
    note(session, now)
    audit.record(session, who, "added a word", concept.public_id, now, {"kind": kind.value, "isco": isco or ""})
    return concept


def elsewhere(
    session: Session, kind: ConceptKind, language: str, text: str, concept: Concept | None = None
) -> list[Concept]:
    """Other concepts of a kind that have this name in this language, however it is capitalised or spelt."""
    wanted = fold(text)
    found = {other.id: other for other, name in queries.all_names(session, kind, language) if fold(name) == wanted}
    return [other for number, other in found.items() if concept is None or number != concept.id]


def keep(session: Session, concept: Concept, said: Saying, now: datetime) -> None:
    """Store a correction in place of what was said about this name before; of two preferred names the later counts."""
    rows: Mapping[str, ConceptCorrection] = {
        row.text: row for row in queries.corrections(session, concept) if row.language == said.language
    }
    if said.kind is CorrectionKind.PREFERRED:
        for row in rows.values():
            row.kind = CorrectionKind.OTHER if row.kind is CorrectionKind.PREFERRED else row.kind
    row = rows.get(said.text) or ConceptCorrection(concept_id=concept.id, language=said.language, text=said.text)
    row.kind, row.reason, row.made_at = said.kind, said.reason, now
    session.add(row)
    session.flush()
    _rewrite(session, concept, said.language)


def _rewrite(session: Session, concept: Concept, language: str) -> None:
    """Bring the names under `own` up to the corrections."""
    queries.drop_own_names(session, concept, language)
    preferred = CorrectionKind.PREFERRED
    store.add_labels(
        session,
        [
            {"concept_id": concept.id, "language": language, "text": row.text, "source": OWN,
             "kind": LabelKind.PREFERRED if row.kind is preferred else LabelKind.ALTERNATIVE}
            for row in queries.corrections(session, concept)
            if row.language == language and row.kind is not CorrectionKind.HIDDEN
        ],
    )  # fmt: skip
    session.expire(concept, ["labels"])


def _begin(session: Session, concept: Concept, version: int | None) -> None:
    if not queries.advance(session, concept, version):
        raise StaleDataError


def _finish(
    session: Session, who: Principal, concept: Concept, said: Saying, now: datetime, action: str = "corrected a word"
) -> None:
    note(session, now)
    facts = {"language": said.language, "text": said.text, "kind": said.kind.value}
    audit.record(session, who, action, concept.public_id, now, facts)


def note(session: Session, now: datetime) -> None:
    """Mark what operators have said by now, so that the linker and the index notice."""
    rows = queries.corrections(session)
    relations = queries.own_relations(session)
    lines = [f"{row.concept_id}\t{row.language}\t{row.kind.value}\t{row.text}" for row in rows]
    lines += [f"{occupation}\t{skill}" for occupation, skill in relations]
    if not lines:
        store.forget_note(session, OWN)
        return
    mark = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    labels = sum(row.kind is not CorrectionKind.HIDDEN for row in rows)
    concepts = len({row.concept_id for row in rows})
    store.note(session, OWN, mark, now, concepts=concepts, labels=labels, relations=len(relations))
