"""Saving a sheet of answers: at once, only over what the reader saw, and with a mark that it happened."""

import hashlib
import json
from datetime import datetime

from sqlalchemy.orm import Session

from models import Jobseeker
from models.queries import jobseekers as queries
from web.services import audit
from web.services.jobseeker_sheets import Answers, Sheet
from web.services.principal import Principal


class ChangedMeanwhile(Exception):
    """The answers were changed after the page was shown. `saved` is what is stored now."""

    def __init__(self, saved: Answers) -> None:
        super().__init__("The answers were changed after the page was shown.")
        self.saved = saved


def fingerprint(answers: Answers) -> str:
    """A mark of stored answers that a page carries, to tell at saving whether they are still the same."""
    plain = json.dumps(answers, default=str, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def save(
    session: Session, who: Principal, person: Jobseeker, sheet: Sheet, answers: Answers, *, shown: str, now: datetime
) -> None:
    """Save a sheet over the answers with the fingerprint `shown`. Saving what is stored already does nothing.

    Raises ChangedMeanwhile if something else is stored by now.
    """
    person = queries.locked(session, person.id)
    saved = sheet.read(person)
    if fingerprint(saved) == fingerprint(answers):
        return
    if fingerprint(saved) != shown:
        raise ChangedMeanwhile(saved)
    sheet.write(session, person, answers)
    session.flush()
    audit.record(session, who, "answered question", person.public_id, now, {"question": sheet.name})


def confirm(session: Session, who: Principal, person: Jobseeker, now: datetime) -> None:
    """Keep that the person has looked through all answers and found them right."""
    person = queries.locked(session, person.id)
    person.profile_confirmed_at = now
    session.flush()
    audit.record(session, who, "confirmed profile", person.public_id, now)
