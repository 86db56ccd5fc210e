"""What a counsellor should do next for a person, and how much of the profile there is. Codes, no sentences."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models import Interest, Jobseeker
from models.queries.caseload import Case

RENEWAL_BEFORE = timedelta(days=60)


class NextStep(StrEnum):
    """The most useful thing to do now."""

    TAKE_ON = "take_on"
    TELEPHONE = "telephone"
    ANSWER_INTEREST = "answer_interest"
    ASK_WORK = "ask_work"
    NAME_WORK = "name_work"
    ASK_PLACE = "ask_place"
    SEE_PAPERS = "see_papers"
    RENEW_PAPERS = "renew_papers"
    LOOK_FOR_VACANCY = "look_for_vacancy"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the parts an engine needs are answered."""

    done: int
    of: int


def progress(case: Case) -> Progress:
    """Work, skills, languages, place, times and papers."""
    person = case.person
    parts = [
        case.has_work, case.has_skills, case.has_languages, person.municipality_code is not None,
        person.works_days is not None or person.works_evenings is not None, person.status is not None,
    ]  # fmt: skip
    return Progress(sum(parts), len(parts))


def next_step(case: Case, interest: Interest | None, today: date, *, unread: bool = False) -> NextStep:
    """The first thing that stands in the way. `unread`: an invitation has waited too long for the person to open it."""
    person = case.person
    steps = {
        NextStep.TAKE_ON: person.counsellor_id is None,
        NextStep.TELEPHONE: unread,
        NextStep.ANSWER_INTEREST: interest is not None,
        NextStep.ASK_WORK: not case.has_work,
        NextStep.NAME_WORK: not case.work_is_named,
        NextStep.ASK_PLACE: person.municipality_code is None,
        NextStep.SEE_PAPERS: person.status_seen_on is None,
        NextStep.RENEW_PAPERS: _ends_soon(person, today),
        NextStep.LOOK_FOR_VACANCY: not case.has_proposal,
    }
    return next((step for step, needed in steps.items() if needed), NextStep.FOLLOW_UP)


def _ends_soon(person: Jobseeker, today: date) -> bool:
    return person.status_valid_until is not None and person.status_valid_until - today < RENEWAL_BEFORE
