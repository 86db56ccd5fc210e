"""What a company calls somebody: the sign it knows from the proposal."""

from collections.abc import Mapping, Sequence

from models import Disclosure, Placement
from models.queries import disclosures
from web.extensions import db
from web.services.disclosed import pseudonym


def sign(row: Disclosure | Placement) -> str:
    """The sign of a person for the company; empty for work that began without a proposal."""
    return pseudonym(db.session.info["vault"], row) if isinstance(row, Disclosure) else signs([row]).get(row.id, "")


def signs(rows: Sequence[Placement]) -> Mapping[int, str]:
    """The signs of several people who began work, by the number of the placement, without those that have none."""
    between = disclosures.of_placements(db.session, [row.id for row in rows])
    return {number: sign(row) for number, row in between.items()}
