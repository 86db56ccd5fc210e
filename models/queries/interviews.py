"""Times offered for talks and trial days, and what people said about them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, joinedload

from models.disclosure import Disclosure
from models.interview import Interview, InterviewSlot, InterviewState, SlotPlace
from models.jobseeker import Jobseeker
from models.queries.holding import hold
from models.sharing_enums import DisclosureState
from models.vacancy import Vacancy

LIVE = (InterviewState.OFFERED, InterviewState.NOTED, InterviewState.AGREED)
HELD = (InterviewState.NOTED, InterviewState.AGREED)
LONGEST = timedelta(hours=8)
_WHOLE = (
    joinedload(Interview.slot),
    joinedload(Interview.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
    joinedload(Interview.disclosure).joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
)


def _whole() -> Select[Interview]:
    return (
        select(Interview)
        .join(Interview.slot)
        .options(*_WHOLE)
        .order_by(InterviewSlot.starts_at, Interview.id)
        .execution_options(populate_existing=True)
    )


def of_disclosure(session: Session, disclosure: Disclosure) -> Sequence[Interview]:
    """Every time offered to one person for one vacancy, the earliest first."""
    return session.scalars(_whole().where(Interview.disclosure_id == disclosure.id)).all()


def of_slot(session: Session, slot: InterviewSlot) -> Sequence[Interview]:
    """Everybody a time was offered to, locked."""
    about = Interview.slot_id == slot.id
    session.scalars(select(Interview.id).where(about).order_by(Interview.id).with_for_update()).all()
    return session.scalars(_whole().where(about)).all()


def locked(session: Session, interview: Interview) -> Interview:
    """The offer of a time as it is now, held until the transaction ends."""
    hold(session, interview)
    return session.scalars(_whole().where(Interview.id == interview.id)).one()


def of_vacancy(session: Session, vacancy_id: int, after: datetime) -> Sequence[Interview]:
    """What was offered for a vacancy and is not long over."""
    return session.scalars(
        _whole().where(InterviewSlot.vacancy_id == vacancy_id, InterviewSlot.starts_at > after)
    ).all()


def coming(session: Session, vacancy_id: int, after: datetime) -> Sequence[InterviewSlot]:
    """The times of a vacancy that are still to come and not called off."""
    return session.scalars(
        select(InterviewSlot)
        .where(
            InterviewSlot.vacancy_id == vacancy_id, InterviewSlot.starts_at > after - LONGEST,
            InterviewSlot.cancelled_at.is_(None),
        )
        .order_by(InterviewSlot.starts_at, InterviewSlot.id)
    ).all()  # fmt: skip


def seats_taken(session: Session, slot_id: int, but: int) -> int:
    """How many others have a seat: those who said yes themselves, and those of whom staff noted it."""
    counted = select(func.count(Interview.id)).where(
        Interview.slot_id == slot_id, Interview.state.in_(HELD), Interview.id != but
    )
    return session.scalar(counted) or 0


def held_by_person(session: Session, jobseeker_id: int, after: datetime) -> Sequence[Interview]:
    """What a person said yes to and what is still to come, with every employer."""
    return session.scalars(
        _whole()
        .join(Interview.disclosure)
        .where(
            Disclosure.jobseeker_id == jobseeker_id,
            Interview.state.in_(HELD),
            InterviewSlot.starts_at > after - LONGEST,
        )
    ).all()


def end(session: Session, disclosure: Disclosure, now: datetime) -> None:
    """Call off whatever hangs on what two have agreed, because that is over."""
    session.execute(
        update(Interview)
        .where(Interview.disclosure_id == disclosure.id, Interview.state.in_(LIVE))
        .values(state=InterviewState.ENDED, sequence=Interview.sequence + 1, changed_at=now)
    )


def _through_us(organisation_id: int, after: datetime) -> Select[Interview]:
    return (
        select(Interview)
        .join(Interview.slot)
        .join(Interview.disclosure)
        .join(Disclosure.jobseeker)
        .where(
            Jobseeker.organisation_id == organisation_id,
            Disclosure.state == DisclosureState.DISCLOSED,
            Interview.state == InterviewState.AGREED,
            InterviewSlot.place != SlotPlace.WORKPLACE,
            InterviewSlot.starts_at > after - LONGEST,
        )
    )


def through_us(session: Session, organisation_id: int, after: datetime, limit: int, offset: int) -> Sequence[Interview]:
    """Some of the talks by telephone and online that an organisation's people agreed to, the next one first: a
    counsellor brings the two together."""
    return _some(session, _through_us(organisation_id, after), limit, offset)


def counted_through_us(organisation_id: int, after: datetime) -> Select[int]:
    """How many there are."""
    return _through_us(organisation_id, after).with_only_columns(func.count(Interview.id))


def _some(session: Session, found: Select[Interview], limit: int, offset: int) -> Sequence[Interview]:
    in_order = found.options(*_WHOLE).order_by(InterviewSlot.starts_at, Interview.id)
    return session.scalars(in_order.limit(limit).offset(offset)).all()


def _without_interpreter(organisation_id: int, after: datetime) -> Select[Interview]:
    return (
        select(Interview)
        .join(Interview.slot)
        .join(Interview.disclosure)
        .join(Disclosure.jobseeker)
        .where(
            Jobseeker.organisation_id == organisation_id,
            Disclosure.state.in_([DisclosureState.ACCEPTED, DisclosureState.DISCLOSED]),
            Interview.state.in_(HELD),
            Interview.interpreter.is_not(None),
            Interview.interpreter_found_at.is_(None),
            InterviewSlot.starts_at > after,
        )
    )


def without_interpreter(
    session: Session, organisation_id: int, after: datetime, limit: int, offset: int
) -> Sequence[Interview]:
    """Some of the talks of an organisation's people that an interpreter has to be found for, the next one first."""
    return _some(session, _without_interpreter(organisation_id, after), limit, offset)


def counted_without_interpreter(organisation_id: int, after: datetime) -> Select[int]:
    """How many there are."""
    return _without_interpreter(organisation_id, after).with_only_columns(func.count(Interview.id))
