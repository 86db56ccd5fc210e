"""What an employer says came of it with a person who shared data."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, choice
from models.columns import KEY, SHARED
from models.disclosure import Disclosure


class OutcomeKind(StrEnum):
    """Whether the person got the job."""

    HIRED = "hired"
    NOT_CHOSEN = "not_chosen"


class OutcomeReason(StrEnum):
    """Why somebody was not chosen: always about the work, never about the person."""

    LANGUAGE = "language"
    SKILLS = "skills"
    HOURS = "hours"
    PLACE_TAKEN = "place_taken"
    DID_NOT_COME = "did_not_come"
    OTHER = "other"


class HiringOutcome(Dated, Named, Base):
    """One answer of an employer. Whoever was not chosen reads kind words of ours; the reason as it was said is for
    their counsellor."""

    __tablename__ = "hiring_outcome"
    __table_args__ = (CheckConstraint("(kind = 'not_chosen') = (reason IS NOT NULL)", name="a_no_has_a_reason"),)

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[OutcomeKind] = mapped_column(choice(OutcomeKind), info=SHARED)
    reason: Mapped[OutcomeReason | None] = mapped_column(choice(OutcomeReason), info=SHARED)

    disclosure: Mapped[Disclosure] = relationship()
