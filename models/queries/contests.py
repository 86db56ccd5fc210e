"""Facts that people say are not right."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from models.contest import Contest
from models.jobseeker import Jobseeker
from models.sharing_enums import ContestKind, ContestState

STANDING = (ContestState.OPEN, ContestState.ACCEPTED)


def of_person(session: Session, jobseeker_id: int) -> Sequence[Contest]:
    """Everything a person has contested, newest first."""
    return session.scalars(
        select(Contest)
        .where(Contest.jobseeker_id == jobseeker_id)
        .options(joinedload(Contest.jobseeker).joinedload(Jobseeker.key))
        .order_by(Contest.id.desc())
    ).all()


def standing(session: Session, jobseeker_id: int, kind: ContestKind, subject: str) -> Contest | None:
    """The contest that sets this fact aside now."""
    return session.scalar(
        select(Contest)
        .where(
            Contest.jobseeker_id == jobseeker_id, Contest.kind == kind, Contest.subject == subject,
            Contest.state.in_(STANDING),
        )
        .limit(1)
    )  # fmt: skip


def count_waiting(session: Session, organisation_id: int) -> int:
    """How many contests of an organisation's people are not done with."""
    counted = select(func.count(Contest.id)).join(Contest.jobseeker)
    return session.scalar(counted.where(Jobseeker.organisation_id == organisation_id, Contest.state.in_(STANDING))) or 0


def waiting(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[Contest]:
    """Some of them: those nobody has looked at, then those to be corrected, oldest first. The entries of the people's
    profiles that it may be about come along."""
    person = joinedload(Contest.jobseeker)
    rows = session.scalars(
        select(Contest)
        .join(Contest.jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, Contest.state.in_(STANDING))
        .options(
            person.joinedload(Jobseeker.key), person.joinedload(Jobseeker.licences),
            person.joinedload(Jobseeker.exclusions), person.selectinload(Jobseeker.work),
            person.selectinload(Jobseeker.skills), person.selectinload(Jobseeker.languages),
        )
        .order_by((Contest.state == ContestState.ACCEPTED), Contest.created_at, Contest.id)
        .limit(limit)
        .offset(offset)
    )  # fmt: skip
    return rows.unique().all()


def counted_open(organisation_id: int) -> Select[int]:
    """How many contests of an organisation's people wait for a look."""
    return (
        select(func.count(Contest.id))
        .join(Contest.jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, Contest.state == ContestState.OPEN)
    )
