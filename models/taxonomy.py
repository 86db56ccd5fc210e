"""Occupations, unit groups and skills with their names in every language, built in or imported."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import KEY, REFERENCE, SYSTEM
from models.enums import ConceptKind, CorrectionKind, LabelKind, RelationKind


def name_in_addresses(uri: str) -> str:
    """The public id of a concept: the same in every installation."""
    return urlsafe_b64encode(hashlib.sha256(uri.encode()).digest())[:22].decode()


class Concept(Versioned, Named, Base):
    """A thing jobs are made of: an ISCO-08 unit group, an occupation under it, or a skill. Known by its URI.

    `esco_uri` is set on a built-in concept that an imported ESCO concept turned out to be the same as. `version` counts
    the corrections operators made.
    """

    __tablename__ = "concept"
    __table_args__ = (
        CheckConstraint("(kind = 'skill') = (isco IS NULL)", name="only_skills_have_no_isco_code"),
        CheckConstraint("isco IS NULL OR length(isco) = 4", name="isco_codes_have_four_digits"),
    )

    public_id: Mapped[str] = mapped_column(
        String(22),
        unique=True,
        index=True,
        info=SYSTEM,
        default=lambda context: name_in_addresses(context.get_current_parameters()["uri"]),
    )
    uri: Mapped[str] = mapped_column(String(200), unique=True, info=REFERENCE)
    kind: Mapped[ConceptKind] = mapped_column(choice(ConceptKind), index=True, info=REFERENCE)
    isco: Mapped[str | None] = mapped_column(String(4), index=True, info=REFERENCE)
    source: Mapped[str] = mapped_column(String(40), info=REFERENCE)
    esco_uri: Mapped[str | None] = mapped_column(String(200), unique=True, index=True, info=REFERENCE)

    labels: Mapped[list["ConceptLabel"]] = relationship(
        back_populates="concept", cascade="all, delete-orphan", order_by="ConceptLabel.id"
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(public_id=name_in_addresses(values["uri"]), **values)


class ConceptLabel(Numbered, Base):
    """One name of a concept in one language, from one source."""

    __tablename__ = "concept_label"
    __table_args__ = (
        UniqueConstraint("concept_id", "language", "text", "source"),
        Index("ix_concept_label_language_kind", "language", "kind"),
    )

    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), index=True, info=KEY)
    language: Mapped[str] = mapped_column(String(5), info=REFERENCE)
    kind: Mapped[LabelKind] = mapped_column(choice(LabelKind), info=REFERENCE)
    text: Mapped[str] = mapped_column(String(500), info=REFERENCE)
    source: Mapped[str] = mapped_column(String(40), info=REFERENCE)

    concept: Mapped[Concept] = relationship(back_populates="labels")


class ConceptCorrection(Numbered, Base):
    """What an operator said about one name of a concept: it stands whatever is imported or packaged later.

    Each but the hidden ones has its row among the names, under the source `own`. `reason` says why a name may stand on
    another concept as well.
    """

    __tablename__ = "concept_correction"
    __table_args__ = (UniqueConstraint("concept_id", "language", "text"),)

    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), index=True, info=KEY)
    language: Mapped[str] = mapped_column(String(5), info=REFERENCE)
    text: Mapped[str] = mapped_column(String(500), info=REFERENCE)
    kind: Mapped[CorrectionKind] = mapped_column(choice(CorrectionKind), info=REFERENCE)
    reason: Mapped[str | None] = mapped_column(String(300), info=REFERENCE)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=REFERENCE)


class ConceptDescription(Numbered, Base):
    """What an occupation or unit group is about, in one language, from one source. Linking reads it."""

    __tablename__ = "concept_description"
    __table_args__ = (UniqueConstraint("concept_id", "language", "source"),)

    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), index=True, info=KEY)
    language: Mapped[str] = mapped_column(String(5), info=REFERENCE)
    text: Mapped[str] = mapped_column(Text, info=REFERENCE)
    source: Mapped[str] = mapped_column(String(40), info=REFERENCE)


class ConceptRelation(Numbered, Base):
    """A skill that belongs to an occupation."""

    __tablename__ = "concept_relation"
    __table_args__ = (UniqueConstraint("occupation_id", "skill_id", "source"),)

    occupation_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), index=True, info=KEY)
    skill_id: Mapped[int] = mapped_column(ForeignKey("concept.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[RelationKind] = mapped_column(choice(RelationKind), info=REFERENCE)
    source: Mapped[str] = mapped_column(String(40), info=REFERENCE)


class TaxonomyImport(Numbered, Base):
    """A source of the taxonomy as it now stands: a fingerprint of what is stored from it, when, and how much."""

    __tablename__ = "taxonomy_import"

    source: Mapped[str] = mapped_column(String(40), unique=True, index=True, info=REFERENCE)
    content_hash: Mapped[str] = mapped_column(String(64), info=REFERENCE)
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=REFERENCE)
    concepts: Mapped[int] = mapped_column(Integer, info=REFERENCE)
    labels: Mapped[int] = mapped_column(Integer, info=REFERENCE)
    relations: Mapped[int] = mapped_column(Integer, info=REFERENCE)
