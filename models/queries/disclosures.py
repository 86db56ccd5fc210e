"""What employers may see of whom, as each side asks for it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from models.audit import AuditEntry
from models.disclosure import Disclosure
from models.jobseeker import Jobseeker
from models.placement import Placement
from models.queries.holding import hold
from models.sharing_enums import DisclosureState as State
from models.vacancy import Vacancy

READ = "read invitation"
_WITH_ALL = (
    joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
    joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
    joinedload(Disclosure.vacancy).joinedload(Vacancy.concept),
    joinedload(Disclosure.consent),
)


def _asked() -> Select[Disclosure]:
    return select(Disclosure).options(*_WITH_ALL).execution_options(populate_existing=True)


def fresh(session: Session, disclosure: Disclosure) -> Disclosure | None:
    """The disclosure with its person, vacancy and employer as they are stored now; None if it is gone."""
    return session.scalar(_asked().where(Disclosure.id == disclosure.id))


def locked(session: Session, disclosure: Disclosure) -> Disclosure:
    """The same, held until the transaction ends. Raises NoResultFound if it is gone."""
    hold(session, disclosure)
    return session.scalars(_asked().where(Disclosure.id == disclosure.id)).one()


def of_pair(session: Session, jobseeker_id: int, vacancy_id: int) -> Disclosure | None:
    """What there is between a person and a vacancy."""
    return session.scalar(_asked().where(Disclosure.jobseeker_id == jobseeker_id, Disclosure.vacancy_id == vacancy_id))


def of_placements(session: Session, placement_ids: Collection[int]) -> Mapping[int, Disclosure]:
    """Number of a placement → what there is between its person and its vacancy, without those where nothing is."""
    between = and_(Disclosure.jobseeker_id == Placement.jobseeker_id, Disclosure.vacancy_id == Placement.vacancy_id)
    asked = _asked().join(Placement, between).add_columns(Placement.id).where(Placement.id.in_(placement_ids))
    return {number: row for row, number in session.execute(asked.order_by(Placement.id))}


def of_person(session: Session, jobseeker_id: int) -> Sequence[Disclosure]:
    """Everything between a person and employers, what changed last first."""
    return session.scalars(
        _asked().where(Disclosure.jobseeker_id == jobseeker_id).order_by(Disclosure.changed_at.desc(), Disclosure.id)
    ).all()


def of_vacancy(session: Session, vacancy_id: int) -> Sequence[Disclosure]:
    """Everybody proposed for a vacancy, in an order that says nothing about them."""
    return session.scalars(_asked().where(Disclosure.vacancy_id == vacancy_id).order_by(Disclosure.public_id)).all()


def live(
    session: Session, states: Collection[State], *, vacancy_id: int | None = None, employer_id: int | None = None
) -> Sequence[Disclosure]:
    """What is still going on about a vacancy, or about all of an employer's, locked."""
    where = [Disclosure.vacancy_id == vacancy_id] if vacancy_id is not None else []
    where += [Vacancy.employer_id == employer_id] if employer_id is not None else []
    held = session.scalars(
        select(Disclosure.id)
        .join(Disclosure.vacancy)
        .where(Disclosure.state.in_(list(states)), *where)
        .order_by(Disclosure.id)
        .with_for_update(of=Disclosure)
    ).all()
    return _these(session, held)


def _these(session: Session, numbers: Sequence[int]) -> Sequence[Disclosure]:
    return session.scalars(_asked().where(Disclosure.id.in_(numbers)).order_by(Disclosure.id)).all()


def overdue(
    session: Session, now: datetime, suggested_before: datetime, invited_before: datetime, most: int
) -> Sequence[Disclosure]:
    """What time has ended: suggestions and invitations nobody answered, and what was agreed until a day that has
    passed. Locked; those another process holds are passed over."""
    held = session.scalars(
        select(Disclosure.id)
        .where(
            or_(
                and_(Disclosure.state == State.SUGGESTED, Disclosure.changed_at <= suggested_before),
                and_(Disclosure.state == State.INVITED, Disclosure.invited_at <= invited_before),
                and_(Disclosure.state.in_([State.ACCEPTED, State.DISCLOSED]), Disclosure.expires_at <= now),
            )
        )
        .order_by(Disclosure.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    return _these(session, held)


def _unread() -> ColumnElement[bool]:
    """Nobody has opened the invitation since it was sent."""
    opened = exists().where(
        AuditEntry.subject == Disclosure.public_id, AuditEntry.action == READ, AuditEntry.at >= Disclosure.invited_at
    )
    return and_(Disclosure.state == State.INVITED, ~opened)


def is_unread(session: Session, disclosure: Disclosure) -> bool:
    """Whether the person has not opened this invitation yet."""
    return session.scalar(select(Disclosure.id).where(Disclosure.id == disclosure.id, _unread())) is not None


def waits_for_call(after: datetime, before: datetime) -> ColumnElement[bool]:
    """An invitation was sent after one moment and before another, and neither opened nor telephoned about since."""
    return and_(
        Disclosure.invited_at > after,
        Disclosure.invited_at <= before,
        or_(Disclosure.called_at.is_(None), Disclosure.called_at <= before),
        _unread(),
    )


def _waiting(organisation_id: int) -> ColumnElement[bool]:
    ours = Jobseeker.organisation_id == organisation_id
    return and_(ours, Disclosure.state.in_([State.INVITED, State.ACCEPTED]))


def counted_waiting(organisation_id: int) -> Select[int]:
    """How many invitations of an organisation's people wait for an answer or for the person's own word."""
    return select(func.count(Disclosure.id)).join(Disclosure.jobseeker).where(_waiting(organisation_id))


def waiting(
    session: Session, organisation_id: int, after: datetime, before: datetime, limit: int, offset: int
) -> Sequence[tuple[Disclosure, bool]]:
    """Some of them, each with whether it waits for a call; those that do come first, then the oldest."""
    call = waits_for_call(after, before).label("call")
    rows = session.execute(
        _asked()
        .add_columns(call)
        .join(Disclosure.jobseeker)
        .where(_waiting(organisation_id))
        .order_by(call.desc(), Disclosure.invited_at, Disclosure.id)
        .limit(limit)
        .offset(offset)
    )
    return [(row, so) for row, so in rows]
