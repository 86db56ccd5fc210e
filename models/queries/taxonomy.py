"""Concepts and their names."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, case, delete, exists, select
from sqlalchemy.orm import Session

from models.enums import ConceptKind, CorrectionKind, LabelKind
from models.taxonomy import (
    Concept,
    ConceptCorrection,
    ConceptDescription,
    ConceptLabel,
    ConceptRelation,
    TaxonomyImport,
)

BUILT_IN = "built-in"
OWN = "own"

LabelRow = tuple[str, str, str | None, str, str, str]


def weight() -> ColumnElement[int]:
    """Whose name counts more where several sources have a preferred one: the operators', then the built-in one."""
    return case((ConceptLabel.source == OWN, 2), (ConceptLabel.source == BUILT_IN, 1), else_=0)


def is_shown() -> ColumnElement[bool]:
    """Whether no operator has hidden a name."""
    return ~exists().where(
        ConceptCorrection.concept_id == ConceptLabel.concept_id,
        ConceptCorrection.language == ConceptLabel.language,
        ConceptCorrection.text == ConceptLabel.text,
        ConceptCorrection.kind == CorrectionKind.HIDDEN,
    )


def last_import(session: Session, source: str) -> TaxonomyImport | None:
    """The newest import from a source."""
    return session.scalar(
        select(TaxonomyImport).where(TaxonomyImport.source == source).order_by(TaxonomyImport.id.desc()).limit(1)
    )


def imports_state(session: Session) -> tuple[int, int]:
    """A cheap mark of what is stored: the same contents give the same two numbers in every database."""
    rows = session.execute(
        select(TaxonomyImport.source, TaxonomyImport.content_hash).order_by(TaxonomyImport.source)
    ).all()
    digest = hashlib.sha256("\n".join(f"{source} {mark}" for source, mark in rows).encode())
    return int(digest.hexdigest()[:15], 16), len(rows)


def ids_by_uri(session: Session) -> dict[str, int]:
    """URI → database number of every concept."""
    return {row.uri: row.id for row in session.execute(select(Concept.uri, Concept.id))}


def by_uri(session: Session, uri: str) -> Concept | None:
    """The concept with this URI."""
    return session.scalar(select(Concept).where(Concept.uri == uri))


def forget_source(session: Session, source: str) -> None:
    """Delete the labels and relations that came from a source; concepts stay, people may refer to them."""
    session.execute(delete(ConceptLabel).where(ConceptLabel.source == source))
    session.execute(delete(ConceptRelation).where(ConceptRelation.source == source))


def all_labels(session: Session) -> Sequence[LabelRow]:
    """(uri, kind, isco, language, label kind, text) of every label that is not hidden, in a fixed order."""
    rows = session.execute(
        select(
            Concept.uri, Concept.kind, Concept.isco, ConceptLabel.language, ConceptLabel.kind.label("k"),
            ConceptLabel.text,
        )
        .join(ConceptLabel.concept)
        .where(is_shown())
        .order_by(
            Concept.uri, ConceptLabel.language, ConceptLabel.kind.desc(), weight().desc(), ConceptLabel.source,
            ConceptLabel.id,
        )
    )  # fmt: skip
    return [(uri, kind.value, isco, language, name.value, text) for uri, kind, isco, language, name, text in rows]


def all_relations(session: Session) -> Sequence[tuple[str, str, str]]:
    """(occupation uri, skill uri, essential|optional), in a fixed order."""
    skill = select(Concept.id, Concept.uri).subquery()
    rows = session.execute(
        select(Concept.uri, skill.c.uri, ConceptRelation.kind)
        .join(Concept, Concept.id == ConceptRelation.occupation_id)
        .join(skill, skill.c.id == ConceptRelation.skill_id)
        .order_by(Concept.uri, skill.c.uri)
    )
    return [(occupation, other, kind.value) for occupation, other, kind in rows]


def preferred_labels(session: Session, concept_ids: Iterable[int], language: str) -> Mapping[int, str]:
    """Concept number → its preferred name in a language, in English where that language has none."""
    return preferred_labels_in(session, concept_ids, [language])[language]


