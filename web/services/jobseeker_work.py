"""The work history: adding an entry in own words, removing one."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Jobseeker, WorkExperience
from models.enums import ConceptKind, WorkKind
from models.queries import jobseekers as queries
from web.services import audit
from web.services.jobseeker_answers import ChangedMeanwhile, fingerprint
from web.services.jobseeker_sheets import work_details
from web.services.principal import Principal

JOBS = frozenset({ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP})


def add(
    session: Session, who: Principal, person: Jobseeker, words: str, *, language: str, uri: str | None, now: datetime,
    kind: WorkKind | None = None,
) -> WorkExperience:  # fmt: skip
    """Keep what the person worked as: their words, the occupation or unit group they chose (None: neither), and how
    the work was done if that is known already."""
    person = queries.locked(session, person.id)
    found = queries.concepts(session, [uri], JOBS) if uri else []
    entry = WorkExperience(language=language, concept=found[0] if found else None, kind=kind)
    person.work.append(entry)
    session.flush()
    entry.own_words = words
    session.flush()
    audit.record(session, who, "answered question", person.public_id, now, {"question": "work"})
    return entry


def remove(session: Session, who: Principal, entry: WorkExperience, *, shown: str, now: datetime) -> None:
    """Forget one entry of the work history as it was shown (the fingerprint of its details).

    Raises ChangedMeanwhile if something else is stored about it by now.
    """
    person = queries.locked(session, entry.jobseeker_id)
    if entry in person.work:
        saved = work_details(entry.public_id).read(person)
        if fingerprint(saved) != shown:
            raise ChangedMeanwhile(saved)
        person.work.remove(entry)
        session.flush()
        audit.record(session, who, "removed answer", person.public_id, now, {"question": "work"})
