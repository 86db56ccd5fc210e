"""Contesting a fact: the person sets it aside at once, a counsellor looks, and both see what came of it."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from models import Contest, Jobseeker
from models.inbox import News
from models.queries import contests as queries
from models.queries import holding, jobseekers
from models.sharing_enums import ContestAnswer, ContestKind, ContestState
from web.services import audit
from web.services.inbox import tell
from web.services.principal import Actor, Principal
from web.services.set_aside import ANSWERS, ENTRIES

Fact = tuple[ContestKind, str]


class AnsweredAlready(Exception):
    """The contest does not wait for this any more."""


def facts(person: Jobseeker, kinds: Collection[ContestKind]) -> Iterator[Fact]:
    """What is known of a person under these kinds: a fact for each entry, one for each answer that was given."""
    for kind in kinds:
        if kind in ENTRIES:
            name, named = ENTRIES[kind]
            yield from ((kind, named(row)) for row in getattr(person, name))
        elif any(getattr(person, name) is not None for name in ANSWERS[kind]):
            yield kind, ""


def contest(session: Session, who: Principal, person: Jobseeker, fact: Fact, words: str | None, now: datetime) -> None:
    """Set a fact aside until a counsellor has looked. A fact that is set aside already stays so. Raises LookupError
    if nothing of the kind is known."""
    kind, subject = fact
    held = jobseekers.locked(session, person.id)
    if fact not in list(facts(held, [kind])):
        raise LookupError(f"There is no such {kind.value}.")
    if queries.standing(session, held.id, kind, subject) is not None:
        return
    made = Contest(jobseeker=held, kind=kind, subject=subject, state=ContestState.OPEN, created_at=now)
    session.add(made)
    session.flush()
    made.words = words
    session.flush()
    audit.record(session, who, "contested", held.public_id, now, {"contest": made.public_id, "kind": kind.value})
    tell(session, held.counsellor, News.CONTESTED, {"contest": made.public_id}, now)


def accept(session: Session, who: Principal, row: Contest, now: datetime) -> None:
    """The person is right: the fact stays aside until it is corrected. Raises AnsweredAlready."""
    held = _held(session, row, {ContestState.OPEN})
    _resolve(session, who, held, ContestState.ACCEPTED, now)
    _tell(session, held, now)


def reject(
    session: Session, who: Principal, row: Contest, answer: ContestAnswer, note: str | None, now: datetime
) -> None:
    """Leave the fact as it is, with a reason the person reads; it counts again. Raises AnsweredAlready."""
    held = _held(session, row, {ContestState.OPEN})
    held.note = note
    held.answer = answer
    _resolve(session, who, held, ContestState.REJECTED, now)
    _tell(session, held, now)


def settle(session: Session, who: Principal, row: Contest, now: datetime) -> None:
    """The fact is right now, or was right after all; it counts again. Raises AnsweredAlready."""
    held = _held(session, row, {ContestState.OPEN, ContestState.ACCEPTED})
    _resolve(session, who, held, ContestState.SETTLED, now)
    if who.actor is not Actor.JOBSEEKER:
        _tell(session, held, now)


def _tell(session: Session, row: Contest, now: datetime) -> None:
    facts = {"contest": row.public_id, "state": row.state.value}
    tell(session, row.jobseeker, News.CONTEST_RESOLVED, facts, now)


def _held(session: Session, row: Contest, sources: Collection[ContestState]) -> Contest:
    held = holding.held(session, row)
    if held.state not in sources:
        raise AnsweredAlready
    return held


def _resolve(session: Session, who: Principal, row: Contest, state: ContestState, now: datetime) -> None:
    row.state, row.resolved_at, row.resolved_by_id = state, now, who.account_id
    session.flush()
    facts = {"contest": row.public_id, "kind": row.kind.value, "reason": row.answer.value if row.answer else ""}
    audit.record(session, who, f"contest {state.value}", row.jobseeker.public_id, now, facts)
