"""Handing people over to a colleague. Whoever is responsible stays so until the colleague has agreed, so that nobody
is without a counsellor in between; only who leaves the organisation gives all their people away at once."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from models import Account, HandOver, Jobseeker
from models.enums import Role
from models.hand_over import HandOverState
from models.inbox import News
from models.queries import accounts, caseload, casework, holding
from models.queries import hand_overs as queries
from web.services import audit
from web.services.inbox import tell
from web.services.principal import Actor, Principal


class Left(StrEnum):
    """Why somebody among several was not offered."""

    NOT_YOURS = "not_yours"
    NOBODYS = "nobodys"
    THEIRS_ALREADY = "theirs_already"
    ON_THE_WAY = "on_the_way"
    GONE = "gone"


class NotAColleague(Exception):
    """People go only to somebody of the same organisation who can sign in."""


class NotPossible(Exception):
    """It was answered or taken back meanwhile, the person has moved on, or it is not the asker's to decide."""


class PeopleLeft(Exception):
    """An account with people is not closed before somebody has them."""


class OnlyLead(Exception):
    """Nobody else leads the organisation, so this account stays open."""


def offer(
    session: Session, people: Sequence[Jobseeker], to: Account, note: str | None, staff: Principal, at: datetime
) -> Mapping[str, Left | None]:
    """Offer people to a colleague, who is told once. Public id → why somebody was left out, None for whoever was
    offered. Leads offer everybody's people, counsellors their own. Raises NotAColleague."""
    if to.organisation_id != staff.organisation_id or not _takes_people(to):
        raise NotAColleague
    ordered = sorted(people, key=lambda each: each.id)
    there = _held(session, ordered)
    found = {
        each.public_id: _offered(session, each, to, note, staff, at) if each in there else Left.GONE for each in ordered
    }
    if None in found.values():
        tell(session, to, News.HAND_OVER_OFFERED, {}, at)
    return found


def accept(session: Session, row: HandOver, staff: Principal, at: datetime) -> None:
    """Become the person's counsellor; giver and person are told. Raises NotPossible."""
    held, person = _answerable(session, row, staff.account_id == row.to_id)
    _set_counsellor(session, person, staff.account_id)
    _answer(session, held, HandOverState.ACCEPTED, None, staff, at)
    tell(session, held.giver, News.HAND_OVER_ANSWERED, {}, at)
    tell(session, person, News.NEW_COUNSELLOR, {}, at)


def refuse(session: Session, row: HandOver, why: str | None, staff: Principal, at: datetime) -> None:
    """Say no; the person stays where they are and the giver is told. Raises NotPossible."""
    held, _person = _answerable(session, row, staff.account_id == row.to_id)
    _answer(session, held, HandOverState.REFUSED, why, staff, at)
    tell(session, held.giver, News.HAND_OVER_ANSWERED, {}, at)


def take_back(session: Session, row: HandOver, staff: Principal, at: datetime) -> None:
    """Keep the person after all; a lead takes back for others, too. Raises NotPossible."""
    held, _person = _answerable(session, row, staff.account_id == row.from_id or staff.actor is Actor.LEAD)
    _answer(session, held, HandOverState.TAKEN_BACK, None, staff, at)


def end(session: Session, person: Jobseeker, staff: Principal, at: datetime) -> None:
    """End what is open about a person who moves to another organisation. The person's row must be locked."""
    for row in queries.open_for(session, [person.id]).values():
        _answer(session, row, HandOverState.ENDED, None, staff, at)


def leave(session: Session, leaver: Account, to: Account | None, staff: Principal, at: datetime) -> int:
    """A colleague leaves: give all their people to another and close their account; how many people went. What others
    had offered them stays with its givers. Raises PeopleLeft without `to` while there are people, NotAColleague, and
    OnlyLead."""
    own = staff.organisation_id or 0
    if leaver.organisation_id != own or leaver.id == staff.account_id:
        raise NotAColleague
    _one_at_a_time(session, own, leaver, to)
    if leaver.role is Role.LEAD and not _another_lead(session, own, leaver):
        raise OnlyLead
    offered = queries.open_to(session, leaver.id)  # held: nobody else becomes theirs
    people = queries.people_of(session, own, leaver.id)
    if people and to is None:
        raise PeopleLeft
    if to is not None and (to.organisation_id != own or to.id == leaver.id or not _takes_people(to)):
        raise NotAColleague
    there = _held(session, people)
    given = sum(_given(session, person, leaver, to, staff, at) for person in there if to is not None)
    for row in offered:
        _answer(session, row, HandOverState.ENDED, None, staff, at)
        tell(session, row.giver, News.HAND_OVER_ANSWERED, {}, at)
    leaver.disabled_at = leaver.disabled_at or at
    session.flush()
    audit.record(session, staff, "closed account", leaver.public_id, at, {"people": given})
    if given:
        tell(session, to, News.PEOPLE_GIVEN, {}, at)
    return given


