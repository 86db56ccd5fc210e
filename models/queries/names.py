"""Sealed names of an organisation's people, as a search over them needs them."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, load_only

from models.account import Account
from models.jobseeker import Jobseeker


def of_organisation(session: Session, organisation_id: int, ids: Collection[int] | None = None) -> Sequence[Jobseeker]:
    """Its people with nothing but their names, and the key that opens these; or those of `ids` who are its own."""
    found = select(Jobseeker).where(Jobseeker.organisation_id == organisation_id)
    if ids is not None:
        found = found.where(Jobseeker.id.in_(ids))
    columns = (Jobseeker.public_id, Jobseeker.given_name_sealed, Jobseeker.family_name_sealed)
    return session.scalars(found.options(load_only(*columns), joinedload(Jobseeker.key)).order_by(Jobseeker.id)).all()


def to_show(session: Session, organisation_id: int, ids: Collection[int]) -> Sequence[Jobseeker]:
    """Those of an organisation's people with these numbers, with what a list of found people shows."""
    return session.scalars(
        select(Jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, Jobseeker.id.in_(ids))
        .options(
            joinedload(Jobseeker.key), joinedload(Jobseeker.municipality),
            joinedload(Jobseeker.counsellor).joinedload(Account.key),
        )
        .order_by(Jobseeker.id)
    ).all()  # fmt: skip
