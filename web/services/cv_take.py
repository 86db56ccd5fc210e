"""Keeping what a person confirmed of a curriculum vitae, by the same services as the questions of the profile."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import Jobseeker
from models.enums import CefrLevel, ConceptKind
from models.queries import jobseekers as queries
from web.services import audit, jobseeker_work
from web.services.jobseeker_answers import fingerprint, save
from web.services.jobseeker_sheets import LANGUAGES, SKILLS, Answers, Sheet, work_details
from web.services.principal import Principal


@dataclass(frozen=True, slots=True)
class Job:
    """A job confirmed: words and their language, the occupation chosen (None: none of those offered), how many years
    and until which."""

    words: str
    language: str
    uri: str | None
    years: float | None
    last_worked_in: int | None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Everything the person confirmed: jobs, skills by URI, languages with how well they are spoken."""

    work: tuple[Job, ...]
    skills: tuple[str, ...]
    languages: tuple[tuple[str, CefrLevel], ...]

    def __bool__(self) -> bool:
        return bool(self.work or self.skills or self.languages)


def take(session: Session, who: Principal, person: Jobseeker, confirmed: Confirmed, now: datetime) -> None:
    """Add what was confirmed to the answers. What the person told before stays as it is."""
    person = queries.locked(session, person.id)
    for job in confirmed.work:
        _add_job(session, who, person, job, now)
    told = SKILLS.read(person)["skills"]
    held = {uri for uri, _words, _language in told}
    known = {concept.uri for concept in queries.concepts(session, confirmed.skills, {ConceptKind.SKILL})}
    more = [(uri, "", "") for uri in known - held]
    _save(session, who, person, SKILLS, {"skills": tuple(sorted({*told, *more}))}, now)
    spoken = LANGUAGES.read(person)["languages"]
    new = {code: (level, None) for code, level in confirmed.languages if code not in spoken}
    _save(session, who, person, LANGUAGES, {"languages": {**spoken, **new}}, now)
    counts = {"work": len(confirmed.work), "skills": len(more), "languages": len(new)}
    audit.record(session, who, "took answers from a file", person.public_id, now, counts)


def _add_job(session: Session, who: Principal, person: Jobseeker, job: Job, now: datetime) -> None:
    entry = jobseeker_work.add(session, who, person, job.words, language=job.language, uri=job.uri, now=now)
    sheet = work_details(entry.public_id)
    said = {"years": job.years, "last_worked_in": job.last_worked_in}
    _save(session, who, person, sheet, {**sheet.read(person), **said}, now)


def _save(session: Session, who: Principal, person: Jobseeker, sheet: Sheet, answers: Answers, now: datetime) -> None:
    """Save over what is stored at this moment: nothing can be lost, because answers are only added."""
    save(session, who, person, sheet, answers, shown=fingerprint(sheet.read(person)), now=now)
