"""What a counsellor decides about a person and a vacancy: propose, hold or rule out, always with a reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

import matcher
from models import Decision, Jobseeker, Vacancy
from models.enums import DecisionKind, DecisionReason, VacancyState
from models.queries import caseload, disclosures
from models.queries import matching as matching_queries
from models.queries import vacancies as vacancy_queries
from models.sharing_enums import DisclosureState
from web.services import audit, card_pool, cards, disclosure, matching
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal

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


class Left(StrEnum):
    """Why somebody among several was not proposed."""

    OVERTAKEN = "overtaken"
    RULED_OUT = "ruled_out"
    GONE = "gone"


def fits(kind: DecisionKind, reason: DecisionReason) -> bool:
    """Whether this is a reason for such a decision."""
    return reason in REASONS[kind]


def liftable(history: Sequence[Decision]) -> bool:
    """Whether a hold or a veto stands: the newest decision, which comes first, is one."""
    return bool(history) and history[0].kind in (DecisionKind.HOLD, DecisionKind.VETO)


def decide(
    session: Session, person: Jobseeker, vacancy: Vacancy, who: Principal, kind: DecisionKind, reason: DecisionReason,
    note: str | None, seen: str | None, now: datetime, pool: card_pool.Pool | None = None,
) -> Decision:  # fmt: skip
    """Keep a decision; the newest of a pair counts. `seen` is the public id of the newest one the counsellor read.

    Raises Overtaken, NotOpen, NothingToLift, Forbidden, and ValueError for a reason that does not go with the kind.
    """
    if not fits(kind, reason):
        raise ValueError(f"{reason} is no reason to {kind}")
    caseload.locked(session, person)
    earlier = caseload.decisions_about(session, person.id, vacancy.id)
    if (earlier[0].public_id if earlier else None) != seen:
        raise Overtaken
    if vacancy.state is not VacancyState.OPEN:
        raise NotOpen
    if kind is DecisionKind.REOPEN and not liftable(earlier):
        raise NothingToLift
    if kind is DecisionKind.PROPOSE and _ruled_out(session, person, vacancy, now):
        raise Forbidden
    run = matching_queries.last_run(session, vacancy.id, person.organisation_id)
    suggestion = matching_queries.suggestion_of(session, run.id, person.id) if run else None
    made = Decision(
        jobseeker=person, vacancy=vacancy, account_id=who.account_id, kind=kind, reason=reason.value,
        suggestion_id=suggestion.id if suggestion else None, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    made.note = note
    session.flush()
    facts = {"decision": made.public_id, "vacancy": vacancy.public_id, "kind": kind.value, "reason": reason.value}
    audit.record(session, who, "decided", person.public_id, now, facts)
    _follow(session, made, who, now, pool)
    return made


def propose_all(
    session: Session, chosen: Sequence[tuple[Jobseeker, str | None]], vacancy: Vacancy, who: Principal,
    reason: DecisionReason, now: datetime,
) -> Mapping[str, Left | None]:  # fmt: skip
    """Propose several people (each with the newest decision that was read) for one reason. Public id → why somebody was
    left out, None for whoever was proposed. Held in one order, so that two who do this at once do not block each
    other."""
    found: dict[str, Left | None] = {}
    for person, _seen in sorted(chosen, key=lambda each: each[0].id):
        try:
            caseload.locked(session, person)
        except NoResultFound:
            found[person.public_id] = Left.GONE
    pool = card_pool.load(session, day_in_bulgaria(now))
    for person, seen in chosen:
        if person.public_id not in found:
            found[person.public_id] = _proposed(session, person, vacancy, who, reason, seen, now, pool)
    return found


def _proposed(
    session: Session, person: Jobseeker, vacancy: Vacancy, who: Principal, reason: DecisionReason, seen: str | None,
    now: datetime, pool: card_pool.Pool,
) -> Left | None:  # fmt: skip
    try:
        decide(session, person, vacancy, who, DecisionKind.PROPOSE, reason, None, seen, now, pool)
    except Overtaken:
        return Left.OVERTAKEN
    except Forbidden:
        return Left.RULED_OUT
    return None


def _follow(session: Session, made: Decision, who: Principal, now: datetime, pool: card_pool.Pool | None) -> None:
    """What a decision means for the employer: a proposal becomes a card, if it may."""
    person, vacancy, proposes = made.jobseeker, made.vacancy, made.kind is DecisionKind.PROPOSE
    if proposes:
        cards.hold(session, vacancy)
    disclosure.decided(session, person, vacancy, who, made.kind, now)
    between = disclosures.of_pair(session, person.id, vacancy.id) if proposes else None
    if between is not None and between.state is DisclosureState.SUGGESTED:
        cards.give(session, between, who, now, pool)


def _ruled_out(session: Session, person: Jobseeker, vacancy: Vacancy, now: datetime) -> bool:
    whole = vacancy_queries.whole(session, vacancy)
    return isinstance(matching.pair(session, caseload.whole_person(session, person), whole, now), matcher.Blocked)
