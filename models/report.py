"""What somebody reports about an employer, without a name: nothing here leads to an account, a device or a network."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Named, UtcDateTime, Versioned, choice
from models.columns import KEY, REPORT, REPORT_ANSWER, REPORT_CODE, REPORT_KEY, REPORT_STATE, REPORT_WORDS
from models.crypto import Sealed, Vault
from models.employer import Employer
from models.sets import SetOf, mask_of_all
from models.vacancy import Vacancy


class Harm(StrEnum):
    """What happened. New ones go to the end: stored sets count by place."""

    UNPAID = "unpaid"
    PAPERS_KEPT = "papers_kept"
    FEE = "fee"
    VIOLENCE = "violence"
    HOURS = "hours"
    HOUSING = "housing"
    OTHER = "other"


class ReportState(StrEnum):
    """How far staff have come with a report."""

    WAITING = "waiting"
    IN_HAND = "in_hand"
    CLOSED = "closed"


class Report(Versioned, Named, Base):
    """One report. Of its sender it holds the day and the language of the page, no more. `company` and `words` are the
    sender's, `answer` is what whoever has the code reads. They open with the report's own key, so that deleting the row
    is enough. A vacancy is held from `held_at` on, until the report is closed."""

    __tablename__ = "report"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint(f"harms BETWEEN 1 AND {mask_of_all(Harm)}", name="known_harms"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_at_some_time"),
        CheckConstraint("vacancy_id IS NULL OR employer_id IS NOT NULL", name="a_vacancy_has_an_employer"),
        CheckConstraint("held_at IS NULL OR vacancy_id IS NOT NULL", name="only_a_vacancy_is_held"),
    )

    code_index: Mapped[str] = mapped_column(String(64), unique=True, info=REPORT_CODE)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary, info=REPORT_KEY)
    received_on: Mapped[date] = mapped_column(Date, info=REPORT)
    language: Mapped[str] = mapped_column(String(5), info=REPORT)
    harms: Mapped[frozenset[StrEnum]] = mapped_column(SetOf(Harm), info=REPORT)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True, info=KEY)
    vacancy_id: Mapped[int | None] = mapped_column(ForeignKey("vacancy.id"), index=True, info=KEY)
    company_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=REPORT_WORDS)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=REPORT_WORDS)
    state: Mapped[ReportState] = mapped_column(choice(ReportState), index=True, info=REPORT_STATE)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=REPORT_ANSWER)
    held_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=REPORT)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=REPORT)

    employer: Mapped[Employer | None] = relationship()
    vacancy: Mapped[Vacancy | None] = relationship()
    company = Sealed()
    words = Sealed()
    answer = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened key of this report alone."""
        return vault.open_person_key(self.wrapped)
