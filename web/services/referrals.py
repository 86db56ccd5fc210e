"""Sending a person on: suggested, agreed to by the person, sent, accepted, begun, ended. Another organisation learns
who it is only when the person and both organisations have agreed, and reads nothing any more once it is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Course, Jobseeker, Organisation, Referral, ReferralEvent
from models.course import CourseWishState
from models.inbox import News
from models.queries import caseload
from models.queries import casework as queries
from models.queries import courses as course_queries
from models.queries.holding import held
from models.referral import ReferralKind, ReferralOutcome, Service
from models.referral import ReferralStage as Stage
from models.referral import StageBy as By
from web.services import audit, courses
from web.services.inbox import tell
from web.services.principal import Principal

LIVE = frozenset({Stage.SUGGESTED, Stage.AGREED, Stage.SENT, Stage.ACCEPTED, Stage.STARTED})
#: Stages in which the receiving organisation reads who it is.
KNOWN = frozenset({Stage.ACCEPTED, Stage.STARTED})


class ReferralStep(StrEnum):
    """What somebody does with a referral."""

    AGREE = "agree"
    SEND = "send"
    ACCEPT = "accept"
    START = "start"
    END = "end"
    REFUSE = "refuse"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class Way:
    """From which stages a step leads where, and who may take it."""

    begins: frozenset[Stage]
    leads_to: Stage
    by: frozenset[By]


WAYS: Mapping[ReferralStep, Way] = {
    ReferralStep.AGREE: Way(frozenset({Stage.SUGGESTED}), Stage.AGREED, frozenset({By.PERSON, By.STAFF})),
    ReferralStep.SEND: Way(frozenset({Stage.AGREED}), Stage.SENT, frozenset({By.STAFF})),
    ReferralStep.ACCEPT: Way(frozenset({Stage.SENT}), Stage.ACCEPTED, frozenset({By.STAFF, By.RECEIVER})),
    ReferralStep.START: Way(frozenset({Stage.ACCEPTED}), Stage.STARTED, frozenset({By.STAFF, By.RECEIVER})),
    ReferralStep.END: Way(KNOWN, Stage.ENDED, frozenset({By.STAFF, By.RECEIVER})),
    ReferralStep.REFUSE: Way(frozenset({Stage.SENT}), Stage.REFUSED, frozenset({By.STAFF, By.RECEIVER})),
    ReferralStep.TAKE_BACK: Way(LIVE, Stage.REFUSED, frozenset({By.PERSON, By.STAFF})),
}
#: What came of it where the step itself says so; an end is said by whoever ends it.
OUTCOMES: Mapping[tuple[ReferralStep, By], ReferralOutcome] = {
    (ReferralStep.REFUSE, By.STAFF): ReferralOutcome.NO_PLACE,
    (ReferralStep.REFUSE, By.RECEIVER): ReferralOutcome.NO_PLACE,
    (ReferralStep.TAKE_BACK, By.PERSON): ReferralOutcome.PERSON_SAID_NO,
    (ReferralStep.TAKE_BACK, By.STAFF): ReferralOutcome.TAKEN_BACK,
}
ENDINGS = (
    ReferralOutcome.HELPED, ReferralOutcome.HELPED_PARTLY, ReferralOutcome.DID_NOT_HELP, ReferralOutcome.DID_NOT_GO,
)  # fmt: skip
_RECEIVERS_OWN = frozenset({ReferralStep.ACCEPT, ReferralStep.REFUSE, ReferralStep.START})


class NotPossible(Exception):
    """The referral has moved on, or this is not for the asker to say."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to, and what for in words of `language`. Exactly one of course, service and receiver is there; a service
    may be named by its `provider`."""

    words: str | None
    language: str
    course: Course | None = None
    service: Service | None = None
    provider: str | None = None
    receiver: Organisation | None = None

    @property
    def kind(self) -> ReferralKind:
        """What kind of target it is."""
        if self.course is not None:
            return ReferralKind.COURSE
        return ReferralKind.SERVICE if self.service is not None else ReferralKind.ORGANISATION


def suggest(session: Session, who: Principal, person: Jobseeker, target: Target, now: datetime) -> Referral:
    """Begin a referral: the person is asked first, and nobody else learns of it."""
    caseload.locked(session, person)
    made = Referral(
        jobseeker=person, kind=target.kind, course=target.course, service=target.service, receiver=target.receiver,
        language=target.language, stage=Stage.SUGGESTED, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    made.words, made.provider = target.words, target.provider
    _note(session, made, who, By.STAFF, now)
    tell(session, person, News.REFERRAL_ASKED, {}, now)
    return made


def stands(who: Principal, row: Referral) -> By:
    """As what somebody stands to a referral that the gate let them see."""
    if who.jobseeker_id == row.jobseeker_id:
        return By.PERSON
    return By.STAFF if who.organisation_id == row.jobseeker.organisation_id else By.RECEIVER


def possible(row: Referral, by: By) -> list[ReferralStep]:
    """What somebody can do next."""
    return [step for step, way in WAYS.items() if row.stage in way.begins and by in way.by and _theirs(row, step, by)]


def _theirs(row: Referral, step: ReferralStep, by: By) -> bool:
    """Only the other organisation says what it accepts, and who can sign in says themselves that they agree to it."""
    if row.kind is not ReferralKind.ORGANISATION or by is not By.STAFF:
        return True
    if step is ReferralStep.AGREE:
        return row.jobseeker.account is None
    return step not in _RECEIVERS_OWN


def take(
    session: Session, referral: Referral, step: ReferralStep, who: Principal, now: datetime, *,
    version: int | None = None, outcome: ReferralOutcome | None = None,
) -> None:  # fmt: skip
    """Take a step; whoever else it concerns is told. Raises NotPossible; StaleDataError if it changed since `version`,
    where that is given; and for a course NoSeatLeft and Over of `courses`."""
    row = held(session, referral)
    if version is not None and row.version != version:
        raise StaleDataError
    by = stands(who, row)
    if step not in possible(row, by) or (step is ReferralStep.END) != (outcome in ENDINGS):
        raise NotPossible
    row.stage = WAYS[step].leads_to
    if row.stage not in LIVE:
        row.outcome, row.over_at = outcome or OUTCOMES[step, by], now
    session.flush()
    _course(session, row, who, now)
    _note(session, row, who, by, now)
    _tell(session, row, by, now)


def end_all(session: Session, who: Principal, person: Jobseeker, now: datetime) -> None:
    """Take back everything under way for a person."""
    for row in queries.referrals(session, person):
        if row.stage in LIVE:
            take(session, row, ReferralStep.TAKE_BACK, who, now)


def _course(session: Session, row: Referral, who: Principal, now: datetime) -> None:
    """Sending somebody to a course asks for a seat there, and accepting gives it."""
    if row.course is None or row.stage not in (Stage.SENT, Stage.ACCEPTED):
        return
    if row.stage is Stage.SENT:
        courses.want(session, who, row.jobseeker, row.course, now)
        return
    wish = course_queries.wish(session, row.jobseeker_id, row.course.id)
    if wish is not None and wish.state is CourseWishState.ASKED:
        courses.answer(session, who, wish, seat=True, now=now)


def _note(session: Session, row: Referral, who: Principal, by: By, now: datetime) -> None:
    session.add(ReferralEvent(referral_id=row.id, stage=row.stage, taken_by=by, at=now, account_id=who.account_id))
    session.flush()
    facts = {"referral": row.public_id, "by": by.value}
    audit.record(session, who, f"referral {row.stage.value}", row.jobseeker.public_id, now, facts)


def _tell(session: Session, row: Referral, by: By, now: datetime) -> None:
    """Everybody concerned but whoever took the step. The other organisation hears of nothing before it is sent."""
    if by is not By.PERSON:
        tell(session, row.jobseeker, News.PLAN_NEWS, {}, now)
    if by is not By.STAFF:
        tell(session, row.jobseeker.counsellor, News.REFERRAL_MOVED, {}, now)
    if row.receiver_id is not None and row.stage is Stage.SENT:
        for account in queries.staff(session, row.receiver_id):
            tell(session, account, News.REFERRAL_CAME, {}, now)
