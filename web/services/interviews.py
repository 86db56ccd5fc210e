"""Talks, group days and paid trial days: times an employer offers, and what the person says to them.

All of it hangs on what two have agreed (`web/services/disclosure.py`) and ends with it. Whoever offers, moves or takes
a time holds the vacancy, so that no seat is given twice.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

import matcher
from models import Disclosure, Interview, InterviewSlot
from models.inbox import News
from models.interview import InterviewState, SlotKind
from models.queries import holding, vacancies
from models.queries import interviews as queries
from models.sharing_enums import DisclosureState
from web.services import audit, disclosure
from web.services.clock import day_in_bulgaria
from web.services.disclosure_steps import NotPossible
from web.services.inbox import tell
from web.services.interview_times import Time, overlap
from web.services.principal import Actor, Principal

MOST_TIMES = 6
LEAST_PAY = "minimum_wage_hour"
OPEN_TO_TIMES = frozenset({DisclosureState.INVITED, DisclosureState.ACCEPTED, DisclosureState.DISCLOSED})


class Clash(Exception):
    """The time overlaps another one of the same vacancy, or of the same person."""


class TooManyTimes(Exception):
    """More times are offered to one person than anybody wants to choose from."""


class NoSeat(Exception):
    """Somebody else has taken the time meanwhile."""


class Unpaid(Exception):
    """The pay of a trial day is below the minimum of that day; `least` is in cents an hour."""

    def __init__(self, least: int) -> None:
        super().__init__(f"at least {least}")
        self.least = least


def least_pay(rules: matcher.Rules, day: date) -> int:
    """The least gross pay for an hour of a trial day, in cents."""
    return int(rules.number(LEAST_PAY, day))


def shares(row: Disclosure, now: datetime) -> bool:
    """Whether the person shares something with the employer now: only then is a time agreed or seen to be."""
    until = row.expires_at
    return row.state is DisclosureState.DISCLOSED and until is not None and now < until and disclosure.in_force(row)


def offer(
    session: Session, rows: Sequence[Disclosure], who: Principal, times: Sequence[Time], rules: matcher.Rules,
    now: datetime,
) -> Sequence[InterviewSlot]:  # fmt: skip
    """Offer times to one person, or one day to several invited for the same vacancy; each is told. Raises NotPossible,
    Unpaid, Clash and TooManyTimes."""
    for each in times:
        _paid(each.kind, each.pay_hour, each.starts_at, rules)
    held = [disclosure.held(session, row) for row in sorted(rows, key=lambda each: each.id)]
    if not held or any(row.state not in OPEN_TO_TIMES or row.vacancy_id != held[0].vacancy_id for row in held):
        raise NotPossible
    vacancy = held[0].vacancy
    coming = queries.coming(session, vacancy.id, now)
    if overlap([*coming, *times]):
        raise Clash
    made = [_slot(vacancy.id, each, now) for each in times]
    session.add_all(made)
    session.flush()
    for row in held:
        _offer_to(session, row, made, now)
        audit.record(session, who, "offered times", row.public_id, now, {"times": len(made)})
    return made


def _paid(kind: SlotKind, pay_hour: int | None, starts_at: datetime, rules: matcher.Rules) -> None:
    if kind is SlotKind.TRIAL_DAY and (pay_hour or 0) < (least := least_pay(rules, day_in_bulgaria(starts_at))):
        raise Unpaid(least)


def _slot(vacancy_id: int, each: Time, now: datetime) -> InterviewSlot:
    return InterviewSlot(
        vacancy_id=vacancy_id, kind=each.kind, place=each.place, starts_at=each.starts_at, minutes=each.minutes,
        seats=each.seats, pay_hour=each.pay_hour, created_at=now,
    )  # fmt: skip


def _offer_to(session: Session, row: Disclosure, slots: Sequence[InterviewSlot], now: datetime) -> None:
    known = queries.of_disclosure(session, row)
    waiting = [each for each in known if each.state in queries.LIVE and each.slot.starts_at > now]
    if len(waiting) + len(slots) > MOST_TIMES:
        raise TooManyTimes
    session.add_all(
        Interview(disclosure=row, slot=slot, state=InterviewState.OFFERED, changed_at=now, created_at=now)
        for slot in slots
    )
    session.flush()
    tell(session, row.jobseeker, News.TIME_OFFERED, _facts(row), now)


def take(session: Session, interview: Interview, who: Principal, interpreter: str | None, now: datetime) -> None:
    """Say yes to a time. The person's own yes counts at once, if they share something with the employer; one that staff
    noted keeps the seat until the person says so too. `interpreter` is the language one is needed for. Raises
    NotPossible, NoSeat and Clash."""
    row = disclosure.held(session, interview.disclosure)
    chosen, own = queries.locked(session, interview), who.actor is Actor.JOBSEEKER
    slot = holding.held(session, chosen.slot)
    if not _may_take(row, chosen, slot, now, own=own):
        raise NotPossible
    if queries.seats_taken(session, slot.id, but=chosen.id) >= slot.seats:
        raise NoSeat
    _let_go_of_others(session, row, chosen, now)
    before = chosen.state
    chosen.state = InterviewState.AGREED if own else InterviewState.NOTED
    chosen.noted_by_id = None if own else who.account_id
    if before is not InterviewState.NOTED or interpreter:
        chosen.interpreter, chosen.interpreter_found_at = interpreter, None
    _changed(session, chosen, who, "agreed to time" if own else "noted yes to time", now, answered=True)
    if chosen.interpreter:
        tell(session, row.jobseeker.counsellor, News.INTERPRETER_ASKED, _facts(row), now)
    if own:
        _tell_employer(session, row, now)


def _may_take(row: Disclosure, chosen: Interview, slot: InterviewSlot, now: datetime, *, own: bool) -> bool:
    until = row.expires_at
    noted = row.state in (DisclosureState.ACCEPTED, DisclosureState.DISCLOSED) and until is not None and now < until
    stands = chosen.state is InterviewState.OFFERED or (own and chosen.state is InterviewState.NOTED)
    return stands and (shares(row, now) if own else noted) and slot.cancelled_at is None and slot.starts_at > now


def _let_go_of_others(session: Session, row: Disclosure, chosen: Interview, now: datetime) -> None:
    """Give back the seat of an earlier choice for the same thing. Raises Clash if the time overlaps anything else."""
    others = [each for each in queries.held_by_person(session, row.jobseeker_id, now) if each.id != chosen.id]
    trial = chosen.slot.kind is SlotKind.TRIAL_DAY
    here = [each for each in others if each.disclosure_id == row.id and each.slot.starts_at > now]
    same = [each for each in here if (each.slot.kind is SlotKind.TRIAL_DAY) is trial]
    if any(overlap([chosen.slot, each.slot]) for each in others if each not in same):
        raise Clash
    for each in same:
        each.state, each.interpreter, each.interpreter_found_at = InterviewState.OFFERED, None, None
        each.sequence, each.changed_at = each.sequence + 1, now
    session.flush()


def refuse(session: Session, row: Disclosure, who: Principal, now: datetime, only: Interview | None = None) -> None:
    """Say that none of the times offered will do, or give back one that was agreed. Raises NotPossible."""
    held = disclosure.held(session, row)
    found = [each for each in queries.of_disclosure(session, held) if _stands(each, only, now)]
    if not found:
        raise NotPossible
    for each in found:
        locked = queries.locked(session, each)
        locked.state = InterviewState.REFUSED
        locked.interpreter, locked.interpreter_found_at = None, None
        _changed(session, locked, who, "refused time", now, answered=True)
    _tell_employer(session, held, now)


def _stands(each: Interview, only: Interview | None, now: datetime) -> bool:
    if each.slot.starts_at <= now:
        return False
    if only is not None:
        return each.id == only.id and each.state in queries.LIVE
    return each.state in (InterviewState.OFFERED, InterviewState.NOTED)


def move(
    session: Session, slot: InterviewSlot, who: Principal, version: int | None, starts_at: datetime,
    rules: matcher.Rules, now: datetime,
) -> None:  # fmt: skip
    """Put a time on another moment. Whoever had said yes is asked anew. Raises NotPossible, Unpaid and Clash."""
    held = _held_slot(session, slot, now)
    _paid(held.kind, held.pay_hour, starts_at, rules)
    if held.version != version:
        raise NotPossible
    others = [each for each in queries.coming(session, held.vacancy_id, now) if each.id != held.id]
    held.starts_at = starts_at
    if overlap([held, *others]):
        raise Clash
    session.flush()
    _tell_people(session, held, who, InterviewState.OFFERED, "moved time", now)


def cancel(session: Session, slot: InterviewSlot, who: Principal, now: datetime) -> None:
    """Call a time off. Raises NotPossible."""
    held = _held_slot(session, slot, now)
    held.cancelled_at = now
    session.flush()
    _tell_people(session, held, who, InterviewState.CANCELLED, "called off time", now)


def _held_slot(session: Session, slot: InterviewSlot, now: datetime) -> InterviewSlot:
    vacancies.hold(session, slot.vacancy)
    held = holding.held(session, slot)
    if held.cancelled_at is not None or held.starts_at <= now:
        raise NotPossible
    return held


def _tell_people(
    session: Session, slot: InterviewSlot, who: Principal, state: InterviewState, action: str, now: datetime
) -> None:  # fmt: skip
    for each in queries.of_slot(session, slot):
        if each.state in queries.LIVE:
            each.state, each.interpreter, each.interpreter_found_at = state, None, None
            _changed(session, each, who, action, now)
            tell(session, each.disclosure.jobseeker, News.TIME_CHANGED, _facts(each.disclosure), now)


def interpreter_found(session: Session, interview: Interview, who: Principal, now: datetime) -> None:
    """Note that an interpreter will be there. Raises NotPossible."""
    held = queries.locked(session, interview)
    if held.state not in queries.HELD or held.interpreter is None:
        raise NotPossible
    held.interpreter_found_at = now
    session.flush()
    audit.record(session, who, "found interpreter", held.disclosure.jobseeker.public_id, now)
    if held.state is InterviewState.AGREED:
        _tell_employer(session, held.disclosure, now)


def _changed(
    session: Session, interview: Interview, who: Principal, action: str, now: datetime, *, answered: bool = False
) -> None:  # fmt: skip
    interview.sequence, interview.changed_at = interview.sequence + 1, now
    if answered:
        interview.answered_at = now
    session.flush()
    facts = {"disclosure": interview.disclosure.public_id}
    audit.record(session, who, action, interview.disclosure.jobseeker.public_id, now, facts)


def _tell_employer(session: Session, row: Disclosure, now: datetime) -> None:
    """Say that something about a time has changed, not about whom."""
    for account in row.vacancy.employer.accounts:
        tell(session, account, News.TIME_ANSWERED, {"vacancy": row.vacancy.public_id}, now)


def _facts(row: Disclosure) -> dict[str, str]:
    return {"disclosure": row.public_id, "vacancy": row.vacancy.public_id}
