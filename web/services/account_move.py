"""Moving to another organisation, which then controls the person's data."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Jobseeker, Organisation
from models.queries import casework, jobseekers
from models.queries import organisations as queries
from web.services import audit, hand_over, households, referrals
from web.services.account_create import agree_to_matching
from web.services.one_time_codes import Purpose, void
from web.services.principal import Principal


def move(
    session: Session, who: Principal, person: Jobseeker, organisation: Organisation, language: str, now: datetime
) -> None:
    """The person leaves the old caseload at once and waits in the new organisation's intake queue. What they agreed
    to with the old organisation ends: referrals, what is being handed over and the household, too; they agree anew with
    the new one. A PIN slip the old one still holds is void."""
    jobseekers.locked(session, person.id)
    carry(session, who, person, organisation, now)
    agree_to_matching(session, person, language, now)


def carry(session: Session, who: Principal, person: Jobseeker, organisation: Organisation, now: datetime) -> None:
    """The person is the other organisation's, and nothing that was agreed with the old one holds. Their row must be
    locked."""
    facts = {"from": person.organisation.public_id, "to": organisation.public_id}
    hand_over.end(session, person, who, now)
    households.end(session, person, who, now)
    casework.hand_tasks(session, person, None)
    referrals.end_all(session, who, person, now)
    person.organisation, person.counsellor = organisation, None
    session.flush()
    queries.withdraw_consents(session, person.id, now)
    if person.account is not None:
        void(session, person.account, Purpose.PIN_RESET, now)
    audit.record(session, who, "moved", person.public_id, now, facts)
