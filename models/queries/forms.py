"""Forms already carried out."""

from sqlalchemy.orm import Session

from models.account import FormPost


def carried_out(session: Session, key: str) -> str | None:
    """Where the reader was sent when this form was carried out; None if it was not."""
    post = session.get(FormPost, key)
    return post.location if post else None
