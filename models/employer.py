"""Employers: companies known by their number, vetted by people."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import EMPLOYER_FILE, KEY, Viewer, seen_by
from models.enums import EmployerState

if TYPE_CHECKING:
    from models.account import Account


class Employer(Dated, Versioned, Named, Base):
    """A company. Nothing of any jobseeker is shown to it before two people have vetted it."""

    __tablename__ = "employer"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("length(company_number) IN (9, 13)", name="company_numbers_have_nine_or_thirteen_digits"),
        CheckConstraint("vetted_by_id IS NULL OR vetted_by_id <> checked_by_id", name="two_people_vet"),
    )

    company_number: Mapped[str] = mapped_column(String(13), unique=True, info=EMPLOYER_FILE)
    name: Mapped[str] = mapped_column(String(200), info=seen_by(EMPLOYER_FILE, Viewer.EVERYBODY))
    state: Mapped[EmployerState] = mapped_column(choice(EmployerState), index=True, info=EMPLOYER_FILE)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), info=EMPLOYER_FILE)
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", use_alter=True), info=KEY)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    vetted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", use_alter=True), info=KEY)
    vetted_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)

    accounts: Mapped[list["Account"]] = relationship(
        back_populates="employer", foreign_keys="Account.employer_id", order_by="Account.id"
    )
