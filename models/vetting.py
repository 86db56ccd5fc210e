"""How a company was checked: every step with who took it and what was seen, and companies that ask to be taken in."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, Numbered, UtcDateTime, choice
from models.columns import EMPLOYER_FILE, KEY, REQUEST, REQUEST_KEY, SYSTEM, VETTING, Viewer, seen_by
from models.crypto import Sealed, Vault
from models.employer import Employer
from models.sets import SetOf, mask_of_all

VETTING_TOLD = seen_by(EMPLOYER_FILE, Viewer.OPERATOR, Viewer.OWN_EMPLOYER)


class VettingStep(StrEnum):
    """What an operator does with a company."""

    BEGIN = "begin"
    SEE = "see"
    ASK = "ask"
    CALL = "call"
    APPROVE = "approve"
    SUSPEND = "suspend"
    REOPEN = "reopen"


class VettingPart(StrEnum):
    """Who somebody is in one round: of the first people, who look and call, or the second one, who says yes."""

    FIRST = "first"
    SECOND = "second"


class Paper(StrEnum):
    """What was looked at. Nothing is copied. New ones go to the end: stored sets count by place."""

    REGISTER_ENTRY = "register_entry"
    AUTHORITY = "authority"
    WORKPLACE = "workplace"
    AGENCY_LICENCE = "agency_licence"
    NO_DEBTS = "no_debts"


class SeenIn(StrEnum):
    """Where papers were seen."""

    REGISTER = "register"
    OFFICE = "office"
    COMPANY = "company"
    SENT = "sent"


class FoundIn(StrEnum):
    """Where the number called was found. A number that the company itself gave is not among them: it never counts."""

    COMMERCIAL_REGISTER = "commercial_register"
    OTHER_REGISTER = "other_register"
    OWN_PAGE = "own_page"


class CallOutcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    DENIED = "denied"


class SuspensionReason(StrEnum):
    """Why a company is suspended."""

    DENIED = "denied"
    FALSE_PAPERS = "false_papers"
    LOOKS_LIKE_ANOTHER = "looks_like_another"
    REPORTS = "reports"
    UNLAWFUL = "unlawful"
    OWN_WISH = "own_wish"
    OTHER = "other"


class VettingPerson(Numbered, Base):
    """An operator's part in one round of checking a company: one part only, so that nobody is both people."""

    __tablename__ = "vetting_person"
    __table_args__ = (
        UniqueConstraint("employer_id", "round", "account_id"),
        UniqueConstraint("employer_id", "round", "account_id", "part"),
    )

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id", ondelete="CASCADE"), info=KEY)
    round: Mapped[int] = mapped_column(Integer, info=VETTING)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True, info=KEY)
    part: Mapped[VettingPart] = mapped_column(choice(VettingPart), info=VETTING)


class VettingEntry(Numbered, Base):
    """One step of a check. What vouches for the company names the part its taker has in the round; the database holds a
    yes to the second part and all else that vouches to the first."""

    __tablename__ = "vetting_entry"
    __table_args__ = (
        ForeignKeyConstraint(
            ["employer_id", "round", "by_id", "part"],
            ["vetting_person.employer_id", "vetting_person.round", "vetting_person.account_id", "vetting_person.part"],
        ),
        CheckConstraint("part IS NULL OR by_id IS NOT NULL", name="who_vouches_is_somebody"),
        CheckConstraint("(step = 'approve') = (COALESCE(part, '') = 'second')", name="the_second_person_says_yes"),
        CheckConstraint(
            "(step IN ('see', 'call', 'reopen')) = (COALESCE(part, '') = 'first')", name="the_first_people_look"
        ),
        CheckConstraint(f"papers BETWEEN 0 AND {mask_of_all(Paper)}", name="known_papers"),
        CheckConstraint(
            "(step = 'see') = (seen_in IS NOT NULL) AND (step NOT IN ('see', 'ask') OR papers > 0)",
            name="papers_are_seen_somewhere",
        ),
        CheckConstraint(
            "(step = 'call') = (outcome IS NOT NULL) AND (step = 'call') = (found_in IS NOT NULL)"
            " AND (step = 'call') = (found_at IS NOT NULL)",
            name="a_call_has_its_number_from_somewhere",
        ),
        CheckConstraint("(step IN ('see', 'call')) = (done_on IS NOT NULL)", name="what_was_done_has_its_day"),
        CheckConstraint("(step = 'suspend') = (reason IS NOT NULL)", name="a_suspension_has_its_reason"),
        Index("ix_vetting_entry_employer_id_id", "employer_id", "id"),
    )

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id", ondelete="CASCADE"), info=KEY)
    round: Mapped[int] = mapped_column(Integer, info=VETTING)
    step: Mapped[VettingStep] = mapped_column(choice(VettingStep), info=VETTING_TOLD)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), info=VETTING_TOLD)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True, info=KEY)
    part: Mapped[VettingPart | None] = mapped_column(choice(VettingPart), info=VETTING)
    papers: Mapped[frozenset[Paper]] = mapped_column(SetOf(Paper), default=frozenset(), info=VETTING_TOLD)
    seen_in: Mapped[SeenIn | None] = mapped_column(choice(SeenIn), info=VETTING)
    done_on: Mapped[date | None] = mapped_column(Date, info=VETTING)
    outcome: Mapped[CallOutcome | None] = mapped_column(choice(CallOutcome), info=VETTING)
    found_in: Mapped[FoundIn | None] = mapped_column(choice(FoundIn), info=VETTING)
    found_at: Mapped[str | None] = mapped_column(String(300), info=VETTING)
    reason: Mapped[SuspensionReason | None] = mapped_column(choice(SuspensionReason), info=VETTING)

    employer: Mapped[Employer] = relationship()
    by: Mapped[Account | None] = relationship(foreign_keys=[by_id])


class CompanyRequest(Dated, Named, Base):
    """Somebody who asks for access: a company that registers, or a colleague whom a company invites (`employer_id`). It
    is carried out afterwards, apart from the answer on the page, so that the answer tells nobody whether an e-mail or a
    company is known. One from a suspended company waits for a person (`held`), and one that an operator asked for or
    let in waits for a second operator (`asked_by_id` is the first). It opens with a key of its own."""

    __tablename__ = "company_request"
    __table_args__ = (CheckConstraint("(employer_id IS NULL) = (name IS NOT NULL)", name="a_new_company_has_a_name"),)

    wrapped: Mapped[bytes] = mapped_column(LargeBinary, info=REQUEST_KEY)
    company_number: Mapped[str] = mapped_column(String(13), index=True, info=VETTING)
    name: Mapped[str | None] = mapped_column(String(200), info=VETTING)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), info=VETTING)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id", ondelete="CASCADE"), index=True, info=KEY)
    language: Mapped[str] = mapped_column(String(5), info=SYSTEM)
    held: Mapped[bool] = mapped_column(default=False, info=VETTING)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=VETTING)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SYSTEM)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=REQUEST)
    link_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=REQUEST_KEY)

    employer: Mapped[Employer | None] = relationship()
    email = Sealed()
    link = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened key of this request alone."""
        return vault.open_person_key(self.wrapped)
