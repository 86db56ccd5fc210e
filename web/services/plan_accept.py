"""Making proposals of the pairs of a plan: all that were chosen at once, with whatever stands against one named."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from models import PlacementPlan, PlanPair, Vacancy
from models.enums import DecisionKind, DecisionReason
from models.plan import Blocked
from models.queries import caseload, vacancies
from models.queries import plans as queries
from web.services import audit, cards, decisions, disclosure, placements
from web.services.principal import Principal

Pair = tuple[str, str]
LEFT: Mapping[decisions.Left, Blocked] = {
    decisions.Left.OVERTAKEN: Blocked.OVERTAKEN, decisions.Left.RULED_OUT: Blocked.RULED_OUT,
    decisions.Left.GONE: Blocked.GONE,
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
    _hold(session, queries.pairs_to_accept(session, plan.id, set(pairs)))
    rows = queries.pairs_to_accept(session, plan.id, set(pairs))
    found: dict[Pair, Blocked | None] = dict.fromkeys(pairs, Blocked.GONE)
    by_vacancy: dict[int, list[PlanPair]] = {}
    for row in rows:
        by_vacancy.setdefault(row.vacancy_id, []).append(row)
    for _, group in sorted(by_vacancy.items()):
        found |= _proposed(session, group, staff, at, reason)
    for row in rows:
        row.blocked = found[_pair(row)]
    session.flush()
    proposed = [pair for pair, cause in found.items() if cause is None]
    facts = {"proposed": len(proposed), "blocked": len(found) - len(proposed), "reason": reason.value}
    audit.record(session, staff, "accepted plan", plan.public_id, at, facts)
    return Accepted(proposed, {pair: cause for pair, cause in found.items() if cause is not None})


def _hold(session: Session, rows: Sequence[PlanPair]) -> None:
    """Hold all people, companies and vacancies of the pairs before anything is written, in the order in which a single
    proposal does: what is written first would be waited for by others who hold what is wanted next."""
    for person in sorted({row.jobseeker for row in rows}, key=lambda each: each.id):
        with suppress(NoResultFound):  # proposing says who is gone
            caseload.locked(session, person)
    posts = sorted({row.vacancy for row in rows}, key=lambda each: each.id)
    for vacancy in sorted(posts, key=lambda each: each.employer.root):
        cards.hold(session, vacancy)
    for vacancy in posts:
        vacancies.hold(session, vacancy)


def _proposed(
    session: Session, rows: Sequence[PlanPair], staff: Principal, at: datetime, reason: DecisionReason
) -> dict[Pair, Blocked | None]:
    """What becomes of the pairs of one vacancy."""
    vacancy = rows[0].vacancy
    found = {_pair(row): _against(session, row, vacancy, staff) for row in rows}
    left = placements.free_places(session, vacancy)
    if not left:
        found = {pair: cause or Blocked.FULL for pair, cause in found.items()}
    free = [row for row in rows if found[_pair(row)] is None]
    chosen = [(row.jobseeker, row.seen) for row in free]
    answers = decisions.propose_all(session, chosen, vacancy, staff, reason, at) if chosen else {}
    for row in free:
        answer = answers[row.jobseeker.public_id]
        found[_pair(row)] = None if answer is None else LEFT[answer]
        if answer is None:
            row.decision_id = caseload.decisions_about(session, row.jobseeker_id, row.vacancy_id)[0].id
    return found


def _against(session: Session, row: PlanPair, vacancy: Vacancy, staff: Principal) -> Blocked | None:
    """What stands against proposing a pair now, before anything is asked of the engine."""
    newest = next(iter(caseload.decisions_about(session, row.jobseeker_id, row.vacancy_id)), None)
    proposed = newest is not None and newest.kind is DecisionKind.PROPOSE and newest.public_id != row.seen
    causes = {
        Blocked.GONE: row.jobseeker.organisation_id != staff.organisation_id,
        Blocked.ALREADY: row.decision_id is not None or proposed,
        Blocked.NOT_OPEN: not disclosure.going_on(vacancy), Blocked.NOT_LOOKING: row.jobseeker.paused_at is not None,
    }  # fmt: skip
    return next((cause for cause, holds in causes.items() if holds), None)


def _pair(row: PlanPair) -> Pair:
    return row.jobseeker.public_id, row.vacancy.public_id
