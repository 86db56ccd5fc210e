"""The caseload's lists, counts and order against a plain computation over what was put in."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import Interview, JobOffer, Jobseeker
from models.caseload_enums import Focus, NextStep, Stage, Whose
from models.interview import InterviewState
from models.offer import OfferState
from models.queries import by_public_id, caseload_list
from models.queries.caseload_list import Asked
from tests.web.caseload_people import SOMEBODY, Desk, Somebody, is_about, is_of
from tests.world import NOW, World
from web.services import casework_next


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
    beside = caseload_list.narrowed(session, asked, at)
    for each in (None, *Stage):
        assert beside.stage.get(each, 0) == caseload_list.how_many(session, replace(asked, stage=each), at)
    for code in (None, "uk", "fa"):
        assert beside.language.get(code, 0) == caseload_list.how_many(session, replace(asked, language=code), at)
    for code in (None, "VAR06", "SOF46"):
        assert beside.place.get(code, 0) == caseload_list.how_many(session, replace(asked, municipality=code), at)
    session.rollback()


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
