"""Opening a case of another organisation in an emergency: a reason, a second person, a day, and everybody is told.

Whoever asks names the person by the code that the person gave them. An unknown code is kept, answered and shown in the
same way, so that nobody learns here whether somebody is in the service.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Account, BreakGlass, Jobseeker
from models.break_glass import GlassReason, GlassState
from models.crypto import Vault
from models.enums import Role
from models.inbox import News
from models.queries import accounts
from models.queries import break_glass as queries
from models.queries.holding import held
from web.services import audit, code_words, inbox
from web.services.clock import SOFIA
from web.services.principal import Principal
from web.services.throttles import Limit

#: A request that nobody has answered is over after as long as an opened case stays open.
LASTS = timedelta(hours=24)
ASKING = Limit("cases opened in an emergency", 10, 86400)
OFFICE_OPENS, OFFICE_CLOSES, SATURDAY = 8, 18, 5


class NotNow(Exception):
    """This answer is not possible, or not from this person, as things stand."""


def ask(session: Session, who: Principal, code: str, reason: GlassReason, words: str, now: datetime) -> BreakGlass:
    """Ask for the case of whoever has a code. It makes no difference here whether anybody has."""
    vault: Vault = session.info["vault"]
    known = accounts.by_code_index(session, vault.blind_index("code", code_words.understood(code) or ""))
    row = BreakGlass(
        wrapped=vault.new_person_key(), jobseeker_id=known.jobseeker_id if known else None, asked_by_id=who.account_id,
        organisation_id=who.organisation_id, reason=reason, state=GlassState.ASKED, created_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    row.words = words
    audit.record(session, who, "asked in an emergency", row.public_id, now, {"reason": reason.value})
    return row


def tell(sessions: Callable[[], Session], now: datetime) -> None:
    """Tell leads of what was asked since: those whose person it is, and those of whoever asked. The worker does it, so
    that asking takes as long for a code that nobody has. End what is over."""
    with sessions() as session, session.begin():
        for row in queries.untold(session):
            row.told_at = now
            for lead in _second_people(session, row):
                inbox.tell(session, lead, News.GLASS_ASKED, {"glass": row.public_id}, now)
        for row in queries.over(session, now):
            row.state = GlassState.ENDED


def _second_people(session: Session, row: BreakGlass) -> list[Account]:
    homes = {row.organisation_id, *([row.jobseeker.organisation_id] if row.jobseeker else [])}
    found = [account for home in sorted(homes) for account in accounts.staff_of(session, home)]
    return [account for account in found if account.role is Role.LEAD and account.id != row.asked_by_id]


def keeps(who: Principal, row: BreakGlass) -> bool:
    """Whether it is about a person of the asker's own organisation."""
    return row.jobseeker is not None and row.jobseeker.organisation_id == who.organisation_id


def is_open(row: BreakGlass, now: datetime) -> bool:
    """Whether the case can be read now."""
    return row.jobseeker is not None and row.state is GlassState.OPENED and row.until is not None and now < row.until


def as_told(who: Principal, row: BreakGlass, now: datetime) -> GlassState:
    """How a request stands, as far as somebody may know: where the keeper of the person said no, it goes on waiting for
    those of whoever asked, and they can agree in vain, as if the code belonged to nobody."""
    if keeps(who, row) and _in_vain(row):
        return GlassState.REFUSED
    if _refused_unseen(who, row):
        return GlassState.ASKED
    if row.until is None or row.state not in (GlassState.OPENED, GlassState.ENDED):
        return row.state
    return GlassState.OPENED if now < row.until else GlassState.ENDED


def open_until(who: Principal, row: BreakGlass) -> datetime | None:
    """Until when the case is open, as far as somebody may know."""
    return None if keeps(who, row) and _in_vain(row) else row.until


def version_as_told(who: Principal, row: BreakGlass) -> int:
    """What a form remembers of a request: a no that somebody may not know of has not changed it."""
    return row.version - 1 if _refused_unseen(who, row) else row.version


