"""Holding a row until the transaction ends."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Numbered

Row = TypeVar("Row", bound=Numbered)


def hold(session: Session, row: Numbered) -> None:
    """Hold one row; raises NoResultFound if it is gone.

    Whatever is read together with the row is to be read afterwards, in a statement of its own: PostgreSQL shows a
    statement that had to wait the held row as it is then, but the rows joined to it as they were before.
    """
    kind = type(row)
    session.scalars(select(kind.id).where(kind.id == row.id).with_for_update()).one()


def held(session: Session, row: Row) -> Row:
    """The row as it is now, held until the transaction ends; raises NoResultFound if it is gone."""
    kind = type(row)
    return session.scalars(
        select(kind).where(kind.id == row.id).with_for_update().execution_options(populate_existing=True)
    ).one()
