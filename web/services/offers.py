"""Offers of work: made after a person shares data, held against the law and the vacancy, answered by the person."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

import matcher
from matcher.result import Outcome
from matcher.vacancy_rules import Finding, hours, pay
from models import Consent, Disclosure, JobOffer, Vacancy
from models.enums import ConsentPurpose, ContractKind, EmployerState, PayPeriod
from models.inbox import News
from models.offer import OfferNo, OfferState
from models.queries import disclosures, vacancies
from models.queries import hiring as queries
from models.sharing_enums import DisclosureState
from web.services import audit, disclosure, vacancy_check
from web.services.clock import day_in_bulgaria
from web.services.disclosure_steps import NotPossible
from web.services.inbox import tell
from web.services.offer_steps import OfferStep, target
from web.services.principal import SYSTEM, Principal

ANSWER_WITHIN = timedelta(days=14)
HIRING_TEXT = "2026-11"
AT_ONCE = 200
ENDS_BY_ITSELF = vacancy_check.ENDS_BY_ITSELF
#: What the law says about an offer to one person; the vacancy's own texts were looked at when it was approved.
LOOKED_AT = (pay.check, hours.check)


@dataclass(frozen=True, slots=True)
class Offered:
    """What an employer offers. Pay is gross, in euro cents per month or hour."""

    first_day: date
    last_day: date | None
    contract: ContractKind
    hours_per_week: int
    pay: int
    pay_period: PayPeriod
    municipality_code: str


class Unlawful(Exception):
    """The offer is below what the law says; `findings` say where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("The offer is below what the law says.")
        self.findings = findings


def of_vacancy(vacancy: Vacancy, today: date) -> Offered | None:
    """What the vacancy promises, at its lowest pay, to begin an offer with; None if it is not complete."""
    contract, hours, pay, place = vacancy.contract, vacancy.hours_per_week, vacancy.pay_min, vacancy.municipality_code
    if contract is None or hours is None or pay is None or place is None or vacancy.starts_on is None:
        return None
    first = max(vacancy.starts_on, today)
    return Offered(first, vacancy.ends_on, contract, hours, pay, vacancy.pay_period, place)


def terms_of(offer: JobOffer) -> Offered:
    """The terms of a stored offer."""
    return Offered(
        offer.first_day, offer.last_day, offer.contract, offer.hours_per_week, offer.pay, offer.pay_period,
        offer.municipality_code,
    )  # fmt: skip


def pays_less(offered: Offered, vacancy: Vacancy) -> bool:
    """Whether an hour of work is paid less than the vacancy's low end."""
    if vacancy.pay_min is None:
        return False
    if offered.pay_period is vacancy.pay_period is PayPeriod.HOUR:
        return offered.pay < vacancy.pay_min
    promised = _per_hour(vacancy.pay_min, vacancy.pay_period, vacancy.hours_per_week or offered.hours_per_week)
    return _per_hour(offered.pay, offered.pay_period, offered.hours_per_week) < promised


def _per_hour(pay: int, period: PayPeriod, hours_per_week: int) -> float:
    """Cents an hour, as many decimals as two like terms share."""
    return float(pay) if period is PayPeriod.HOUR else round(pay * 12 / 52 / hours_per_week, 6)


def unlawful(offered: Offered, vacancy: Vacancy, rules: matcher.Rules, today: date) -> tuple[Finding, ...]:
    """What the law says against these terms on the first day of work."""
    asked = replace(
        vacancy_check.offer(vacancy), start=offered.first_day, end=offered.last_day, pay_low=offered.pay,
        pay_high=offered.pay, pay_period=matcher.PayPeriod(offered.pay_period.value), texts=(),
        hours_per_week=offered.hours_per_week, part_time=offered.contract is ContractKind.PART_TIME,
        fixed_term=offered.contract in ENDS_BY_ITSELF, contract_named=True, hours_per_day=None,
    )  # fmt: skip
    found = (each for rule in LOOKED_AT for each in rule(asked, rules, today))
    return tuple(each for each in found if each.outcome is Outcome.BLOCK)


