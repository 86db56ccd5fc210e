"""Subsidy programmes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.subsidy import SubsidyProgramme


def all_of_them(session: Session) -> Sequence[SubsidyProgramme]:
    """Every programme by name."""
    return session.scalars(select(SubsidyProgramme).order_by(SubsidyProgramme.name, SubsidyProgramme.id)).all()


def running(session: Session, today: date, seen_since: date) -> Sequence[SubsidyProgramme]:
    """Programmes whose days include today and that somebody looked at since a day."""
    row = SubsidyProgramme
    return session.scalars(
        select(row)
        .where(
            or_(row.valid_from.is_(None), row.valid_from <= today),
            or_(row.valid_until.is_(None), row.valid_until >= today),
            row.seen_on >= seen_since,
        )
        .order_by(row.name, row.id)
    ).all()


def origins(session: Session) -> set[str]:
    """The programmes of the release that are there."""
    return {each for each in session.scalars(select(SubsidyProgramme.origin)) if each}
