"""Lists of people with names that were asked for."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.people_export import PeopleExport


def asked_by(session: Session, account_id: int, limit: int) -> Sequence[PeopleExport]:
    """What somebody asked for, newest first."""
    return session.scalars(
        select(PeopleExport)
        .where(PeopleExport.asked_by_id == account_id)
        .options(joinedload(PeopleExport.asked_by).joinedload(Account.key))
        .order_by(PeopleExport.id.desc())
        .limit(limit)
    ).all()


def of_organisation(session: Session, organisation_id: int, limit: int) -> Sequence[PeopleExport]:
    """What an organisation's staff asked for, newest first."""
    return session.scalars(
        select(PeopleExport)
        .where(PeopleExport.organisation_id == organisation_id)
        .options(joinedload(PeopleExport.asked_by).joinedload(Account.key))
        .order_by(PeopleExport.id.desc())
        .limit(limit)
    ).all()
