"""Making plans: taken up by a worker one at a time, with progress on the row.

Between short transactions the worker reads what it needs in one that cannot write, and plans outside of any. A plan
whose worker dies is taken up by another when its lease is over; one that three workers could not finish has failed.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import PlacementPlan
from models.plan import PlanState
from models.queries import plans as queries
from web.services import audit, engine_switch
from web.services.plan_answer import FIRST_HALF, solved
from web.services.plan_keep import keep, ready
from web.services.plan_market import gather
from web.services.plan_terms import Limits
from web.services.principal import SYSTEM

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
MOST_TRIES = 3
BEGUN = 5
Sessions = Callable[[], Session]
Clock = Callable[[], datetime]
#: The number of a plan on lease, and how many workers have begun it: whoever counts less has lost it.
Taken = tuple[int, int]


def run(session: Session, plan: PlacementPlan, at: datetime) -> PlacementPlan:
    """Make a queued plan here and now, in this transaction."""
    gathered = gather(session, plan, at)
    found = solved(gathered.market, Limits.stored(plan.limits))
    keep(session, plan, gathered, found, ready(session, plan, gathered, found), at)
    return plan


def carry_out(sessions: Sessions, clock: Clock) -> bool:
    """Make the plan that waits longest; whether there was one. While the engine is off all wait. `sessions` opens a
    session for each transaction."""
    with sessions() as session, session.begin():
        taken = _taken(session, clock()) if engine_switch.runs(session) else None
    if taken is None:
        return False
    make(sessions, clock, *taken)
    return True


def take(plan: PlacementPlan, now: datetime) -> Taken:
    """Put a plan on lease, so that nobody else makes it."""
    plan.state, plan.tries, plan.progress = PlanState.RUNNING, plan.tries + 1, BEGUN
    plan.leased_until = now + LEASE
    return plan.id, plan.tries


def make(sessions: Sessions, clock: Clock, number: int, tries: int) -> None:
    """Make a plan that was put on lease, unless another worker has taken it over meanwhile."""
    with sessions() as reading:
        reading.info["read_only"] = True
        plan = reading.get_one(PlacementPlan, number)
        limits, gathered = Limits.stored(plan.limits), gather(reading, plan, clock())

    def note(percent: int) -> None:
        with sessions() as session, session.begin():
            row = _held(session, number, tries)
            row.progress, row.leased_until = percent, clock() + LEASE

    try:
        note(FIRST_HALF)
        found = solved(gathered.market, limits, note)
        with sessions() as reading:
            reading.info["read_only"] = True
            made = ready(reading, _still(reading.get(PlacementPlan, number), tries), gathered, found)
        with sessions() as session, session.begin():
            keep(session, _held(session, number, tries), gathered, found, made, clock())
    except _Overtaken:
        log.warning("another worker has taken up plan %d", number)


class _Overtaken(Exception):
    """Another worker holds the plan by now, or it is gone."""


def _taken(session: Session, now: datetime) -> Taken | None:
    """The plan that waits longest, put on lease; None if none waits."""
    while (plan := queries.waiting(session, now)) is not None:
        if plan.tries < MOST_TRIES:
            return take(plan, now)
        plan.state, plan.leased_until = PlanState.FAILED, None
        audit.record(session, SYSTEM, "plan failed", plan.public_id, now)
    return None


def _held(session: Session, number: int, tries: int) -> PlacementPlan:
    """The plan, locked, as long as it is this worker's. Raises _Overtaken."""
    return _still(queries.locked(session, number), tries)


def _still(plan: PlacementPlan | None, tries: int) -> PlacementPlan:
    if plan is None or plan.state is not PlanState.RUNNING or plan.tries != tries:
        raise _Overtaken
    return plan
