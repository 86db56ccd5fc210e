"""What the rules are told about a vacancy: plain values, no rows. ``None`` means *not said*."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.records import Cefr, PayPeriod


@dataclass(frozen=True, slots=True)
class OfferText:
    """One text of the offer as its employer wrote it; ``title``: it is the name of the job."""

    text: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class LanguageAsked:
    """A language asked for; ``explained``: the employer said what the work needs it for."""

    code: str
    level: Cefr
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A vacancy as the law looks at it. Pay is gross in euro cents, hours are whole hours of work.

    ``start`` and ``end`` are the first and the last day of work; ``fixed_term`` says that the contract ends by itself,
    known day or not. ``overtime_hours_per_week`` is what is promised or expected beyond the usual week, ``agreed``
    that a collective agreement allows more of it. ``diploma_asked``: a diploma recognised here is demanded;
    ``regulated``: staff know the profession as one that the law reserves. ``employer_known`` says that somebody checked
    who the employer is.
    """

    isco: str | None = None
    placed: bool = False
    start: date | None = None
    end: date | None = None
    contract_named: bool = False
    part_time: bool = False
    fixed_term: bool = False
    skills_named: bool = False
    experience_years: float | None = None
    diploma_asked: bool = False
    regulated: bool = False
    pay_low: int | None = None
    pay_high: int | None = None
    pay_period: PayPeriod = PayPeriod.MONTH
    hours_per_week: float | None = None
    hours_per_day: float | None = None
    night: bool | None = None
    overtime_hours_per_week: float | None = None
    agreed: bool = False
    leave_days: int | None = None
    probation_months: int | None = None
    languages: tuple[LanguageAsked, ...] = ()
    accommodation: bool | None = None
    accommodation_price: int | None = None
    accommodation_ends_with_job: bool | None = None
    employer_known: bool = True
    texts: tuple[OfferText, ...] = ()

    def starts_on(self, today: date) -> date:
        """The first working day: the stated one, or today where none is stated."""
        return self.start or today
