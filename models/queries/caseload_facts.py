"""What the caseload says about each person, as conditions of the database: the ladder of next steps, the stage, and
what a list may be about. Nothing here is computed twice, so lists, counts and order agree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from models.caseload_enums import Focus, NextStep, Stage
from models.contest import Contest
from models.disclosure import Disclosure
from models.enums import DecisionKind, InterestKind
from models.follow_up import FollowUp
from models.interview import Interview, InterviewSlot, InterviewState
from models.jobseeker import Jobseeker, WorkExperience
from models.matching import Decision, Interest
from models.offer import JobOffer, OfferState
from models.placement import Placement
from models.queries.disclosures import waits_for_call
from models.queries.interviews import HELD
from models.sharing_enums import ContestState, DisclosureState
from models.task import Task

SOON, LATER = timedelta(days=30), timedelta(days=60)
LONG_WAIT = timedelta(days=30)
BETWEEN = (DisclosureState.INVITED, DisclosureState.ACCEPTED, DisclosureState.DISCLOSED)
ON_OFFER = (OfferState.HELD, OfferState.MADE, OfferState.NOTED, OfferState.ACCEPTED)
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Moment:
    """When the list is made. An invitation sent between `invited_after` and `invited_before` that nobody has opened is
    a reason to telephone."""

    now: datetime
    today: date
    invited_after: datetime
    invited_before: datetime


def last_proposal() -> ColumnElement[datetime]:
    """When the person was last proposed for a vacancy."""
    return (
        select(func.max(Decision.created_at))
        .where(Decision.jobseeker_id == Jobseeker.id, Decision.kind == DecisionKind.PROPOSE)
        .correlate(Jobseeker)
        .scalar_subquery()
    )


def waiting_since() -> ColumnElement[datetime]:
    """Since when the person waits for a proposal."""
    return func.coalesce(last_proposal(), Jobseeker.created_at, type_=Jobseeker.created_at.type)


def _has(*where: Condition) -> Condition:
    """Whether the person has a row like this; it is looked for under their number."""
    return exists().where(*where).correlate(Jobseeker)


def _among(people: Select[int]) -> Condition:
    """Whether the person is one of a few, found once for the whole list."""
    return Jobseeker.id.in_(people.correlate(None))


def _proposed() -> Condition:
    return _has(Decision.jobseeker_id == Jobseeker.id, Decision.kind == DecisionKind.PROPOSE)


def _to_call(at: Moment) -> Condition:
    return _among(select(Disclosure.jobseeker_id).where(waits_for_call(at.invited_after, at.invited_before)))


def _offer(*states: OfferState) -> Condition:
    return _among(select(Disclosure.jobseeker_id).join(JobOffer).where(JobOffer.state.in_(states)))


def _time(at: Moment, *where: Condition) -> Condition:
    """A time to meet that is still to come."""
    offered = select(Disclosure.jobseeker_id).join(Interview).join(Interview.slot)
    return _among(offered.where(InterviewSlot.starts_at > at.now, *where))


def _without_interpreter(at: Moment) -> Condition:
    return _time(
        at,
        Disclosure.state.in_([DisclosureState.ACCEPTED, DisclosureState.DISCLOSED]),
        Interview.state.in_(HELD),
        Interview.interpreter.is_not(None),
        Interview.interpreter_found_at.is_(None),
    )


def _unanswered_interest() -> Condition:
    decided = exists().where(
        Decision.jobseeker_id == Interest.jobseeker_id, Decision.vacancy_id == Interest.vacancy_id
    )  # fmt: skip
    return _has(Interest.jobseeker_id == Jobseeker.id, Interest.kind == InterestKind.INTERESTED, ~decided)


def _at_work(at: Moment) -> Condition:
    return _has(
        Placement.jobseeker_id == Jobseeker.id,
        Placement.started_on <= at.today,
        or_(Placement.ended_on.is_(None), Placement.ended_on >= at.today),
    )


def _work(*where: Condition) -> Condition:
    return _has(WorkExperience.jobseeker_id == Jobseeker.id, *where)


def _task(*where: Condition) -> Condition:
    return _among(select(Task.jobseeker_id).where(Task.done_at.is_(None), *where))


def _follow_up(*where: Condition) -> Condition:
    return _among(select(FollowUp.jobseeker_id).where(FollowUp.answered_at.is_(None), *where))


def due_task() -> ScalarSelect[date]:
    """The first day on which a task for the person is due."""
    return _first_day(Task.due_on, Task.jobseeker_id, Task.done_at.is_(None))


def due_follow_up() -> ScalarSelect[date]:
    """The first day on which somebody asks how it goes at work."""
    return _first_day(FollowUp.due_on, FollowUp.jobseeker_id, FollowUp.answered_at.is_(None))


def _first_day(
    day: InstrumentedAttribute[date], person: InstrumentedAttribute[int], still_open: Condition
) -> ScalarSelect[date]:
    return (
        select(func.min(day)).where(person == Jobseeker.id, still_open).correlate(Jobseeker).scalar_subquery()
    )  # fmt: skip


def papers_end(by: date) -> Condition:
    """The person's right to stay ends by this day, or has ended."""
    return func.coalesce(Jobseeker.status_valid_until <= by, False)


