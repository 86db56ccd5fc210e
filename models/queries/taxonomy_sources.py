"""Storing the taxonomy in bulk, source by source, and taking a source out again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Table, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session

from models.base import Base
from models.enums import ConceptKind, LabelKind, RelationKind
from models.jobseeker import JobseekerSkill, WorkExperience
from models.place import District, Municipality
from models.taxonomy import (
    Concept,
    ConceptCorrection,
    ConceptDescription,
    ConceptLabel,
    ConceptRelation,
    TaxonomyImport,
)
from models.vacancy import Vacancy, VacancySkill

BATCH = 5000
ESCO = "esco"
Row = dict[str, Any]


class StoredLabel(NamedTuple):
    """One label with the concept it stands on; `address` is the concept's ESCO address, or its own where none."""

    concept_id: int
    address: str
    language: str
    kind: LabelKind
    text: str
    source: str


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """A long list in portions a database takes at once."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]


def _add(session: Session, table: type[Base], rows: Sequence[Row]) -> None:
    """Past the unit of work, which would take longer than the database."""
    for part in parts(rows):
        session.execute(insert(cast(Table, table.__table__)), part)


def add_concepts(session: Session, rows: Sequence[Row]) -> None:
    """Store new concepts."""
    _add(session, Concept, rows)


def add_labels(session: Session, rows: Sequence[Row]) -> None:
    """Store new labels, see label_rows."""
    _add(session, ConceptLabel, rows)


def add_descriptions(session: Session, rows: Sequence[Row]) -> None:
    """Store new descriptions."""
    _add(session, ConceptDescription, rows)


def add_relations(session: Session, rows: Sequence[Row]) -> None:
    """Store new relations."""
    _add(session, ConceptRelation, rows)


def label_rows(concept_id: int, language: str, texts: Iterable[str], source: str) -> list[Row]:
    """The rows of one concept's names in one language, the first one preferred."""
    return [
        {
            "concept_id": concept_id, "language": language, "text": text, "source": source,
            "kind": LabelKind.ALTERNATIVE if position else LabelKind.PREFERRED,
        }
        for position, text in enumerate(texts)
    ]  # fmt: skip


def load_districts(session: Session, rows: Sequence[Row]) -> None:
    """Bring the districts up to these rows."""
    _bring_up(session, District, rows)


def load_municipalities(session: Session, rows: Sequence[Row]) -> None:
    """Bring the municipalities up to these rows."""
    _bring_up(session, Municipality, rows)


def _bring_up(session: Session, kind: type[Any], rows: Sequence[Row]) -> None:
    stored: dict[str, Any] = {row.code: row for row in session.scalars(select(kind)).all()}
    _add(session, kind, [row for row in rows if row["code"] not in stored])
    for row in rows:
        for name, value in row.items() if row["code"] in stored else ():
            setattr(stored[row["code"]], name, value)
    session.flush()


def ids_by_address(session: Session) -> dict[str, int]:
    """ESCO address, or URI where a concept has none → database number of every concept."""
    rows = session.execute(select(Concept.id, func.coalesce(Concept.esco_uri, Concept.uri)))
    return {address: number for number, address in rows}


def kinds_by_address(session: Session) -> dict[str, tuple[ConceptKind, str | None]]:
    """ESCO address, or URI → kind and ISCO code of every concept."""
    rows = session.execute(select(func.coalesce(Concept.esco_uri, Concept.uri), Concept.kind, Concept.isco))
    return {address: (kind, isco) for address, kind, isco in rows}


def labels_from(session: Session, source: str | None = None) -> list[StoredLabel]:
    """All labels of one source (of all sources for None), those of one concept in the order they were given."""
    query = (
        select(
            ConceptLabel.concept_id, func.coalesce(Concept.esco_uri, Concept.uri), ConceptLabel.language,
            ConceptLabel.kind, ConceptLabel.text, ConceptLabel.source,
        )
        .join(Concept, Concept.id == ConceptLabel.concept_id)
        .order_by(ConceptLabel.id)
    )  # fmt: skip
    if source is not None:
        query = query.where(ConceptLabel.source == source)
    return [StoredLabel(*row) for row in session.execute(query)]


