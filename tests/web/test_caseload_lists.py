"""The caseload's lists, counts and order against a plain computation over what was put in."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
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
    Interview,
    JobOffer,
    Jobseeker,
    Organisation,
    Placement,
    Task,
    Vacancy,
    WorkExperience,
)
from models.caseload_enums import Focus, NextStep, Stage, Whose
from models.enums import DecisionKind, InterestKind, OrganisationKind
from models.interview import InterviewState
from models.offer import OfferState
from models.queries import by_public_id, caseload_list, taxonomy
from models.queries.caseload_list import Asked
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText
from models.task import TaskKind
from tests.world import COOK, NOW, World
from web.services import account_create, casework_next
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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(SOMEBODY, min_size=4, max_size=7), whose=st.sampled_from(Whose),
    focus=st.sampled_from([None, *Focus]),
)  # fmt: skip
def test_lists_counts_and_order_are_what_brute_force_says(
    session: Session, world: World, people: list[Somebody], whose: Whose, focus: Focus | None
) -> None:
    # Who stopped on the very first day still works on it.
    people = [replace(one, stopped=one.stopped and one.works_since == 40) for one in people]
    desk, at = Desk(session, world), casework_next.moment(NOW)
    entered = [(desk.enter(one), one) for one in people]
    ladder = {step: place for place, step in enumerate(NextStep)}
    asked = replace(desk.asked(whose), focus=focus, by_waiting=focus is Focus.WAITING)
    belongs = [(person, one) for person, one in entered if is_of(one, whose) and is_about(one, focus)]
    belongs.sort(key=lambda pair: (0 if asked.by_waiting else ladder[pair[1].step()], -pair[1].waited, pair[0].id))
    found = caseload_list.lines(session, asked, at, 50, 0)
    assert [line.person.id for line in found] == [person.id for person, _one in belongs]
    assert [(line.step, line.stage) for line in found] == [(one.step(), one.stage()) for _person, one in belongs]
    counted = caseload_list.counts(session, asked, at)
    assert counted.shown == len(found) == caseload_list.how_many(session, asked, at)
    assert counted.focus == {
        each: sum(is_of(one, whose) and is_about(one, each) for one in people) for each in (None, *Focus)
    }
    assert counted.whose == {
        each: sum(is_of(one, each) and is_about(one, focus) for one in people)
        for each in (Whose.MINE, Whose.EVERYBODY, Whose.NOBODYS)
    }
    session.rollback()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(SOMEBODY, min_size=4, max_size=7), stage=st.sampled_from([None, *Stage]),
    language=st.sampled_from([None, "uk"]), place=st.sampled_from([None, "VAR06"]),
)  # fmt: skip
def test_stage_language_and_place_narrow_the_list(
    session: Session, world: World, people: list[Somebody], stage: Stage | None, language: str | None, place: str | None
) -> None:
    people = [replace(one, stopped=one.stopped and one.works_since == 40) for one in people]
    desk, at = Desk(session, world), casework_next.moment(NOW)
    entered = [(desk.enter(one), one) for one in people]
    asked = replace(desk.asked(), stage=stage, language=language, municipality=place)
    found = caseload_list.lines(session, asked, at, 50, 0)
    assert {line.person.id for line in found} == {
        person.id
        for person, one in entered
        if stage in (None, one.stage()) and language in (None, one.language) and place in (None, one.place)
    }
    assert caseload_list.counts(session, asked, at).shown == len(found)
    session.rollback()


def is_about(one: Somebody, focus: Focus | None) -> bool:
    return focus is None or focus in one.topics()


def test_pages_put_together_are_the_whole_list_once(session: Session, world: World) -> None:
    desk, at = Desk(session, world), casework_next.moment(NOW)
    for number in range(23):
        desk.enter(Somebody(known_for=number % 5, work=("none", "named")[number % 2]))
    whole = [line.person.id for line in caseload_list.lines(session, desk.asked(), at, 50, 0)]
    paged = [
        line.person.id for start in range(0, 30, 5) for line in caseload_list.lines(session, desk.asked(), at, 5, start)
    ]
    assert len(set(whole)) == 23
    assert paged == whole


def test_offers_times_and_interpreters_stand_on_the_ladder(session: Session, world: World) -> None:
    """Anna has an offer to answer, and comes for a talk in three days for which nobody interprets yet."""
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    assert step_of(session, anna) is NextStep.CALL_ABOUT_OFFER
    offer = by_public_id(session, JobOffer, world.job_offer)
    assert offer is not None
    offer.state = OfferState.HELD
    assert step_of(session, anna) is NextStep.READ_OFFER
    offer.state = OfferState.DECLINED
    assert step_of(session, anna) is NextStep.FIND_INTERPRETER
    talk = by_public_id(session, Interview, world.interview)
    assert talk is not None
    talk.state = InterviewState.OFFERED
    assert step_of(session, anna) is NextStep.CALL_ABOUT_TIME


def step_of(session: Session, person: Jobseeker) -> NextStep:
    """The person's rung in the list of their organisation."""
    session.flush()
    asked = Asked(person.organisation_id, 0, Whose.EVERYBODY)
    lines = caseload_list.lines(session, asked, casework_next.moment(NOW), 50, 0)
    return {line.person.id: line.step for line in lines}[person.id]
