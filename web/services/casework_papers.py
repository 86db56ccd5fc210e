"""Papers a counsellor has held in their hands: no scans, only the day they were seen."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Jobseeker
from models.enums import LicenceKind, ProtectionStatus
from models.queries import caseload
from web.services import audit
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal

STATUS, WORK_NOTE = "status", "work_note"


class NothingToSee(Exception):
    """The person has not named such a paper."""


def papers(person: Jobseeker) -> list[str]:
    """What may be marked as seen: the status card, the official note of an applicant, and each licence named."""
    named = [STATUS] if person.status is not None else []
    if person.status is ProtectionStatus.ASYLUM_APPLICANT:
        named.append(WORK_NOTE)
    return named + [row.kind.value for row in person.licences]


def saw(session: Session, person: Jobseeker, who: Principal, paper: str, now: datetime) -> None:
    """Note that a paper was seen today. Raises NothingToSee."""
    caseload.locked(session, person)
    if paper not in papers(person):
        raise NothingToSee
    today = day_in_bulgaria(now)
    if paper == STATUS:
        person.status_seen_on = today
    elif paper == WORK_NOTE:
        person.work_note_seen_on = today
    else:
        next(row for row in person.licences if row.kind is LicenceKind(paper)).seen_on = today
    session.flush()
    audit.record(session, who, "saw papers", person.public_id, now, {"paper": paper})
