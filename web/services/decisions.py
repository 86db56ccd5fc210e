"""What a counsellor decides about a person and a vacancy: propose, hold or rule out, always with a reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from models import Decision, Jobseeker, Vacancy
from models.enums import DecisionKind, DecisionReason, VacancyState
from models.queries import caseload, vacancies
from models.queries import proposing as queries
from web.services import audit, disclosure, proposing
from web.services.principal import Principal
from web.services.proposing import Left, Wanted

REASONS: Mapping[DecisionKind, Sequence[DecisionReason]] = {
    DecisionKind.PROPOSE: (
        DecisionReason.SKILLS_FIT, DecisionReason.PERSON_WANTS_IT, DecisionReason.CAN_LEARN,
        DecisionReason.STEP_TOWARDS_GOAL, DecisionReason.OTHER,
    ),
    DecisionKind.HOLD: (
        DecisionReason.ASK_PERSON, DecisionReason.ASK_EMPLOYER, DecisionReason.PAPERS_FIRST,
        DecisionReason.LANGUAGE_FIRST, DecisionReason.CARE_FIRST, DecisionReason.LATER, DecisionReason.OTHER,
    ),
    DecisionKind.VETO: (
        DecisionReason.PERSON_SAID_NO, DecisionReason.NOT_SAFE, DecisionReason.SKILLS_MISSING,
        DecisionReason.LANGUAGE_TOO_LOW, DecisionReason.TOO_FAR, DecisionReason.HOURS_DO_NOT_FIT,
        DecisionReason.PAY_TOO_LOW, DecisionReason.OTHER,
    ),
    DecisionKind.REOPEN: (
        DecisionReason.THINGS_CHANGED, DecisionReason.WAS_A_MISTAKE, DecisionReason.OTHER,
    ),
}  # fmt: skip


class Overtaken(Exception):
    """A colleague decided about this pair since the page was opened."""


class NotOpen(Exception):
    """The vacancy is not open, so there is nothing to decide."""


class Forbidden(Exception):
    """The law or the person's own wish rules this pair out, so it cannot be proposed."""


class NothingToLift(Exception):
    """No hold and no veto stands, so there is nothing to lift."""


AGAINST: Mapping[Left, type[Exception]] = {
    Left.OVERTAKEN: Overtaken, Left.NOT_OPEN: NotOpen, Left.RULED_OUT: Forbidden, Left.GONE: NoResultFound,
}  # fmt: skip


def fits(kind: DecisionKind, reason: DecisionReason) -> bool:
    """Whether this is a reason for such a decision."""
    return reason in REASONS[kind]


def liftable(history: Sequence[Decision]) -> bool:
    """Whether a hold or a veto stands: the newest decision, which comes first, is one."""
    return bool(history) and history[0].kind in (DecisionKind.HOLD, DecisionKind.VETO)


def decide(
    session: Session, person: Jobseeker, vacancy: Vacancy, who: Principal, kind: DecisionKind, reason: DecisionReason,
    note: str | None, seen: str | None, now: datetime,
) -> Decision:  # fmt: skip
    """Keep a decision; the newest of a pair counts. `seen` is the public id of the newest one the counsellor read.

    Raises Overtaken, NotOpen, NothingToLift, Forbidden, and ValueError for a reason that does not go with the kind.
    """
    if not fits(kind, reason):
        raise ValueError(f"{reason} is no reason to {kind}")
    if kind is DecisionKind.PROPOSE:
        return _propose(session, Wanted(person, vacancy, seen, note), who, reason, now)
    caseload.locked(session, person)
    vacancy = vacancies.locked(session, vacancy)
    earlier = caseload.decisions_about(session, person.id, vacancy.id)
    if (earlier[0].public_id if earlier else None) != seen:
        raise Overtaken
    if vacancy.state is not VacancyState.OPEN:
        raise NotOpen
    if kind is DecisionKind.REOPEN and not liftable(earlier):
        raise NothingToLift
    made = Decision(
        jobseeker=person, vacancy=vacancy, account_id=who.account_id, kind=kind, reason=reason.value,
        suggestion_id=queries.suggestions(session, {(person.id, vacancy.id)}).get((person.id, vacancy.id)),
        created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    made.note = note
    session.flush()
    audit.record_each(session, who, [proposing.entry(made)], now)
    disclosure.decided(session, person, vacancy, who, kind, now)
    return made


def _propose(session: Session, wanted: Wanted, who: Principal, reason: DecisionReason, now: datetime) -> Decision:
    found = proposing.propose(session, [wanted], who, reason, now)[wanted.pair]
    if isinstance(found, Left):
        raise AGAINST[found]
    return found


def propose_all(
    session: Session, chosen: Sequence[tuple[Jobseeker, str | None]], vacancy: Vacancy, who: Principal,
    reason: DecisionReason, now: datetime,
) -> Mapping[str, Left | None]:  # fmt: skip
    """Propose several people (each with the newest decision that was read) for one reason. Public id → why somebody was
    left out, None for whoever was proposed. Raises NotOpen."""
    wanted = [Wanted(person, vacancy, seen) for person, seen in chosen]
    found = proposing.propose(session, wanted, who, reason, now)
    if Left.NOT_OPEN in found.values():
        raise NotOpen
    return {
        each.person.public_id: answer if isinstance(answer := found[each.pair], Left) else None for each in wanted
    }  # fmt: skip
