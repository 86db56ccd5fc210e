"""Storing ESCO: names, descriptions and relations beside the built-in ones; repeatable, and removable by source.

Sources are called `esco-bg`, `esco-en` … for names and descriptions, `esco` for relations. What a new import says
about a concept in a language takes the place of what earlier ones said; the rest stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.queries import taxonomy_sources as store
from models.queries.taxonomy_sources import ESCO
from web.services import concept_joins, esco_plan, nkpd_import
from web.services.esco_content import EscoContent
from web.services.esco_plan import Note, Plan


class UnknownSource(LookupError):
    """Nothing is stored from this source, or it is the built-in pack, which stays."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What an import did: concepts that are new, relations without both ends, concepts joined to built-in ones."""

    new_concepts: int
    loose_relations: int
    joined: int
    changed: bool


def save(session: Session, content: EscoContent, now: datetime, plan: Plan | None = None) -> Stored:
    """Store what was read. The same content a second time changes nothing. A plan made beforehand spares the database
    the time of comparing; it is made anew where something else was stored since."""
    before = esco_plan.marks(session)
    if plan is None or plan.state != before:
        plan = esco_plan.make(session, content)
    store.name_as_esco(session, plan.joined_at_once)
    concepts = [(address, content.concepts[address]) for address in plan.fresh]
    store.add_concepts(
        session, [{"uri": address, "kind": one.kind, "isco": one.isco, "source": ESCO} for address, one in concepts]
    )
    ids = store.ids_by_address(session)
    for language in plan.names:
        _save_language(session, content, plan, ids, language)
    _save_relations(session, plan, ids)
    joined = concept_joins.settle(session, plan.joins)
    for source, note in sorted(plan.notes.items()):
        _note(session, source, note, now)
    return Stored(plan.new_concepts, plan.loose, joined, before != esco_plan.marks(session))


def _save_language(session: Session, content: EscoContent, plan: Plan, ids: Mapping[str, int], language: str) -> None:
    source = f"{ESCO}-{language}"
    changed = [(ids[address], content.concepts[address]) for address in plan.names[language]]
    store.drop_labels(session, source, [ids[address] for address in plan.replaced[source]])
    labels = [
        row
        for number, concept in changed
        for row in store.label_rows(number, language, concept.labels[language], source)
    ]
    store.add_labels(session, labels)
    store.add_descriptions(
        session,
        [
            {"concept_id": number, "language": language, "text": concept.descriptions[language], "source": source}
            for number, concept in changed
            if language in concept.descriptions
        ],
    )


def _save_relations(session: Session, plan: Plan, ids: Mapping[str, int]) -> None:
    store.drop_relations(session, ESCO, [ids[occupation] for occupation in plan.replaced[ESCO]])
    store.add_relations(
        session,
        [
            {"occupation_id": ids[occupation], "skill_id": ids[skill], "kind": kind, "source": ESCO}
            for occupation, skills in plan.relations.items()
            for skill, kind in skills.items()
        ],
    )


def _note(session: Session, source: str, note: Note, now: datetime) -> None:
    store.note(session, source, note.mark, now, concepts=note.concepts, labels=note.labels, relations=note.relations)


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
    concept_joins.settle(session)
    relations = esco_plan.relations_note(esco_plan.stored_relations(session))
    if relations.relations:
        _note(session, ESCO, relations, now)
    else:
        store.forget_note(session, ESCO)
    return kept
