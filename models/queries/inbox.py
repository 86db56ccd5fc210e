"""News of one account, and how it wants to hear of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session, joinedload

from models.disclosure import Disclosure
from models.enums import Channel, InterestKind
from models.inbox import InboxItem, MessageChoice, News, Outcome
from models.jobseeker import Jobseeker
from models.matching import Interest
from models.sharing_enums import DisclosureState
from models.vacancy import Vacancy


def of_account(session: Session, account_id: int, limit: int) -> Sequence[InboxItem]:
    """Unread news first, then the newest."""
    return session.scalars(
        select(InboxItem)
        .where(InboxItem.account_id == account_id)
        .order_by(InboxItem.read_at.is_not(None), InboxItem.id.desc())
        .limit(limit)
    ).all()


def unread(session: Session, account_id: int) -> int:
    """How much news waits to be read."""
    return session.scalar(select(func.count()).where(*_waits(account_id))) or 0


def unread_among(session: Session, account_ids: Collection[int], news: News, since: datetime) -> Sequence[InboxItem]:
    """What waits to be read by these accounts: news of one kind, and whatever was told since a moment."""
    wanted = or_(InboxItem.news == news, InboxItem.created_at > since)
    return session.scalars(
        select(InboxItem)
        .where(InboxItem.account_id.in_(account_ids), InboxItem.read_at.is_(None), wanted)
        .order_by(InboxItem.id)
    ).all()


def read_all(session: Session, account_id: int, now: datetime) -> None:
    """Note that everything was read."""
    session.execute(update(InboxItem).where(*_waits(account_id)).values(read_at=now))


def choice_of(session: Session, account_id: int) -> MessageChoice | None:
    """How an account wants to hear of news; None if it never said so."""
    return session.scalar(select(MessageChoice).where(MessageChoice.account_id == account_id))


def channels_of(session: Session, account_ids: Collection[int]) -> Mapping[int, Channel]:
    """Account → the channel it chose, of those that chose one."""
    asked = select(MessageChoice.account_id, MessageChoice.channel).where(MessageChoice.account_id.in_(account_ids))
    return {row.account_id: row.channel for row in session.execute(asked)}


def outcomes(session: Session, vacancy_id: int) -> list[tuple[Jobseeker, Outcome]]:
    """People who want a vacancy or were proposed for it, but for those who said no, with how far they came."""
    wants = and_(Interest.jobseeker_id == Jobseeker.id, Interest.vacancy_id == vacancy_id)
    shares = and_(Disclosure.jobseeker_id == Jobseeker.id, Disclosure.vacancy_id == vacancy_id)
    rows = session.execute(
        select(Jobseeker, Disclosure.id, Disclosure.invited_at)
        .outerjoin(Interest, wants)
        .outerjoin(Disclosure, shares)
        .where(
            or_(Interest.kind == InterestKind.INTERESTED, Disclosure.id.is_not(None)),
            or_(
                Disclosure.id.is_(None), Disclosure.state.not_in([DisclosureState.DECLINED, DisclosureState.WITHDRAWN])
            ),
        )
        .options(joinedload(Jobseeker.account))
        .order_by(Jobseeker.id)
    )
    return [(person, _outcome(proposed is not None, invited is not None)) for person, proposed, invited in rows]


def _outcome(proposed: bool, invited: bool) -> Outcome:
    if invited:
        return Outcome.INVITED
    return Outcome.PROPOSED if proposed else Outcome.NOT_PROPOSED


def vacancies_named(session: Session, public_ids: Collection[str]) -> Mapping[str, Vacancy]:
    """The vacancies that news is about, by public id."""
    rows = session.scalars(select(Vacancy).where(Vacancy.public_id.in_(public_ids)).order_by(Vacancy.id))
    return {row.public_id: row for row in rows}


def _waits(account_id: int) -> tuple[ColumnElement[bool], ...]:
    return InboxItem.account_id == account_id, InboxItem.read_at.is_(None)
