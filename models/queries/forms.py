"""Forms already carried out."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.account import FormPost


def carried_out(session: Session, key: str) -> str | None:
    """Where the reader was sent when this form was carried out; None if it was not."""
    post = session.get(FormPost, key)
    return post.location if post else None


def forget_before(session: Session, moment: datetime) -> None:
    """Delete the records of forms carried out before `moment`."""
    session.execute(delete(FormPost).where(FormPost.created_at < moment))
