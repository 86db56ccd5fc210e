"""What shows that somebody can do something: the person's own answer for each of their skills."""

from sqlalchemy.orm import Session

from models import Jobseeker, JobseekerSkill
from models.enums import SkillEvidence
from web.services.jobseeker_sheets import Answers, Sheet, skill_of

Grade = tuple[str, str, SkillEvidence]


def graded(row: JobseekerSkill) -> Grade:
    """URI, own words (empty where there are none), and what shows the skill: at least the person's word."""
    uri, words, _language = skill_of(row)
    return uri, words, row.evidence if row.evidence is not SkillEvidence.NONE else SkillEvidence.SELF_REPORTED


def _read(person: Jobseeker) -> Answers:
    return {"grades": tuple(sorted(graded(row) for row in person.skills))}


def _write(session: Session, person: Jobseeker, answers: Answers) -> None:
    wanted = {(uri, words): evidence for uri, words, evidence in answers["grades"]}
    for row in person.skills:
        uri, words, held = graded(row)
        given = wanted.get((uri, words), held)
        if given is not held:
            row.evidence = given


def proven(answers: Answers) -> Answers:
    """Only the skills for which there is more than the person's word."""
    return {"grades": tuple(each for each in answers["grades"] if each[2] is not SkillEvidence.SELF_REPORTED)}


PROOF = Sheet("proof", _read, _write)