def descriptions_from(session: Session, source: str) -> dict[str, str]:
    """ESCO address → description, of one source."""
    rows = session.execute(
        select(func.coalesce(Concept.esco_uri, Concept.uri), ConceptDescription.text)
        .join(Concept, Concept.id == ConceptDescription.concept_id)
        .where(ConceptDescription.source == source)
    )
    return {row[0]: row.text for row in rows}


def relations_from(session: Session, source: str) -> dict[tuple[str, str], RelationKind]:
    """(ESCO address of the occupation, of the skill) → kind, of one source."""
    address = func.coalesce(Concept.esco_uri, Concept.uri)
    skill = select(Concept.id, address.label("address")).subquery()
    rows = session.execute(
        select(address, skill.c.address, ConceptRelation.kind)
        .join(Concept, Concept.id == ConceptRelation.occupation_id)
        .join(skill, skill.c.id == ConceptRelation.skill_id)
        .where(ConceptRelation.source == source)
    )
    return {(occupation, other): kind for occupation, other, kind in rows}


def drop_labels(session: Session, source: str, concept_ids: Sequence[int]) -> None:
    """Delete what one source says about some concepts: names and descriptions."""
    for part in parts(concept_ids):
        for table in (ConceptLabel, ConceptDescription):
            session.execute(delete(table).where(table.source == source, table.concept_id.in_(part)))


def drop_source(session: Session, source: str) -> None:
    """Delete all names, descriptions and relations from one source."""
    for table in (ConceptLabel, ConceptDescription, ConceptRelation):
        session.execute(delete(table).where(table.source == source))


def drop_relations(session: Session, source: str, occupation_ids: Sequence[int]) -> None:
    """Delete what one source says about the skills of some occupations."""
    for part in parts(occupation_ids):
        theirs = ConceptRelation.occupation_id.in_(part)
        session.execute(delete(ConceptRelation).where(ConceptRelation.source == source, theirs))


REFERENCES = (WorkExperience, JobseekerSkill, Vacancy, VacancySkill)
KEPT_FOR = (*REFERENCES, ConceptCorrection)


def _in_use() -> ColumnElement[bool]:
    return or_(*(exists().where(table.concept_id == Concept.id) for table in KEPT_FOR))


def drop_unnamed(session: Session) -> int:
    """Delete concepts without any name that nobody refers to; gives the number of those that had to stay."""
    unnamed = ~exists().where(ConceptLabel.concept_id == Concept.id)
    session.execute(delete(Concept).where(unnamed, ~_in_use()).execution_options(synchronize_session=False))
    return session.scalar(select(func.count(Concept.id)).where(unnamed)) or 0


def sources(session: Session) -> list[TaxonomyImport]:
    """Everything that is stored, by name of the source."""
    return list(session.scalars(select(TaxonomyImport).order_by(TaxonomyImport.source)))


def note(session: Session, source: str, content_hash: str, now: datetime, **counts: int) -> None:
    """Remember what is stored from a source; nothing changes where the content is the same."""
    row = session.scalar(select(TaxonomyImport).where(TaxonomyImport.source == source))
    if row is None:
        session.add(TaxonomyImport(source=source, content_hash=content_hash, imported_at=now, **counts))
    elif row.content_hash != content_hash:
        row.content_hash, row.imported_at = content_hash, now
        for name, count in counts.items():
            setattr(row, name, count)
    session.flush()


def forget_note(session: Session, source: str) -> None:
    """Nothing is stored from this source any more."""
    session.execute(delete(TaxonomyImport).where(TaxonomyImport.source == source))


