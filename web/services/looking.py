"""Whether a person still looks for work: they say so, they pause, or silence parks them. Nothing is ever deleted here.

Whatever a person answers shows that they look. After 90 days without a sign they are asked; after 30 more without an
answer they are parked: suggested to nobody, until they say with one tap that they look again.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from models import Jobseeker
from models.inbox import News
from models.queries import jobseekers
from models.queries import looking as queries
from web.services import account_create, audit
from web.services.inbox import tell
from web.services.principal import SYSTEM, Principal

ASK_AFTER = timedelta(days=90)
PARK_AFTER = timedelta(days=30)
AT_ONCE = 100
#: Entries about a person, by themselves or with a counsellor, that show that somebody looks for work.
SIGNS = (
    "answered question", "removed answer", "confirmed profile", "took answers from a file", "said interested",
    "said not_for_me", "joined", "entered person", "took person on", "changed organisation", "moved",
    "recorded consent", "still looking",
)  # fmt: skip


class Standing(StrEnum):
    """Whether a person is looked for work for."""

    LOOKING = "looking"
    ASKED = "asked"
    PAUSED = "paused"
    PARKED = "parked"
    NOT_AGREED = "not agreed"


class NotAgreed(Exception):
    """Somebody else entered the person, who has not yet agreed to matching."""


def standing(session: Session, person: Jobseeker) -> Standing:
    """Where the person stands now."""
    if person.paused_at is not None:
        if not queries.has_agreed(session, person.id):
            return Standing.NOT_AGREED
        return Standing.PAUSED if person.parked_at is None else Standing.PARKED
    return Standing.ASKED if person.looking_asked_at is not None else Standing.LOOKING


def still_looking(
    session: Session, who: Principal, person: Jobseeker, now: datetime, *, agreed_in: str | None = None
) -> None:
    """The person looks for work, still or again. `agreed_in` is the language in which they agreed to it just now.

    Raises NotAgreed if they never did and do not now.
    """
    person = jobseekers.locked(session, person.id)
    if standing(session, person) is Standing.NOT_AGREED:
        if agreed_in is None:
            raise NotAgreed
        account_create.agree_to_matching(session, person, agreed_in, now)
    person.paused_at = person.parked_at = person.looking_asked_at = None
    person.looking_said_at = now
    session.flush()
    audit.record(session, who, "still looking", person.public_id, now)


def pause(session: Session, who: Principal, person: Jobseeker, now: datetime) -> None:
    """The person does not look for work now: suggested to nobody, everything kept."""
    person = jobseekers.locked(session, person.id)
    person.paused_at = person.paused_at or now
    person.parked_at = person.looking_asked_at = None
    session.flush()
    audit.record(session, who, "paused", person.public_id, now)


def sweep(session: Session, now: datetime) -> None:
    """Ask those who were silent for long, and park those who did not answer, some at a time."""
    for person_id in queries.unanswered_since(session, now - PARK_AFTER, AT_ONCE):
        person = jobseekers.locked(session, person_id)
        if not _gave_a_sign(session, person, person.looking_asked_at):
            person.paused_at = person.parked_at = now
            person.looking_asked_at = None
            session.flush()
            audit.record(session, SYSTEM, "parked", person.public_id, now)
    for person_id in queries.silent_since(session, now - ASK_AFTER, AT_ONCE):
        person = jobseekers.locked(session, person_id)
        if not _gave_a_sign(session, person, now - ASK_AFTER) and person.account is not None:
            person.looking_asked_at = now
            session.flush()
            tell(session, person, News.STILL_LOOKING, {}, now)


def _gave_a_sign(session: Session, person: Jobseeker, since: datetime | None) -> bool:
    """Whether something shows that the person looks; then the question is settled from that moment on."""
    sign = queries.newest_sign(session, person.public_id, SIGNS)
    if sign is None or since is None or sign <= since:
        return False
    person.looking_said_at, person.looking_asked_at = sign, None
    session.flush()
    return True