def preferred_labels_in(
    session: Session, concept_ids: Iterable[int], languages: Collection[str]
) -> Mapping[str, Mapping[int, str]]:
    """The same for several languages at once, by language."""
    asked = list(concept_ids)
    found: dict[str, dict[int, str]] = {code: {} for code in (*languages, "en")}
    if asked:
        rows = session.execute(
            select(ConceptLabel.concept_id, ConceptLabel.language, ConceptLabel.text)
            .where(
                ConceptLabel.concept_id.in_(asked),
                ConceptLabel.language.in_(found),
                ConceptLabel.kind == LabelKind.PREFERRED,
                is_shown(),
            )
            .order_by(weight(), ConceptLabel.id.desc())
        )
        for concept, language, text in rows:
            found[language][concept] = text
    return {code: {**found["en"], **found[code]} for code in languages}


def built_in_concepts(session: Session) -> Sequence[Concept]:
    """Every concept of the built-in pack."""
    return session.scalars(select(Concept).where(Concept.source == BUILT_IN).order_by(Concept.uri)).all()


def skills_of(session: Session, occupation_id: int) -> Sequence[tuple[Concept, bool]]:
    """The skills of an occupation, essential ones first; True means essential.

    Where the built-in pack or an operator names skills, they alone are given: few, with names in every language.
    """
    rows = session.execute(
        select(Concept, ConceptRelation.kind, ConceptRelation.source)
        .join(ConceptRelation, ConceptRelation.skill_id == Concept.id)
        .where(ConceptRelation.occupation_id == occupation_id, Concept.kind == ConceptKind.SKILL)
        .order_by(ConceptRelation.kind, Concept.uri)
    ).all()
    ours = [row for row in rows if row.source in (OWN, BUILT_IN)]
    return [(concept, kind.value == "essential") for concept, kind, _ in ours or rows]


def all_descriptions(session: Session) -> Sequence[tuple[str, str, str]]:
    """(uri, language, description) of every concept that has one, in a fixed order."""
    rows = session.execute(
        select(Concept.uri, ConceptDescription.language, ConceptDescription.text)
        .join(Concept, Concept.id == ConceptDescription.concept_id)
        .order_by(Concept.uri, ConceptDescription.language, ConceptDescription.id)
    )
    return [(uri, language, text) for uri, language, text in rows]


def unit_groups(session: Session) -> Mapping[str, str]:
    """URI of every occupation and unit group → its ISCO code."""
    rows = session.execute(select(Concept.uri, Concept.isco).where(Concept.isco.is_not(None)).order_by(Concept.uri))
    return {row.uri: row.isco for row in rows}


def names(session: Session, uris: Iterable[str], language: str) -> Mapping[str, str]:
    """URI → preferred name in a language, in English where that language has none."""
    rows = session.execute(
        select(Concept.uri, ConceptLabel.text)
        .join(ConceptLabel.concept)
        .where(
            Concept.uri.in_(list(uris)),
            ConceptLabel.language.in_([language, "en"]),
            ConceptLabel.kind == LabelKind.PREFERRED,
            is_shown(),
        )
        .order_by(ConceptLabel.language == language, weight(), ConceptLabel.id.desc())
    )
    return {row.uri: row.text for row in rows}


def by_esco_uri(session: Session, uri: str) -> Concept | None:
    """The built-in concept that is the same as this ESCO one."""
    return session.scalar(select(Concept).where(Concept.esco_uri == uri))


def languages_of_name(session: Session, uri: str, name: str, kinds: Collection[str]) -> Sequence[str]:
    """The languages in which a concept of one of these kinds has exactly this name."""
    return session.scalars(
        select(ConceptLabel.language)
        .join(ConceptLabel.concept)
        .where(Concept.uri == uri, Concept.kind.in_([ConceptKind(kind) for kind in kinds]), ConceptLabel.text == name)
        .distinct()
        .order_by(ConceptLabel.language)
    ).all()