def joined(session: Session) -> dict[str, str]:
    """ESCO address → URI of the built-in concept it is the same as."""
    rows = session.execute(select(Concept.esco_uri, Concept.uri).where(Concept.esco_uri.is_not(None)))
    return {esco: uri for esco, uri in rows if esco is not None}


def esco_addresses(session: Session) -> dict[str, str]:
    """URI → ESCO address of the built-in concepts that are the same as an ESCO one."""
    return {uri: esco for esco, uri in joined(session).items()}


def has_esco(session: Session) -> bool:
    """Whether any ESCO file was imported."""
    return session.scalar(select(Concept.id).where(Concept.source == ESCO).limit(1)) is not None


def name_as_esco(session: Session, uris: Mapping[str, str]) -> None:
    """Give built-in concepts their ESCO address, address → URI; no other concept may have it."""
    same = update(Concept).where(Concept.uri == bindparam("built_in")).values(esco_uri=bindparam("address"))
    rows = [{"built_in": uri, "address": address} for address, uri in uris.items()]
    for part in parts(rows):
        session.connection().execute(same, part)
    session.expire_all()


def split(session: Session, esco_uri: str) -> None:
    """Give an ESCO concept a row of its own again, with all that ESCO says about it."""
    concept = session.scalars(select(Concept).where(Concept.esco_uri == esco_uri)).one()
    concept.esco_uri = None
    own = Concept(uri=esco_uri, kind=concept.kind, isco=concept.isco, source=ESCO)
    session.add(own)
    session.flush()
    _move(session, concept.id, own.id)


def join(session: Session, esco_uri: str, uri: str) -> None:
    """Make an ESCO concept and a built-in one the same: names, relations, people and vacancies go to the latter."""
    own = session.scalar(select(Concept).where(Concept.uri == esco_uri))
    concept = session.scalars(select(Concept).where(Concept.uri == uri)).one()
    if own is not None:
        _move(session, own.id, concept.id)
        _move_others(session, own.id, concept.id)
        _repoint(session, own.id, concept.id)
        session.expire(own)
        session.delete(own)
        session.flush()
    concept.esco_uri = esco_uri
    session.flush()


def _move(session: Session, old: int, new: int) -> None:
    for table, column in (
        (ConceptLabel, ConceptLabel.concept_id),
        (ConceptDescription, ConceptDescription.concept_id),
        (ConceptRelation, ConceptRelation.occupation_id),
        (ConceptRelation, ConceptRelation.skill_id),
    ):
        imported = or_(table.source == ESCO, table.source.startswith(f"{ESCO}-"))
        session.execute(update(table).where(column == old, imported).values({column: new}))


def _move_others(session: Session, old: int, new: int) -> None:
    """Corrections, and the names that came from elsewhere; what the other concept has already goes with the old one."""
    kinds: tuple[tuple[type[ConceptLabel | ConceptCorrection], tuple[str, ...]], ...] = (
        (ConceptLabel, ("language", "text", "source")), (ConceptCorrection, ("language", "text")),
    )  # fmt: skip
    for table, keys in kinds:
        rows: list[Any] = list(
            session.scalars(select(table).where(table.concept_id.in_([old, new])).order_by(table.id)).all()
        )
        there = {tuple(getattr(row, key) for key in keys) for row in rows if row.concept_id == new}
        for row in rows:
            if row.concept_id == old and tuple(getattr(row, key) for key in keys) not in there:
                row.concept_id = new
    session.flush()


def _repoint(session: Session, old: int, new: int) -> None:
    for table, owner in ((JobseekerSkill, JobseekerSkill.jobseeker_id), (VacancySkill, VacancySkill.vacancy_id)):
        twice = select(owner).where(table.concept_id == new).scalar_subquery()
        session.execute(
            delete(table).where(table.concept_id == old, owner.in_(twice)).execution_options(synchronize_session=False)
        )
    for referring in REFERENCES:
        session.execute(
            update(referring)
            .where(referring.concept_id == old)
            .values(concept_id=new)
            .execution_options(synchronize_session=False)
        )
