"""Own words that go with invitations, and how many invitations a company has out."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, and_, delete, func, or_, select
from sqlalchemy.orm import Session, joinedload

from models.disclosure import Disclosure
from models.disclosure_words import InvitationWords, WordsState
from models.employer import ROOT_DIGITS, Employer
from models.jobseeker import Jobseeker
from models.sharing_enums import DisclosureState
from models.vacancy import Vacancy


def of_disclosure(session: Session, disclosure: Disclosure) -> InvitationWords | None:
    """What the employer wrote with this invitation."""
    return session.scalar(
        select(InvitationWords)
        .where(InvitationWords.disclosure_id == disclosure.id)
        .execution_options(populate_existing=True)
    )


def forget(session: Session, disclosure: Disclosure) -> None:
    """Delete what was written the last time these two were brought together."""
    session.execute(delete(InvitationWords).where(InvitationWords.disclosure_id == disclosure.id))


def _waiting(organisation_id: int) -> Select[InvitationWords]:
    return (
        select(InvitationWords)
        .join(InvitationWords.disclosure)
        .join(Disclosure.jobseeker)
        .where(
            Jobseeker.organisation_id == organisation_id,
            InvitationWords.state == WordsState.WAITING,
            Disclosure.state == DisclosureState.SUGGESTED,
        )
    )


def waiting(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[InvitationWords]:
    """Some of the words to an organisation's people that nobody has read yet, the longest waiting first."""
    return session.scalars(
        _waiting(organisation_id)
        .options(
            joinedload(InvitationWords.disclosure).joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
            joinedload(InvitationWords.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
        )
        .order_by(InvitationWords.asked_at, InvitationWords.id)
        .limit(limit)
        .offset(offset)
    ).all()


def counted_waiting(organisation_id: int) -> Select[int]:
    """How many there are."""
    return _waiting(organisation_id).with_only_columns(func.count(InvitationWords.id))


def open_invitations(session: Session, employer: Employer, sent_after: datetime) -> int:
    """How many invitations of the company and its branches wait: for a person's answer, or for a counsellor."""
    waits = and_(Disclosure.state == DisclosureState.INVITED, Disclosure.invited_at > sent_after)
    read = and_(Disclosure.state == DisclosureState.SUGGESTED, InvitationWords.state == WordsState.WAITING)
    counted = (
        select(func.count(Disclosure.id))
        .join(Disclosure.vacancy)
        .join(Vacancy.employer)
        .outerjoin(InvitationWords, InvitationWords.disclosure_id == Disclosure.id)
        .where(func.substr(Employer.company_number, 1, ROOT_DIGITS) == employer.root, or_(waits, read))
    )
    return session.scalar(counted) or 0