def _refused_unseen(who: Principal, row: BreakGlass) -> bool:
    """Whether somebody of another organisation said no, which the asker's side does not learn."""
    own = row.answered_by is not None and row.answered_by.organisation_id == who.organisation_id
    return row.state is GlassState.REFUSED and not own and not keeps(who, row)


def _in_vain(row: BreakGlass) -> bool:
    """Whether a lead of whoever asked agreed after the keeper had said no: only then does it end that late."""
    if row.state is not GlassState.ENDED or row.until is None or row.answered_at is None:
        return False
    return row.until > row.answered_at + LASTS


def still_waits(who: Principal, row: BreakGlass, now: datetime) -> bool:
    """Whether an answer may still come, as far as somebody may know."""
    return as_told(who, row, now) is GlassState.ASKED and now < row.created_at + LASTS


def may_answer(who: Principal, row: BreakGlass, now: datetime) -> bool:
    """Whether somebody may be the second person now: a lead of the person's organisation at any time; a lead of whoever
    asked only while offices are closed. Nobody answers what they asked themselves."""
    return (
        still_waits(who, row, now) and who.account_id != row.asked_by_id and (keeps(who, row) or not office_hours(now))
    )


def office_hours(now: datetime) -> bool:
    """Whether organisations are usually at work: from Monday to Friday, eight to six."""
    there = now.astimezone(SOFIA)
    return there.weekday() < SATURDAY and OFFICE_OPENS <= there.hour < OFFICE_CLOSES


def answer(session: Session, who: Principal, row: BreakGlass, version: int, *, opens: bool, now: datetime) -> None:
    """Open the case for a day, or refuse. Raises NotNow, also where somebody else has answered."""
    row = _as_seen(session, who, row, version)
    if not may_answer(who, row, now):
        raise NotNow
    if _refused_unseen(who, row):
        _answer_in_vain(session, who, row, opens=opens, now=now)
        return
    row.answered_by_id, row.answered_at = who.account_id, now
    row.state, row.until = (GlassState.OPENED, now + LASTS) if opens else (GlassState.REFUSED, None)
    _write_down(session, who, row, "opened in an emergency" if opens else "refused in an emergency", now)
    if opens and row.jobseeker is not None:
        _tell_of_opening(session, row, row.jobseeker, now)


def _answer_in_vain(session: Session, who: Principal, row: BreakGlass, *, opens: bool, now: datetime) -> None:
    """The keeper's no stands: nothing opens, and whoever agrees sees what they would see of a code that nobody has."""
    row.answered_by_id = who.account_id
    if opens:
        row.state, row.until = GlassState.ENDED, now + LASTS
    _write_down(session, who, row, "agreed after a no" if opens else "refused in an emergency", now)


def end(session: Session, who: Principal, row: BreakGlass, version: int, now: datetime) -> None:
    """Close an open case early, at the keeper's word. Raises NotNow."""
    row = _as_seen(session, who, row, version)
    if not is_open(row, now) or not keeps(who, row):
        raise NotNow
    row.state, row.until = GlassState.ENDED, now
    _write_down(session, who, row, "ended in an emergency", now)


def _as_seen(session: Session, who: Principal, row: BreakGlass, version: int) -> BreakGlass:
    row = held(session, row)
    if version_as_told(who, row) != version:
        raise NotNow
    return row


def _write_down(session: Session, who: Principal, row: BreakGlass, action: str, now: datetime) -> None:
    facts = {"reason": row.reason.value, "asked": row.asked_by.public_id, "request": row.public_id}
    subject = row.jobseeker.public_id if row.jobseeker else row.public_id
    try:
        audit.record(session, who, action, subject, now, facts)
    except StaleDataError as late:
        raise NotNow from late


def _tell_of_opening(session: Session, row: BreakGlass, person: Jobseeker, now: datetime) -> None:
    """The leads of the person's organisation and the person learn of it at once."""
    for lead in accounts.staff_of(session, person.organisation_id):
        if lead.role is Role.LEAD and lead.id != row.answered_by_id:
            inbox.tell(session, lead, News.GLASS_OPENED, {"glass": row.public_id}, now)
    inbox.tell(session, person, News.GLASS_SEEN, {}, now)
