"""Keeping nothing longer than promised: once a day every table loses the rows whose term is over.

Terms count in Bulgarian days and whole months: what ended on 31 August and is kept for six months goes at the beginning
of the last day of February.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from models.queries import retention as queries
from models.queries.terms import Term, terms
from web.services import audit, merge_undo, run_record
from web.services.clock import SOFIA, day_in_bulgaria
from web.services.principal import SYSTEM

Forget = Callable[[Session, datetime], Mapping[str, int]]
#: Tables of which more goes than the rows themselves.
OWN_WAYS: Mapping[str, Forget] = {
    "audit_entry": lambda session, before: {"audit_entry": audit.cut(session, before)},
    "run_record": run_record.forget,
    "merge": merge_undo.forget,
}


def last_day(began: date, term: Term) -> date:
    """The day on which a term that began on a day is over, and its rows go."""
    months = began.year * 12 + began.month - 1 + term.months
    year, month = divmod(months, 12)
    in_month = date(year, month + 1, min(began.day, monthrange(year, month + 1)[1]))
    return in_month + timedelta(days=term.days)


def begun_before(today: date, term: Term) -> datetime:
    """The moment before which a term must have begun to be over today."""
    day = today - timedelta(days=term.days + 31 * term.months)
    while last_day(day, term) <= today:
        day += timedelta(days=1)
    return datetime.combine(day, time(), SOFIA)


def run(sessions: Callable[[], Session], now: datetime, *, rehearse: bool = False) -> Mapping[str, int]:
    """Delete what is over, each table in a transaction of its own with an audit entry that counts; table → rows gone.

    `sessions` opens a session; `rehearse` only counts.
    """
    gone: dict[str, int] = {}
    for table, term in terms().items():
        before = begun_before(day_in_bulgaria(now), term)
        with sessions() as session, session.begin() as change:
            counts = _forget(session, table, term, before)
            for name, rows in counts.items():
                if rows:
                    audit.record(session, SYSTEM, "retention", "", now, {"table": name, "rows": rows})
            if rehearse:
                change.rollback()
        gone.update(counts)
    return {name: rows for name, rows in gone.items() if rows}


def _forget(session: Session, table: str, term: Term, before: datetime) -> Mapping[str, int]:
    if table in OWN_WAYS:
        return OWN_WAYS[table](session, before)
    return {table: queries.forget(session, table, term, before)}
