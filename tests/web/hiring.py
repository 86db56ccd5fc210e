"""What stands in the database while pages of the way to work are tested."""

from typing import Any

from sqlalchemy.orm import Session

from models import JobOffer
from models.inbox import InboxItem, News
from models.queries import by_public_id
from tests.browser import fetch_all
from tests.world import World


def offer_now(session: Session, world: World) -> JobOffer:
    """The offer of the world as stored now, without holding the database."""
    session.rollback()
    row = by_public_id(session, JobOffer, world.job_offer)
    assert row is not None
    session.expunge_all()
    session.rollback()
    return row


def rows_now(session: Session, kind: type) -> list[Any]:
    """Every row of a table as stored now, without holding the database."""
    session.rollback()
    found = fetch_all(session, kind)
    session.expunge_all()
    session.rollback()
    return found


def news_now(session: Session, news: News) -> list[InboxItem]:
    """The notes of one kind in everybody's inboxes."""
    return [item for item in rows_now(session, InboxItem) if item.news is news]
