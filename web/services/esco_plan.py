"""What an import of ESCO will change, worked out beforehand while others go on writing: comparing and joining names
takes long, storing the outcome does not."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models.enums import ConceptKind, LabelKind, RelationKind
from models.queries import taxonomy_sources as store
from models.queries.taxonomy_sources import ESCO, StoredLabel
from web.services import concept_joins
from web.services.esco_content import EscoContent

Relations = dict[str, dict[str, RelationKind]]
Marks = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Note:
    """What will be stored from one source: its mark, and how much of it there is."""

    mark: str
    concepts: int
    labels: int
    relations: int


@dataclass(slots=True)
class Plan:
    """The changes, by ESCO addresses. `state` is what was stored when it was made: another state needs another plan.

    `joined_at_once` are built-in concepts that take an ESCO address nobody has yet, address → URI; `names` and
    `relations` tell for each language and occupation what is new, `replaced` where something is stored already.
    """

    state: Marks
    new_concepts: int = 0
    fresh: list[str] = field(default_factory=list)
    joined_at_once: dict[str, str] = field(default_factory=dict)
    joins: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    relations: Relations = field(default_factory=dict)
    replaced: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    loose: int = 0


def marks(session: Session) -> Marks:
    """What is stored, by source."""
    return [(row.source, row.content_hash) for row in store.sources(session)]


def mark(lines: Iterable[str]) -> str:
    """A fingerprint of lines in whatever order."""
    digest = hashlib.sha256()
    for line in sorted(lines):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def make(session: Session, content: EscoContent) -> Plan:
    """Compare what was read with what is stored."""
    plan = Plan(marks(session))
    known = store.kinds_by_address(session)
    stored = store.labels_from(session)
    for language in content.languages():
        _plan_names(session, plan, content, stored, language)
    _plan_relations(session, plan, content, known.keys() | content.concepts.keys())
    _plan_joins(session, plan, content, stored, known)
    return plan


def _plan_names(session: Session, plan: Plan, content: EscoContent, stored: list[StoredLabel], language: str) -> None:
    source = f"{ESCO}-{language}"
    names: dict[str, list[str]] = defaultdict(list)
    for label in stored:
        if label.source == source:
            position = 0 if label.kind is LabelKind.PREFERRED else len(names[label.address])
            names[label.address].insert(position, label.text)
    texts = store.descriptions_from(session, source)
    said = {
        address: (list(concept.labels[language]), concept.descriptions.get(language))
        for address, concept in sorted(content.concepts.items())
        if language in concept.labels
    }
    changed = [address for address, new in said.items() if new != (names.get(address), texts.get(address))]
    plan.names[language] = changed
    plan.replaced[source] = [address for address in changed if address in names]
    for address in changed:
        names[address], text = said[address]
        texts.pop(address, None)
        if text is not None:
            texts[address] = text
    lines = [line for address, own in names.items() for line in _name_lines(address, own)]
    about = [f"{address}\t{text}" for address, text in texts.items()]
    plan.notes[source] = Note(mark([*lines, *about]), len(names), len(lines), 0)


def _name_lines(address: str, names: Iterable[str]) -> Iterator[str]:
    for position, text in enumerate(names):
        kind = LabelKind.ALTERNATIVE if position else LabelKind.PREFERRED
        yield f"{address}\t{kind.value}\t{text}"


def _plan_relations(session: Session, plan: Plan, content: EscoContent, known: Iterable[str]) -> None:
    there = set(known)
    wanted, stored = _by_occupation({}), _by_occupation(store.relations_from(session, ESCO))
    for (occupation, skill), kind in content.relations.items():
        if occupation in there and skill in there:
            wanted[occupation][skill] = kind
    plan.relations = {each: skills for each, skills in wanted.items() if skills != stored.get(each)}
    plan.replaced[ESCO] = [occupation for occupation in plan.relations if occupation in stored]
    plan.loose = len(content.relations) - sum(map(len, wanted.values()))
    stored.update(plan.relations)
    note = relations_note(stored)
    if note.relations:
        plan.notes[ESCO] = note


def _by_occupation(relations: Mapping[tuple[str, str], RelationKind]) -> Relations:
    found: Relations = defaultdict(dict)
    for (occupation, skill), kind in relations.items():
        found[occupation][skill] = kind
    return found


def relations_note(relations: Relations) -> Note:
    """What is to be noted where these relations are all there are."""
    lines = [f"{each}\t{skill}\t{kind.value}" for each, skills in relations.items() for skill, kind in skills.items()]
    return Note(mark(lines), 0, 0, len(lines))


def stored_relations(session: Session) -> Relations:
    """The relations that are stored from ESCO."""
    return _by_occupation(store.relations_from(session, ESCO))


def _plan_joins(
    session: Session,
    plan: Plan,
    content: EscoContent,
    stored: list[StoredLabel],
    known: Mapping[str, tuple[ConceptKind, str | None]],
) -> None:
    kinds = {address: (one.kind, one.isco) for address, one in content.concepts.items()} | dict(known)
    current = store.joined(session)
    gone = {(f"{ESCO}-{language}", address) for language, changed in plan.names.items() for address in changed}
    labels = [label for label in stored if (label.source, label.address) not in gone]
    plan.joins = concept_joins.wanted([*labels, *_new_labels(plan, content)], kinds, current)
    taken = set(current.values())
    new = [address for address in sorted(content.concepts) if address not in known]
    plan.new_concepts = len(new)
    plan.joined_at_once = {
        each: plan.joins[each] for each in new if each in plan.joins and plan.joins[each] not in taken
    }
    plan.fresh = [address for address in new if address not in plan.joined_at_once]


def _new_labels(plan: Plan, content: EscoContent) -> Iterator[StoredLabel]:
    for language, changed in plan.names.items():
        for address in changed:
            for position, text in enumerate(content.concepts[address].labels[language]):
                kind = LabelKind.ALTERNATIVE if position else LabelKind.PREFERRED
                yield StoredLabel(0, address, language, kind, text, f"{ESCO}-{language}")
