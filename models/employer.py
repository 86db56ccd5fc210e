"""Employers: companies known by their number, vetted by people."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import EMPLOYER_FILE, KEY, Viewer, seen_by
from models.enums import EmployerState

if TYPE_CHECKING:
    from models.account import Account


BEING_CHECKED = (EmployerState.NEW, EmployerState.DOCUMENTS, EmployerState.CALL_BACK, EmployerState.SECOND_PERSON)
ROOT_DIGITS = 9


def company_root(number: str) -> str:
    """The nine digits of the company that a company number belongs to. A branch has thirteen: those of its company
    first. Whatever is counted for a company is counted by them."""
    return number[:ROOT_DIGITS]


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

    round: Mapped[int] = mapped_column(Integer, default=1, server_default="1", info=EMPLOYER_FILE)
    state_since: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)

    accounts: Mapped[list["Account"]] = relationship(
        back_populates="employer", foreign_keys="Account.employer_id", order_by="Account.id"
    )

    @property
    def root(self) -> str:
        """The nine digits of its company."""
        return company_root(self.company_number)

    @property
    def being_checked(self) -> bool:
        """Whether its check is not over: it sees nobody yet, and may write."""
        return self.state in BEING_CHECKED
