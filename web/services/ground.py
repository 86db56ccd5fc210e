"""What the engine stands on: found out once in a transaction that only reads, because such a page sees one picture."""

from sqlalchemy.orm import Session

from models.queries import engine_ground as queries
from models.queries.engine_ground import Ground

_KEPT = "engine ground"


def known(session: Session) -> Ground:
    """The taxonomy's mark, the operators' legal values and the switch, as this transaction sees them."""
    kept, transaction = session.info.get(_KEPT, (None, None))
    if transaction is not None and transaction is session.get_transaction():
        found: Ground = kept
        return found
    found = queries.read(session)
    if session.info.get("read_only"):
        session.info[_KEPT] = found, session.get_transaction()
    return found
