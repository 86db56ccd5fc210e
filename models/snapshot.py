"""What the vacancy doctor tells employers rests on: counts taken together, and who asked for which demands when."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Numbered, UtcDateTime
from models.columns import ASKED, POOL

SETS_A_DAY = 30


class DemandCount(Numbered, Base):
    """How many of the people who may be suggested met one single demand on a day, and how many did not.

    `demand` names it (`web/services/doctor_keys.py`). All rows are of the same day; a later day replaces them
    together. An employer only ever sees `tenths`, the share that did not meet it; NULL where nothing is said.
    """

    __tablename__ = "demand_count"

    demand: Mapped[str] = mapped_column(String(200), unique=True, info=POOL)
    on_day: Mapped[date] = mapped_column(Date, info=POOL)
    met: Mapped[int] = mapped_column(Integer, info=POOL)
    unmet: Mapped[int] = mapped_column(Integer, info=POOL)
    tenths: Mapped[int | None] = mapped_column(Integer, info=POOL)


class DemandLook(Numbered, Base):
    """One set of demands that a company looked at on a day, with the answer it got: demand → tenths, or None.

    `company` are the nine digits that all branches of a company share. `digest` names the set, `place` is the number of
    the look on that day: the database allows thirty.
    """

    __tablename__ = "demand_look"
    __table_args__ = (
        UniqueConstraint("company", "on_day", "place"),
        UniqueConstraint("company", "on_day", "digest"),
        CheckConstraint(f"place BETWEEN 1 AND {SETS_A_DAY}", name="thirty_sets_a_day"),
    )

    company: Mapped[str] = mapped_column(String(9), info=ASKED)
    on_day: Mapped[date] = mapped_column(Date, info=ASKED)
    place: Mapped[int] = mapped_column(Integer, info=ASKED)
    digest: Mapped[str] = mapped_column(String(64), info=ASKED)
    shares: Mapped[dict[str, int | None]] = mapped_column(JSON, info=ASKED)
    looked_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=ASKED)
