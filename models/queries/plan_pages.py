"""What the pages of a placement plan show: a page of its vacancies, its people, those left out, what changed.

Every question names the organisation: whoever has left it since is not shown.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, union_all
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from models.jobseeker import Jobseeker
from models.plan import NoProposal, PlacementPlan, PlanLeftOut, PlanPair, PlanSheet, PlanWish
from models.vacancy import Vacancy


class Tally(NamedTuple):
    """How many pairs a plan has: still open, proposed and blocked ones; of how many people and vacancies."""

    pairs: int
    open: int
    proposed: int
    blocked: int
    people: int
    vacancies: int


NO_PAIRS = Tally(0, 0, 0, 0, 0, 0)


class Change(NamedTuple):
    """A pair that is in one of two plans only."""

    added: bool
    person: Jobseeker
    vacancy: Vacancy


def standing(state: str) -> ColumnElement[bool]:
    """The condition for pairs that are `open`, `proposed` or `blocked`; anything else means all."""
    conditions: Mapping[str, ColumnElement[bool]] = {
        "open": and_(PlanPair.decision_id.is_(None), PlanPair.blocked.is_(None)),
        "proposed": PlanPair.decision_id.is_not(None),
        "blocked": and_(PlanPair.decision_id.is_(None), PlanPair.blocked.is_not(None)),
    }
    return conditions.get(state, PlanPair.id.is_not(None))


def _tally(organisation_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            PlanPair.plan_id,
            func.count(PlanPair.id),
            *(func.sum(case((standing(state), 1), else_=0)) for state in ("open", "proposed", "blocked")),
            func.count(PlanPair.jobseeker_id.distinct()),
            func.count(PlanPair.vacancy_id.distinct()),
        )
        .join(PlanPair.jobseeker)
        .where(Jobseeker.organisation_id == organisation_id)
        .group_by(PlanPair.plan_id)
    )


def tallies(session: Session, organisation_id: int, plans: Collection[int]) -> Mapping[int, Tally]:
    """Plan → how its pairs stand, of those that have any."""
    rows = session.execute(_tally(organisation_id).where(PlanPair.plan_id.in_(plans)))
    return {plan: Tally(*counts) for plan, *counts in rows}


def left_out_counts(
    session: Session, organisation_id: int, plans: Collection[int]
) -> Mapping[int, Mapping[NoProposal, int]]:
    """Plan → why people have no proposal → how many."""
    rows = session.execute(
        select(PlanLeftOut.plan_id, PlanLeftOut.reason, func.count(PlanLeftOut.id))
        .join(PlanLeftOut.jobseeker)
        .where(PlanLeftOut.plan_id.in_(plans), Jobseeker.organisation_id == organisation_id)
        .group_by(PlanLeftOut.plan_id, PlanLeftOut.reason)
        .order_by(PlanLeftOut.plan_id, func.count(PlanLeftOut.id).desc(), PlanLeftOut.reason)
    )
    found: dict[int, dict[NoProposal, int]] = {}
    for plan, reason, count in rows:
        found.setdefault(plan, {})[reason] = count
    return found


def count_of_organisation(session: Session, organisation_id: int) -> int:
    """How many plans an organisation has."""
    return session.scalars(
        select(func.count(PlacementPlan.id)).where(PlacementPlan.organisation_id == organisation_id)
    ).one()


def _pairs(plan: PlacementPlan, organisation_id: int, state: str) -> ColumnElement[bool]:
    return and_(PlanPair.plan_id == plan.id, Jobseeker.organisation_id == organisation_id, standing(state))


def _whole(found: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return found.join(PlanPair.jobseeker).options(
        contains_eager(PlanPair.jobseeker).joinedload(Jobseeker.key),
        joinedload(PlanPair.vacancy).joinedload(Vacancy.employer),
    )


class VacancyPage(NamedTuple):
    """The pairs of one page of vacancies, how many vacancies there are in all such pages, and how the plan stands."""

    pairs: Sequence[PlanPair]
    vacancies: int
    tally: Tally


def by_vacancy(
    session: Session, plan: PlacementPlan, organisation_id: int, state: str, *, limit: int, offset: int
) -> VacancyPage:
    """The pairs of one page of vacancies, those with the most people first, the best pair of each first; all in one
    statement. Nothing on a page that does not exist."""
    grouped = (
        select(PlanPair.vacancy_id, func.count(PlanPair.id).label("size"), func.count().over().label("vacancies"))
        .join(PlanPair.jobseeker)
        .where(_pairs(plan, organisation_id, state))
        .group_by(PlanPair.vacancy_id)
    )
    in_order = grouped.order_by(func.count(PlanPair.id).desc(), PlanPair.vacancy_id)
    some = in_order.limit(limit).offset(offset).subquery()
    counted = _tally(organisation_id).where(PlanPair.plan_id == plan.id).subquery()
    found = _whole(select(PlanPair, some.c.vacancies, *counted.c).join(some, some.c.vacancy_id == PlanPair.vacancy_id))
    rows = session.execute(
        found.join(counted, counted.c[0] == PlanPair.plan_id)
        .where(_pairs(plan, organisation_id, state))
        .order_by(some.c.size.desc(), PlanPair.vacancy_id, PlanPair.fit.desc(), PlanPair.id)
    ).all()
    if not rows:
        return VacancyPage((), 0, tallies(session, organisation_id, [plan.id]).get(plan.id, NO_PAIRS))
    _pair, vacancies, _plan, *counts = rows[0]
    return VacancyPage([row[0] for row in rows], vacancies, Tally(*counts))


def by_person(
    session: Session, plan: PlacementPlan, organisation_id: int, limit: int, offset: int
) -> Sequence[PlanPair]:
    """The pairs of one page of people, the best of each first."""
    some = (
        select(PlanPair.jobseeker_id)
        .join(PlanPair.jobseeker)
        .where(_pairs(plan, organisation_id, ""))
        .distinct()
        .order_by(PlanPair.jobseeker_id)
        .limit(limit)
        .offset(offset)
        .subquery()
    )
    found = _whole(select(PlanPair).join(some, some.c.jobseeker_id == PlanPair.jobseeker_id))
    found = found.where(_pairs(plan, organisation_id, ""))
    return session.scalars(found.order_by(PlanPair.jobseeker_id, PlanPair.rank, PlanPair.id)).all()


def of_person(
    session: Session, plan: PlacementPlan, jobseeker_id: int, vacancies: Collection[str]
) -> Sequence[tuple[Vacancy, PlanPair | None]]:
    """The vacancies a plan holds for one person, and those of `vacancies` (public ids) it does not, in no order."""
    theirs = and_(PlanPair.vacancy_id == Vacancy.id, PlanPair.plan_id == plan.id, PlanPair.jobseeker_id == jobseeker_id)
    rows = session.execute(
        select(Vacancy, PlanPair)
        .outerjoin(PlanPair, theirs)
        .where(or_(PlanPair.id.is_not(None), Vacancy.public_id.in_(vacancies)))
        .options(joinedload(Vacancy.employer))
        .order_by(Vacancy.id)
    )
    return [(vacancy, pair) for vacancy, pair in rows]


def sheet_of(session: Session, plan: PlacementPlan, jobseeker_id: int) -> PlanSheet | None:
    """What a plan was made from, as far as it is about one person."""
    return session.scalar(select(PlanSheet).where(PlanSheet.plan_id == plan.id, PlanSheet.jobseeker_id == jobseeker_id))


def left_out(
    session: Session, plan: PlacementPlan, organisation_id: int, why: NoProposal | None, *, limit: int, offset: int
) -> Sequence[PlanLeftOut]:
    """Those without a proposal, for one reason or for any."""
    found = (
        select(PlanLeftOut)
        .join(PlanLeftOut.jobseeker)
        .where(PlanLeftOut.plan_id == plan.id, Jobseeker.organisation_id == organisation_id)
        .options(contains_eager(PlanLeftOut.jobseeker).joinedload(Jobseeker.key))
    )
    if why is not None:
        found = found.where(PlanLeftOut.reason == why)
    return session.scalars(found.order_by(PlanLeftOut.reason, PlanLeftOut.id).limit(limit).offset(offset)).all()


def why_left_out(session: Session, plan: PlacementPlan, jobseeker_id: int) -> NoProposal | None:
    """Why one person has no proposal."""
    return session.scalar(
        select(PlanLeftOut.reason).where(PlanLeftOut.plan_id == plan.id, PlanLeftOut.jobseeker_id == jobseeker_id)
    )


def wishes(session: Session, plan: PlacementPlan, organisation_id: int) -> Sequence[PlanWish]:
    """The pairs that were put first or left out by hand."""
    return session.scalars(
        select(PlanWish)
        .join(PlanWish.jobseeker)
        .where(PlanWish.plan_id == plan.id, Jobseeker.organisation_id == organisation_id)
        .options(
            contains_eager(PlanWish.jobseeker).joinedload(Jobseeker.key),
            joinedload(PlanWish.vacancy).joinedload(Vacancy.employer),
        )
        .order_by(PlanWish.kind, PlanWish.id)
    ).all()


def _only_in(plan_id: int, other_id: int) -> Select[int, int, int]:
    other = aliased(PlanPair)
    in_both = and_(
        other.plan_id == other_id,
        other.jobseeker_id == PlanPair.jobseeker_id,
        other.vacancy_id == PlanPair.vacancy_id,
    )
    return (
        select(PlanPair.plan_id, PlanPair.jobseeker_id, PlanPair.vacancy_id)
        .outerjoin(other, in_both)
        .where(PlanPair.plan_id == plan_id, other.id.is_(None))
    )


def count_changes(session: Session, plan: PlacementPlan, organisation_id: int) -> int:
    """How many pairs are in this plan or in the one before, but not in both."""
    either = union_all(_only_in(plan.id, plan.parent_id or 0), _only_in(plan.parent_id or 0, plan.id)).subquery()
    return session.scalars(
        select(func.count())
        .select_from(either)
        .join(Jobseeker, Jobseeker.id == either.c.jobseeker_id)
        .where(Jobseeker.organisation_id == organisation_id)
    ).one()


def changes(session: Session, plan: PlacementPlan, organisation_id: int, limit: int, offset: int) -> Sequence[Change]:
    """The pairs that are in this plan or in the one before, but not in both: by person, the new one first."""
    either = union_all(_only_in(plan.id, plan.parent_id or 0), _only_in(plan.parent_id or 0, plan.id)).subquery()
    rows = session.execute(
        select(either.c.plan_id, Jobseeker, Vacancy)
        .join(Jobseeker, Jobseeker.id == either.c.jobseeker_id)
        .join(Vacancy, Vacancy.id == either.c.vacancy_id)
        .where(Jobseeker.organisation_id == organisation_id)
        .options(joinedload(Jobseeker.key), joinedload(Vacancy.employer))
        .order_by(Jobseeker.id, either.c.plan_id.desc(), Vacancy.id)
        .limit(limit)
        .offset(offset)
    )
    return [Change(plan_id == plan.id, person, vacancy) for plan_id, person, vacancy in rows]
