"""Dated values of legal parameters that an operator laid over those the release came with."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Dated, Named, choice
from models.columns import KEY, SYSTEM, Viewer, seen_by
from models.enums import RuleConfidence

_FOR_STAFF = seen_by(SYSTEM, Viewer.STAFF, Viewer.OPERATOR)


class RuleOverride(Dated, Named, Base):
    """One value for the days from `valid_from` to `valid_to`, both included; later rows lie over earlier ones. A row is
    never changed or deleted: another row ends it. `number` is in the unit of the parameter, `day` for dates."""

    __tablename__ = "rule_override"
    __table_args__ = (
        CheckConstraint("(number IS NULL) <> (day IS NULL)", name="a_number_or_a_day"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="ends_after_it_starts"),
    )

    key: Mapped[str] = mapped_column(String(60), index=True, info=_FOR_STAFF)
    number: Mapped[int | None] = mapped_column(Integer, info=_FOR_STAFF)
    day: Mapped[date | None] = mapped_column(Date, info=_FOR_STAFF)
    valid_from: Mapped[date] = mapped_column(Date, info=_FOR_STAFF)
    valid_to: Mapped[date | None] = mapped_column(Date, info=_FOR_STAFF)
    source: Mapped[str] = mapped_column(String(500), info=_FOR_STAFF)
    checked_on: Mapped[date] = mapped_column(Date, info=_FOR_STAFF)
    confidence: Mapped[RuleConfidence] = mapped_column(choice(RuleConfidence), info=_FOR_STAFF)
    reason: Mapped[str] = mapped_column(String(500), info=_FOR_STAFF)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
