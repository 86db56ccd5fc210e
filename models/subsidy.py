"""Programmes that pay employers or people something towards a job, as dated records with their source."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Dated, Named, Versioned, choice
from models.columns import ORGANISATION, Viewer, seen_by
from models.enums import RuleConfidence


class SubsidyProgramme(Dated, Versioned, Named, Base):
    """One programme. Employers see it between its days and as long as somebody looked not too long ago. `origin` is its
    name in the release it came with, empty for those an operator entered."""

    __tablename__ = "subsidy_programme"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from", name="days_in_order"),
    )

    origin: Mapped[str | None] = mapped_column(String(40), unique=True, info=seen_by(ORGANISATION, Viewer.OPERATOR))
    language: Mapped[str] = mapped_column(String(5), info=ORGANISATION)
    name: Mapped[str] = mapped_column(String(200), info=ORGANISATION)
    for_whom: Mapped[str] = mapped_column(String(500), info=ORGANISATION)
    amount: Mapped[str | None] = mapped_column(String(300), info=ORGANISATION)
    valid_from: Mapped[date | None] = mapped_column(Date, info=ORGANISATION)
    valid_until: Mapped[date | None] = mapped_column(Date, info=ORGANISATION)
    source: Mapped[str] = mapped_column(String(500), info=ORGANISATION)
    seen_on: Mapped[date] = mapped_column(Date, info=ORGANISATION)
    confidence: Mapped[RuleConfidence] = mapped_column(choice(RuleConfidence), info=ORGANISATION)
