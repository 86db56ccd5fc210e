"""Organisations that help people: municipalities and associations. Each is the controller of its people's data."""

from datetime import date

from sqlalchemy import Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Dated, Named, Versioned, choice
from models.columns import ORGANISATION, REFERENCE, Viewer, seen_by
from models.enums import OrganisationKind


class Organisation(Dated, Versioned, Named, Base):
    """A helping organisation. `accepts_self_registration` puts it on the list people choose from."""

    __tablename__ = "organisation"
    __mapper_args__ = {"version_id_col": Versioned.version}

    name: Mapped[str] = mapped_column(String(200), unique=True, info=ORGANISATION)
    kind: Mapped[OrganisationKind] = mapped_column(choice(OrganisationKind), info=ORGANISATION)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), info=REFERENCE)
    accepts_self_registration: Mapped[bool] = mapped_column(default=True, info=ORGANISATION)
    mediator_register_number: Mapped[str | None] = mapped_column(
        String(60), info=seen_by(ORGANISATION, Viewer.STAFF, Viewer.OPERATOR)
    )
    mediator_registered_on: Mapped[date | None] = mapped_column(
        Date, info=seen_by(ORGANISATION, Viewer.STAFF, Viewer.OPERATOR)
    )
