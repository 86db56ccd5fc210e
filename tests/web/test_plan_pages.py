"""The pages of placement plans: chosen, made, read, changed by hand, accepted in bulk, made again."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from matcher.assignment import Constraint
from models import Decision, Jobseeker, PlacementPlan, PlanLeftOut, PlanPair, Vacancy
from models.database import session_options
from models.enums import DecisionKind
from models.plan import Blocked, NoProposal, PlanState, WishKind
from models.queries import by_public_id
from scripts.page_list import addresses
from tests.browser import HouseClient, another
from tests.conftest import VAULT, FakeClock
from tests.small_things import Small
from tests.web.asked import statements
from tests.web.plans import another_post, crowd, desk, planned
from tests.world import NOW, World
from web import plan_words
from web.services import plan_run

MANY = 2_000
ACCEPT, FORBID, PIN = (
    {"step": "accept", "reason": "skills_fit"}, {"step": "forbid", "reason": "too_far"},
    {"step": "pin", "reason": "person_wants_it"},
)  # fmt: skip


@pytest.fixture
def counsellor(client: HouseClient, world: World) -> HouseClient:
    """Sofia's counsellor, who reads English."""
    client.sign_in_as(world.counsellor)
    client.get("/?lang=en")
    return client


@pytest.fixture
def post(session: Session, world: World) -> str:
    """A kitchen with four places, and five cooks who have waited."""
    crowd(session, world, world.omar, 5)
    made = another_post(session, world.cook_vacancy, "175074752", places=4)
    session.commit()
    return made


def ticked(shown: str) -> list[str]:
    """The pairs that can be ticked on a page."""
    return re.findall(r'name="pair" value="([^"]+)"', shown)


def text(client: HouseClient, address: str) -> str:
    """A page as it is read."""
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).get_data(as_text=True)).split())


def made_by_worker(session: Session, clock: FakeClock) -> None:
    """Let the worker make what waits."""
    session.rollback()
    assert plan_run.carry_out(sessionmaker(session.get_bind(), **session_options(VAULT)), clock)


def test_a_plan_is_chosen_waits_for_the_worker_and_says_what_it_comes_to(
    counsellor: HouseClient, session: Session, clock: FakeClock, post: str
) -> None:
    chosen = {"whose": "mine", "per_person": "1", "per_place": "2", "patience": "5", "vacancies": post}
    answer = counsellor.submit("/desk/plans/new", chosen)
    assert answer.status_code == 303
    waiting = counsellor.get(answer.location)
    assert waiting.headers["Refresh"]
    assert "The plan is being made" in waiting.get_data(as_text=True)
    assert counsellor.get(f"{answer.location}/vacancies").status_code == 404
    made_by_worker(session, clock)
    shown = counsellor.get(answer.location)
    assert "Refresh" not in shown.headers
    said = text(counsellor, answer.location)
    assert "My people; 1 chosen vacancy" in said
    assert re.search(r"\d+ of \d+ people have a proposal", said)
    assert "At most 1 proposal for each person." in said
    assert all(str(rule) in said for rule in plan_words.RULES.values())
    assert "comes out the same" in text(counsellor, f"{answer.location}/again")
    assert "My people; 1 chosen vacancy" in text(counsellor, "/desk/plans")


def test_pairs_are_proposed_in_bulk_and_who_comes_second_reads_what_became_of_them(
    app: Flask, counsellor: HouseClient, world: World, session: Session, post: str
) -> None:
    plan = planned(session, desk(session, world.counsellor)).public_id
    session.rollback()
    address = f"/desk/plans/{plan}/vacancies"
    colleague = another(app).sign_in_as(world.lead)
    colleague.get("/?lang=en")
    pairs = ticked(counsellor.get(address).get_data(as_text=True))[:2]
    late = colleague.get(address).get_data(as_text=True)
    first = counsellor.submit(address, {**ACCEPT, "pair": pairs})
    assert first.status_code == 303
    assert "2 pairs are proposed." in text(counsellor, first.location)
    assert set(ticked(late)) >= set(pairs)
    second = colleague.submit(address, {**ACCEPT, "pair": pairs})
    assert text(colleague, second.location).count("Somebody proposed this pair already.") >= 2
    session.rollback()
    proposals = session.query(Decision).filter_by(kind=DecisionKind.PROPOSE)
    names = {f"{row.jobseeker.public_id}.{row.vacancy.public_id}" for row in proposals}
    assert set(pairs) <= names
    session.rollback()
    whole = counsellor.submit(address, {"step": "accept_all", "reason": "skills_fit"})
    assert whole.status_code == 303
    session.rollback()
    assert not session.query(PlanPair).join(PlanPair.plan).filter(
        PlacementPlan.public_id == plan, PlanPair.decision_id.is_(None), PlanPair.blocked.is_(None)
    ).count()  # fmt: skip


