"""Taking people on: from the queue, or entered by a counsellor who sits with them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from models import Account, Consent, Jobseeker
from models.enums import ConsentPurpose
from models.queries import caseload
from web.services import account_create, audit
from web.services.one_time_codes import Purpose, new_digits
from web.services.principal import Principal


class Heard(StrEnum):
    """How the person came to know what they agreed to."""

    READ = "read it"
    READ_ALOUD = "read aloud"
    TELEPHONE = "telephone"


class TakenAlready(Exception):
    """A colleague has taken this person on."""


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
