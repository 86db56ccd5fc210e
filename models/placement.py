"""Contracts that started, what the employer did of what it must, and what became of them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import CASE_FILE, HIRING, KEY
from models.consent import Consent
from models.enums import ContractKind
from models.jobseeker import Jobseeker
from models.offer import JobOffer
from models.vacancy import Vacancy

LONGEST_DUTY = 60


class PlacementOutcome(StrEnum):
    """What became of a started contract when last heard."""

    EMPLOYED_SAME = "employed_same"
    EMPLOYED_OTHER = "employed_other"
    NOT_EMPLOYED = "not_employed"
    UNREACHABLE = "unreachable"
    MOVED = "moved"
    WITHDREW = "withdrew"


class Placement(Dated, Versioned, Named, Base):
    """A person started work in a vacancy. `contract_on` is the day of the contract, `contract_until` its last day if it
    has one, `changed_on` the day it was last changed. `consent` is the person's yes to the company learning what it
    must do because of their papers. `outcome` is the latest follow-up; "unreachable" counts, never dropped."""

    __tablename__ = "placement"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        Index("ix_placement_offer_id", "offer_id", unique=True),
        CheckConstraint("ended_on IS NULL OR ended_on >= started_on", name="ends_after_it_starts"),
        CheckConstraint("contract_until IS NULL OR contract_until >= started_on", name="holds_for_a_while"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("job_offer.id", ondelete="SET NULL"), info=KEY)
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="SET NULL"), index=True, info=KEY)
    started_on: Mapped[date] = mapped_column(Date, info=HIRING)
    ended_on: Mapped[date | None] = mapped_column(Date, info=HIRING)
    contract: Mapped[ContractKind | None] = mapped_column(choice(ContractKind), info=HIRING)
    contract_on: Mapped[date | None] = mapped_column(Date, info=HIRING)
    contract_until: Mapped[date | None] = mapped_column(Date, info=HIRING)
    changed_on: Mapped[date | None] = mapped_column(Date, info=HIRING)
    outcome: Mapped[PlacementOutcome | None] = mapped_column(choice(PlacementOutcome), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
    offer: Mapped[JobOffer | None] = relationship()
    consent: Mapped[Consent | None] = relationship()


class ReminderStage(StrEnum):
    """When an employer is reminded of something to do."""

    BEFORE = "before"
    ON_THE_DAY = "on_the_day"
    AFTER = "after"


class FilingMark(Numbered, Base):
    """The employer did one thing on the checklist. `duty` names it, with the day it is about where it comes again."""

    __tablename__ = "filing_mark"
    __table_args__ = (UniqueConstraint("placement_id", "duty"),)

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id", ondelete="CASCADE"), info=KEY)
    duty: Mapped[str] = mapped_column(String(LONGEST_DUTY), info=HIRING)
    done_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=HIRING)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)


class FilingReminder(Numbered, Base):
    """The employer was reminded once of one thing that is due on a day."""

    __tablename__ = "filing_reminder"
    __table_args__ = (UniqueConstraint("placement_id", "duty", "due_on", "stage"),)

    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id", ondelete="CASCADE"), info=KEY)
    duty: Mapped[str] = mapped_column(String(LONGEST_DUTY), info=HIRING)
    due_on: Mapped[date] = mapped_column(Date, info=HIRING)
    stage: Mapped[ReminderStage] = mapped_column(choice(ReminderStage), info=HIRING)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=HIRING)
