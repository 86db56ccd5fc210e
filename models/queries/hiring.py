"""Offers, outcomes and placements, as each side asks for them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Select, delete, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from models.disclosure import Disclosure
from models.employer import Employer
from models.enums import EmployerState
from models.jobseeker import Jobseeker
from models.offer import JobOffer, OfferState
from models.outcome import HiringOutcome
from models.placement import FilingMark, FilingReminder, Placement
from models.queries.holding import hold
from models.sharing_enums import DisclosureState
from models.vacancy import Vacancy

OPEN_OFFERS = (OfferState.HELD, OfferState.MADE, OfferState.NOTED)
TAKEN = (OfferState.ACCEPTED, OfferState.BEGUN)
_OF_OFFER = (
    joinedload(JobOffer.disclosure).joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
    joinedload(JobOffer.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
    joinedload(JobOffer.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.concept),
    joinedload(JobOffer.municipality),
    joinedload(JobOffer.consent),
)
#: What every page about a placement reads of it.
OF_PLACEMENT = (
    joinedload(Placement.jobseeker).joinedload(Jobseeker.key),
    joinedload(Placement.vacancy).joinedload(Vacancy.employer),
    joinedload(Placement.vacancy).joinedload(Vacancy.concept),
    joinedload(Placement.consent),
)


def _offers() -> Select[JobOffer]:
    asked = select(JobOffer).join(JobOffer.disclosure).join(Disclosure.vacancy)
    return asked.options(*_OF_OFFER).execution_options(populate_existing=True)


def locked_offer(session: Session, offer: JobOffer) -> JobOffer:
    """The offer as stored now, held until the transaction ends. Raises NoResultFound if it is gone."""
    hold(session, offer)
    return session.scalars(_offers().where(JobOffer.id == offer.id)).one()


def offers_about(session: Session, disclosure_id: int, states: Sequence[OfferState]) -> Sequence[JobOffer]:
    """The offers between a person and an employer that stand in one of these states, the newest first."""
    where = (JobOffer.disclosure_id == disclosure_id, JobOffer.state.in_(states))
    return session.scalars(_offers().where(*where).order_by(JobOffer.id.desc())).all()


def offers_of_person(session: Session, jobseeker_id: int, states: Sequence[OfferState]) -> Sequence[JobOffer]:
    """A person's offers in these states, the newest first."""
    where = (Disclosure.jobseeker_id == jobseeker_id, JobOffer.state.in_(states))
    return session.scalars(_offers().where(*where).order_by(JobOffer.id.desc())).all()


def offers_of_employer(session: Session, employer_id: int) -> Sequence[JobOffer]:
    """A company's offers that did not become work yet, the newest first."""
    where = (Vacancy.employer_id == employer_id, JobOffer.state != OfferState.BEGUN)
    return session.scalars(_offers().where(*where).order_by(JobOffer.id.desc()).limit(100)).all()


def offers_of_organisation(session: Session, organisation_id: int) -> Sequence[JobOffer]:
    """Offers to an organisation's people that wait for somebody, the oldest first."""
    where = JobOffer.state.in_([*OPEN_OFFERS, OfferState.ACCEPTED])
    own = _offers().join(Disclosure.jobseeker).where(Jobseeker.organisation_id == organisation_id, where)
    return session.scalars(own.order_by(JobOffer.id)).all()


def overdue_offers(session: Session, now: datetime, most: int) -> Sequence[JobOffer]:
    """Offers that nobody answered in time, or whose sharing has ended meanwhile. Locked; those another process holds
    are passed over."""
    over = or_(JobOffer.expires_at <= now, Disclosure.state != DisclosureState.DISCLOSED)
    found = select(JobOffer.id).join(JobOffer.disclosure).where(JobOffer.state.in_(OPEN_OFFERS), over)
    asked = found.order_by(JobOffer.id).limit(most)
    held = session.scalars(asked.with_for_update(of=JobOffer, skip_locked=True)).all()
    return session.scalars(_offers().where(JobOffer.id.in_(held)).order_by(JobOffer.id)).all()


def outcomes_of_person(session: Session, jobseeker_id: int) -> Sequence[HiringOutcome]:
    """What employers said about a person's invitations, the newest first."""
    return session.scalars(
        select(HiringOutcome)
        .join(HiringOutcome.disclosure)
        .where(Disclosure.jobseeker_id == jobseeker_id)
        .options(joinedload(HiringOutcome.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer))
        .order_by(HiringOutcome.id.desc())
    ).all()


