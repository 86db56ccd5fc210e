"""People as the staff of their organisation see them. Every function here takes the organisation, so that no list
reaches beyond it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from models.account import Account
from models.consent import Consent
from models.jobseeker import Jobseeker, JobseekerSkill, WorkExperience
from models.matching import Decision
from models.organisation import Organisation
from models.queries.holding import Row, held

_PROFILE = (
    joinedload(Jobseeker.key), joinedload(Jobseeker.municipality),
    joinedload(Jobseeker.counsellor).joinedload(Account.key), joinedload(Jobseeker.account),
    joinedload(Jobseeker.languages), joinedload(Jobseeker.licences), joinedload(Jobseeker.care_windows),
    joinedload(Jobseeker.exclusions), selectinload(Jobseeker.work).joinedload(WorkExperience.concept),
    selectinload(Jobseeker.skills).joinedload(JobseekerSkill.concept),
)  # fmt: skip


def whole_person(session: Session, person: Jobseeker) -> Jobseeker:
    """The same person with everything a page or the engine reads, in three statements."""
    return _with(session, person, *_PROFILE, joinedload(Jobseeker.contested))


def profile(session: Session, person: Jobseeker) -> Jobseeker:
    """The same person with all answers; the engine needs more."""
    return _with(session, person, *_PROFILE)


def _with(session: Session, person: Jobseeker, *options: ExecutableOption) -> Jobseeker:
    wanted = select(Jobseeker).where(Jobseeker.id == person.id).options(*options)
    return session.scalars(wanted.execution_options(populate_existing=True)).unique().one()


def locked(session: Session, person: Jobseeker) -> Jobseeker:
    """The person as they are now, locked until the transaction ends. Raises NoResultFound if they moved to another
    organisation since `person` was read."""
    return session.scalars(
        select(Jobseeker)
        .where(Jobseeker.id == person.id, Jobseeker.organisation_id == person.organisation_id)
        .with_for_update(of=Jobseeker, key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def held_with(session: Session, person: Jobseeker, row: Row) -> Row:
    """A row about a person as it is now, held together with the person. Raises NoResultFound if it is gone, or if they
    moved to another organisation since `person` was read."""
    locked(session, person)
    return held(session, row)


def consents(session: Session, jobseeker_id: int) -> Sequence[Consent]:
    """What a person agreed to, oldest first."""
    return session.scalars(select(Consent).where(Consent.jobseeker_id == jobseeker_id).order_by(Consent.id)).all()


def decisions_about(session: Session, jobseeker_id: int, vacancy_id: int) -> Sequence[Decision]:
    """Every decision about one person and one vacancy, newest first, with who took it."""
    return session.scalars(
        select(Decision)
        .where(Decision.jobseeker_id == jobseeker_id, Decision.vacancy_id == vacancy_id)
        .options(joinedload(Decision.account).joinedload(Account.key))
        .order_by(Decision.id.desc())
    ).all()


def organisation(session: Session, organisation_id: int) -> Organisation:
    """The organisation with this number. Raises NoResultFound if there is none."""
    return session.get_one(Organisation, organisation_id)
