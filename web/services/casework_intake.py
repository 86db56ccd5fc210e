"""Taking people on: from the queue, or entered by a counsellor who sits with them and writes their answers down."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from models import Account, Consent, Jobseeker, WorkExperience
from models.enums import ConsentPurpose
from models.queries import caseload
from web.services import account_create, audit, entered, jobseeker_answers, jobseeker_work
from web.services.entered import Sitting
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import Answers, Sheet, work_details
from web.services.one_time_codes import Purpose, new_digits
from web.services.principal import Principal


class Heard(StrEnum):
    """How the person came to know what they agreed to."""

    READ = "read it"
    READ_ALOUD = "read aloud"
    TELEPHONE = "telephone"


class TakenAlready(Exception):
    """A colleague has taken this person on."""


@dataclass(frozen=True, slots=True)
class NamedWork:
    """Work in the person's words and in a counsellor's, each with its language; `uri` of the occupation it means."""

    words: str | None
    language: str
    reworded: str | None
    reworded_language: str
    uri: str | None


def take(session: Session, person: Jobseeker, who: Principal, now: datetime) -> None:
    """Become the person's counsellor. Raises TakenAlready if somebody else is."""
    caseload.locked(session, person)
    if person.counsellor_id is not None and person.counsellor_id != who.account_id:
        raise TakenAlready
    person.counsellor_id = who.account_id
    session.flush()
    audit.record(session, who, "took person on", person.public_id, now)


def enter(
    session: Session, who: Principal, language: str, name: tuple[str | None, str | None], now: datetime
) -> tuple[Jobseeker, Account]:
    """A person entered by their counsellor, with a sign-in code and no PIN yet. `name` is given and family name."""
    organisation = caseload.organisation(session, who.organisation_id or 0)
    person = account_create.jobseeker(session, organisation, language, now, by_staff=True)
    person.given_name, person.family_name = name
    person.counsellor_id = who.account_id
    account = account_create.sign_in_for_jobseeker(session, person, None, now)
    audit.record(session, who, "entered person", person.public_id, now)
    return person, account


def record_consent(
    session: Session, person: Jobseeker, who: Principal, heard: Heard, with_interpreter: bool, now: datetime
) -> None:
    """Keep that the person agreed to matching, how they heard the text, and who wrote it down."""
    session.add(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.MATCHING, text_version=account_create.MATCHING_TEXT,
            language=person.language, channel=heard.value, with_interpreter=with_interpreter,
            recorded_by_id=who.account_id, given_at=now,
        )
    )  # fmt: skip
    facts = {"purpose": ConsentPurpose.MATCHING.value, "heard": heard.value, "interpreter": with_interpreter}
    audit.record(session, who, "recorded consent", person.public_id, now, facts)


def new_slip(session: Session, person: Jobseeker, who: Principal, now: datetime) -> str:
    """Six digits with which the person chooses a PIN, good for a day; earlier ones stop working.

    Raises LookupError if the person has no sign-in.
    """
    caseload.locked(session, person)
    if person.account is None:
        raise LookupError("This person has no sign-in.")
    digits = new_digits(session, person.account, Purpose.PIN_RESET, now)
    audit.record(session, who, "made a PIN slip", person.public_id, now)
    return digits


def save_answers(
    session: Session, who: Principal, person: Jobseeker, part: Part, sheet: Sheet, answers: Answers, *, shown: str,
    sitting: Sitting, now: datetime,
) -> None:  # fmt: skip
    """Save answers a person gave to staff over those shown, and keep who wrote them down and how. Answers that are
    stored already stay whose they are. Raises ChangedMeanwhile."""
    caseload.locked(session, person)
    before = jobseeker_answers.fingerprint(sheet.read(person))
    jobseeker_answers.save(session, who, person, sheet, answers, shown=shown, now=now)
    if before != jobseeker_answers.fingerprint(answers):
        entered.write_down(session, who, person, part, sitting, now)


def add_work(
    session: Session, who: Principal, person: Jobseeker, work: NamedWork, details: Answers, sitting: Sitting,
    now: datetime,
) -> WorkExperience:  # fmt: skip
    """Write down work a person names. Without words of their own a counsellor's stand for them, in their language."""
    caseload.locked(session, person)
    words, language = (work.words, work.language) if work.words else (work.reworded or "", work.reworded_language)
    entry = jobseeker_work.add(session, who, person, words, language=language, uri=work.uri, now=now)
    if work.words and work.reworded:
        entry.reworded, entry.reworded_language = work.reworded, work.reworded_language
    work_details(entry.public_id).write(session, entry.jobseeker, details)
    entered.write_down(session, who, person, Part.WORK, sitting, now)
    return entry
