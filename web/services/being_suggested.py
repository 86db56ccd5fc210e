"""Whether a person may be suggested to companies without a name: their yes, and taking it back, at once."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Consent, Jobseeker
from models.enums import ConsentPurpose
from models.queries import cards as queries
from models.queries import caseload
from web.services import audit, cards
from web.services.principal import Actor, Principal

TEXT = "2026-11"
OWN_CHANNEL, DESK = "web", "desk"


def agree(session: Session, who: Principal, person: Jobseeker, language: str, now: datetime) -> None:
    """Keep the yes, and show what was held back for want of it. Staff note a yes that was said to them."""
    person = caseload.locked(session, person)
    if queries.consents(session, person.id):
        return
    own = who.actor is Actor.JOBSEEKER
    session.add(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.SUGGEST_TO_EMPLOYERS, text_version=TEXT, language=language,
            channel=OWN_CHANNEL if own else DESK, recorded_by_id=None if own else who.account_id, given_at=now,
        )
    )  # fmt: skip
    session.flush()
    facts = {"purpose": ConsentPurpose.SUGGEST_TO_EMPLOYERS.value}
    audit.record(session, who, "recorded consent", person.public_id, now, facts)
    cards.try_person(session, person.id, now)


def take_back(session: Session, who: Principal, person: Jobseeker, now: datetime) -> None:
    """No card of the person is shown from the next request on."""
    person = caseload.locked(session, person)
    given = queries.consents(session, person.id)
    for consent in given:
        consent.withdrawn_at = now
    session.flush()
    if given:
        facts = {"purpose": ConsentPurpose.SUGGEST_TO_EMPLOYERS.value}
        audit.record(session, who, "took back consent", person.public_id, now, facts)
