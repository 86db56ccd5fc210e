"""Storing ESCO: names, descriptions and relations beside the built-in ones; repeatable, and removable by source.

Sources are called `esco-bg`, `esco-en` … for names and descriptions, `esco` for relations. What a new import says
about a concept in a language takes the place of what earlier ones said; the rest stays.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.enums import LabelKind, RelationKind
from models.queries import taxonomy_sources as store
from models.queries.taxonomy_sources import ESCO
from web.services import concept_joins, nkpd_import
from web.services.esco_content import EscoContent


class UnknownSource(LookupError):
    """Nothing is stored from this source, or it is the built-in pack, which stays."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What an import did: concepts that are new, relations without both ends, concepts joined to built-in ones."""

    new_concepts: int
    loose_relations: int
    joined: int
    changed: bool


def save(session: Session, content: EscoContent, now: datetime) -> Stored:
    """Store what was read. The same content a second time changes nothing."""
    before = _marks(session)
    known = store.kinds_by_address(session)
    fresh = [address for address in sorted(content.concepts) if address not in known]
    store.add_concepts(
        session,
        [
            {"uri": address, "kind": content.concepts[address].kind, "isco": content.concepts[address].isco,
             "source": ESCO}
            for address in fresh
        ],
    )  # fmt: skip
    ids = store.ids_by_address(session)
    for language in content.languages():
        _save_language(session, content, ids, language)
    loose = _save_relations(session, content, ids)
    joined = _finish(session, now)
    return Stored(len(fresh), loose, joined, before != _marks(session))


def _save_language(session: Session, content: EscoContent, ids: Mapping[str, int], language: str) -> None:
    source = f"{ESCO}-{language}"
    stored_names, stored_texts = _names(session, source), store.descriptions_from(session, source)
    changed = {
        address: concept
        for address, concept in sorted(content.concepts.items())
        if language in concept.labels
        and (list(concept.labels[language]), concept.descriptions.get(language))
        != (stored_names.get(address), stored_texts.get(address))
    }
    store.drop_labels(session, source, [ids[address] for address in changed if address in stored_names])
    store.add_labels(
        session,
        [
            row
            for address, concept in changed.items()
            for row in store.label_rows(ids[address], language, concept.labels[language], source)
        ],
    )
    store.add_descriptions(
        session,
        [
            {"concept_id": ids[address], "language": language, "text": concept.descriptions[language],
             "source": source}
            for address, concept in changed.items()
            if language in concept.descriptions
        ],
    )  # fmt: skip


def _names(session: Session, source: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for label in store.labels_from(session, source):
        names[label.address].insert(0 if label.kind is LabelKind.PREFERRED else len(names[label.address]), label.text)
    return names


def _save_relations(session: Session, content: EscoContent, ids: Mapping[str, int]) -> int:
    """Store the relations whose ends are both known; gives the number of the others."""
    wanted: dict[str, dict[str, RelationKind]] = defaultdict(dict)
    for (occupation, skill), kind in content.relations.items():
        if occupation in ids and skill in ids:
            wanted[occupation][skill] = kind
    stored: dict[str, dict[str, RelationKind]] = defaultdict(dict)
    for (occupation, skill), kind in store.relations_from(session, ESCO).items():
        stored[occupation][skill] = kind
    changed = [occupation for occupation in wanted if wanted[occupation] != stored.get(occupation)]
    store.drop_relations(session, ESCO, [ids[occupation] for occupation in changed if occupation in stored])
    store.add_relations(
        session,
        [
            {"occupation_id": ids[occupation], "skill_id": ids[skill], "kind": kind, "source": ESCO}
            for occupation in changed
            for skill, kind in wanted[occupation].items()
        ],
    )
    return len(content.relations) - sum(map(len, wanted.values()))


def forget(session: Session, source: str, now: datetime) -> int:
    """Take out one source, or with `esco` all of ESCO. Gives the number of concepts that stay without a name because
    people or vacancies refer to them. Raises UnknownSource."""
    stored = [row.source for row in store.sources(session)]
    leaving = [each for each in stored if each == source or (source == ESCO and each.startswith(f"{ESCO}-"))]
    if not leaving or not source.startswith(ESCO):
        raise UnknownSource(source)
    for each in leaving:
        store.drop_source(session, each)
        store.forget_note(session, each)
    concept_joins.settle(session)
    nkpd_import.bring_home(session, now)
    kept = store.drop_unnamed(session)
    _finish(session, now)
    return kept


def _finish(session: Session, now: datetime) -> int:
    """Join what is the same, and note what is now stored from each source of ESCO."""
    joined = concept_joins.settle(session)
    labels: dict[str, list[store.StoredLabel]] = defaultdict(list)
    for label in store.labels_from(session):
        if label.source.startswith(f"{ESCO}-"):
            labels[label.source].append(label)
    for source, rows in sorted(labels.items()):
        texts = store.descriptions_from(session, source)
        lines = [f"{row.address}\t{row.kind.value}\t{row.text}" for row in rows]
        lines += [f"{address}\t{text}" for address, text in texts.items()]
        concepts = len({row.address for row in rows})
        store.note(session, source, _mark(lines), now, concepts=concepts, labels=len(rows), relations=0)
    relations = store.relations_from(session, ESCO)
    if relations:
        lines = [f"{occupation}\t{skill}\t{kind.value}" for (occupation, skill), kind in relations.items()]
        store.note(session, ESCO, _mark(lines), now, concepts=0, labels=0, relations=len(relations))
    else:
        store.forget_note(session, ESCO)
    return joined


def _mark(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _marks(session: Session) -> list[tuple[str, str]]:
    return [(row.source, row.content_hash) for row in store.sources(session)]
