"""People and offices that help, as operators enter them: nothing comes with the release."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, Versioned, choice
from models.columns import ORGANISATION, REFERENCE, Viewer, seen_by
from models.place import Municipality


class ContactKind(StrEnum):
    """What somebody helps with."""

    VIOLENCE = "violence"
    LEGAL_HELP = "legal_help"
    LABOUR_INSPECTORATE = "labour_inspectorate"
    LABOUR_OFFICE = "labour_office"
    REFUGEE_AGENCY = "refugee_agency"
    EQUALITY = "equality"
    DATA_PROTECTION = "data_protection"
    OTHER = "other"


class Contact(Dated, Versioned, Named, Base):
    """Somebody to turn to. Readers see it from the moment it has a source and the day of the last look, until it is
    ended. Without a municipality it is there for everybody. `languages` are codes, separated by spaces."""

    __tablename__ = "contact"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("(source IS NULL) = (checked_on IS NULL)", name="a_source_has_its_day"),
        Index("ix_contact_kind_ended_on", "kind", "ended_on"),
    )

    kind: Mapped[ContactKind] = mapped_column(choice(ContactKind), info=ORGANISATION)
    name: Mapped[str] = mapped_column(String(200), info=ORGANISATION)
    address: Mapped[str | None] = mapped_column(String(300), info=ORGANISATION)
    telephone: Mapped[str | None] = mapped_column(String(60), info=ORGANISATION)
    languages: Mapped[str] = mapped_column(String(60), default="", info=ORGANISATION)
    hours: Mapped[str | None] = mapped_column(String(200), info=ORGANISATION)
    source: Mapped[str | None] = mapped_column(String(500), info=ORGANISATION)
    checked_on: Mapped[date | None] = mapped_column(Date, info=ORGANISATION)
    ended_on: Mapped[date | None] = mapped_column(Date, info=seen_by(ORGANISATION, Viewer.OPERATOR))
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), info=REFERENCE)
    municipality: Mapped[Municipality | None] = relationship()
