"""Making proposals of the pairs of a plan: all that were chosen at once, with whatever stands against one named."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import PlacementPlan, PlanPair
from models.enums import DecisionKind, DecisionReason
from models.plan import Blocked
from models.queries import plans as queries
from models.queries.proposing import newest_decisions
from web.services import audit, disclosure, proposing
from web.services.principal import Principal
from web.services.proposing import Left, Wanted

Pair = tuple[str, str]
LEFT: Mapping[Left, Blocked] = {
    Left.OVERTAKEN: Blocked.OVERTAKEN, Left.RULED_OUT: Blocked.RULED_OUT, Left.GONE: Blocked.GONE,
    Left.NOT_OPEN: Blocked.NOT_OPEN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the chosen pairs (person and vacancy, public ids)."""

    proposed: Sequence[Pair]
    blocked: Mapping[Pair, Blocked]


def accept(
    session: Session, plan: PlacementPlan, pairs: Collection[Pair], staff: Principal, at: datetime,
    reason: DecisionReason = DecisionReason.SKILLS_FIT,
) -> Accepted:  # fmt: skip
    """Propose the chosen pairs of a plan for one reason. What became impossible since the plan was made is named and
    not proposed; a pair that somebody else accepted first is `already` proposed. Of two who accept one plan at once,
    the second waits for the first."""
    queries.locked(session, plan.id)
    asked = queries.pairs_to_accept(session, plan.id, set(pairs))
    proposing.hold(session, [(row.jobseeker, row.vacancy) for row in asked])
    rows = queries.pairs_to_accept(session, plan.id, set(pairs))
    found: dict[Pair, Blocked | None] = dict.fromkeys(pairs, Blocked.GONE)
    found |= {_pair(row): cause for row, cause in _against(session, rows, staff).items()}
    free = sorted(
        (row for row in rows if found[_pair(row)] is None), key=lambda row: (row.vacancy_id, row.jobseeker_id)
    )
    wanted = [Wanted(row.jobseeker, row.vacancy, row.seen) for row in free]
    answers = proposing.propose(session, wanted, staff, reason, at) if wanted else {}
    for row in free:
        answer = answers[row.jobseeker_id, row.vacancy_id]
        if isinstance(answer, Left):
            found[_pair(row)] = LEFT[answer]
        else:
            row.decision_id = answer.id
    for row in rows:
        row.blocked = found[_pair(row)]
    session.flush()
    proposed = [pair for pair, cause in found.items() if cause is None]
    facts = {"proposed": len(proposed), "blocked": len(found) - len(proposed), "reason": reason.value}
    audit.record(session, staff, "accepted plan", plan.public_id, at, facts)
    return Accepted(proposed, {pair: cause for pair, cause in found.items() if cause is not None})


def _against(session: Session, rows: Sequence[PlanPair], staff: Principal) -> Mapping[PlanPair, Blocked | None]:
    """What stands against proposing each pair now, before the gates are asked."""
    newest = newest_decisions(session, {(row.jobseeker_id, row.vacancy_id) for row in rows})
    working = queries.working(session)
    found: dict[PlanPair, Blocked | None] = {}
    for row in rows:
        last = newest.get((row.jobseeker_id, row.vacancy_id))
        proposed = last is not None and last.kind is DecisionKind.PROPOSE and last.public_id != row.seen
        causes = {
            Blocked.GONE: row.jobseeker.organisation_id != staff.organisation_id,
            Blocked.ALREADY: row.decision_id is not None or proposed,
            Blocked.NOT_OPEN: not disclosure.going_on(row.vacancy),
            Blocked.NOT_LOOKING: row.jobseeker.paused_at is not None,
            Blocked.FULL: row.vacancy.places <= working.get(row.vacancy_id, 0),
        }
        found[row] = next((cause for cause, holds in causes.items() if holds), None)
    return found


def _pair(row: PlanPair) -> Pair:
    return row.jobseeker.public_id, row.vacancy.public_id