def make(
    session: Session, shared: Disclosure, who: Principal, offered: Offered, rules: matcher.Rules, now: datetime
) -> JobOffer:
    """Put an offer before a person who shares data; below the vacancy's pay a counsellor looks first. Raises
    NotPossible unless they share now and no other offer waits, and Unlawful."""
    vacancies.hold(session, shared.vacancy)
    row = disclosures.locked(session, shared)
    if not sharing(row, now) or queries.offers_about(session, row.id, (*queries.OPEN_OFFERS, *queries.TAKEN)):
        raise NotPossible
    if against := unlawful(offered, row.vacancy, rules, day_in_bulgaria(now)):
        raise Unlawful(against)
    held = pays_less(offered, row.vacancy)
    made = JobOffer(
        disclosure=row, state=OfferState.HELD if held else OfferState.MADE, changed_at=now, created_at=now,
        expires_at=now + ANSWER_WITHIN, first_day=offered.first_day, last_day=offered.last_day,
        contract=offered.contract, hours_per_week=offered.hours_per_week, pay=offered.pay,
        pay_period=offered.pay_period, municipality_code=offered.municipality_code,
        accommodation=row.vacancy.accommodation, accommodation_price=row.vacancy.accommodation_price,
    )  # fmt: skip
    session.add(made)
    session.flush()
    _record(session, made, "make", who, now)
    if held:
        tell(session, row.jobseeker.counsellor, News.OFFER_TO_CHECK, {"job_offer": made.public_id}, now)
    else:
        _tell_person(session, made, now)
    return made


def let_through(session: Session, offer: JobOffer, who: Principal, now: datetime) -> None:
    """A counsellor lets an offer below the vacancy's pay reach the person, marked as such. Raises NotPossible."""
    row = _held(session, offer, now)
    row.expires_at = now + ANSWER_WITHIN
    _move(session, row, OfferStep.LET_THROUGH, who, now)
    _tell_person(session, row, now)


def give_back(session: Session, offer: JobOffer, who: Principal, now: datetime) -> None:
    """A counsellor gives such an offer back; the person never sees it. Raises NotPossible."""
    row = queries.locked_offer(session, offer)
    _move(session, row, OfferStep.GIVE_BACK, who, now)
    _tell_employer(session, row, now)


def note(session: Session, offer: JobOffer, who: Principal, now: datetime) -> None:
    """Staff write down that the person says yes; it counts when the person confirms it. Raises NotPossible."""
    row = _held(session, offer, now)
    row.noted_by_id = who.account_id
    _move(session, row, OfferStep.NOTE, who, now)


def accept(
    session: Session, offer: JobOffer, who: Principal, now: datetime, *, duties_in: str | None = None
) -> None:  # fmt: skip
    """The person's own yes. `duties_in` is the language in which they agreed that the company learns what it must do
    because of their papers; None if they did not. Raises NotPossible."""
    row = _held(session, offer, now)
    if duties_in is not None:
        row.consent = _consent(session, row, duties_in, now)
    _move(session, row, OfferStep.ACCEPT, who, now)
    _tell_employer(session, row, now)


def decline(session: Session, offer: JobOffer, who: Principal, reasons: Set[OfferNo], now: datetime) -> None:
    """A no, also after a yes as long as work has not begun. Only staff read the reasons. Raises NotPossible."""
    row = queries.locked_offer(session, offer)
    row.refusals = frozenset(reasons)
    _move(session, row, OfferStep.DECLINE, who, now)
    _tell_employer(session, row, now)


def take_back(session: Session, offer: JobOffer, who: Principal, now: datetime) -> None:
    """The company takes an offer back that nobody has accepted. Raises NotPossible."""
    row = queries.locked_offer(session, offer)
    seen = row.state is not OfferState.HELD
    _move(session, row, OfferStep.TAKE_BACK, who, now)
    if seen:
        facts = {"vacancy": row.disclosure.vacancy.public_id}
        tell(session, row.disclosure.jobseeker, News.OFFER_ENDED, facts, now)


def begun(session: Session, row: JobOffer, who: Principal, now: datetime) -> None:
    """Work has begun. The row is locked. Raises NotPossible."""
    _move(session, row, OfferStep.BEGIN, who, now)


