"""What staff wrote about the people of the small world: a note, a task, a plan, a referral, a follow-up."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Account, ActionPlan, ActionStep, FollowUp, Jobseeker, Note, Organisation, Referral, Task
from models.action_plan import Goal, StepOwner, StepText
from models.note import NoteKind, NoteReader
from models.placement import Placement
from models.referral import ReferralEvent, ReferralKind, ReferralStage, StageBy
from models.task import TaskKind


def about(
    session: Session, anna: Jobseeker, counsellor: Account, varna: Organisation, placement: Placement, now: datetime
) -> dict[str, str]:
    """Anna is sent on to Varna, which has not answered; mina is asked in a month how her work goes."""
    soon = now.date() + timedelta(days=20)
    note = Note(
        jobseeker=anna, kind=NoteKind.TALK, reader=NoteReader.COLLEAGUES, language="bg", created_at=now,
        organisation_id=anna.organisation_id,
    )  # fmt: skip
    task = Task(jobseeker=anna, kind=TaskKind.CALL, due_on=soon, owner=counsellor, created_at=now)
    plan = ActionPlan(jobseeker=anna, goal=Goal.WORK, language="bg", created_at=now, changed_at=now)
    step = ActionStep(plan=plan, text=StepText.WRITE_CV, owner=StepOwner.PERSON, due_on=soon, language="bg")
    referral = Referral(
        jobseeker=anna, kind=ReferralKind.ORGANISATION, receiver=varna, stage=ReferralStage.SENT, language="bg",
        created_at=now,
    )  # fmt: skip
    follow_up = FollowUp(jobseeker=placement.jobseeker, placement=placement, months=1, due_on=soon)
    rows = {"note": note, "task": task, "step": step, "referral": referral, "follow_up": follow_up}
    session.add_all(rows.values())
    session.flush()
    for stage in (ReferralStage.SUGGESTED, ReferralStage.AGREED, ReferralStage.SENT):
        session.add(ReferralEvent(referral_id=referral.id, stage=stage, taken_by=StageBy.STAFF, at=now))
    _write(note, "Говорихме за работното време.")
    _write(task, "За часа във вторник.")
    _write(referral, "Търси жилище във Варна.")
    return {name: row.public_id for name, row in rows.items()}


def _write(row: Note | Task | Referral, words: str) -> None:
    row.words = words
