"""Views of the caseload that accounts keep. Every function takes the account."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.saved_view import SavedView


def of_account(session: Session, account_id: int) -> Sequence[SavedView]:
    """All of an account's views, in the order they were made."""
    return session.scalars(
        select(SavedView)
        .where(SavedView.account_id == account_id)
        .options(joinedload(SavedView.account).joinedload(Account.key))
        .order_by(SavedView.id)
    ).all()


def close_all(session: Session, account_id: int) -> None:
    """Let none of an account's views be the one the caseload opens with."""
    session.execute(
        update(SavedView).where(SavedView.account_id == account_id).values(opens_first=False)
    )  # fmt: skip
