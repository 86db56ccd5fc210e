"""People in every situation the caseload tells apart, and what a plain computation says about each of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import (
    Account,
    Concept,
    Contest,
    Decision,
    Disclosure,
    FollowUp,
    Interest,
    Jobseeker,
    Organisation,
    Placement,
    Task,
    Vacancy,
    WorkExperience,
)
from models.caseload_enums import Focus, NextStep, Stage, Whose
from models.enums import DecisionKind, InterestKind, OrganisationKind
from models.queries import by_public_id, taxonomy
from models.queries.caseload_list import Asked
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText
from models.task import TaskKind
from tests.world import COOK, NOW, World
from web.services import account_create
from web.services.clock import day_in_bulgaria

TODAY = day_in_bulgaria(NOW)
ME, COLLEAGUE, NOBODY = "me", "colleague", "nobody"


@dataclass(frozen=True)
class Somebody:
    """What is put in for one person. Days and hours count from now, backwards where they lie in the past."""

    counsellor: str = ME
    language: str = "uk"
    place: str | None = "SOF46"
    known_for: int = 0
    paused: bool = False
    papers_left: int | None = None
    papers_seen: bool = True
    work: str = "named"
    proposed_ago: int | None = None
    invited_ago: int | None = None
    wants: bool = False
    contests: bool = False
    works_since: int | None = None
    stopped: bool = False
    task_in: int | None = None
    task_done: bool = False
    follow_up_in: int | None = None

    @property
    def at_work(self) -> bool:
        return self.works_since is not None and self.works_since >= 0 and not self.stopped

    @property
    def dues(self) -> dict[Focus, int]:
        task = {Focus.TASK_DUE: self.task_in} if self.task_in is not None and not self.task_done else {}
        asked = self.works_since is not None and self.follow_up_in is not None
        return {**task, **({Focus.FOLLOW_UP_DUE: self.follow_up_in or 0} if asked else {})}

    @property
    def to_call(self) -> bool:
        return self.invited_ago is not None and 48 <= self.invited_ago < 14 * 24

    @property
    def waited(self) -> int:
        return self.known_for if self.proposed_ago is None else self.proposed_ago

    def papers_end(self, within: int) -> bool:
        return self.papers_left is not None and self.papers_left <= within

    def topics(self) -> set[Focus]:
        """What lists they belong to."""
        waits = not self.paused and not self.at_work
        found = {
            Focus.WAITING: waits and self.waited >= 30, Focus.NO_PROPOSAL: waits and self.proposed_ago is None,
            Focus.CALL: self.to_call, Focus.PAPERS_30: self.papers_end(30), Focus.PAPERS_60: self.papers_end(60),
        }  # fmt: skip
        return {focus for focus, so in found.items() if so} | {focus for focus, days in self.dues.items() if days <= 0}

    def step(self) -> NextStep:
        """The first thing to do, as the ladder is written down."""
        interested = self.wants and self.proposed_ago is None
        rungs = [
            (NextStep.OVERDUE, any(days < 0 for days in self.dues.values())),
            (NextStep.DUE_TODAY, any(days == 0 for days in self.dues.values())),
            (NextStep.RENEW_NOW, self.papers_end(30)), (NextStep.TELEPHONE, self.to_call),
            (NextStep.LOOK_AT_CONTEST, self.contests), (NextStep.PAUSED, self.paused),
            (NextStep.AT_WORK, self.at_work), (NextStep.ANSWER_INTEREST, interested),
            (NextStep.TAKE_ON, self.counsellor == NOBODY), (NextStep.ASK_WORK, self.work == "none"),
            (NextStep.NAME_WORK, self.work == "unnamed"), (NextStep.ASK_PLACE, self.place is None),
            (NextStep.SEE_PAPERS, not self.papers_seen), (NextStep.RENEW_PAPERS, self.papers_end(60)),
            (NextStep.LOOK_FOR_VACANCY, self.proposed_ago is None), (NextStep.FOLLOW_UP, True),
        ]  # fmt: skip
        return next(step for step, so in rungs if so)

    def stage(self) -> Stage:
        """How far they are."""
        known = self.counsellor != NOBODY and self.place is not None and self.work == "named"
        stages = [
            (Stage.PAUSED, self.paused), (Stage.AT_WORK, self.at_work), (Stage.INVITED, self.invited_ago is not None),
            (Stage.PROPOSED, self.proposed_ago is not None), (Stage.READY, known), (Stage.INTAKE, True),
        ]  # fmt: skip
        return next(stage for stage, so in stages if so)


def days(*several: int | None) -> st.SearchStrategy[int | None]:
    return st.sampled_from(several)


SOMEBODY = st.builds(
    Somebody, counsellor=st.sampled_from([ME, COLLEAGUE, NOBODY]), language=st.sampled_from(["uk", "ar"]),
    place=st.sampled_from(["SOF46", "VAR06", None]), known_for=st.integers(0, 60), paused=st.booleans(),
    papers_left=days(None, -3, 0, 30, 31, 60, 61), papers_seen=st.booleans(),
    work=st.sampled_from(["none", "unnamed", "named"]), proposed_ago=days(None, 0, 29, 30, 50),
    invited_ago=days(None, 47, 48, 100, 336, 400), wants=st.booleans(), contests=st.booleans(),
    works_since=days(None, -2, 0, 40), stopped=st.booleans(), task_in=days(None, -1, 0, 1), task_done=st.booleans(),
    follow_up_in=days(None, -1, 0, 1),
)  # fmt: skip


class Desk:
    """An organisation of its own, with two counsellors."""

    def __init__(self, session: Session, world: World) -> None:
        self.session = session
        self.home = Organisation(
            name="Другаде", kind=OrganisationKind.ASSOCIATION, municipality_code="PDV22", created_at=NOW
        )  # fmt: skip
        session.add(self.home)
        session.flush()
        self.staff = {
            ME: self._account(world.counsellor), COLLEAGUE: self._account(world.other_counsellor), NOBODY: None
        }  # fmt: skip
        vacancy = by_public_id(session, Vacancy, world.cook_vacancy)
        concept = taxonomy.by_uri(session, COOK)
        assert vacancy is not None
        assert concept is not None
        self.vacancy: Vacancy = vacancy
        self.concept: Concept = concept

    def _account(self, name: str) -> Account:
        found = by_public_id(self.session, Account, name)
        assert found is not None
        return found

    def enter(self, one: Somebody) -> Jobseeker:
        """Put them in."""
        person = account_create.jobseeker(self.session, self.home, one.language, ago(days=one.known_for))
        person.counsellor, person.municipality_code = self.staff[one.counsellor], one.place
        person.paused_at = NOW if one.paused else None
        person.status_valid_until = None if one.papers_left is None else on_day(one.papers_left)
        person.status_seen_on = TODAY if one.papers_seen else None
        if one.work != "none":
            person.work.append(WorkExperience(language="uk", concept=self.concept if one.work == "named" else None))
        self.session.flush()
        self._between(person, one)
        self._due(person, one)
        self.session.flush()
        return person

    def _between(self, person: Jobseeker, one: Somebody) -> None:
        pair = {"jobseeker_id": person.id, "vacancy_id": self.vacancy.id}
        if one.proposed_ago is not None:
            made = ago(days=one.proposed_ago)
            self.session.add(Decision(**pair, kind=DecisionKind.PROPOSE, reason="skills_fit", created_at=made))
        if one.invited_ago is not None:
            sent = ago(hours=one.invited_ago)
            self.session.add(Disclosure(
                **pair, state=DisclosureState.INVITED, changed_at=sent, invited_at=sent, created_at=sent,
                invitation=InvitationText.TALK,
            ))  # fmt: skip
        if one.wants:
            self.session.add(Interest(**pair, kind=InterestKind.INTERESTED, said_at=NOW))
        if one.contests:
            self.session.add(Contest(
                jobseeker_id=person.id, kind=ContestKind.PLACE, subject="", state=ContestState.OPEN, created_at=NOW
            ))  # fmt: skip

    def _due(self, person: Jobseeker, one: Somebody) -> None:
        if one.task_in is not None:
            self.session.add(Task(
                jobseeker=person, kind=TaskKind.CALL, due_on=on_day(one.task_in), created_at=NOW,
                done_at=NOW if one.task_done else None,
            ))  # fmt: skip
        if one.works_since is None:
            return
        began = on_day(-one.works_since)
        work = Placement(
            jobseeker=person, vacancy=self.vacancy, started_on=began, created_at=NOW,
            ended_on=max(began, on_day(-1)) if one.stopped else None,
        )  # fmt: skip
        self.session.add(work)
        self.session.flush()
        if one.follow_up_in is not None:
            self.session.add(FollowUp(jobseeker=person, placement=work, months=1, due_on=on_day(one.follow_up_in)))

    def asked(self, whose: Whose = Whose.EVERYBODY) -> Asked:
        """A question about its people by the one counsellor; the other one is the colleague."""
        me, colleague = self.staff[ME], self.staff[COLLEAGUE]
        assert me is not None
        assert colleague is not None
        return Asked(self.home.id, me.id, whose, colleague.id)


def ago(**by: float) -> datetime:
    return NOW - timedelta(**by)


def on_day(number: int) -> date:
    return TODAY + timedelta(days=number)


def is_of(one: Somebody, whose: Whose) -> bool:
    wanted = {Whose.MINE: ME, Whose.COLLEAGUES: COLLEAGUE, Whose.NOBODYS: NOBODY}
    return whose is Whose.EVERYBODY or one.counsellor == wanted[whose]


def is_about(one: Somebody, focus: Focus | None) -> bool:
    return focus is None or focus in one.topics()
