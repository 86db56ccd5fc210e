"""An organisation's people with what lists and prints need of them, in as many statements for one as for thousands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.account import Account
from models.enums import DecisionKind
from models.jobseeker import Jobseeker, WorkExperience
from models.matching import Decision
from models.placement import Placement


@dataclass(frozen=True, slots=True)
class Listed:
    """One person: work as (ISCO code, years), how well they speak Bulgarian, the district, the last days of papers,
    how often and since when they were last proposed, and whether they work now."""

    person: Jobseeker
    work: tuple[tuple[str, float | None], ...]
    bulgarian: str | None
    district: str | None
    paper_ends: tuple[date, ...]
    waiting_since: datetime
    proposals: int
    working: bool


def listed(session: Session, organisation_id: int, counsellor_id: int | None) -> Sequence[Listed]:
    """The people of an organisation, or only those of one of its counsellors."""
    where = [Jobseeker.organisation_id == organisation_id]
    if counsellor_id is not None:
        where.append(Jobseeker.counsellor_id == counsellor_id)
    people = session.scalars(
        select(Jobseeker)
        .where(*where)
        .options(
            joinedload(Jobseeker.key),
            joinedload(Jobseeker.municipality),
            joinedload(Jobseeker.counsellor).joinedload(Account.key),
            selectinload(Jobseeker.work).joinedload(WorkExperience.concept),
            joinedload(Jobseeker.languages),
            joinedload(Jobseeker.licences),
        )
        .order_by(Jobseeker.id)
    )
    proposed = _proposed(session, where)
    working = _working(session, where)
    return [_listed(person, proposed.get(person.id), person.id in working) for person in people.unique()]


def on_paper(session: Session, person: Jobseeker) -> Jobseeker:
    """The same person with what stands on papers: who helps them, where, and their own papers."""
    return (
        session.scalars(
            select(Jobseeker)
            .where(Jobseeker.id == person.id)
            .options(
                joinedload(Jobseeker.key),
                joinedload(Jobseeker.organisation),
                joinedload(Jobseeker.counsellor).joinedload(Account.key),
                joinedload(Jobseeker.licences),
            )
            .execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )


def _proposed(session: Session, where: Sequence[ColumnElement[bool]]) -> Mapping[int, tuple[int, datetime]]:
    rows = session.execute(
        select(Decision.jobseeker_id, func.count(Decision.id), func.max(Decision.created_at))
        .join(Jobseeker, Jobseeker.id == Decision.jobseeker_id)
        .where(Decision.kind == DecisionKind.PROPOSE, *where)
        .group_by(Decision.jobseeker_id)
    )
    return {number: (count, last) for number, count, last in rows}


def _working(session: Session, where: Sequence[ColumnElement[bool]]) -> frozenset[int]:
    rows = session.scalars(
        select(Placement.jobseeker_id)
        .join(Jobseeker, Jobseeker.id == Placement.jobseeker_id)
        .where(Placement.ended_on.is_(None), *where)
    )
    return frozenset(rows)


def _listed(person: Jobseeker, proposed: tuple[int, datetime] | None, working: bool) -> Listed:
    spoken = next((row.spoken for row in person.languages if row.language == "bg"), None)
    ends = [person.status_valid_until, *(row.valid_until for row in person.licences)]
    return Listed(
        person=person,
        work=tuple((row.concept.isco, row.years) for row in person.work if row.concept and row.concept.isco),
        bulgarian=spoken.value if spoken else None,
        district=person.municipality.district_code if person.municipality else None,
        paper_ends=tuple(day for day in ends if day is not None),
        waiting_since=proposed[1] if proposed else person.created_at,
        proposals=proposed[0] if proposed else 0,
        working=working,
    )
