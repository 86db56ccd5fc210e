"""What a person answers, one sheet a page: how it is read from the tables and how it is written back.

Answers are plain values that can be compared; None always means "not said yet".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models import (
    CareWindow,
    Exclusion,
    Jobseeker,
    JobseekerLanguage,
    JobseekerLicence,
    JobseekerSkill,
    WorkExperience,
)
from models.enums import ConceptKind, ExclusionKind, IssuedIn, LicenceKind, SkillEvidence
from models.queries import jobseekers as queries
from web.services.licence_papers import BY_COUNTRY

Answers = Mapping[str, Any]
Read = Callable[[Jobseeker], Answers]
Write = Callable[[Session, Jobseeker, Answers], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one page. `name`, and the public id of the entry they are `about` where there are several, is all
    the audit chain learns about them."""

    name: str
    read: Read
    write: Write
    about: str = ""


def _columns(name: str, *columns: str) -> Sheet:
    """A sheet of plain columns of the person."""

    def read(person: Jobseeker) -> Answers:
        return {column: getattr(person, column) for column in columns}

    def write(session: Session, person: Jobseeker, answers: Answers) -> None:
        for column in columns:
            if getattr(person, column) != answers[column]:
                setattr(person, column, answers[column])

    return Sheet(name, read, write)


def _read_care(person: Jobseeker) -> Answers:
    windows = sorted((row.weekday, row.from_minute, row.to_minute) for row in person.care_windows)
    return {"has_care_hours": person.has_care_hours, "windows": tuple(windows)}


def _write_care(session: Session, person: Jobseeker, answers: Answers) -> None:
    person.has_care_hours = answers["has_care_hours"]
    person.care_windows = [
        CareWindow(weekday=weekday, from_minute=start, to_minute=end) for weekday, start, end in answers["windows"]
    ]


def _read_papers(person: Jobseeker) -> Answers:
    return {
        "status": person.status,
        "status_valid_until": person.status_valid_until,
        "status_registered_on": person.status_registered_on,
        "licences": {row.kind.value: row.valid_until for row in person.licences},
        "issued": {row.kind.value: row.issued_in for row in person.licences if row.kind in BY_COUNTRY},
    }


def _write_papers(session: Session, person: Jobseeker, answers: Answers) -> None:
    """What a counsellor has seen counts only as long as the person's answer stays the same."""
    if person.status is not answers["status"]:
        person.work_note_seen_on = None
    if (person.status, person.status_valid_until) != (answers["status"], answers["status_valid_until"]):
        person.status_seen_on = None
    person.status = answers["status"]
    person.status_valid_until = answers["status_valid_until"]
    person.status_registered_on = answers["status_registered_on"]
    wanted = answers["licences"]
    held = {row.kind.value: row for row in person.licences}
    for kind in held.keys() - wanted.keys():
        person.licences.remove(held[kind])
    for kind, until in wanted.items():
        if kind not in held:
            person.licences.append(JobseekerLicence(kind=LicenceKind(kind), valid_until=until))
        elif held[kind].valid_until != until:
            held[kind].valid_until, held[kind].seen_on = until, None
    _write_issued(person, answers["issued"])


def _write_issued(person: Jobseeker, issued: Mapping[str, IssuedIn | None]) -> None:
    """Which country gave a paper; another country is another paper, which nobody has seen yet."""
    for row in person.licences:
        given = issued.get(row.kind.value)
        if row.issued_in is not given:
            row.seen_on = None if row.issued_in is not None else row.seen_on
            row.issued_in = given


def _ruled_out(person: Jobseeker, kind: ExclusionKind) -> dict[str, Exclusion]:
    return {row.value: row for row in person.exclusions if row.kind is kind}


def _rule_out(person: Jobseeker, kind: ExclusionKind, wanted: set[str]) -> None:
    held = _ruled_out(person, kind)
    for value in held.keys() - wanted:
        person.exclusions.remove(held[value])
    for value in sorted(wanted - held.keys()):
        person.exclusions.append(Exclusion(kind=kind, value=value))


def _read_wishes(person: Jobseeker) -> Answers:
    unwanted = _ruled_out(person, ExclusionKind.OCCUPATION)
    return {
        "preferred_contract": person.preferred_contract,
        "unwanted": tuple(sorted(unwanted)),
        "not_in": tuple(sorted(_ruled_out(person, ExclusionKind.MUNICIPALITY))),
    }


def _write_wishes(session: Session, person: Jobseeker, answers: Answers) -> None:
    person.preferred_contract = answers["preferred_contract"]
    _rule_out(person, ExclusionKind.OCCUPATION, set(answers["unwanted"]))
    _rule_out(person, ExclusionKind.MUNICIPALITY, set(answers["not_in"]))


