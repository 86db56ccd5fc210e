"""Households: who wants to find work with whom, and how. Each person's own yes is recorded at the desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import Consent, Household, HouseholdMember, Jobseeker
from models.enums import ConsentPurpose
from models.household import HouseholdWish
from models.queries import caseload
from models.queries import households as queries
from web.services import audit
from web.services.principal import Principal

TEXT = "2026-11"
MOST = 6


class Stale(Exception):
    """Somebody changed the household since the page was opened."""


class Full(Exception):
    """So many people cannot be planned for jointly."""


@dataclass(frozen=True, slots=True)
class Yes:
    """What a person agreed to: the wish, how they said so (`desk` or `telephone`), and with an interpreter or not."""

    wish: HouseholdWish
    channel: str
    with_interpreter: bool


def version_of(household: Household | None) -> int:
    """What a page remembers of what it showed: 0 for nobody's household."""
    return household.version if household else 0


def join(
    session: Session, person: Jobseeker, beside: Household | None, answer: Yes, seen: int, who: Principal,
    now: datetime,
) -> Household:  # fmt: skip
    """The person joins a household, or begins one of their own (`beside` is None), or wants something else in the one
    they are in. `seen` is the version of their household that the page showed. Raises Stale and Full."""
    own = _current(session, person, seen)
    household = own or (queries.locked(session, beside) if beside is not None else _new(session, person, now))
    if household is None or household.organisation_id != person.organisation_id:
        raise Stale
    member = _member(household, person)
    if member is None and len(household.members) >= MOST:
        raise Full
    consent = _consent(session, person, answer, who, now)
    if member is None:
        household.members.append(HouseholdMember(jobseeker=person, consent=consent, wish=answer.wish))
    else:
        member.consent.withdrawn_at = now
        member.consent, member.wish = consent, answer.wish
    _touch(session, household, now)
    facts = {"household": household.public_id, "wish": answer.wish.value}
    audit.record(session, who, "joined household", person.public_id, now, facts)
    return household


def leave(session: Session, person: Jobseeker, seen: int, who: Principal, now: datetime) -> None:
    """The person is planned for alone again, and takes their yes back. Raises Stale."""
    household = _current(session, person, seen)
    member = _member(household, person) if household else None
    if household is None or member is None:
        raise Stale
    _part(session, household, member, who, now)


def end(session: Session, person: Jobseeker, who: Principal, now: datetime) -> None:
    """Take somebody out of their household who moves to another organisation: neither side reads of the other any more.
    The person's row must be locked."""
    found = queries.of_person(session, person.id)
    household = queries.locked(session, found) if found else None
    member = _member(household, person) if household else None
    if household is not None and member is not None:
        _part(session, household, member, who, now)


def _part(session: Session, household: Household, member: HouseholdMember, who: Principal, now: datetime) -> None:
    left = member.jobseeker.public_id
    member.consent.withdrawn_at = now
    household.members.remove(member)
    _touch(session, household, now)
    audit.record(session, who, "left household", left, now, {"household": household.public_id})
    queries.forget_empty(session, household)


def _touch(session: Session, household: Household, now: datetime) -> None:
    """Count a change of its members as one of the household, also at the same moment as the one before."""
    household.changed_at = now
    flag_modified(household, "changed_at")
    session.flush()


def agreed(household: Household) -> bool:
    """Whether its people can be planned for jointly: two or more, who want the same."""
    return len(household.members) > 1 and len({member.wish for member in household.members}) == 1


def _current(session: Session, person: Jobseeker, seen: int) -> Household | None:
    """The person's household, locked with the person. Raises Stale."""
    caseload.locked(session, person)
    found = queries.of_person(session, person.id)
    household = queries.locked(session, found) if found else None
    if version_of(household) != seen:
        raise Stale
    return household


def _new(session: Session, person: Jobseeker, now: datetime) -> Household:
    made = Household(organisation_id=person.organisation_id, created_at=now, changed_at=now)
    session.add(made)
    session.flush()
    return made


def _member(household: Household, person: Jobseeker) -> HouseholdMember | None:
    return next((each for each in household.members if each.jobseeker_id == person.id), None)


def _consent(session: Session, person: Jobseeker, answer: Yes, who: Principal, now: datetime) -> Consent:
    given = Consent(
        jobseeker_id=person.id, purpose=ConsentPurpose.PLAN_TOGETHER, text_version=TEXT, language=person.language,
        channel=answer.channel, with_interpreter=answer.with_interpreter, recorded_by_id=who.account_id, given_at=now,
    )  # fmt: skip
    session.add(given)
    session.flush()
    return given
