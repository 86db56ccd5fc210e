"""What somebody's curriculum vitae says, in their language, to be confirmed. Nothing is stored here."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from matcher.reading.cv import CvReading, SkillRead, WorkRead, read_cv
from matcher.reading.languages import LanguageMention
from models import Jobseeker
from models.enums import CefrLevel
from models.queries import jobseekers, taxonomy
from web.services import linking

MOST_MEANINGS, LEAST_CHANCE = 3, 0.05


@dataclass(frozen=True, slots=True)
class JobProposal:
    """A job read from a line: the words that name it, what they may mean (URIs, best first), years, last year.

    `sure` marks what may be ticked beforehand.
    """

    words: str
    line: str
    language: str
    uris: tuple[str, ...]
    sure: bool
    years: float | None
    last_worked_in: int | None


@dataclass(frozen=True, slots=True)
class SkillProposal:
    """A skill and the words it was read from."""

    uri: str
    words: str
    sure: bool


@dataclass(frozen=True, slots=True)
class LanguageProposal:
    """A language, its level where one was said, and the words it was read from."""

    code: str
    level: CefrLevel | None
    words: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that was read and that the person has not told yet."""

    work: tuple[JobProposal, ...]
    skills: tuple[SkillProposal, ...]
    languages: tuple[LanguageProposal, ...]

    def __bool__(self) -> bool:
        return bool(self.work or self.skills or self.languages)


def proposals(session: Session, jobseeker_id: int, text: str, language: str, today: date) -> Proposals:
    """What to ask the person about. `session` only reads; `language` is the reader's, and in doubt the file's too."""
    person = jobseekers.whole(session, jobseeker_id)
    read = read_cv(text, linking.linker(session), language=language, today=today)
    return _new(read, person, language, _known(session, read))


def _known(session: Session, read: CvReading) -> set[str]:
    """Those URIs that concepts of the database have: only these can be confirmed."""
    uris = [link.concept_id for job in read.work for link in job.link.links]
    return set(taxonomy.names(session, [*uris, *(skill.concept_id for skill in read.skills)], "en"))


def _new(read: CvReading, person: Jobseeker | None, language: str, known: set[str]) -> Proposals:
    told = {row.concept.uri for row in person.work if row.concept} if person else set()
    held = {row.concept.uri for row in person.skills if row.concept} if person else set()
    spoken = {row.language for row in person.languages if row.spoken} if person else set()
    return Proposals(
        work=tuple(_job(job, language, known, told) for job in read.work),
        skills=tuple(_skill(skill) for skill in read.skills if skill.concept_id in known - held),
        languages=tuple(_language(said) for said in read.languages if said.language not in spoken),
    )


def _job(job: WorkRead, language: str, known: set[str], told: set[str]) -> JobProposal:
    """A job told already may still be another time of the same work, so it is asked about, but not ticked."""
    likely = [link for link in job.link.links if link.score >= LEAST_CHANCE and link.concept_id in known]
    uris = tuple(link.concept_id for link in likely[:MOST_MEANINGS])
    sure = job.link.sure and bool(uris) and uris[0] not in told
    written_in = job.link.language if job.link.sure and job.link.language else language
    return JobProposal(job.words, job.line, written_in, uris, sure, job.years, job.last_worked_in)


def _skill(skill: SkillRead) -> SkillProposal:
    return SkillProposal(skill.concept_id, skill.words, skill.sure)


def _language(said: LanguageMention) -> LanguageProposal:
    level = CefrLevel(said.level.name) if said.level else None
    sure = level is not None and (said.native or not said.from_words)
    return LanguageProposal(said.language, level, said.said.text, sure)