def _read_languages(person: Jobseeker) -> Answers:
    said = {row.language: (row.spoken, row.written) for row in person.languages}
    return {"languages": {code: levels for code, levels in said.items() if levels != (None, None)}}


def _write_languages(session: Session, person: Jobseeker, answers: Answers) -> None:
    held, wanted = {row.language: row for row in person.languages}, answers["languages"]
    for code in held.keys() - wanted.keys():
        person.languages.remove(held[code])
    for code, (spoken, written) in wanted.items():
        if code not in held:
            person.languages.append(JobseekerLanguage(language=code, spoken=spoken, written=written))
        else:
            held[code].spoken, held[code].written = spoken, written


def skill_of(row: JobseekerSkill) -> tuple[str, str, str]:
    """URI, own words and their language; empty where there is none."""
    words = row.own_words or ""
    return (row.concept.uri if row.concept else "", words, row.language if words else "")


def _skill_key(skill: tuple[str, str, str]) -> str:
    """What makes two skills the same one: the concept, or where there is none the words."""
    uri, words, _ = skill
    return uri or f"words {words}"


def _read_skills(person: Jobseeker) -> Answers:
    return {"skills": tuple(sorted(skill_of(row) for row in person.skills))}


def _write_skills(session: Session, person: Jobseeker, answers: Answers) -> None:
    # Sorting puts the bare concept before the same one in own words, which is then the one to keep.
    wanted = {_skill_key(skill): skill for skill in sorted(answers["skills"])}
    held = {_skill_key(skill_of(row)): row for row in person.skills}
    for key in held.keys() - wanted.keys():
        person.skills.remove(held[key])
    found = queries.concepts(session, [uri for uri, _, _ in wanted.values()], {ConceptKind.SKILL})
    concepts = {concept.uri: concept for concept in found}
    for key, (uri, words, language) in wanted.items():
        row = held.get(key)
        if row is None:
            row = JobseekerSkill(
                concept=concepts.get(uri), language=person.language, evidence=SkillEvidence.SELF_REPORTED
            )
            person.skills.append(row)
            session.flush()
        if words and row.own_words != words:
            row.own_words, row.language = words, language


NAME = _columns(
    "name", "given_name", "family_name", "phone", "email", "birth_date", "birth_date_precision"
)  # fmt: skip
PLACE = _columns("place", "municipality_code", "max_commute_minutes", "own_transport", "accommodation_needed")
TIMES = _columns(
    "times", "works_days", "works_evenings", "works_nights", "works_weekends", "max_hours_per_week"
)  # fmt: skip
CARE = Sheet("care", _read_care, _write_care)
START = _columns("start", "earliest_start")
PAY = _columns("pay", "min_net_pay")
PAPERS = Sheet("papers", _read_papers, _write_papers)
WISHES = Sheet("wishes", _read_wishes, _write_wishes)
LANGUAGES = Sheet("languages", _read_languages, _write_languages)
SKILLS = Sheet("skills", _read_skills, _write_skills)
QUESTIONS: Mapping[str, Sheet] = {sheet.name: sheet for sheet in (NAME, PLACE, TIMES, CARE, START, PAY, PAPERS, WISHES)}

WORK_DETAILS = ("kind", "years", "last_worked_in", "wanted")


def work_details(public_id: str) -> Sheet:
    """The sheet of one entry of the work history; its answers are empty once the entry is removed."""

    def entry(person: Jobseeker) -> WorkExperience | None:
        return next((row for row in person.work if row.public_id == public_id), None)

    def read(person: Jobseeker) -> Answers:
        row = entry(person)
        return {name: getattr(row, name) for name in WORK_DETAILS} if row else {}

    def write(session: Session, person: Jobseeker, answers: Answers) -> None:
        row = entry(person)
        for name in WORK_DETAILS:
            setattr(row, name, answers[name])

    return Sheet("work details", read, write, about=public_id)


def worded_work(public_id: str, language: str) -> Sheet:
    """The same with a counsellor's wording, written in `language`, beside the person's words."""
    plain = work_details(public_id)

    def entry(person: Jobseeker) -> WorkExperience | None:
        return next((row for row in person.work if row.public_id == public_id), None)

    def read(person: Jobseeker) -> Answers:
        row = entry(person)
        return {**plain.read(person), "reworded": row.reworded} if row else {}

    def write(session: Session, person: Jobseeker, answers: Answers) -> None:
        row = entry(person)
        if row is not None and row.reworded != answers["reworded"]:
            row.reworded = answers["reworded"]
            row.reworded_language = language if answers["reworded"] else None
        plain.write(session, person, answers)

    return Sheet(plain.name, read, write, about=public_id)
