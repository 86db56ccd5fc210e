"""Placement plans: what they are made from, what they said, and taking them up."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.card import Card
from models.consent import Consent
from models.disclosure import Disclosure
from models.enums import DecisionKind, InterestKind
from models.household import Household, HouseholdMember
from models.jobseeker import Jobseeker, WorkExperience
from models.matching import Decision, Interest
from models.person_key import PersonKey
from models.placement import Placement
from models.plan import PlacementPlan, PlanLeftOut, PlanPair, PlanSheet, PlanState, PlanWish
from models.sharing_enums import DisclosureState
from models.vacancy import Vacancy

BLOCK = 1000
LIVE = (
    DisclosureState.SUGGESTED, DisclosureState.INVITED, DisclosureState.ACCEPTED, DisclosureState.DISCLOSED,
)  # fmt: skip


def of_organisation(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[PlacementPlan]:
    """An organisation's plans, the newest first, with who ordered them."""
    return session.scalars(
        select(PlacementPlan)
        .where(PlacementPlan.organisation_id == organisation_id)
        .options(
            joinedload(PlacementPlan.account).joinedload(Account.key),
            joinedload(PlacementPlan.counsellor).joinedload(Account.key),
        )
        .order_by(PlacementPlan.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()


def waiting(session: Session, now: datetime) -> PlacementPlan | None:
    """The plan that waits longest for a worker, also one whose worker has died, locked; those another process holds
    are passed over."""
    died = and_(PlacementPlan.state == PlanState.RUNNING, PlacementPlan.leased_until <= now)
    return session.scalar(
        select(PlacementPlan)
        .where(or_(PlacementPlan.state == PlanState.QUEUED, died))
        .order_by(PlacementPlan.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def locked(session: Session, number: int) -> PlacementPlan | None:
    """The plan with this number as stored now, held until the transaction ends; None if it is gone."""
    return session.scalar(
        select(PlacementPlan)
        .where(PlacementPlan.id == number)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _in_scope(organisation_id: int | None, counsellor_id: int | None) -> tuple[ColumnElement[bool], ...]:
    where = (Jobseeker.organisation_id == organisation_id,) if organisation_id is not None else ()
    if counsellor_id is None:
        return where
    mine = select(HouseholdMember.household_id).join(HouseholdMember.jobseeker)
    theirs = select(HouseholdMember.jobseeker_id).where(
        HouseholdMember.household_id.in_(mine.where(Jobseeker.counsellor_id == counsellor_id))
    )
    return (*where, or_(Jobseeker.counsellor_id == counsellor_id, Jobseeker.id.in_(theirs)))


def people(session: Session, organisation_id: int | None, counsellor_id: int | None) -> Sequence[Any]:
    """(id, public_id, paused, has_work, working, since) of everybody in a scope, whoever came first on top. With a
    counsellor's people come the members of their households. `since` is when they were last proposed, or came."""
    last = (
        select(func.max(Decision.created_at))
        .where(Decision.jobseeker_id == Jobseeker.id, Decision.kind == DecisionKind.PROPOSE)
        .correlate(Jobseeker)
        .scalar_subquery()
    )
    working = select(Placement.id).where(Placement.jobseeker_id == Jobseeker.id, Placement.ended_on.is_(None))
    return session.execute(
        select(
            Jobseeker.id,
            Jobseeker.public_id,
            Jobseeker.paused_at.is_not(None).label("paused"),
            select(WorkExperience.id).where(WorkExperience.jobseeker_id == Jobseeker.id).exists().label("has_work"),
            working.exists().label("working"),
            func.coalesce(last, Jobseeker.created_at, type_=Jobseeker.created_at.type).label("since"),
        )
        .where(*_in_scope(organisation_id, counsellor_id))
        .order_by(Jobseeker.created_at, Jobseeker.id)
    ).all()


def disclosures(session: Session, organisation_id: int | None) -> Sequence[tuple[str, str, DisclosureState]]:
    """(person, vacancy, state) of everything there is between people of a scope and employers."""
    rows = session.execute(
        select(Jobseeker.public_id, Vacancy.public_id, Disclosure.state)
        .join(Disclosure.jobseeker)
        .join(Disclosure.vacancy)
        .where(*_in_scope(organisation_id, None))
        .order_by(Disclosure.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def newest_decisions(
    session: Session, organisation_id: int | None
) -> Mapping[tuple[str, str], tuple[DecisionKind, str]]:
    """(person, vacancy) → kind and public id of the newest decision about them."""
    rows = session.execute(
        select(Jobseeker.public_id, Vacancy.public_id, Decision.kind, Decision.public_id)
        .join(Decision.jobseeker)
        .join(Decision.vacancy)
        .where(*_in_scope(organisation_id, None))
        .order_by(Decision.id)
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def refused(session: Session, organisation_id: int | None) -> set[tuple[str, str]]:
    """(person, vacancy) where the person said that it is not for them."""
    rows = session.execute(
        select(Jobseeker.public_id, Vacancy.public_id)
        .select_from(Interest)
        .join(Interest.jobseeker)
        .join(Interest.vacancy)
        .where(Interest.kind == InterestKind.NOT_FOR_ME, *_in_scope(organisation_id, None))
        .order_by(Interest.id)
    )
    return {(row[0], row[1]) for row in rows}


def occupied(session: Session) -> Mapping[int, tuple[int, int]]:
    """Vacancy → how many people are proposed for it now, and how many were proposed or shown to its employer ever."""
    live = func.count(Disclosure.jobseeker_id.distinct()).filter(Disclosure.state.in_(LIVE))
    seen = func.count(Disclosure.jobseeker_id.distinct()).filter(
        or_(Disclosure.state.in_(LIVE), Card.id.is_not(None))
    )  # fmt: skip
    rows = session.execute(
        select(Disclosure.vacancy_id, live, seen)
        .outerjoin(Card, Card.disclosure_id == Disclosure.id)
        .group_by(Disclosure.vacancy_id)
        .order_by(Disclosure.vacancy_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def working(session: Session) -> Mapping[int, int]:
    """Vacancy → how many people work in it."""
    rows = session.execute(
        select(Placement.vacancy_id, func.count())
        .where(Placement.ended_on.is_(None))
        .group_by(Placement.vacancy_id)
        .order_by(Placement.vacancy_id)
    )
    return {row[0]: row[1] for row in rows}


def household_members(session: Session, organisation_id: int | None) -> Sequence[Any]:
    """(household, person, wish) of the members whose consent is in force."""
    where = [Household.organisation_id == organisation_id] if organisation_id is not None else []
    return session.execute(
        select(HouseholdMember.household_id, Jobseeker.public_id, HouseholdMember.wish)
        .join(HouseholdMember.household)
        .join(HouseholdMember.jobseeker)
        .join(HouseholdMember.consent)
        .where(Consent.withdrawn_at.is_(None), *where)
        .order_by(HouseholdMember.household_id, HouseholdMember.id)
    ).all()


def keys_of(session: Session, numbers: Sequence[int]) -> Mapping[int, bytes]:
    """Person → wrapped key, of those who are still here."""
    return {
        number: wrapped
        for start in range(0, len(numbers), BLOCK)
        for number, wrapped in session.execute(
            select(Jobseeker.id, PersonKey.wrapped)
            .join(Jobseeker.key)
            .where(Jobseeker.id.in_(numbers[start : start + BLOCK]))
            .order_by(Jobseeker.id)
        )
    }


def wishes(session: Session, plan_id: int) -> Sequence[PlanWish]:
    """What was pinned and forbidden for a plan."""
    return session.scalars(
        select(PlanWish)
        .where(PlanWish.plan_id == plan_id)
        .options(joinedload(PlanWish.jobseeker), joinedload(PlanWish.vacancy))
        .order_by(PlanWish.id)
    ).all()


def pairs(session: Session, plan_id: int) -> Sequence[Any]:
    """The pairs of a plan as plain rows: by person in the order of the plan, the best first."""
    return session.execute(
        select(
            PlanPair.id, Jobseeker.public_id.label("jobseeker"), Vacancy.public_id.label("vacancy"), PlanPair.fit,
            PlanPair.band, PlanPair.rank, PlanPair.pinned, PlanPair.together, PlanPair.blocked, PlanPair.seen,
            PlanPair.decision_id.is_not(None).label("accepted"),
        )
        .join(PlanPair.jobseeker)
        .join(PlanPair.vacancy)
        .where(PlanPair.plan_id == plan_id)
        .order_by(PlanPair.id)
    ).all()  # fmt: skip


def pairs_to_accept(session: Session, plan_id: int, asked: Collection[tuple[str, str]]) -> Sequence[PlanPair]:
    """Those of the pairs (public ids) that a plan holds as they are now, by person and vacancy. The plan must be
    locked."""
    rows = session.scalars(
        select(PlanPair)
        .join(PlanPair.jobseeker)
        .where(PlanPair.plan_id == plan_id, Jobseeker.public_id.in_([person for person, _ in asked]))
        .options(joinedload(PlanPair.jobseeker), joinedload(PlanPair.vacancy).joinedload(Vacancy.employer))
        .order_by(PlanPair.jobseeker_id, PlanPair.vacancy_id)
        .execution_options(populate_existing=True)
    )
    return [row for row in rows if (row.jobseeker.public_id, row.vacancy.public_id) in asked]


def left_out(session: Session, plan_id: int) -> Sequence[Any]:
    """(jobseeker, reason) of everybody a plan leaves out."""
    return session.execute(
        select(Jobseeker.public_id.label("jobseeker"), PlanLeftOut.reason)
        .join(PlanLeftOut.jobseeker)
        .where(PlanLeftOut.plan_id == plan_id)
        .order_by(PlanLeftOut.id)
    ).all()


def sheets(session: Session, plan_id: int) -> Sequence[Any]:
    """(position, public_id, wrapped, content_sealed) of the people a plan was made of who are still here."""
    return session.execute(
        select(PlanSheet.position, Jobseeker.public_id, PersonKey.wrapped, PlanSheet.content_sealed)
        .join(PlanSheet.jobseeker)
        .join(Jobseeker.key)
        .where(PlanSheet.plan_id == plan_id)
        .order_by(PlanSheet.position)
    ).all()


def how_many_are_left(session: Session, plan_id: int) -> int:
    """How many of the people of a plan are still here."""
    found: int = session.scalars(select(func.count(PlanSheet.id)).where(PlanSheet.plan_id == plan_id)).one()
    return found