def told_duties(offer: JobOffer) -> bool:
    """Whether the person agrees that the company learns what it must do because of their papers."""
    return offer.consent is not None and offer.consent.withdrawn_at is None


def withdraw_duties(session: Session, consent: Consent | None, now: datetime) -> None:
    """The company learns no more of what it must do because of somebody's papers, from the next request on."""
    if consent is not None and consent.withdrawn_at is None:
        consent.withdrawn_at = now
        session.flush()


def sweep(session: Session, now: datetime) -> int:
    """End offers that time has ended; returns how many. Nothing waits for this: answering looks at the time."""
    rows = queries.overdue_offers(session, now, AT_ONCE)
    for row in rows:
        _move(session, row, OfferStep.EXPIRE, SYSTEM, now)
    return len(rows)


def sharing(row: Disclosure, now: datetime) -> bool:
    """Whether the person shares data with the company now."""
    until = row.expires_at
    shared = row.state is DisclosureState.DISCLOSED and until is not None and now < until
    return shared and disclosure.in_force(row)


def answerable(offer: JobOffer, now: datetime) -> bool:
    """Whether the person can say yes: it waits for them, in time, and they still share data."""
    waits = offer.state in (OfferState.MADE, OfferState.NOTED) and now < offer.expires_at
    return waits and sharing(offer.disclosure, now)


def in_force(offer: JobOffer) -> bool:
    """Whether anything goes on about an offer: its company is vetted, and the vacancy open unless it was accepted."""
    if offer.state in queries.TAKEN:
        return offer.disclosure.vacancy.employer.state is EmployerState.VETTED
    return disclosure.in_force(offer.disclosure)


def _held(session: Session, offer: JobOffer, now: datetime) -> JobOffer:
    """The offer, locked together with its vacancy and what is shared. Raises NotPossible if its time is over."""
    vacancies.hold(session, offer.disclosure.vacancy)
    disclosures.locked(session, offer.disclosure)
    row = queries.locked_offer(session, offer)
    if now >= row.expires_at or not sharing(row.disclosure, now):
        raise NotPossible
    return row


def _consent(session: Session, row: JobOffer, language: str, now: datetime) -> Consent:
    given = Consent(
        jobseeker_id=row.disclosure.jobseeker_id, purpose=ConsentPurpose.HIRING_CHECKLIST, text_version=HIRING_TEXT,
        language=language, channel="web", given_at=now,
    )  # fmt: skip
    session.add(given)
    session.flush()
    return given


def _tell_person(session: Session, row: JobOffer, now: datetime) -> None:
    facts = {"job_offer": row.public_id, "vacancy": row.disclosure.vacancy.public_id}
    tell(session, row.disclosure.jobseeker, News.OFFERED, facts, now, until=row.expires_at)


def _tell_employer(session: Session, row: JobOffer, now: datetime) -> None:
    facts = {"job_offer": row.public_id, "vacancy": row.disclosure.vacancy.public_id}
    for account in row.disclosure.vacancy.employer.accounts:
        tell(session, account, News.OFFER_ANSWERED, facts, now)


def _move(session: Session, row: JobOffer, step: OfferStep, who: Principal, now: datetime) -> None:
    unseen = row.state is OfferState.HELD
    row.state, row.changed_at = target(step, row.state, who.actor), now
    if row.state in (OfferState.DECLINED, OfferState.EXPIRED, OfferState.TAKEN_BACK):
        withdraw_duties(session, row.consent, now)
    session.flush()
    _record(session, row, step.value, who, now)
    if unseen and row.state in (OfferState.TAKEN_BACK, OfferState.EXPIRED):
        session.delete(row)  # It never reached the person, and must not do so now that it is over.
        session.flush()


def _record(session: Session, row: JobOffer, step: str, who: Principal, now: datetime) -> None:
    facts = {
        "person": row.disclosure.jobseeker.public_id, "vacancy": row.disclosure.vacancy.public_id,
        "to": row.state.value,
    }  # fmt: skip
    audit.record(session, who, f"offer: {step}", row.public_id, now, facts)
