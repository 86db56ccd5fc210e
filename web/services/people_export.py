"""Lists of people as a file. Without names at any time; with names only with a reason and a second person's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Account, Jobseeker, PeopleExport
from models.card import Spoken, Years
from models.crypto import Vault
from models.enums import CefrLevel, Role
from models.inbox import News
from models.people_export import ExportState
from models.queries import accounts
from models.queries.holding import held
from models.queries.people_listed import Listed
from web.services import audit, card_traits, inbox
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal
from web.services.throttles import Limit

LINK_LASTS = timedelta(hours=24)
LISTS = Limit("lists of people", 12, 3600)
CODE = 10
PAPERS_SOON = timedelta(days=60)
WEEKS = (0, 4, 12, 26)
PROPOSALS = (0, 1, 3)


class NotNow(Exception):
    """This answer is not possible, or not from this person, as things stand."""


@dataclass(frozen=True, slots=True)
class Nameless:
    """One person of a list without names. Everything is coarse: a field of work, steps of a level, bands of weeks.

    `weeks` and `proposals` are the lower ends of their bands. None: not said.
    """

    code: str
    occupation: str | None
    experience: Years | None
    bulgarian: Spoken | None
    district: str | None
    weeks: int
    proposals: int
    papers_soon: bool
    working: bool


def nameless(session: Session, listed: Sequence[Listed], salt: str, now: datetime) -> list[Nameless]:
    """The rows in an order that says nothing, under codes that are others in each list (`salt`)."""
    vault: Vault = session.info["vault"]
    today = day_in_bulgaria(now)
    return sorted((_row(vault, each, salt, today) for each in listed), key=lambda row: row.code)


def _row(vault: Vault, each: Listed, salt: str, today: date) -> Nameless:
    bulgarian = CefrLevel(each.bulgarian) if each.bulgarian else None
    known = card_traits.Known(each.person.id, work=each.work, bulgarian=bulgarian, district=each.district)
    traits = card_traits.finest(known, "", today)
    weeks = (today - day_in_bulgaria(each.waiting_since)).days // 7
    ends = [day for day in each.paper_ends if day <= today + PAPERS_SOON]
    return Nameless(
        code=_code(vault, each.person, salt), occupation=(traits.occupation or "")[:1] or None,
        experience=traits.experience, bulgarian=traits.bulgarian, district=each.district,
        weeks=max(band for band in WEEKS if band <= max(weeks, 0)),
        proposals=max(band for band in PROPOSALS if band <= each.proposals), papers_soon=bool(ends),
        working=each.working,
    )  # fmt: skip


def _code(vault: Vault, person: Jobseeker, salt: str) -> str:
    """A mark of a person that holds for one list."""
    return vault.blind_index("list of people", f"{salt}|{person.public_id}")[:CODE].upper()


def note_nameless(session: Session, who: Principal, salt: str, now: datetime, *, whole: bool) -> None:
    """Write down that a list without names was taken."""
    audit.record(session, who, "took a list without names", salt, now, {"whole": whole})


def ask(session: Session, who: Principal, reason: str, *, whole: bool, now: datetime) -> PeopleExport:
    """Ask for a list with names; the organisation's leads are told."""
    row = PeopleExport(
        organisation_id=who.organisation_id, asked_by_id=who.account_id, whole=whole, state=ExportState.ASKED,
        created_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    row.reason = reason
    audit.record(session, who, "asked for a list with names", row.public_id, now)
    for lead in accounts.staff_of(session, row.organisation_id):
        if lead.role is Role.LEAD and lead.id != who.account_id:
            inbox.tell(session, lead, News.EXPORT_ASKED, {}, now)
    return row


def answer(session: Session, who: Principal, row: PeopleExport, version: int, *, agrees: bool, now: datetime) -> None:
    """Agree or refuse. Raises NotNow, also to whoever asked and where somebody else has answered."""
    row = held(session, row)
    if row.version != version or row.state is not ExportState.ASKED or row.asked_by_id == who.account_id:
        raise NotNow
    row.state, row.answered_at, row.answered_by_id = ExportState.REFUSED, now, who.account_id
    if agrees:
        row.state, row.expires_at = ExportState.APPROVED, now + LINK_LASTS
    try:
        session.flush()
    except StaleDataError as late:
        raise NotNow from late
    action = "agreed to a list with names" if agrees else "refused a list with names"
    audit.record(session, who, action, row.public_id, now)
    inbox.tell(session, session.get(Account, row.asked_by_id), News.EXPORT_ANSWERED, {}, now)


def can_be_taken(row: PeopleExport, now: datetime) -> bool:
    """Whether the file can be made now."""
    return row.state is ExportState.APPROVED and row.expires_at is not None and now < row.expires_at


def note_named(session: Session, who: Principal, row: PeopleExport, people: Sequence[str], now: datetime) -> None:
    """Write down that a list with names was taken, and leave a mark with each person on it (public ids)."""
    audit.record(session, who, "took a list with names", row.public_id, now, {"rows": len(people)})
    audit.record_all(session, who, "looked", people, now, {"purpose": "list with names", "list": row.public_id})
