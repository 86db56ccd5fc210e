"""Own words that found no concept: staff link them later, leave them as they are, or take a link back; the person can
take it back, too. The words themselves never change."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from matcher.linking import ConceptKind
from models import Concept, Jobseeker, JobseekerSkill, WorkExperience
from models import enums as stored
from models.enums import SkillEvidence, WordsState
from models.queries import caseload, jobseekers
from models.queries import entered as entered_queries
from web.services import audit, entered
from web.services.jobseeker_meaning import JOBS, SKILLS
from web.services.jobseeker_progress import Part
from web.services.principal import Principal

Row = WorkExperience | JobseekerSkill


class About(StrEnum):
    """What words are about."""

    WORK = "work"
    SKILL = "skill"


KINDS: Mapping[About, Collection[ConceptKind]] = {About.WORK: JOBS, About.SKILL: SKILLS}


class SettledMeanwhile(Exception):
    """The words are gone, or somebody linked them or took the link back meanwhile."""


@dataclass(frozen=True, slots=True)
class Words:
    """Own words of a person, what they are about, and the number of the concept they are linked to."""

    name: str
    about: About
    text: str
    language: str
    concept_id: int | None
    state: WordsState | None


def words_of(person: Jobseeker) -> list[Words]:
    """All own words of a person, work first, in the order they were written."""
    return [
        Words(row.public_id, about, row.own_words, row.language, row.concept_id, row.words_state)
        for about, rows in ((About.WORK, person.work), (About.SKILL, person.skills))
        for row in rows
        if row.own_words
    ]


def add(
    session: Session, who: Principal, person: Jobseeker, about: About, text: str, *, language: str, uri: str | None,
    now: datetime,
) -> None:  # fmt: skip
    """Write down what a person said, for them, with the concept a counsellor chose (None: their words stand)."""
    person = _locked(session, person)
    concept = _concept(session, about, uri) if uri else None
    if about is About.SKILL and _holds(person, concept):
        return
    plain: dict[str, Any] = {
        "jobseeker": person, "language": language, "concept": concept,
        "words_state": WordsState.LINKED if concept else None,
    }  # fmt: skip
    skill = about is About.SKILL
    row = JobseekerSkill(**plain, evidence=SkillEvidence.SELF_REPORTED) if skill else WorkExperience(**plain)
    session.add(row)
    session.flush()
    row.own_words = text
    _note(session, who, person, "wrote down words", about, now)
    sitting = entered.last_sitting(entered_queries.of_person(session, person.id))
    entered.write_down(session, who, person, Part.SKILLS if skill else Part.WORK, sitting, now)


def link(session: Session, who: Principal, person: Jobseeker, name: str, uri: str, now: datetime) -> bool:
    """Link words to a concept. False if the person has that skill already: then the words stay as they are.

    Raises SettledMeanwhile.
    """
    person = _locked(session, person)
    row, about = _found(person, name)
    concept = _concept(session, about, uri)
    if row.concept_id is not None or concept is None:
        raise SettledMeanwhile
    if about is About.SKILL and _holds(person, concept):
        row.words_state = WordsState.KEPT
    else:
        row.concept, row.words_state = concept, WordsState.LINKED
    _note(session, who, person, "linked words", about, now)
    return row.words_state is WordsState.LINKED


def keep(session: Session, who: Principal, person: Jobseeker, name: str, now: datetime) -> None:
    """Say that no concept fits and the words stand as they are. Raises SettledMeanwhile."""
    person = _locked(session, person)
    row, about = _found(person, name)
    if row.concept_id is not None:
        raise SettledMeanwhile
    row.words_state = WordsState.KEPT
    _note(session, who, person, "kept words", about, now)


def unlink(session: Session, who: Principal, person: Jobseeker, name: str, now: datetime) -> About:
    """Take back a link that staff made, and say what the words are about. Taken back by the person it is remembered, so
    that nobody links the words again without asking; by staff, the words wait again. Raises SettledMeanwhile."""
    person = _locked(session, person)
    row, about = _found(person, name)
    if row.words_state is not WordsState.LINKED:
        raise SettledMeanwhile
    row.concept = None
    row.words_state = WordsState.UNDONE if who.jobseeker_id == person.id else None
    _note(session, who, person, "took back a link", about, now)
    return about


def _locked(session: Session, person: Jobseeker) -> Jobseeker:
    """The person with all answers as they are now. Raises NoResultFound if they moved to another organisation."""
    return jobseekers.locked(session, caseload.locked(session, person).id)


def _found(person: Jobseeker, name: str) -> tuple[Row, About]:
    pairs = [(row, About.WORK) for row in person.work] + [(row, About.SKILL) for row in person.skills]
    for row, about in pairs:
        if row.public_id == name and row.own_words:
            return row, about
    raise SettledMeanwhile


def _concept(session: Session, about: About, uri: str) -> Concept | None:
    kinds = [stored.ConceptKind(kind.value) for kind in KINDS[about]]
    return next(iter(jobseekers.concepts(session, [uri], kinds)), None)


def _holds(person: Jobseeker, concept: Concept | None) -> bool:
    return concept is not None and any(row.concept_id == concept.id for row in person.skills)


def _note(session: Session, who: Principal, person: Jobseeker, action: str, about: About, now: datetime) -> None:
    # What hangs on the person counts too: the version must grow with every change.
    flag_modified(person, "language")
    session.flush()
    audit.record(session, who, action, person.public_id, now, {"about": about.value})
