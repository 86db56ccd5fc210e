"""Own words of people that staff may still link to an occupation or a skill."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Subquery, func, select, union_all
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.jobseeker import Jobseeker, JobseekerSkill, WorkExperience


def _waits(table: type[WorkExperience] | type[JobseekerSkill]) -> Sequence[ColumnElement[bool]]:
    """Words without a concept nobody of the staff has looked at."""
    return table.own_words_sealed.is_not(None), table.concept_id.is_(None), table.words_state.is_(None)


def _waiting() -> Subquery:
    """Person number and how many words of the person wait."""
    every = union_all(
        select(WorkExperience.jobseeker_id).where(*_waits(WorkExperience)),
        select(JobseekerSkill.jobseeker_id).where(*_waits(JobseekerSkill)),
    ).subquery()
    return select(every.c.jobseeker_id, func.count().label("words")).group_by(every.c.jobseeker_id).subquery()


def counted_waiting(organisation_id: int) -> Select[int]:
    """How many people of an organisation have words that wait to be linked."""
    waiting = _waiting()
    counted = select(func.count()).select_from(Jobseeker).join(waiting, waiting.c.jobseeker_id == Jobseeker.id)
    return counted.where(Jobseeker.organisation_id == organisation_id)


def count_waiting(session: Session, organisation_id: int) -> int:
    """The same, asked alone."""
    return session.scalar(counted_waiting(organisation_id)) or 0


def people_waiting(
    session: Session, organisation_id: int, me: int, limit: int, offset: int
) -> Sequence[tuple[Jobseeker, int]]:
    """People of an organisation with words that wait, and how many: one's own people first, then the longest known."""
    waiting = _waiting()
    rows = session.execute(
        select(Jobseeker, waiting.c.words)
        .join(waiting, waiting.c.jobseeker_id == Jobseeker.id)
        .where(Jobseeker.organisation_id == organisation_id)
        .options(joinedload(Jobseeker.key), joinedload(Jobseeker.counsellor).joinedload(Account.key))
        .order_by((func.coalesce(Jobseeker.counsellor_id, 0) == me).desc(), Jobseeker.id)
        .limit(limit)
        .offset(offset)
    )
    return [(person, words) for person, words in rows]
