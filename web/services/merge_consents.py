"""What was agreed to for a whole record stands only if both records have it: a merge never widens a consent."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Consent, Jobseeker
from models.queries import caseload
from web.services.merge_picture import Changed
from web.services.merge_rules import FOR_THE_WHOLE


def keep_the_stricter(session: Session, person: Jobseeker, other: Jobseeker, now: datetime) -> list[Changed]:
    """End the consents that only one of the two gave; what was changed."""
    both = [[row for row in caseload.consents(session, each.id) if _stands(row)] for each in (person, other)]
    ended = [
        row
        for purpose in FOR_THE_WHOLE
        if not all(any(row.purpose is purpose for row in rows) for rows in both)
        for rows in both
        for row in rows
        if row.purpose is purpose
    ]
    changed = []
    for row in ended:
        row.withdrawn_at = max(now, row.given_at)
        what = {"purpose": row.purpose.value}
        changed.append(
            Changed("consent", row.id, {**what, "withdrawn_at": None}, {**what, "withdrawn_at": row.withdrawn_at})
        )
    session.flush()
    return changed


def _stands(row: Consent) -> bool:
    return row.withdrawn_at is None
