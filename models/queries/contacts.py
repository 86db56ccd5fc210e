"""People and offices that help."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.contact import Contact, ContactKind


def for_readers(session: Session, kinds: Collection[ContactKind]) -> Sequence[Contact]:
    """Contacts that have a source and are not ended; those for everybody first, then by place and name."""
    return session.scalars(
        select(Contact)
        .where(Contact.kind.in_(kinds), Contact.source.is_not(None), Contact.ended_on.is_(None))
        .options(joinedload(Contact.municipality))
        .order_by(Contact.municipality_code.is_not(None), Contact.municipality_code, Contact.name, Contact.id)
    ).all()


def all_of_them(session: Session) -> Sequence[Contact]:
    """Every contact, those that were ended last."""
    return session.scalars(
        select(Contact)
        .options(joinedload(Contact.municipality))
        .order_by(Contact.ended_on.is_not(None), Contact.kind, Contact.name, Contact.id)
    ).all()