def _one_at_a_time(session: Session, organisation_id: int, *accounts_read: Account | None) -> None:
    """Nobody else leaves the organisation meanwhile: two leads who close each other's account would leave none, and
    people would go to somebody who is gone."""
    holding.hold(session, caseload.organisation(session, organisation_id))
    for account in filter(None, accounts_read):
        session.refresh(account)


def _held(session: Session, people: Sequence[Jobseeker]) -> list[Jobseeker]:
    """Those of some people, by number, who are still there, all held before anything is written: others who hold one
    of them would wait for what is written first."""
    found = []
    for person in people:
        with suppress(NoResultFound):
            found.append(caseload.locked(session, person))
    return found


def _takes_people(account: Account) -> bool:
    staff = account.role in (Role.COUNSELLOR, Role.LEAD)
    return staff and account.disabled_at is None and account.secret_hash is not None


def _another_lead(session: Session, organisation_id: int, leaver: Account) -> bool:
    leads = [each for each in accounts.staff_of(session, organisation_id) if each.role is Role.LEAD]
    for each in leads:
        session.refresh(each)
    return any(each.id != leaver.id and _takes_people(each) for each in leads)


def _offered(
    session: Session, person: Jobseeker, to: Account, note: str | None, staff: Principal, at: datetime
) -> Left | None:
    left = _why_not(session, person, to, staff)
    if left is None:
        row = HandOver(
            jobseeker=person, from_id=person.counsellor_id, to_id=to.id, state=HandOverState.OPEN, created_at=at
        )
        _keep(session, row, note)
        facts = {"hand_over": row.public_id, "to": to.public_id}
        audit.record(session, staff, "offered person to colleague", person.public_id, at, facts)
    return left


def _why_not(session: Session, person: Jobseeker, to: Account, staff: Principal) -> Left | None:
    if person.organisation_id != staff.organisation_id:
        return Left.GONE
    if person.counsellor_id is None:
        return Left.NOBODYS
    if person.counsellor_id == to.id:
        return Left.THEIRS_ALREADY
    if person.counsellor_id != staff.account_id and staff.actor is not Actor.LEAD:
        return Left.NOT_YOURS
    return Left.ON_THE_WAY if queries.open_for(session, [person.id]) else None


def _keep(session: Session, row: HandOver, note: str | None) -> None:
    """Store a new row; its note is sealed once the row is there."""
    session.add(row)
    session.flush()
    row.note = note
    session.flush()


def _answerable(session: Session, row: HandOver, theirs: bool) -> tuple[HandOver, Jobseeker]:
    """The row and its person, both locked, if it can still be answered and is the asker's to answer."""
    try:
        person = caseload.locked(session, row.jobseeker)
        held = holding.held(session, row)
    except NoResultFound as gone:
        raise NotPossible from gone
    if not theirs or held.state is not HandOverState.OPEN or person.counsellor_id != held.from_id:
        raise NotPossible
    return held, person


def _answer(
    session: Session, row: HandOver, state: HandOverState, why: str | None, staff: Principal, at: datetime
) -> None:
    row.state, row.answered_at = state, at
    row.answer = why
    session.flush()
    facts = {"hand_over": row.public_id, "state": state.value}
    audit.record(session, staff, "hand-over answered", row.jobseeker.public_id, at, facts)


def _set_counsellor(session: Session, person: Jobseeker, account_id: int | None) -> None:
    casework.hand_tasks(session, person, account_id, of=person.counsellor_id)
    person.counsellor_id = account_id
    session.flush()
    session.expire(person, ["counsellor"])


def _given(session: Session, person: Jobseeker, leaver: Account, to: Account, staff: Principal, at: datetime) -> bool:
    """Make a colleague responsible for one person of somebody who leaves; False if they went elsewhere meanwhile."""
    if person.counsellor_id != leaver.id:
        return False
    end(session, person, staff, at)
    _set_counsellor(session, person, to.id)
    row = HandOver(
        jobseeker=person, from_id=leaver.id, to_id=to.id, state=HandOverState.GIVEN, created_at=at, answered_at=at
    )
    _keep(session, row, None)
    audit.record(session, staff, "gave person to colleague", person.public_id, at, {"to": to.public_id})
    tell(session, person, News.NEW_COUNSELLOR, {}, at)
    return True
