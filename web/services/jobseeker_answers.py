"""Saving a sheet of answers: at once, only over what the reader saw, and with a mark that it happened."""

import hashlib
import json
from datetime import datetime

from sqlalchemy.orm import Session

from models import Jobseeker
from models.queries import audit as audit_queries
from models.queries import jobseekers as queries
from web.services import audit, entered
from web.services.jobseeker_sheets import Answers, Sheet
from web.services.principal import Principal

ANSWERED = "answered question"


class ChangedMeanwhile(Exception):
    """The answers were changed after the page was shown. `saved` is what is stored now."""

    def __init__(self, saved: Answers) -> None:
        super().__init__("The answers were changed after the page was shown.")
        self.saved = saved


def fingerprint(answers: Answers) -> str:
    """A mark of stored answers that a page carries, to tell at saving whether they are still the same."""
    plain = json.dumps(answers, default=str, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def mark(answers: Answers, now: datetime) -> str:
    """A fingerprint together with the moment at which the answers were shown."""
    return f"{fingerprint(answers)} {now.isoformat()}"


def _saved_since(session: Session, person: Jobseeker, sheet: Sheet, shown: str) -> bool:
    """Whether the sheet was saved after it was shown, be it with the same answers in the end: whoever changed an answer
    and changed it back has the last word over a page opened before."""
    fact, value = ("about", sheet.about) if sheet.about else ("question", sheet.name)
    last = audit_queries.entry_about(session, ANSWERED, person.public_id, fact, value)
    _fingerprint, _, moment = shown.partition(" ")
    return last is not None and last.at.isoformat() > (moment or last.at.isoformat())


def save(
    session: Session, who: Principal, person: Jobseeker, sheet: Sheet, answers: Answers, *, shown: str, now: datetime
) -> None:
    """Save a sheet over the answers shown, by their mark or fingerprint. Saving what is stored already does nothing.

    Raises ChangedMeanwhile if something else is stored by now, or was meanwhile.
    """
    person = queries.locked(session, person.id)
    saved = sheet.read(person)
    if not sheet.about:
        entered.said_alone(session, who, person, sheet.name)
    if fingerprint(saved) == fingerprint(answers):
        return
    if fingerprint(saved) != shown.partition(" ")[0] or _saved_since(session, person, sheet, shown):
        raise ChangedMeanwhile(saved)
    sheet.write(session, person, answers)
    session.flush()
    facts = {"question": sheet.name, "about": sheet.about} if sheet.about else {"question": sheet.name}
    audit.record(session, who, ANSWERED, person.public_id, now, facts)


def confirm(session: Session, who: Principal, person: Jobseeker, now: datetime) -> None:
    """Keep that the person has looked through all answers and found them right."""
    person = queries.locked(session, person.id)
    person.profile_confirmed_at = now
    entered.call_all_right(session, person, now)
    audit.record(session, who, "confirmed profile", person.public_id, now)
