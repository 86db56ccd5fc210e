"""Contracts that started, and what became of them."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, choice
from models.columns import CASE_FILE, KEY
from models.enums import PlacementOutcome
from models.jobseeker import Jobseeker
from models.vacancy import Vacancy


class Placement(Dated, Named, Base):
    """A person started work in a vacancy. `outcome` is the latest follow-up; "unreachable" counts, never dropped."""

    __tablename__ = "placement"
    __table_args__ = (CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ends_after_it_starts"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    started_on: Mapped[date] = mapped_column(Date, info=CASE_FILE)
    ended_on: Mapped[date | None] = mapped_column(Date, info=CASE_FILE)
    outcome: Mapped[PlacementOutcome | None] = mapped_column(choice(PlacementOutcome), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
