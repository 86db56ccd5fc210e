"""Districts and municipalities."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.place import District, Municipality


def municipalities(session: Session) -> Sequence[Municipality]:
    """Every municipality with its district, by district and by name."""
    return session.scalars(
        select(Municipality)
        .join(Municipality.district)
        .options(joinedload(Municipality.district))
        .order_by(District.name_latin, Municipality.name_latin, Municipality.code)
    ).all()


def districts(session: Session) -> Sequence[District]:
    """Every district, by name."""
    return session.scalars(select(District).order_by(District.name_latin)).all()


def by_code(session: Session, code: str) -> Municipality | None:
    """The municipality with this EKATTE code."""
    return session.get(Municipality, code)
