"""Whom the vacancy doctor counts for employers, what it counted, and what a company asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from models.consent import Consent
from models.enums import ConsentPurpose
from models.jobseeker import Jobseeker
from models.queries.jobseekers import WHOLE
from models.snapshot import DemandCount, DemandLook

AT_ONCE = 500


def who_may_be_suggested(session: Session) -> Sequence[Jobseeker]:
    """Everybody who has said something about work, has not paused and agrees to be suggested to employers."""
    agrees = exists().where(
        Consent.jobseeker_id == Jobseeker.id,
        Consent.purpose == ConsentPurpose.SUGGEST_TO_EMPLOYERS,
        Consent.withdrawn_at.is_(None),
    )
    found = select(Jobseeker).where(Jobseeker.paused_at.is_(None), Jobseeker.work.any(), agrees)
    return session.scalars(found.options(*WHOLE).order_by(Jobseeker.public_id)).all()


def counted(session: Session, demands: Collection[str] | None = None) -> Mapping[str, DemandCount]:
    """Demand → its count, of these demands or of all."""
    found: dict[str, DemandCount] = {}
    for some in [None] if demands is None else _in_parts(sorted(demands)):
        asked = select(DemandCount) if some is None else select(DemandCount).where(DemandCount.demand.in_(some))
        found |= {row.demand: row for row in session.scalars(asked.order_by(DemandCount.demand))}
    return found


def _in_parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), AT_ONCE):
        yield names[start : start + AT_ONCE]


def replace(session: Session, rows: Sequence[DemandCount]) -> None:
    """Put these counts in the place of all there were."""
    session.execute(delete(DemandCount))
    session.add_all(rows)
    session.flush()


def looks(session: Session, company: str, on_day: date) -> int:
    """How many sets of demands a company has looked at on a day."""
    asked = select(func.count()).where(DemandLook.company == company, DemandLook.on_day == on_day)
    return session.scalar(asked) or 0


def last_look(session: Session, company: str, digest: str) -> DemandLook | None:
    """When a company last looked at this set, and what it was told."""
    return session.scalar(
        select(DemandLook)
        .where(DemandLook.company == company, DemandLook.digest == digest)
        .order_by(DemandLook.on_day.desc())
        .limit(1)
    )
