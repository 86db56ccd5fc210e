"""The words as operators look at them: which concepts, which names, from where, and what was corrected."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from models.enums import ConceptKind, CorrectionKind, LabelKind
from models.queries.taxonomy import BUILT_IN, OWN, is_shown
from models.queries.taxonomy_sources import ESCO, REFERENCES
from models.taxonomy import Concept, ConceptCorrection, ConceptLabel, ConceptRelation

CORRECTED, NOT_JOINED, NAMELESS = "corrected", "not_joined", "nameless"
STATES = (CORRECTED, NOT_JOINED, NAMELESS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list. Empty fields ask for nothing; `nameless` means without a name in `language`."""

    language: str
    kind: ConceptKind | None = None
    source: str = ""
    state: str = ""
    groups: tuple[str, ...] = ()


class NameRow(NamedTuple):
    """One name with its concept; `hidden` where operators hid it, `use` and `reason` where they said something."""

    concept: Concept
    language: str
    kind: LabelKind
    text: str
    source: str
    use: CorrectionKind | None
    reason: str | None


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    named = exists().where(ConceptLabel.concept_id == Concept.id)
    if wanted.kind is not None:
        found.append(Concept.kind == wanted.kind)
    if wanted.groups:
        found.append(Concept.isco.in_(wanted.groups))
    if wanted.source:
        from_there = or_(ConceptLabel.source == wanted.source, ConceptLabel.source.startswith(f"{wanted.source}-"))
        found.append(named.where(from_there))
    if wanted.state == CORRECTED:
        found.append(exists().where(ConceptCorrection.concept_id == Concept.id))
    elif wanted.state == NOT_JOINED:
        found.append(Concept.esco_uri.is_(None) & Concept.source.in_([BUILT_IN, OWN]))
    elif wanted.state == NAMELESS:
        found.append(~named.where(ConceptLabel.language == wanted.language, is_shown()))
    return found


def how_many(session: Session, wanted: Wanted) -> int:
    """How many concepts there are like this."""
    return session.scalar(select(func.count(Concept.id)).where(*_conditions(wanted))) or 0


def listed(session: Session, wanted: Wanted, start: int, most: int) -> Sequence[Concept]:
    """A part of the concepts like this: by unit group, each group before its occupations; skills last."""
    query = select(Concept).where(*_conditions(wanted))
    order = (Concept.isco.is_(None), Concept.isco, Concept.kind.desc(), Concept.uri)
    return session.scalars(query.order_by(*order).offset(start).limit(most)).all()


def among(session: Session, wanted: Wanted, uris: Collection[str]) -> Sequence[Concept]:
    """Those of some concepts that are like this."""
    return session.scalars(
        select(Concept).where(Concept.uri.in_(uris), *_conditions(wanted)).order_by(Concept.uri)
    ).all()


def named_like(session: Session, texts: Collection[str], most: int) -> Sequence[str]:
    """URIs of concepts with a name that holds one of these pieces, in any language."""
    held = or_(*(ConceptLabel.text.contains(text, autoescape=True) for text in texts))
    query = select(Concept.uri).join(ConceptLabel.concept).where(held).distinct().order_by(Concept.uri).limit(most)
    return session.scalars(query).all()


def sources(session: Session, concept_ids: Collection[int]) -> dict[int, set[str]]:
    """Concept number → where its names come from."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = session.execute(
        select(ConceptLabel.concept_id, ConceptLabel.source)
        .where(ConceptLabel.concept_id.in_(concept_ids))
        .distinct()
        .order_by(ConceptLabel.concept_id)
    )
    for number, source in rows:
        found[number].add(source)
    return found


def languages(session: Session, concept_ids: Collection[int]) -> dict[int, set[str]]:
    """Concept number → the languages it has a name in."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = session.execute(
        select(ConceptLabel.concept_id, ConceptLabel.language)
        .where(ConceptLabel.concept_id.in_(concept_ids), is_shown())
        .distinct()
        .order_by(ConceptLabel.concept_id)
    )
    for number, language in rows:
        found[number].add(language)
    return found


def corrected(session: Session, concept_ids: Collection[int]) -> set[int]:
    """Which of these concepts operators corrected."""
    query = select(ConceptCorrection.concept_id).where(ConceptCorrection.concept_id.in_(concept_ids))
    return set(session.scalars(query.order_by(ConceptCorrection.concept_id)))


def names(session: Session, wanted: Wanted, languages: Collection[str] = ()) -> list[NameRow]:
    """Every name of the concepts like this, hidden ones too: by concept, language, and preferred ones first."""
    query = (
        select(
            Concept, ConceptLabel.language, ConceptLabel.kind, ConceptLabel.text, ConceptLabel.source,
            ConceptCorrection.kind, ConceptCorrection.reason,
        )
        .join(ConceptLabel, ConceptLabel.concept_id == Concept.id)
        .outerjoin(
            ConceptCorrection,
            (ConceptCorrection.concept_id == Concept.id)
            & (ConceptCorrection.language == ConceptLabel.language)
            & (ConceptCorrection.text == ConceptLabel.text),
        )
        .where(*_conditions(wanted))
        .order_by(Concept.uri, ConceptLabel.language, ConceptLabel.kind.desc(), ConceptLabel.source, ConceptLabel.id)
    )  # fmt: skip
    if languages:
        query = query.where(ConceptLabel.language.in_(languages))
    return [NameRow(*row) for row in session.execute(query)]