def outcomes_of_organisation(session: Session, organisation_id: int, since: datetime) -> Sequence[HiringOutcome]:
    """What employers said since a moment about an organisation's people, the newest first."""
    of_disclosure = joinedload(HiringOutcome.disclosure)
    return session.scalars(
        select(HiringOutcome)
        .join(HiringOutcome.disclosure)
        .join(Disclosure.jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, HiringOutcome.created_at >= since)
        .options(
            of_disclosure.joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
            of_disclosure.joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
        )
        .order_by(HiringOutcome.id.desc())
    ).all()


def without_outcome(session: Session, vacancy_id: int) -> Sequence[Disclosure]:
    """Those who share data for a vacancy and did not take an offer for it: nobody said yet what came of it."""
    took = exists().where(JobOffer.disclosure_id == Disclosure.id, JobOffer.state.in_(TAKEN))
    return session.scalars(
        select(Disclosure)
        .where(Disclosure.vacancy_id == vacancy_id, Disclosure.state == DisclosureState.DISCLOSED, ~took)
        .options(joinedload(Disclosure.vacancy).joinedload(Vacancy.employer), joinedload(Disclosure.jobseeker))
        .order_by(Disclosure.public_id)
    ).all()


def _placements() -> Select[Placement]:
    asked = select(Placement).join(Placement.vacancy)
    return asked.options(*OF_PLACEMENT).execution_options(populate_existing=True)


def locked_placement(session: Session, placement: Placement) -> Placement:
    """The placement as stored now, held until the transaction ends. Raises NoResultFound if it is gone."""
    hold(session, placement)
    return session.scalars(_placements().where(Placement.id == placement.id)).one()


def placement_between(session: Session, jobseeker_id: int, vacancy_id: int) -> Placement | None:
    """The person's work in a vacancy that has not ended."""
    where = (Placement.jobseeker_id == jobseeker_id, Placement.vacancy_id == vacancy_id, Placement.ended_on.is_(None))
    return session.scalars(_placements().where(*where).order_by(Placement.id.desc()).limit(1)).first()


def placements_of_person(session: Session, jobseeker_id: int) -> Sequence[Placement]:
    """Where a person works or worked through us, the newest first."""
    asked = _placements().where(Placement.jobseeker_id == jobseeker_id)
    return session.scalars(asked.order_by(Placement.started_on.desc(), Placement.id.desc())).all()


def placements_of_employer(session: Session, employer_id: int) -> Sequence[Placement]:
    """Who works for a company through us; those who left come last."""
    asked = _placements().where(Vacancy.employer_id == employer_id)
    order = (Placement.ended_on.is_not(None), Placement.started_on.desc(), Placement.id.desc())
    return session.scalars(asked.order_by(*order).limit(200)).all()


def placements_of_organisation(session: Session, organisation_id: int) -> Sequence[Placement]:
    """An organisation's people who work through us; those who left come last."""
    asked = _placements().join(Placement.jobseeker).where(Jobseeker.organisation_id == organisation_id)
    order = (Placement.ended_on.is_not(None), Placement.started_on.desc(), Placement.id.desc())
    return session.scalars(asked.order_by(*order).limit(200)).all()


def working(session: Session, vacancy_id: int) -> int:
    """How many people work in a vacancy now."""
    where = (Placement.vacancy_id == vacancy_id, Placement.ended_on.is_(None))
    return session.scalar(select(func.count()).select_from(Placement).where(*where)) or 0


def to_remind_of(session: Session, since: date, after: int, most: int) -> Sequence[Placement]:
    """Work that goes on or ended since a day, of companies that are vetted, by number from `after` on."""
    return session.scalars(
        _placements()
        .join(Vacancy.employer)
        .where(
            Placement.id > after,
            or_(Placement.ended_on.is_(None), Placement.ended_on >= since),
            Employer.state == EmployerState.VETTED,
        )
        .order_by(Placement.id)
        .limit(most)
    ).all()


def marks(session: Session, placement_ids: Collection[int]) -> Sequence[FilingMark]:
    """What was done of these checklists."""
    return session.scalars(
        select(FilingMark).where(FilingMark.placement_id.in_(placement_ids)).order_by(FilingMark.id)
    ).all()


def forget_mark(session: Session, placement_id: int, duty: str) -> None:
    """Take back that a thing was done."""
    session.execute(delete(FilingMark).where(FilingMark.placement_id == placement_id, FilingMark.duty == duty))


def reminders(session: Session, placement_id: int) -> Sequence[FilingReminder]:
    """What the employer was reminded of."""
    return session.scalars(
        select(FilingReminder).where(FilingReminder.placement_id == placement_id).order_by(FilingReminder.id)
    ).all()
