"""People entered twice: pairs that are likely one person, and records that were made one, with what is needed to take
them apart again."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, Numbered, UtcDateTime
from models.columns import CASE_FILE, KEY, LOOKUP, SNAPSHOT, Export, Viewer
from models.columns import Index as Read
from models.crypto import Sealed
from models.jobseeker import Jobseeker, OfJobseeker

#: For staff of the organisation alone: a person's own copy must not say who else is there.
_DESK = {
    "policy": replace(CASE_FILE["policy"], viewers=frozenset({Viewer.OWN_ORGANISATION}), export=Export.NEVER)
}  # fmt: skip
_KEPT = {"policy": replace(SNAPSHOT["policy"], index=Read.NONE)}


class LikelyTwins(Numbered, Base):
    """Two people of one organisation who are likely one: how likely, and by which levels of agreement (`reasons`).
    `apart_at` says that staff looked and they are two; that is remembered."""

    __tablename__ = "likely_twins"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="the_lower_number_first"),
        CheckConstraint("probability BETWEEN 0 AND 1", name="a_probability"),
        Index("ix_likely_twins_apart_at_probability", "apart_at", "probability"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    second_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    probability: Mapped[float] = mapped_column(Float, info=_DESK)
    reasons: Mapped[list[str]] = mapped_column(JSON, info=_DESK)
    weights_version: Mapped[int] = mapped_column(Integer, info=_DESK)
    found_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=_DESK)
    apart_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_DESK)
    apart_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)

    first: Mapped[Jobseeker] = relationship(foreign_keys=[first_id])
    second: Mapped[Jobseeker] = relationship(foreign_keys=[second_id])


class Merge(OfJobseeker, Dated, Named, Base):
    """Another record was made part of this person's. `absorbed` is the public id it had: marks of looks stand under
    it, and erasing this person erases it too. `absorbed_key` opens what it was. `external_index` is its organisation's
    own number, so that it is not imported again. `content` is what both were, until its term is over."""

    __tablename__ = "merge"
    __table_args__ = (
        CheckConstraint("undone_at IS NULL OR content_sealed IS NULL", name="what_is_undone_keeps_nothing"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    absorbed: Mapped[str] = mapped_column(String(22), index=True, info=CASE_FILE)
    absorbed_key_id: Mapped[int | None] = mapped_column(ForeignKey("person_key.id", ondelete="SET NULL"), info=KEY)
    external_index: Mapped[str | None] = mapped_column(String(64), index=True, info=LOOKUP)
    content_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=_KEPT)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
    made_by: Mapped[Account | None] = relationship()
    content = Sealed()
