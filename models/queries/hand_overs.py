"""People on their way from one counsellor to a colleague. Every function takes the organisation or the account."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.enums import Role
from models.hand_over import HandOver, HandOverState
from models.jobseeker import Jobseeker

_SHOWN = (
    joinedload(HandOver.jobseeker).joinedload(Jobseeker.key),
    joinedload(HandOver.giver).joinedload(Account.key),
    joinedload(HandOver.taker).joinedload(Account.key),
)


def _of(account_id: int) -> ColumnElement[bool]:
    return or_(HandOver.from_id == account_id, HandOver.to_id == account_id)


def open_of(session: Session, organisation_id: int, account_id: int) -> Sequence[HandOver]:
    """What waits for an answer, to or from a counsellor, oldest first."""
    return session.scalars(
        select(HandOver)
        .join(HandOver.jobseeker)
        .where(_of(account_id), HandOver.state == HandOverState.OPEN, Jobseeker.organisation_id == organisation_id)
        .options(*_SHOWN)
        .order_by(HandOver.id)
    ).all()


def over_of(session: Session, organisation_id: int, account_id: int, limit: int) -> Sequence[HandOver]:
    """What was answered, taken back or given, to or from a counsellor, newest first."""
    return session.scalars(
        select(HandOver)
        .join(HandOver.jobseeker)
        .where(_of(account_id), HandOver.state != HandOverState.OPEN, Jobseeker.organisation_id == organisation_id)
        .options(*_SHOWN)
        .order_by(HandOver.answered_at.desc(), HandOver.id.desc())
        .limit(limit)
    ).all()


def counted_waiting(account_id: int) -> Select[int]:
    """How many people wait for a counsellor's answer."""
    return select(func.count(HandOver.id)).where(HandOver.to_id == account_id, HandOver.state == HandOverState.OPEN)


def open_for(session: Session, person_ids: Sequence[int]) -> Mapping[int, HandOver]:
    """Person number → the hand-over that waits for an answer, locked."""
    rows = session.scalars(
        select(HandOver)
        .where(HandOver.jobseeker_id.in_(person_ids), HandOver.state == HandOverState.OPEN)
        .order_by(HandOver.id)
        .with_for_update(of=HandOver)
        .execution_options(populate_existing=True)
    )
    return {row.jobseeker_id: row for row in rows}


def open_to(session: Session, account_id: int) -> Sequence[HandOver]:
    """What waits for the answer of one account, locked."""
    return session.scalars(
        select(HandOver)
        .where(HandOver.to_id == account_id, HandOver.state == HandOverState.OPEN)
        .order_by(HandOver.id)
        .with_for_update(of=HandOver)
        .execution_options(populate_existing=True)
    ).all()


def people_of(session: Session, organisation_id: int, counsellor_id: int) -> Sequence[Jobseeker]:
    """The people an account is responsible for."""
    return session.scalars(
        select(Jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, Jobseeker.counsellor_id == counsellor_id)
        .options(joinedload(Jobseeker.account))
        .order_by(Jobseeker.id)
    ).all()


def how_many_people(session: Session, organisation_id: int) -> Mapping[int, int]:
    """Account number → how many people of the organisation it is responsible for."""
    rows = session.execute(
        select(Jobseeker.counsellor_id, func.count(Jobseeker.id))
        .where(Jobseeker.organisation_id == organisation_id, Jobseeker.counsellor_id.is_not(None))
        .group_by(Jobseeker.counsellor_id)
    )
    return {number: count for number, count in rows if number is not None}


def colleagues(session: Session, organisation_id: int, but: int) -> Sequence[Account]:
    """The staff of an organisation who can take people on, without the account `but`."""
    return session.scalars(
        select(Account)
        .where(
            Account.organisation_id == organisation_id, Account.role.in_([Role.COUNSELLOR, Role.LEAD]),
            Account.disabled_at.is_(None), Account.secret_hash.is_not(None), Account.id != but,
        )
        .options(joinedload(Account.key))
        .order_by(Account.id)
    ).all()  # fmt: skip
