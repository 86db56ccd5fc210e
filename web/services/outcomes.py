"""What came of it, as the employer says: who was not chosen, and why. Sharing ends at once, and the person is told in
kind words of ours."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from models import Disclosure, HiringOutcome, Vacancy
from models.inbox import News
from models.offer import OfferState
from models.outcome import OutcomeKind, OutcomeReason
from models.queries import disclosures, vacancies
from models.queries import hiring as queries
from models.sharing_enums import DisclosureState
from web.services import audit, disclosure, offers
from web.services.disclosure_steps import NotPossible
from web.services.inbox import tell
from web.services.principal import Principal


def not_chosen(session: Session, shared: Disclosure, who: Principal, reason: OutcomeReason, now: datetime) -> None:
    """Say that the person does not get the job: nothing of them is shown from the next request on. Raises NotPossible
    unless they share now and did not accept an offer."""
    vacancies.hold(session, shared.vacancy)
    row = disclosures.locked(session, shared)
    if row.state is not DisclosureState.DISCLOSED or queries.offers_about(session, row.id, queries.TAKEN):
        raise NotPossible
    for offer in queries.offers_about(session, row.id, (OfferState.HELD, OfferState.MADE, OfferState.NOTED)):
        offers.take_back(session, offer, who, now)
    said = _said(session, row, OutcomeKind.NOT_CHOSEN, reason, who, now)
    disclosure.close(session, row, who, now)
    about = {"vacancy": row.vacancy.public_id}
    tell(session, row.jobseeker, News.NOT_CHOSEN, {"outcome": said.public_id, **about}, now)
    tell(session, row.jobseeker.counsellor, News.OUTCOME_SAID, about, now)


def hired(session: Session, row: Disclosure, who: Principal, now: datetime) -> None:
    """Keep that the person began work; what they share stays as they chose it."""
    _said(session, row, OutcomeKind.HIRED, None, who, now)


def unsaid(session: Session, vacancy: Vacancy) -> Sequence[Disclosure]:
    """Those who share data for a vacancy and about whom nobody has said what came of it."""
    return queries.without_outcome(session, vacancy.id)


def _said(
    session: Session, row: Disclosure, kind: OutcomeKind, reason: OutcomeReason | None, who: Principal, now: datetime
) -> HiringOutcome:
    said = HiringOutcome(disclosure=row, kind=kind, reason=reason, created_at=now)
    session.add(said)
    session.flush()
    facts = {"person": row.jobseeker.public_id, "vacancy": row.vacancy.public_id, "kind": kind.value}
    audit.record(session, who, "said outcome", row.public_id, now, {**facts, "reason": reason.value if reason else ""})
    return said
