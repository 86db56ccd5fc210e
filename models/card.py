"""Cards: what an employer sees of somebody who is proposed. No name, no words, no score."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Named, Numbered, UtcDateTime, choice
from models.columns import CASEWORK, KEY, SHARED
from models.disclosure import Disclosure

STEPS = 12


class Years(StrEnum):
    """How long somebody has done such work."""

    UNDER_ONE = "under_one"
    ONE_TO_FOUR = "one_to_four"
    FIVE_OR_MORE = "five_or_more"


class Spoken(StrEnum):
    """How well somebody speaks a language."""

    NONE = "none"
    BASIC = "basic"
    GOOD = "good"
    VERY_GOOD = "very_good"


class NoCard(StrEnum):
    """Why somebody who is proposed is not shown (yet)."""

    NOT_VETTED = "not_vetted"
    NOT_AGREED = "not_agreed"
    VACANCY_FULL = "vacancy_full"
    COMPANY_FULL = "company_full"
    COMPANY_NEW = "company_new"
    TOO_RARE = "too_rare"
    ELSEWHERE = "elsewhere"


class Card(Named, Base):
    """The traits shown of one person for one vacancy, as they were when the card was given; they never change. `level`
    counts the coarsening steps taken. A trait that is None was coarsened away or never said. `occupation` is the
    beginning of an ISCO code, `start` a month (`2026-12`), `now` or `later`, `period` a year and its quarter."""

    __tablename__ = "card"
    __table_args__ = (CheckConstraint(f"level BETWEEN 0 AND {STEPS}", name="known_steps"),)

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="CASCADE"), unique=True, info=KEY)
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True, info=CASEWORK)
    period: Mapped[str] = mapped_column(String(6), info=SHARED)
    level: Mapped[int] = mapped_column(Integer, info=CASEWORK)
    occupation: Mapped[str | None] = mapped_column(String(8), info=SHARED)
    experience: Mapped[Years | None] = mapped_column(choice(Years), info=SHARED)
    bulgarian: Mapped[Spoken | None] = mapped_column(choice(Spoken, "bulgarian"), info=SHARED)
    english: Mapped[Spoken | None] = mapped_column(choice(Spoken, "english"), info=SHARED)
    driving: Mapped[bool | None] = mapped_column(info=SHARED)
    start: Mapped[str | None] = mapped_column(String(7), info=SHARED)
    # Never shown itself: only whether the work is in the same district.
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"), info=CASEWORK)

    disclosure: Mapped[Disclosure] = relationship()


class HeldBack(Numbered, Base):
    """A proposal the employer does not see, with the cause as it was when it was last tried."""

    __tablename__ = "held_back"

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="CASCADE"), unique=True, info=KEY)
    cause: Mapped[NoCard] = mapped_column(choice(NoCard), info=CASEWORK)
    since: Mapped[datetime] = mapped_column(UtcDateTime(), info=CASEWORK)
    tried_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True, info=CASEWORK)

    disclosure: Mapped[Disclosure] = relationship()