def test_pairs_left_out_and_put_first_by_hand_make_a_new_plan_that_says_what_changed(
    counsellor: HouseClient, world: World, session: Session, clock: FakeClock, post: str
) -> None:
    plan = planned(session, desk(session, world.counsellor)).public_id
    session.rollback()
    pairs = ticked(counsellor.get(f"/desk/plans/{plan}/vacancies").get_data(as_text=True))
    out, first = pairs[0], pairs[1]
    answer = counsellor.submit(f"/desk/plans/{plan}/vacancies", {**FORBID, "pair": [out]})
    made_by_worker(session, clock)
    assert out not in ticked(counsellor.get(f"{answer.location}/vacancies").get_data(as_text=True))
    assert "Not in this plan any more" in text(counsellor, f"{answer.location}/changes")
    person = f"{answer.location}/people/{first.split('.')[0]}"
    again = counsellor.submit(person, {**PIN, "pair": [first]})
    made_by_worker(session, clock)
    by_hand = text(counsellor, f"{again.location}/by-hand")
    assert "Put first by hand" in by_hand
    assert "Left out by hand" in by_hand
    lifted = counsellor.submit(f"{again.location}/by-hand", {"pair": [out, first]})
    made_by_worker(session, clock)
    assert "Nothing was changed by hand" in text(counsellor, f"{lifted.location}/by-hand")
    session.rollback()
    assert session.query(PlacementPlan).filter(PlacementPlan.parent_id.is_not(None)).count() == 4


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"step": "accept", "reason": "skills_fit", "pair": []}, "Tick at least one pair."),
        ({"step": "accept", "reason": ""}, "Choose a reason."),
        ({"step": "accept", "reason": "too_far"}, "Choose a reason from the same group"),
        ({"step": "forbid", "reason": "skills_fit"}, "Choose a reason from the same group"),
    ],
)
def test_a_form_without_pair_or_reason_comes_back_with_its_ticks_and_changes_nothing(
    counsellor: HouseClient, world: World, session: Session, post: str, sent: dict[str, object], said: str
) -> None:
    plan = planned(session, desk(session, world.counsellor)).public_id
    session.rollback()
    address = f"/desk/plans/{plan}/vacancies"
    pair = ticked(counsellor.get(address).get_data(as_text=True))[0]
    answer = counsellor.submit(address, {"pair": [pair], **sent})
    assert answer.status_code == 422
    shown = answer.get_data(as_text=True)
    assert said in shown
    assert (f'value="{pair}" checked' in shown) is ("pair" not in sent)
    session.rollback()
    assert not session.query(PlacementPlan).filter_by(state=PlanState.QUEUED).count()


def test_nobody_of_another_organisation_reads_or_uses_a_plan(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.other_counsellor)
    assert world.plan not in client.get("/desk/plans").get_data(as_text=True)
    pages = [page for page in addresses("counsellor", Small(world)) if world.plan in page]
    assert len(pages) >= 8
    for page in pages:
        assert client.get(page).status_code == 404, page


def test_somebody_who_went_to_another_organisation_is_in_no_page_of_the_plan(
    counsellor: HouseClient, world: World, session: Session
) -> None:
    for name in (world.anna, world.omar):
        person = by_public_id(session, Jobseeker, name)
        mina = by_public_id(session, Jobseeker, world.mina)
        assert person is not None
        assert mina is not None
        person.organisation_id = mina.organisation_id
    session.commit()
    for page in ("", "/vacancies", "/people", "/left-out", "/changes", "/by-hand"):
        shown = counsellor.get(f"/desk/plans/{world.plan}{page}").get_data(as_text=True)
        assert world.anna not in shown, page
        assert world.omar not in shown, page


def test_a_plan_for_nobody_says_so(counsellor: HouseClient, world: World, session: Session) -> None:
    session.query(PlanPair).delete()
    session.query(PlanLeftOut).delete()
    session.commit()
    assert "Nobody to plan for" in text(counsellor, f"/desk/plans/{world.plan}")
    assert "No pairs here" in text(counsellor, f"/desk/plans/{world.plan}/vacancies")
    assert "Everybody in this plan has a proposal" in text(counsellor, f"/desk/plans/{world.plan}/left-out")


def test_every_code_has_its_words() -> None:
    assert set(plan_words.LEFT_OUT) == set(plan_words.NEXT) == set(NoProposal)
    assert set(plan_words.BLOCKED) == set(Blocked)
    assert set(plan_words.RULES) == set(Constraint)
    assert set(plan_words.STATES) == set(PlanState)
    assert set(plan_words.WISHES) == set(WishKind)


def test_pages_of_a_plan_of_two_thousand_people_ask_as_often_as_of_two(
    app: Flask, counsellor: HouseClient, world: World, session: Session
) -> None:
    pages = [page for page in addresses("counsellor", Small(world)) if world.plan in page and "again" not in page]
    few = {page: asked(app, counsellor, page) for page in pages}
    fill(session, world)
    many = {page: asked(app, counsellor, page) for page in pages}
    assert max(many.values()) <= 12, many
    assert all(many[page] <= few[page] for page in pages), (few, many)
    assert "Page 20 of " in text(counsellor, f"/desk/plans/{world.plan}/left-out?page=20")


def asked(app: Flask, client: HouseClient, page: str) -> int:
    """How often a page asks the database once the process is warm."""
    client.get(page)
    with statements(app) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


def fill(session: Session, world: World) -> None:
    """A few of two thousand people are planned for the hotel, the others for nothing."""
    anna, hotel = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Vacancy, world.hotel_vacancy)
    plan = by_public_id(session, PlacementPlan, world.plan)
    assert anna is not None
    assert hotel is not None
    assert plan is not None
    people = [
        Jobseeker(
            organisation_id=anna.organisation_id, key=anna.key, language="uk", created_at=NOW,
            counsellor_id=anna.counsellor_id,
        )
        for _ in range(MANY)
    ]  # fmt: skip
    session.add_all(people)
    session.flush()
    for number, person in enumerate(people):
        if number % 50:
            session.add(PlanLeftOut(plan=plan, jobseeker=person, reason=NoProposal.NO_ROOM))
        else:
            session.add(
                PlanPair(plan=plan, jobseeker=person, vacancy=hotel, fit=50, band="fits_partly", rank=2, pinned=False,
                         together=False)
            )  # fmt: skip
    session.commit()
