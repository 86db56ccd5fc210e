"""Asking how it goes after work began. The months are dated values that operators may change. Whoever is not reached
twice counts as unreachable; nobody is dropped from the count."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from matcher.days import months_later
from models import FollowUp, Placement
from models.follow_up import FollowUpBy
from models.inbox import News
from models.placement import PlacementOutcome
from models.queries import caseload
from models.queries import casework as queries
from web.services import audit, rule_values, tasks
from web.services.clock import day_in_bulgaria
from web.services.inbox import tell
from web.services.principal import Principal

MONTHS = ("follow_up_first_months", "follow_up_second_months", "follow_up_third_months", "follow_up_last_months")
AGAIN = "follow_up_again_days"
ATTEMPTS = 2
AT_ONCE = 100
#: After these nobody asks about the same work again.
LAST_WORD = frozenset({PlacementOutcome.MOVED, PlacementOutcome.WITHDREW})


class NotAsked(Exception):
    """Nobody asks this now: it is not due yet, or somebody has said how it goes."""


def schedule(session: Session, placement: Placement, today: date) -> None:
    """Put down when to ask. Where the next question is due already, the earlier one is not made up any more."""
    rules = rule_values.in_force(session)
    months = sorted({rules.number(key, today) for key in MONTHS})
    due = [(month, months_later(placement.started_on, month)) for month in months]
    for place, (month, day) in enumerate(due):
        if place + 1 < len(due) and due[place + 1][1] <= today:
            continue
        session.add(FollowUp(jobseeker=placement.jobseeker, placement=placement, months=month, due_on=day))
    session.flush()


def reschedule(session: Session, placement: Placement) -> None:
    """The first day was put right: what nobody has tried yet moves along."""
    for row in queries.follow_ups_about(session, placement):
        if row.outcome is None and row.attempts == 0:
            row.due_on = months_later(placement.started_on, row.months)
    session.flush()


def record(
    session: Session, who: Principal, follow_up: FollowUp, outcome: PlacementOutcome, version: int | None, now: datetime
) -> None:
    """Staff say how it goes, or put right what was said. Not reaching somebody the first time moves the day. Raises
    StaleDataError if it changed since `version`."""
    row = caseload.held_with(session, follow_up.jobseeker, follow_up)
    if row.version != version:
        raise StaleDataError
    if outcome is PlacementOutcome.UNREACHABLE and row.outcome is None:
        _not_reached(session, row, who, now)
    else:
        _say(session, row, outcome, FollowUpBy.STAFF, who, now)


def answer(
    session: Session, who: Principal, follow_up: FollowUp, outcome: PlacementOutcome, now: datetime, *,
    needs_help: bool = False,
) -> None:  # fmt: skip
    """The person says how it goes; one who needs help is put on the counsellor's desk. Raises NotAsked."""
    row = caseload.held_with(session, follow_up.jobseeker, follow_up)
    if not answerable(row, now):
        raise NotAsked
    _say(session, row, outcome, FollowUpBy.PERSON, who, now)
    if needs_help:
        tasks.ask_for_help(session, who, row.jobseeker, None, now)


def answerable(row: FollowUp, now: datetime) -> bool:
    """Whether the person can say how it goes: it is due, or was, and nobody knows yet."""
    asked = row.due_on <= day_in_bulgaria(now) or row.attempts > 0
    return asked and row.outcome in (None, PlacementOutcome.UNREACHABLE)


def sweep(session: Session, now: datetime) -> None:
    """Put down questions about work that has none, and ask people in the service when one is due, some at a time."""
    today = day_in_bulgaria(now)
    for placement in queries.without_follow_ups(session, AT_ONCE):
        schedule(session, placement, today)
    for row in queries.newly_due(session, today, AT_ONCE):
        row.asked_at = now
        session.flush()
        tell(session, row.jobseeker, News.HOW_IS_WORK, {}, now)


def _not_reached(session: Session, row: FollowUp, who: Principal, now: datetime) -> None:
    today = day_in_bulgaria(now)
    row.attempts, row.tried_on = row.attempts + 1, today
    if row.attempts >= ATTEMPTS:
        _say(session, row, PlacementOutcome.UNREACHABLE, FollowUpBy.STAFF, who, now)
        return
    row.due_on = today + timedelta(days=rule_values.in_force(session).number(AGAIN, today))
    session.flush()
    audit.record(session, who, "did not reach", row.jobseeker.public_id, now, {"months": row.months})


def _say(
    session: Session, row: FollowUp, outcome: PlacementOutcome, by: FollowUpBy, who: Principal, now: datetime
) -> None:
    """Keep an answer; the work shows the newest one. After a last word every open question about it is answered so."""
    later = queries.follow_ups_about(session, row.placement) if outcome in LAST_WORD else []
    for each in [row, *(one for one in later if one.outcome is None and one.id != row.id)]:
        each.outcome, each.said_by, each.answered_at, each.answered_by_id = outcome, by, now, who.account_id
    session.flush()
    queries.note_outcome(session, row.placement)
    facts = {"months": row.months, "outcome": outcome.value, "by": by.value}
    audit.record(session, who, "said how it goes", row.jobseeker.public_id, now, facts)
