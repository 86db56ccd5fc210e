"""Notes, tasks, plans of steps, referrals and follow-ups of one person."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.action_plan import ActionPlan, ActionStep
from models.enums import Role
from models.follow_up import FollowUp
from models.jobseeker import Jobseeker
from models.note import Note, NoteReader
from models.organisation import Organisation
from models.placement import Placement
from models.referral import Referral, ReferralEvent, ReferralStage
from models.task import Task

#: What a receiving organisation may know of.
REACHED = (ReferralStage.SENT, ReferralStage.ACCEPTED, ReferralStage.STARTED)


def notes(session: Session, person: Jobseeker, *, reader: NoteReader | None = None, limit: int = 500) -> Sequence[Note]:
    """Notes about a person with their writers, the newest first: those for one `reader`, or all that may be read where
    the person is now. What was written for colleagues elsewhere stays theirs."""
    read_here = or_(Note.reader == NoteReader.PERSON, Note.organisation_id == person.organisation_id)
    return session.scalars(
        select(Note)
        .where(Note.jobseeker_id == person.id, read_here if reader is None else Note.reader == reader)
        .options(joinedload(Note.written_by).joinedload(Account.key))
        .order_by(Note.created_at.desc(), Note.id.desc())
        .limit(limit)
    ).all()


def tasks(session: Session, person: Jobseeker, *, open_only: bool = False, limit: int = 200) -> Sequence[Task]:
    """Tasks about a person with whose they are: what is open first, by day; then what is done."""
    wanted = [Task.done_at.is_(None)] if open_only else []
    return session.scalars(
        select(Task)
        .where(Task.jobseeker_id == person.id, *wanted)
        .options(joinedload(Task.owner).joinedload(Account.key))
        .order_by(Task.done_at.is_not(None), Task.due_on, Task.id)
        .limit(limit)
    ).all()


def hand_tasks(session: Session, person: Jobseeker, to_id: int | None, *, of: int | None = None) -> None:
    """What one account, or anybody, still has to do for a person is another's now, or nobody's."""
    whose = Task.owner_id == of if of is not None else Task.owner_id.is_not(None)
    theirs = (Task.jobseeker_id == person.id, Task.done_at.is_(None), whose)
    session.execute(update(Task).where(*theirs).values(owner_id=to_id))


def plan(session: Session, person: Jobseeker) -> ActionPlan | None:
    """The person's plan with its steps and their courses, in one statement."""
    return (
        session.scalars(
            select(ActionPlan)
            .where(ActionPlan.jobseeker_id == person.id)
            .options(joinedload(ActionPlan.steps).joinedload(ActionStep.course))
        )
        .unique()
        .one_or_none()
    )


def referrals(session: Session, person: Jobseeker) -> Sequence[Referral]:
    """Referrals of a person, the newest first."""
    return session.scalars(
        select(Referral)
        .where(Referral.jobseeker_id == person.id)
        .options(joinedload(Referral.receiver), joinedload(Referral.course))
        .order_by(Referral.id.desc())
    ).all()


def history(session: Session, referral: Referral) -> Sequence[ReferralEvent]:
    """The stages of a referral in order, with who took them."""
    return session.scalars(
        select(ReferralEvent)
        .where(ReferralEvent.referral_id == referral.id)
        .options(joinedload(ReferralEvent.account).joinedload(Account.key))
        .order_by(ReferralEvent.id)
    ).all()


def sent_to(session: Session, organisation_id: int) -> Sequence[Referral]:
    """Referrals that reached an organisation, those that wait for its answer first."""
    return session.scalars(
        select(Referral)
        .where(Referral.receiver_id == organisation_id, Referral.stage.in_(REACHED))
        .options(joinedload(Referral.jobseeker).options(joinedload(Jobseeker.key), joinedload(Jobseeker.organisation)))
        .order_by(Referral.stage != ReferralStage.SENT, Referral.id)
    ).all()


