"""People who are like somebody: a card is only given of somebody whom at least four others are like."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Consent, Jobseeker, JobseekerLanguage, JobseekerLicence, Organisation, WorkExperience
from models.enums import ConsentPurpose, OrganisationKind
from tests.world import NOW
from web.services import account_create


def agrees(session: Session, person: Jobseeker, when: datetime | None = None) -> Jobseeker:
    """The person may be suggested to companies."""
    session.add(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.SUGGEST_TO_EMPLOYERS, text_version="2026-11",
            language=person.language, channel="web", given_at=when or NOW,
        )
    )  # fmt: skip
    session.flush()
    return person


def like(session: Session, person: Jobseeker, how_many: int = 4) -> list[Jobseeker]:
    """So many others, of an organisation of their own, with the same work, languages, papers, place and start, who may
    be suggested to companies."""
    home = Organisation(
        name="Другаде", kind=OrganisationKind.ASSOCIATION, municipality_code="PDV22", created_at=NOW,
    )  # fmt: skip
    session.add(home)
    session.flush()
    return [agrees(session, _copy(session, person, home)) for _ in range(how_many)]


def _copy(session: Session, person: Jobseeker, home: Organisation) -> Jobseeker:
    made = account_create.jobseeker(session, home, person.language, NOW)
    made.municipality_code, made.earliest_start = person.municipality_code, person.earliest_start
    for row in person.work:
        made.work.append(
            WorkExperience(language=row.language, concept_id=row.concept_id, kind=row.kind, years=row.years)
        )
    for spoken in person.languages:
        made.languages.append(JobseekerLanguage(language=spoken.language, spoken=spoken.spoken))
    for paper in person.licences:
        made.licences.append(JobseekerLicence(kind=paper.kind))
    session.flush()
    return made
