"""Work that has begun through us: when, on which contract, until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Disclosure, JobOffer, Placement, Vacancy
from models.enums import ContractKind, EmployerState
from models.inbox import News
from models.queries import disclosures, vacancies
from models.queries import hiring as queries
from models.sharing_enums import DisclosureState
from web.services import audit, follow_ups, offers, outcomes
from web.services.clock import day_in_bulgaria
from web.services.disclosure_steps import NotPossible
from web.services.inbox import tell
from web.services.offer_steps import OfferStep, target
from web.services.principal import Actor, Principal

#: A first day may be noted so long after it.
LOOKING_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Contract:
    """The first day of work and the contract it is done on. `signed_on` is the day of the contract, `changed_on` when
    it was last changed."""

    first_day: date
    signed_on: date
    kind: ContractKind
    last_day: date | None = None
    changed_on: date | None = None


class Impossible(Exception):
    """These days cannot be: work that begins in the future has not begun, and nothing ends before it begins."""


def begin(
    session: Session, offer: JobOffer, who: Principal, first_day: date, signed_on: date, now: datetime
) -> Placement:
    """The person began work on an accepted offer. Of somebody who has taken their yes to sharing back, only staff say
    so, because they can ask. Raises NotPossible and Impossible."""
    vacancies.hold(session, offer.disclosure.vacancy)
    shared = disclosures.locked(session, offer.disclosure)
    row = queries.locked_offer(session, offer)
    target(OfferStep.BEGIN, row.state, who.actor)
    unheard = who.actor is Actor.EMPLOYER and shared.state is DisclosureState.WITHDRAWN
    if unheard or shared.vacancy.employer.state is not EmployerState.VETTED:
        raise NotPossible
    today = day_in_bulgaria(now)
    ends_before = row.last_day is not None and row.last_day < first_day
    if not today - LOOKING_BACK <= first_day <= today or signed_on > today or ends_before:
        raise Impossible
    made = Placement(
        jobseeker=shared.jobseeker, vacancy=shared.vacancy, offer=row, consent=row.consent, started_on=first_day,
        contract=row.contract, contract_on=signed_on, contract_until=row.last_day, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    follow_ups.schedule(session, made, today)
    offers.begun(session, row, who, now)
    outcomes.hired(session, shared, who, now)
    _record(session, made, "work began", who, now)
    _tell(session, made, shared, who, now)
    return made


def _tell(session: Session, made: Placement, shared: Disclosure, who: Principal, now: datetime) -> None:
    """The person and whoever of the two others did not say it."""
    facts = {"vacancy": shared.vacancy.public_id}
    tell(session, shared.jobseeker, News.BEGAN, {**facts, "placement": made.public_id}, now)
    if who.actor is Actor.EMPLOYER:
        tell(session, shared.jobseeker.counsellor, News.OUTCOME_SAID, facts, now)
        return
    for account in shared.vacancy.employer.accounts:
        offered = made.offer.public_id if made.offer else ""
        tell(session, account, News.OFFER_ANSWERED, {**facts, "job_offer": offered}, now)


def change(
    session: Session, placement: Placement, who: Principal, contract: Contract, version: int | None, now: datetime
) -> None:
    """Put the first day or the contract right; what was done of the checklist stays done. Raises Impossible, and
    StaleDataError if somebody else changed it since `version`."""
    row = _current(session, placement, version)
    ends = [day for day in (contract.last_day, row.ended_on) if day is not None]
    if contract.first_day > day_in_bulgaria(now) or any(day < contract.first_day for day in ends):
        raise Impossible
    if contract.changed_on is not None and contract.changed_on < contract.signed_on:
        raise Impossible
    row.started_on, row.contract_on, row.contract = contract.first_day, contract.signed_on, contract.kind
    row.contract_until, row.changed_on = contract.last_day, contract.changed_on
    follow_ups.reschedule(session, row)
    _record(session, row, "changed contract", who, now)


def end(
    session: Session, placement: Placement, who: Principal, last_day: date, version: int | None, now: datetime
) -> None:
    """The work ended. Raises Impossible, and StaleDataError like `change`."""
    row = _current(session, placement, version)
    if not row.started_on <= last_day <= day_in_bulgaria(now):
        raise Impossible
    row.ended_on = last_day
    _record(session, row, "work ended", who, now)


def contract_of(row: Placement) -> Contract:
    """The contract as stored; the first day stands in for a day of the contract that nobody noted."""
    kind = row.contract or row.vacancy.contract or ContractKind.PERMANENT
    return Contract(row.started_on, row.contract_on or row.started_on, kind, row.contract_until, row.changed_on)


def free_places(session: Session, vacancy: Vacancy) -> int:
    """How many people a vacancy still looks for."""
    return max(0, vacancy.places - queries.working(session, vacancy.id))


def in_force(row: Placement) -> bool:
    """Whether the company may see anything about it."""
    return row.vacancy.employer.state is EmployerState.VETTED


def told_duties(row: Placement) -> bool:
    """Whether the person agrees that the company learns what it must do because of their papers."""
    return row.consent is not None and row.consent.withdrawn_at is None


def _current(session: Session, placement: Placement, version: int | None) -> Placement:
    row = queries.locked_placement(session, placement)
    if row.version != version:
        raise StaleDataError
    return row


def _record(session: Session, row: Placement, action: str, who: Principal, now: datetime) -> None:
    session.flush()
    facts = {"person": row.jobseeker.public_id, "vacancy": row.vacancy.public_id}
    audit.record(session, who, action, row.public_id, now, facts)
