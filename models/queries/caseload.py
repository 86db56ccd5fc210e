"""People as the staff of their organisation see them. Every function here takes the organisation, so that no list
reaches beyond it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Label, Select, exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.account import Account
from models.consent import Consent
from models.enums import DecisionKind
from models.jobseeker import Jobseeker, JobseekerLanguage, JobseekerSkill, WorkExperience
from models.matching import Decision, Interest
from models.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a caseload: the person, since when without a proposal, and which answers there are."""

    person: Jobseeker
    waiting_since: datetime
    has_work: bool
    work_is_named: bool
    has_skills: bool
    has_languages: bool
    has_proposal: bool


def _last_proposal() -> ColumnElement[datetime]:
    """When the person was last proposed for a vacancy."""
    return (
        select(func.max(Decision.created_at))
        .where(Decision.jobseeker_id == Jobseeker.id, Decision.kind == DecisionKind.PROPOSE)
        .correlate(Jobseeker)
        .scalar_subquery()
    )


def _any(name: str, *where: ColumnElement[bool]) -> Label[bool]:
    """Whether the person has a row like this."""
    return exists().where(*where).correlate(Jobseeker).label(name)


def _of(organisation_id: int, counsellor_id: int | None) -> Sequence[ColumnElement[bool]]:
    mine = [Jobseeker.counsellor_id == counsellor_id] if counsellor_id is not None else []
    return [Jobseeker.organisation_id == organisation_id, *mine]


def _cases(where: Sequence[ColumnElement[bool]]) -> Select[Jobseeker, datetime, bool, bool, bool, bool, bool]:
    last = _last_proposal()
    return (
        select(
            Jobseeker,
            func.coalesce(last, Jobseeker.created_at, type_=Jobseeker.created_at.type).label("waiting_since"),
            _any("has_work", WorkExperience.jobseeker_id == Jobseeker.id),
            _any("named", WorkExperience.jobseeker_id == Jobseeker.id, WorkExperience.concept_id.is_not(None)),
            _any("has_skills", JobseekerSkill.jobseeker_id == Jobseeker.id),
            _any("has_languages", JobseekerLanguage.jobseeker_id == Jobseeker.id),
            last.is_not(None).label("has_proposal"),
        )
        .where(*where)
        .options(
            joinedload(Jobseeker.key),
            joinedload(Jobseeker.municipality),
            joinedload(Jobseeker.counsellor).joinedload(Account.key),
        )
    )


def cases(
    session: Session, organisation_id: int, me: int, *, mine_only: bool, limit: int, offset: int
) -> Sequence[Case]:
    """An organisation's people, one's own first, who waits longest without a proposal on top."""
    rows = session.execute(
        _cases(_of(organisation_id, me if mine_only else None))
        .order_by((func.coalesce(Jobseeker.counsellor_id, 0) == me).desc(), "waiting_since", Jobseeker.id)
        .limit(limit)
        .offset(offset)
    )
    return [Case(*row) for row in rows]


def counts(session: Session, organisation_id: int, me: int) -> tuple[int, int, int]:
    """How many people are one's own, how many the organisation has, and how many of these wait for intake."""
    mine, everybody, waiting = session.execute(
        select(
            func.count(Jobseeker.id).filter(Jobseeker.counsellor_id == me),
            func.count(Jobseeker.id),
            func.count(Jobseeker.id).filter(Jobseeker.counsellor_id.is_(None)),
        ).where(Jobseeker.organisation_id == organisation_id)
    ).one()
    return mine, everybody, waiting


def waiting_for_intake(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[Case]:
    """People of an organisation nobody has taken on yet, the longest waiting first."""
    where = [*_of(organisation_id, None), Jobseeker.counsellor_id.is_(None)]
    rows = session.execute(_cases(where).order_by(Jobseeker.created_at, Jobseeker.id).limit(limit).offset(offset))
    return [Case(*row) for row in rows]


def newest_decisions(session: Session, person_ids: Sequence[int]) -> Mapping[int, Decision]:
    """Person number → the last decision about the person for any vacancy, with that vacancy."""
    newest = select(func.max(Decision.id)).where(Decision.jobseeker_id.in_(person_ids)).group_by(Decision.jobseeker_id)
    rows = session.scalars(
        select(Decision).where(Decision.id.in_(newest)).options(joinedload(Decision.vacancy)).order_by(Decision.id)
    )
    return {row.jobseeker_id: row for row in rows}


def unanswered_interests(session: Session, person_ids: Sequence[int]) -> Mapping[int, Interest]:
    """Person number → the latest thing the person said about a vacancy nobody has decided about yet."""
    decided = exists().where(
        Decision.jobseeker_id == Interest.jobseeker_id, Decision.vacancy_id == Interest.vacancy_id
    )  # fmt: skip
    rows = session.scalars(
        select(Interest)
        .where(Interest.jobseeker_id.in_(person_ids), Interest.kind == "interested", ~decided)
        .order_by(Interest.said_at, Interest.id)
    )
    return {row.jobseeker_id: row for row in rows}


def whole_person(session: Session, person: Jobseeker) -> Jobseeker:
    """The same person with everything a page or the engine reads, in three statements."""
    return (
        session.scalars(
            select(Jobseeker)
            .where(Jobseeker.id == person.id)
            .options(
                joinedload(Jobseeker.key),
                joinedload(Jobseeker.municipality),
                joinedload(Jobseeker.counsellor).joinedload(Account.key),
                joinedload(Jobseeker.account),
                joinedload(Jobseeker.languages),
                joinedload(Jobseeker.licences),
                joinedload(Jobseeker.care_windows),
                joinedload(Jobseeker.exclusions),
                selectinload(Jobseeker.contested),
                selectinload(Jobseeker.work).joinedload(WorkExperience.concept),
                selectinload(Jobseeker.skills).joinedload(JobseekerSkill.concept),
            )
            .execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )


def locked(session: Session, person: Jobseeker) -> Jobseeker:
    """The person as they are now, locked until the transaction ends. Raises NoResultFound if they moved to another
    organisation since `person` was read."""
    return session.scalars(
        select(Jobseeker)
        .where(Jobseeker.id == person.id, Jobseeker.organisation_id == person.organisation_id)
        .with_for_update(of=Jobseeker, key_share=True)
        .execution_options(populate_existing=True)
    ).one()


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


def interest_in(session: Session, jobseeker_id: int, vacancy_id: int) -> Interest | None:
    """What a person said about one vacancy, only to look at."""
    return session.scalar(
        select(Interest).where(Interest.jobseeker_id == jobseeker_id, Interest.vacancy_id == vacancy_id)
    )


def organisation(session: Session, organisation_id: int) -> Organisation:
    """The organisation with this number. Raises NoResultFound if there is none."""
    return session.get_one(Organisation, organisation_id)
