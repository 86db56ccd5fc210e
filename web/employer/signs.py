"""What a company calls somebody: the sign it knows from the proposal."""

from models import Disclosure, Placement
from models.queries import disclosures
from web.extensions import db
from web.services.disclosed import pseudonym


def sign(row: Disclosure | Placement) -> str:
    """The sign of a person for the company; empty for work that began without a proposal."""
    shared = row if isinstance(row, Disclosure) else disclosures.of_pair(db.session, row.jobseeker_id, row.vacancy_id)
    return pseudonym(db.session.info["vault"], shared) if shared is not None else ""
