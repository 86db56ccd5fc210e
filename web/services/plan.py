"""Placement plans as the desk asks for them: ordered, adjusted by hand, read, accepted, made again.

A plan is made by the worker (`plan_run`). It proposes nobody by itself: accepting it does.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from models import PlacementPlan, PlanWish
from models.plan import PlanState, WishKind
from models.queries import matching as matching_queries
from models.queries import plans as queries
from web.services import audit, engine_switch
from web.services.plan_accept import Accepted, accept
from web.services.plan_replay import Replayed, replay
from web.services.plan_report import PlannedPair, PlanReport, report
from web.services.plan_run import run
from web.services.plan_terms import Limits, Scope, Wish
from web.services.principal import Principal

__all__ = [
    "Accepted", "Limits", "PlanReport", "PlannedPair", "Replayed", "Scope", "Wish", "accept", "adjust", "newest",
    "order", "replay", "report", "run",
]  # fmt: skip


def order(session: Session, staff: Principal, scope: Scope, limits: Limits, at: datetime) -> PlacementPlan:
    """Queue a plan of the asker's organisation, or of one's own people; the worker makes it."""
    return _queued(session, staff, scope, limits, at, None)


def adjust(
    session: Session, plan: PlacementPlan, pins: Collection[Wish], forbids: Collection[Wish], staff: Principal,
    at: datetime,
) -> PlacementPlan:  # fmt: skip
    """Queue the same plan anew with exactly these pairs pinned and forbidden; `plan` is its parent. Pairs of people
    outside the plan's organisation are passed over. A pair that is both is forbidden."""
    scope = Scope(plan.mine_only, None if plan.vacancies is None else tuple(plan.vacancies))
    made = _queued(session, staff, scope, Limits.stored(plan.limits), at, plan)
    wishes = {(each.jobseeker, each.vacancy): (each, WishKind.PIN) for each in pins}
    wishes |= {(each.jobseeker, each.vacancy): (each, WishKind.FORBID) for each in forbids}
    people = matching_queries.people_named(session, [each.jobseeker for each, _ in wishes.values()])
    vacancies = matching_queries.open_vacancies_named(session, [each.vacancy for each, _ in wishes.values()])
    for (person, vacancy), (wish, kind) in sorted(wishes.items()):
        found = people.get(person)
        if found is not None and vacancy in vacancies and found.organisation_id == made.organisation_id:
            session.add(PlanWish(plan=made, jobseeker=found, vacancy=vacancies[vacancy], kind=kind, reason=wish.reason))
    session.flush()
    return made


def newest(session: Session, staff: Principal, limit: int, offset: int = 0) -> Sequence[PlacementPlan]:
    """The plans of the asker's organisation, the newest first."""
    return queries.of_organisation(session, staff.organisation_id or 0, limit, offset)


def _queued(
    session: Session, staff: Principal, scope: Scope, limits: Limits, at: datetime, parent: PlacementPlan | None
) -> PlacementPlan:
    """A plan that waits for the worker. A plan of one counsellor's people stays that counsellor's when adjusted. Raises
    EngineOff."""
    engine_switch.demand(session)
    whose = (parent.counsellor_id if parent else staff.account_id) if scope.mine_only else None
    made = PlacementPlan(
        organisation_id=parent.organisation_id if parent else staff.organisation_id, account_id=staff.account_id,
        counsellor_id=whose, parent=parent, mine_only=scope.mine_only, limits=limits.plain(), state=PlanState.QUEUED,
        vacancies=None if scope.vacancies is None else sorted(set(scope.vacancies)), progress=0, tries=0, created_at=at,
    )  # fmt: skip
    session.add(made)
    session.flush()
    audit.record(session, staff, "ordered plan", made.public_id, at, {"limits": limits.plain()})
    return made