def sent_by(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[Referral]:
    """Referrals of an organisation's people that are under way, the oldest first."""
    return session.scalars(
        select(Referral)
        .join(Referral.jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, Referral.over_at.is_(None))
        .options(
            joinedload(Referral.jobseeker).joinedload(Jobseeker.key), joinedload(Referral.receiver),
            joinedload(Referral.course),
        )
        .order_by(Referral.id)
        .limit(limit)
        .offset(offset)
    ).all()  # fmt: skip


def receivers(session: Session, organisation_id: int) -> Sequence[Organisation]:
    """Every other organisation, by name."""
    return session.scalars(
        select(Organisation).where(Organisation.id != organisation_id).order_by(Organisation.name, Organisation.id)
    ).all()


def staff(session: Session, organisation_id: int, *roles: Role) -> Sequence[Account]:
    """The accounts of an organisation that can sign in, leads and counsellors unless roles are named."""
    return session.scalars(
        select(Account)
        .where(
            Account.organisation_id == organisation_id, Account.disabled_at.is_(None),
            Account.role.in_(roles or (Role.LEAD, Role.COUNSELLOR)),
        )
        .options(joinedload(Account.key))
        .order_by(Account.id)
    ).all()  # fmt: skip


def follow_ups(session: Session, person: Jobseeker) -> Sequence[FollowUp]:
    """Follow-ups of a person with the work they are about, by day."""
    return session.scalars(
        select(FollowUp)
        .where(FollowUp.jobseeker_id == person.id)
        .options(joinedload(FollowUp.placement).joinedload(Placement.vacancy))
        .order_by(FollowUp.due_on, FollowUp.id)
    ).all()


def follow_ups_about(session: Session, placement: Placement) -> Sequence[FollowUp]:
    """Follow-ups about one start of work, held until the transaction ends, the first one first."""
    return session.scalars(
        select(FollowUp)
        .where(FollowUp.placement_id == placement.id)
        .order_by(FollowUp.months)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def without_follow_ups(session: Session, limit: int) -> Sequence[Placement]:
    """Work that began and for which nobody is to be asked yet, locked, the oldest first."""
    asked = select(FollowUp.id).where(FollowUp.placement_id == Placement.id).exists()
    found = select(Placement.id).where(~asked).order_by(Placement.id).limit(limit)
    held = session.scalars(found.with_for_update(skip_locked=True)).all()
    whose = joinedload(Placement.jobseeker)
    return session.scalars(select(Placement).where(Placement.id.in_(held)).options(whose).order_by(Placement.id)).all()


def newly_due(session: Session, day: date, limit: int) -> Sequence[FollowUp]:
    """Follow-ups that are due and that nobody has tried yet, whose people can be asked in the service, locked; those
    somebody is answering now are passed over."""
    order = (FollowUp.due_on, FollowUp.id)
    waits = select(FollowUp.id).where(
        FollowUp.answered_at.is_(None), FollowUp.due_on <= day, FollowUp.asked_at.is_(None)
    )
    held = session.scalars(waits.order_by(*order).limit(limit).with_for_update(skip_locked=True)).all()
    return session.scalars(
        select(FollowUp)
        .where(FollowUp.id.in_(held))
        .options(joinedload(FollowUp.jobseeker).joinedload(Jobseeker.account))
        .order_by(*order)
    ).all()


def note_outcome(session: Session, placement: Placement) -> None:
    """Let the work show what was heard last about it. Whoever edits the contract meanwhile is not disturbed."""
    newest = (
        select(FollowUp.outcome)
        .where(FollowUp.placement_id == placement.id, FollowUp.outcome.is_not(None))
        .order_by(FollowUp.months.desc())
        .limit(1)
        .scalar_subquery()
    )
    session.execute(update(Placement).where(Placement.id == placement.id).values(outcome=newest))
    session.expire(placement, ["outcome"])
