"""People of one organisation who are likely one person: what is compared of everybody, and the pairs found."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, insert, or_, select
from sqlalchemy.orm import Session, joinedload, load_only, raiseload

from models.account import Account
from models.jobseeker import Jobseeker
from models.merge import LikelyTwins
from models.organisation import Organisation

COMPARED = (
    Jobseeker.public_id, Jobseeker.key_id, Jobseeker.organisation_id, Jobseeker.language, Jobseeker.given_name_sealed,
    Jobseeker.family_name_sealed, Jobseeker.phone_sealed, Jobseeker.birth_date_sealed, Jobseeker.birth_date_precision,
    Jobseeker.municipality_code,
)  # fmt: skip
_ACCOUNT = joinedload(Jobseeker.account)
_ONLY = (
    load_only(*COMPARED), joinedload(Jobseeker.key),
    _ACCOUNT.load_only(Account.public_id, Account.key_id, Account.jobseeker_id, Account.phone_sealed, Account.role),
    _ACCOUNT.joinedload(Account.key), raiseload("*"),
)  # fmt: skip
_PEOPLE = (
    joinedload(LikelyTwins.first).joinedload(Jobseeker.key), joinedload(LikelyTwins.second).joinedload(Jobseeker.key),
    joinedload(LikelyTwins.first).joinedload(Jobseeker.municipality),
    joinedload(LikelyTwins.second).joinedload(Jobseeker.municipality),
)  # fmt: skip


def organisations(session: Session) -> Sequence[int]:
    """Every organisation, by number."""
    return session.scalars(select(Organisation.id).order_by(Organisation.id)).all()


def compared(session: Session, organisation_id: int) -> Sequence[Jobseeker]:
    """Everybody of an organisation, with no more than what is compared."""
    return session.scalars(
        select(Jobseeker).where(Jobseeker.organisation_id == organisation_id).options(*_ONLY).order_by(Jobseeker.id)
    ).all()


def _of_organisation(organisation_id: int) -> ColumnElement[bool]:
    """Pairs whose people are both the organisation's."""
    own = select(Jobseeker.id).where(Jobseeker.organisation_id == organisation_id)
    return LikelyTwins.first_id.in_(own) & LikelyTwins.second_id.in_(own)


def count(session: Session, organisation_id: int) -> int:
    """How many pairs wait for somebody to look."""
    own = _of_organisation(organisation_id)
    return session.scalar(select(func.count(LikelyTwins.id)).where(own, LikelyTwins.apart_at.is_(None))) or 0


def _with_people(organisation_id: int) -> Select[LikelyTwins]:
    return (
        select(LikelyTwins)
        .where(_of_organisation(organisation_id), LikelyTwins.apart_at.is_(None))
        .options(*_PEOPLE)
        .order_by(LikelyTwins.probability.desc(), LikelyTwins.id)
    )


def waiting(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[LikelyTwins]:
    """The pairs that wait for somebody to look, the likeliest first, each with its people."""
    return session.scalars(_with_people(organisation_id).limit(limit).offset(offset)).all()


def pair(session: Session, one: int, other: int) -> LikelyTwins | None:
    """What is written down about two people."""
    first, second = sorted((one, other))
    return session.scalar(select(LikelyTwins).where(LikelyTwins.first_id == first, LikelyTwins.second_id == second))


def apart_from(session: Session, person_id: int) -> frozenset[int]:
    """Those of whom staff said that they are not this person."""
    rows = session.scalars(
        select(LikelyTwins).where(
            or_(LikelyTwins.first_id == person_id, LikelyTwins.second_id == person_id),
            LikelyTwins.apart_at.is_not(None),
        )
    ).all()
    return frozenset({row.first_id for row in rows} | {row.second_id for row in rows}) - {person_id}


def write_anew(session: Session, organisation_id: int, rows: Collection[dict[str, Any]], before: datetime) -> None:
    """Put these pairs in the place of those found up to a moment. Pairs of whom staff said that they are two stay so;
    whoever is gone is passed over."""
    old = LikelyTwins.apart_at.is_(None) & (LikelyTwins.found_at <= before)
    session.execute(
        delete(LikelyTwins).where(_of_organisation(organisation_id), old).execution_options(synchronize_session=False)
    )
    write_more(session, organisation_id, rows)


def write_more(session: Session, organisation_id: int, rows: Collection[dict[str, Any]]) -> None:
    """Put those of these pairs on the list that are not on it; whoever is gone is passed over."""
    own = _of_organisation(organisation_id)
    stay = session.execute(select(LikelyTwins.first_id, LikelyTwins.second_id).where(own)).all()
    there = {(row.first_id, row.second_id) for row in stay}
    people = _still_there(session, organisation_id)
    fresh = [
        row
        for row in rows
        if (row["first_id"], row["second_id"]) not in there and {row["first_id"], row["second_id"]} <= people
    ]
    if fresh:
        session.execute(insert(LikelyTwins), fresh)


def _still_there(session: Session, organisation_id: int) -> set[int]:
    return set(session.scalars(select(Jobseeker.id).where(Jobseeker.organisation_id == organisation_id)))


def of_person(session: Session, organisation_id: int, person_id: int) -> Sequence[LikelyTwins]:
    """The pairs of one person that wait for somebody to look, with their people."""
    return session.scalars(
        _with_people(organisation_id).where(or_(LikelyTwins.first_id == person_id, LikelyTwins.second_id == person_id))
    ).all()