def step_conditions(at: Moment) -> Mapping[NextStep, Condition]:
    """The ladder: the first that holds is the next step."""
    urgent = {
        NextStep.OVERDUE: or_(_task(Task.due_on < at.today), _follow_up(FollowUp.due_on < at.today)),
        NextStep.DUE_TODAY: or_(_task(Task.due_on == at.today), _follow_up(FollowUp.due_on == at.today)),
        NextStep.RENEW_NOW: papers_end(at.today + SOON),
        NextStep.TELEPHONE: _to_call(at),
        NextStep.READ_OFFER: _offer(OfferState.HELD),
        NextStep.CALL_ABOUT_OFFER: _offer(OfferState.MADE, OfferState.NOTED),
        NextStep.CALL_ABOUT_TIME: _time(at, Interview.state.in_([InterviewState.OFFERED, InterviewState.NOTED])),
        NextStep.FIND_INTERPRETER: _without_interpreter(at),
        NextStep.LOOK_AT_CONTEST: _among(select(Contest.jobseeker_id).where(Contest.state == ContestState.OPEN)),
    }
    # Whoever works or has paused is left in peace with all that follows, and stands at the end of the list.
    resting = {NextStep.PAUSED: Jobseeker.paused_at.is_not(None), NextStep.AT_WORK: _at_work(at)}
    usual = {
        NextStep.ANSWER_INTEREST: _unanswered_interest(),
        NextStep.TAKE_ON: Jobseeker.counsellor_id.is_(None),
        NextStep.ASK_WORK: ~_work(),
        NextStep.NAME_WORK: ~_work(WorkExperience.concept_id.is_not(None)),
        NextStep.ASK_PLACE: Jobseeker.municipality_code.is_(None),
        NextStep.SEE_PAPERS: Jobseeker.status_seen_on.is_(None),
        NextStep.RENEW_PAPERS: papers_end(at.today + LATER),
        NextStep.LOOK_FOR_VACANCY: ~_proposed(),
    }
    return {**urgent, **resting, **usual}


def step(at: Moment) -> ColumnElement[int]:
    """The place of the person's next step in `NextStep`, counted from 0."""
    places = {each: place for place, each in enumerate(NextStep)}
    rungs = ((condition, places[each]) for each, condition in step_conditions(at).items())
    return case(*rungs, else_=places[NextStep.FOLLOW_UP])


def stage(at: Moment) -> ColumnElement[str]:
    """How far the person has come, the furthest first."""
    invited = _among(select(Disclosure.jobseeker_id).where(Disclosure.state.in_(BETWEEN)))
    known = and_(
        Jobseeker.counsellor_id.is_not(None), Jobseeker.municipality_code.is_not(None),
        _work(WorkExperience.concept_id.is_not(None)),
    )  # fmt: skip
    return case(
        (Jobseeker.paused_at.is_not(None), Stage.PAUSED.value),
        (_at_work(at), Stage.AT_WORK.value),
        (_offer(*ON_OFFER), Stage.OFFERED.value),
        (invited, Stage.INVITED.value),
        (_proposed(), Stage.PROPOSED.value),
        (known, Stage.READY.value),
        else_=Stage.INTAKE.value,
    )


def _looks(at: Moment) -> Condition:
    """Whoever works or has paused waits for nothing."""
    return and_(Jobseeker.paused_at.is_(None), ~_at_work(at))


_ABOUT: Mapping[Focus, Callable[[Moment], Condition]] = {
    Focus.WAITING: lambda at: and_(_looks(at), waiting_since() <= at.now - LONG_WAIT),
    Focus.NO_PROPOSAL: lambda at: and_(_looks(at), ~_proposed()),
    Focus.CALL: _to_call,
    Focus.FOLLOW_UP_DUE: lambda at: _follow_up(FollowUp.due_on <= at.today),
    Focus.TASK_DUE: lambda at: _task(Task.due_on <= at.today),
    Focus.PAPERS_30: lambda at: papers_end(at.today + SOON),
    Focus.PAPERS_60: lambda at: papers_end(at.today + LATER),
}


def about(focus: Focus | None, at: Moment) -> Condition:
    """Whether the person belongs into a list about this."""
    return true() if focus is None else _ABOUT[focus](at)