def names_of(session: Session, concept: Concept) -> Sequence[ConceptLabel]:
    """All names of one concept, hidden ones too."""
    query = select(ConceptLabel).where(ConceptLabel.concept_id == concept.id)
    return session.scalars(query.order_by(ConceptLabel.language, ConceptLabel.kind.desc(), ConceptLabel.id)).all()


def all_names(session: Session, kind: ConceptKind, language: str) -> list[tuple[Concept, str]]:
    """Every shown name of a kind of concepts in one language."""
    rows = session.execute(
        select(Concept, ConceptLabel.text)
        .join(ConceptLabel, ConceptLabel.concept_id == Concept.id)
        .where(Concept.kind == kind, ConceptLabel.language == language, is_shown())
        .order_by(Concept.uri, ConceptLabel.id)
    )
    return [(concept, text) for concept, text in rows]


def corrections(session: Session, concept: Concept | None = None) -> Sequence[ConceptCorrection]:
    """The corrections of one concept, or all, in the order they were made."""
    query = select(ConceptCorrection).order_by(ConceptCorrection.id)
    return session.scalars(query if concept is None else query.where(ConceptCorrection.concept_id == concept.id)).all()


def drop_own_names(session: Session, concept: Concept, language: str) -> None:
    """Delete the names operators gave a concept in one language."""
    session.execute(
        delete(ConceptLabel).where(
            ConceptLabel.concept_id == concept.id, ConceptLabel.language == language, ConceptLabel.source == OWN
        )
    )


def advance(session: Session, concept: Concept, version: int | None) -> bool:
    """Count one more correction, unless somebody else made one since `version`."""
    same = (
        update(Concept).where(Concept.id == concept.id, Concept.version == version).values(version=Concept.version + 1)
    )
    done = session.execute(same.execution_options(synchronize_session=False).returning(Concept.id)).first()
    session.refresh(concept)
    return done is not None


def in_use(session: Session, concept: Concept) -> bool:
    """Whether people or vacancies refer to a concept."""
    return any(session.scalar(select(exists().where(table.concept_id == concept.id))) for table in REFERENCES)


def own_relations(session: Session) -> Sequence[tuple[int, int]]:
    """(occupation, skill) of the relations operators made."""
    rows = session.execute(
        select(ConceptRelation.occupation_id, ConceptRelation.skill_id)
        .where(ConceptRelation.source == OWN)
        .order_by(ConceptRelation.occupation_id, ConceptRelation.skill_id)
    )
    return [(occupation, skill) for occupation, skill in rows]


def skill_kinds(session: Session, occupation: Concept) -> Sequence[ConceptRelation]:
    """The relations of an occupation that count, see taxonomy.skills_of, as rows to copy."""
    query = select(ConceptRelation).where(
        ConceptRelation.occupation_id == occupation.id, ConceptRelation.source.in_([BUILT_IN, OWN])
    )
    return session.scalars(query.order_by(ConceptRelation.id)).all()


def occupations_with(session: Session, skill: Concept, most: int) -> Sequence[Concept]:
    """Occupations that a skill belongs to."""
    query = select(Concept).where(
        exists().where(ConceptRelation.occupation_id == Concept.id, ConceptRelation.skill_id == skill.id)
    )
    return session.scalars(query.order_by(Concept.isco, Concept.uri).limit(most)).all()


def of_group(session: Session, isco: str) -> Sequence[Concept]:
    """A unit group and its occupations."""
    query = select(Concept).where(Concept.isco == isco)
    return session.scalars(query.order_by(Concept.kind.desc(), Concept.uri)).all()


def occupations_by_group(session: Session) -> dict[str, int]:
    """ISCO code → how many occupations stand under it."""
    query = select(Concept.isco, func.count(Concept.id)).where(Concept.kind == ConceptKind.OCCUPATION)
    rows = session.execute(query.group_by(Concept.isco).order_by(Concept.isco))
    return {isco: count for isco, count in rows if isco is not None}


def occupations(session: Session, source: str) -> Sequence[Concept]:
    """All occupations first known from a source."""
    query = select(Concept).where(Concept.kind == ConceptKind.OCCUPATION, Concept.source == source)
    return session.scalars(query.order_by(Concept.isco, Concept.uri)).all()


def left_by_esco(session: Session) -> dict[int, str]:
    """Concept number → ISCO code of the ESCO occupations that no ESCO file names any more, but something else does."""
    esco = ConceptLabel.source.startswith(ESCO)
    named = exists().where(ConceptLabel.concept_id == Concept.id)
    query = select(Concept.id, Concept.isco).where(Concept.source == ESCO, named, ~named.where(esco))
    return {number: isco for number, isco in session.execute(query.order_by(Concept.id)) if isco is not None}
