"""Offers of work: what an employer puts before a person who shares data with it, and what became of it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, KEY, SHARED
from models.consent import Consent
from models.disclosure import Disclosure
from models.enums import ContractKind, PayPeriod
from models.place import Municipality
from models.sets import SetOf, mask_of_all


class OfferState(StrEnum):
    """Where an offer stands. `held` waits for a counsellor, `noted` for the person's own word after a yes that staff
    wrote down."""

    HELD = "held"
    MADE = "made"
    NOTED = "noted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    GIVEN_BACK = "given_back"
    EXPIRED = "expired"
    BEGUN = "begun"


class OfferNo(StrEnum):
    """Why a person does not take an offer. New ones go to the end: stored sets count by place."""

    PAY = "pay"
    HOURS = "hours"
    PLACE = "place"
    CONTRACT = "contract"
    START = "start"
    NOT_AS_PROMISED = "not_as_promised"
    HOME = "home"
    CARE = "care"
    OTHER_WORK = "other_work"
    CHANGED_MIND = "changed_mind"


class JobOffer(Dated, Versioned, Named, Base):
    """One offer to one person. Pay is gross, in euro cents per month or hour. What it says of accommodation is what the
    vacancy said when it was made. `consent` is the person's yes to the company learning what it must do because of
    their papers; without it the company is told what to ask."""

    __tablename__ = "job_offer"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("last_day IS NULL OR last_day > first_day", name="ends_after_it_starts"),
        CheckConstraint("hours_per_week BETWEEN 1 AND 60", name="hours_up_to_sixty"),
        CheckConstraint("pay > 0", name="pays_something"),
        CheckConstraint(f"refusals BETWEEN 0 AND {mask_of_all(OfferNo)}", name="known_refusals"),
    )

    disclosure_id: Mapped[int] = mapped_column(ForeignKey("disclosure.id", ondelete="CASCADE"), index=True, info=KEY)
    state: Mapped[OfferState] = mapped_column(choice(OfferState), index=True, info=SHARED)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SHARED)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SHARED)
    first_day: Mapped[date] = mapped_column(Date, info=SHARED)
    last_day: Mapped[date | None] = mapped_column(Date, info=SHARED)
    contract: Mapped[ContractKind] = mapped_column(choice(ContractKind), info=SHARED)
    hours_per_week: Mapped[int] = mapped_column(Integer, info=SHARED)
    pay: Mapped[int] = mapped_column(Integer, info=SHARED)
    pay_period: Mapped[PayPeriod] = mapped_column(choice(PayPeriod), info=SHARED)
    municipality_code: Mapped[str] = mapped_column(ForeignKey("municipality.code"), info=SHARED)
    accommodation: Mapped[bool | None] = mapped_column(info=SHARED)
    accommodation_price: Mapped[int | None] = mapped_column(Integer, info=SHARED)
    refusals: Mapped[frozenset[OfferNo]] = mapped_column(SetOf(OfferNo), default=frozenset(), info=CASEWORK)
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="SET NULL"), index=True, info=KEY)

    disclosure: Mapped[Disclosure] = relationship()
    municipality: Mapped[Municipality] = relationship()
    consent: Mapped[Consent | None] = relationship()
