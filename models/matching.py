"""What the engine said and what people decided: runs, suggestions with their whole explanation, decisions, interest."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, Numbered, UtcDateTime, choice
from models.columns import CASEWORK, EVIDENCE, KEY, OWN_WORDS, SYSTEM, Viewer, seen_by
from models.crypto import Sealed
from models.enums import DecisionKind, InterestKind, NotForMe
from models.jobseeker import Jobseeker, OfJobseeker
from models.sets import SetOf, mask_of_all
from models.vacancy import Vacancy

_FOR_SELF = seen_by(CASEWORK, Viewer.SELF)
_FOR_STAFF = seen_by(SYSTEM, Viewer.STAFF, Viewer.OPERATOR)


class MatchRun(Dated, Named, Base):
    """One run of the engine over the people for a vacancy: which versions, on which day, over which inputs."""

    __tablename__ = "match_run"

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    on_day: Mapped[date] = mapped_column(Date, info=_FOR_STAFF)
    engine_version: Mapped[str] = mapped_column(String(40), info=_FOR_STAFF)
    rules_version: Mapped[str] = mapped_column(String(64), info=_FOR_STAFF)
    weights_version: Mapped[str] = mapped_column(String(64), info=_FOR_STAFF)
    inputs_hash: Mapped[str] = mapped_column(String(64), info=EVIDENCE)
    output_hash: Mapped[str | None] = mapped_column(String(64), info=EVIDENCE)
    considered: Mapped[int] = mapped_column(Integer, info=_FOR_STAFF)
    blocked: Mapped[int] = mapped_column(Integer, info=_FOR_STAFF)

    vacancy: Mapped[Vacancy] = relationship()
    suggestions: Mapped[list["Suggestion"]] = relationship(
        back_populates="run", cascade="all, delete-orphan", order_by="Suggestion.position"
    )


class Suggestion(Named, Base):
    """A person the engine put forward for a vacancy, with the explanation exactly as computed. Never a decision."""

    __tablename__ = "suggestion"
    __table_args__ = (
        UniqueConstraint("run_id", "jobseeker_id"),
        CheckConstraint("position >= 1", name="positions_start_at_one"),
    )

    run_id: Mapped[int] = mapped_column(ForeignKey("match_run.id", ondelete="CASCADE"), index=True, info=KEY)
    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    position: Mapped[int] = mapped_column(Integer, info=CASEWORK)
    score: Mapped[int] = mapped_column(Integer, info=seen_by(CASEWORK, Viewer.OWN_ORGANISATION))
    band: Mapped[str] = mapped_column(String(20), info=CASEWORK)
    explanation: Mapped[dict[str, Any]] = mapped_column(JSON, info=CASEWORK)

    run: Mapped[MatchRun] = relationship(back_populates="suggestions")
    jobseeker: Mapped[Jobseeker] = relationship()


class Decision(OfJobseeker, Dated, Named, Base):
    """What a counsellor decided about a person and a vacancy, with the reason. The newest one counts."""

    __tablename__ = "decision"
    # Both together, or SQLite asks through the vacancy, which has many decisions.
    __table_args__ = (
        Index("ix_decision_jobseeker_id_vacancy_id", "jobseeker_id", "vacancy_id"),
        Index("ix_decision_jobseeker_id_kind_created_at", "jobseeker_id", "kind", "created_at"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestion.id", ondelete="SET NULL"), info=KEY)
    kind: Mapped[DecisionKind] = mapped_column(choice(DecisionKind), info=CASEWORK)
    reason: Mapped[str] = mapped_column(String(40), info=CASEWORK)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)

    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
    account: Mapped[Account | None] = relationship()
    note = Sealed()


class Interest(Numbered, Base):
    """What the person said about a vacancy. One answer a pair; it can be changed. `reasons` are why it is not for them,
    for their counsellor to read; nothing is computed from them."""

    __tablename__ = "interest"
    __table_args__ = (
        UniqueConstraint("jobseeker_id", "vacancy_id"),
        CheckConstraint(f"reasons BETWEEN 0 AND {mask_of_all(NotForMe)}", name="known_reasons"),
        CheckConstraint("reasons = 0 OR kind = 'not_for_me'", name="reasons_are_against"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[InterestKind] = mapped_column(choice(InterestKind), info=CASEWORK)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=CASEWORK)
    reasons: Mapped[frozenset[NotForMe]] = mapped_column(
        SetOf(NotForMe), default=frozenset(), server_default="0", info=CASEWORK
    )

    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()


class SavedVacancy(Numbered, Base):
    """A vacancy the person keeps to look at again. It is nobody else's business."""

    __tablename__ = "saved_vacancy"
    __table_args__ = (UniqueConstraint("jobseeker_id", "vacancy_id"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=_FOR_SELF)
