"""Keeping views of the caseload under names, one of them to open with."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from models import SavedView
from models.queries import saved_views as queries
from web.services.principal import Principal

MOST = 20
LONGEST_NAME = 60


class TooMany(Exception):
    """There are twenty views already."""


class NameTaken(Exception):
    """Another of one's views is called so."""


class Unknown(LookupError):
    """None of one's own views."""


def keep(session: Session, who: Principal, name: str, filters: str, now: datetime) -> SavedView:
    """Keep a view. Raises TooMany and NameTaken."""
    account = who.account_id or 0
    kept = queries.of_account(session, account)
    if len(kept) >= MOST:
        raise TooMany
    _free(kept, name)
    row = SavedView(account_id=account, filters=filters, created_at=now)
    session.add(row)
    session.flush()
    row.name = name
    session.flush()
    return row


def rename(session: Session, who: Principal, view: str, name: str) -> None:
    """Call a view otherwise. `view` is its public id. Raises Unknown and NameTaken."""
    row = _own(session, who, view)
    _free([each for each in queries.of_account(session, who.account_id or 0) if each.id != row.id], name)
    row.name = name


def open_first(session: Session, who: Principal, view: str) -> bool:
    """Open the caseload with this view; if it is that one already, with none. Whether it opens now. Raises Unknown."""
    row = _own(session, who, view)
    opens = not row.opens_first
    queries.close_all(session, who.account_id or 0)
    session.refresh(row)
    row.opens_first = opens
    return opens


def forget(session: Session, who: Principal, view: str) -> None:
    """Keep a view no longer. Raises Unknown."""
    session.delete(_own(session, who, view))


def _own(session: Session, who: Principal, view: str) -> SavedView:
    found = [each for each in queries.of_account(session, who.account_id or 0) if each.public_id == view]
    if not found:
        raise Unknown
    return found[0]


def _free(others: Sequence[SavedView], name: str) -> None:
    if any((each.name or "").casefold() == name.casefold() for each in others):
        raise NameTaken
