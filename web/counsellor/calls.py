"""Whom to telephone because an invitation is unread."""

from collections.abc import Sequence

from models import Disclosure
from models.queries import disclosures as queries
from web.counsellor import words
from web.extensions import db, now
from web.services.disclosure import ANSWER_WITHIN, CALL_AFTER


def to_call() -> Sequence[Disclosure]:
    """Invitations that the organisation's people have not opened for two days. Nothing is stored, so
    there is never a task twice, nor one that outlives its reason."""
    moment = now()
    return queries.to_call(db.session, words.organisation_id(), moment - ANSWER_WITHIN, moment - CALL_AFTER)
