"""Households: everybody's own yes, planned for jointly, and what becomes of them."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from models import Consent, HandOver, Household, HouseholdMember, Jobseeker, Organisation
from models.enums import ConsentPurpose
from models.hand_over import HandOverState
from models.household import HouseholdWish
from models.plan import NoProposal
from models.queries import by_public_id
from tests.browser import HouseClient, hidden_fields
from tests.safety.test_looks import marks
from tests.web.plans import another_post, crowd, desk, planned
from tests.world import NOW, World
from web.services import account_move, erasure, households, plan
from web.services.erasure import Journal
from web.services.households import Yes
from web.services.plan import Limits, Scope
from web.services.principal import SYSTEM, Actor, Principal


def person(session: Session, public_id: str) -> Jobseeker:
    found = by_public_id(session, Jobseeker, public_id)
    assert found is not None
    return found


def together(session: Session, world: World, people: list[str], wish: HouseholdWish) -> Household:
    """Everybody says yes to the same."""
    household, who = None, desk(session, world.counsellor)
    for name in people:
        household = households.join(session, person(session, name), household, Yes(wish, "desk", False), 0, who, NOW)
    session.commit()
    assert household is not None
    return household


def answers(**typed: str) -> dict[str, str]:
    return {"wish": "together", "heard": "desk", "agreed": "y", "beside": "alone", "version": "0", **typed}


def test_two_people_become_a_household_by_the_yes_of_each(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.counsellor)
    for name in (world.anna, world.omar):
        page = f"/desk/people/{name}/household"
        beside = session.query(Household.public_id).scalar() or "alone"
        session.rollback()
        refused = client.submit(page, answers(beside=beside, agreed=""))
        assert refused.status_code == 422
        assert client.submit(page, answers(beside=beside)).status_code == 303
    rows = session.query(HouseholdMember).all()
    assert {row.jobseeker.public_id for row in rows} == {world.anna, world.omar}
    assert {row.consent.purpose for row in rows} == {ConsentPurpose.PLAN_TOGETHER}
    assert {row.consent.jobseeker_id for row in rows} == {row.jobseeker_id for row in rows}
    assert households.agreed(rows[0].household)


def test_who_leaves_takes_the_yes_back_and_the_last_one_ends_the_household(
    client: HouseClient, session: Session, world: World
) -> None:
    household = together(session, world, [world.anna, world.omar], HouseholdWish.TOGETHER)
    client.sign_in_as(world.counsellor)
    for name in (world.anna, world.omar):
        session.expire_all()
        version = str(household.version)
        session.rollback()
        page = f"/desk/people/{name}/household"
        assert client.submit(f"{page}/leave", {"version": version}, page=page).status_code == 303
    assert session.query(Household).count() == 0
    assert all(row.withdrawn_at for row in session.query(Consent).filter_by(purpose=ConsentPurpose.PLAN_TOGETHER))


def test_of_two_who_change_a_household_at_once_one_wins_and_the_other_sees_both(
    client: HouseClient, session: Session, world: World
) -> None:
    together(session, world, [world.anna], HouseholdWish.TOGETHER)
    client.sign_in_as(world.counsellor)
    page = f"/desk/people/{world.anna}/household"
    old = str(session.query(Household.version).scalar())
    session.rollback()
    assert client.submit(page, answers(wish="same_place", version=old)).status_code == 303
    lost = client.submit(page, answers(wish="opposite_shifts", version=old))
    assert lost.status_code == 409
    member = session.query(HouseholdMember).one()
    assert member.wish is HouseholdWish.SAME_PLACE
    assert "<table" in lost.get_data(as_text=True)


def test_nobody_of_another_organisation_sees_or_joins_a_household(
    client: HouseClient, session: Session, world: World
) -> None:
    household = together(session, world, [world.anna, world.omar], HouseholdWish.TOGETHER)
    client.sign_in_as(world.other_counsellor)
    assert client.get(f"/desk/people/{world.anna}/household").status_code == 404
    page = f"/desk/people/{world.mina}/household"
    assert household.public_id not in client.get(page).get_data(as_text=True)
    session.rollback()
    assert client.submit(page, answers(beside=household.public_id)).status_code == 422
    with pytest.raises(households.Stale):
        households.join(
            session, person(session, world.mina), household, Yes(HouseholdWish.TOGETHER, "desk", False), 0,
            desk(session, world.other_counsellor), NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "joint"),
    [(HouseholdWish.TOGETHER, True), (HouseholdWish.SAME_PLACE, True), (HouseholdWish.OPPOSITE_SHIFTS, False)],
)
def test_a_plan_keeps_the_wish_of_a_household_or_proposes_neither(
    session: Session, world: World, wish: HouseholdWish, joint: bool
) -> None:
    couple = crowd(session, world, world.omar, 2)
    posts = [another_post(session, world.cook_vacancy, "175074752") for _ in range(2)]
    together(session, world, couple, wish)
    scope, limits = Scope(vacancies=tuple(posts)), Limits(per_person=1, per_place=1)
    found = plan.report(session, planned(session, desk(session, world.counsellor), scope, limits))
    reasons = {each.jobseeker: each.reason for each in found.left_out}
    if joint:
        assert {pair.jobseeker for pair in found.pairs if pair.together} == set(couple)
    else:
        assert [reasons[name] for name in couple] == [NoProposal.HOUSEHOLD] * 2
        apart = Limits(per_person=1, per_place=1, households=False)
        alone = plan.report(session, planned(session, desk(session, world.counsellor), scope, apart))
        assert alone.pairs
        assert not any(pair.together for pair in alone.pairs)


def test_erasing_a_member_leaves_the_others(session: Session, world: World, tmp_path: Path) -> None:
    together(session, world, [world.anna, world.omar], HouseholdWish.TOGETHER)
    erasure.erase(session, Journal.of(tmp_path), SYSTEM, world.anna, NOW)
    session.commit()
    left = session.query(HouseholdMember).one()
    assert left.jobseeker.public_id == world.omar
    found = plan.report(session, planned(session, desk(session, world.counsellor)))
    assert not any(pair.together for pair in found.pairs)


def test_who_moves_to_another_organisation_leaves_household_and_hand_over_behind(
    client: HouseClient, session: Session, world: World
) -> None:
    household = together(session, world, [world.anna, world.omar], HouseholdWish.TOGETHER)
    omar, varna = person(session, world.omar), by_public_id(session, Organisation, world.varna)
    assert varna is not None
    who = Principal(Actor.JOBSEEKER, jobseeker_id=omar.id)
    account_move.move(session, who, omar, varna, "ar", NOW)
    session.commit()
    assert [each.jobseeker.public_id for each in household.members] == [world.anna]
    hand_over = by_public_id(session, HandOver, world.handed_over)
    assert hand_over is not None
    assert hand_over.state is HandOverState.ENDED
    session.rollback()
    client.sign_in_as(world.counsellor)
    for page in (f"/desk/people/{world.anna}/household", "/desk/hand-overs", "/desk"):
        assert "حداد" not in client.get(page).text
    client.sign_in_as(world.other_counsellor)
    assert "Коваль" not in client.get(f"/desk/people/{world.omar}/household").text


@pytest.mark.parametrize("form", [None, {"wish": "together", "agreed": ""}])
def test_whoever_is_named_beside_a_person_gets_a_mark(
    client: HouseClient, session: Session, world: World, form: dict[str, str] | None
) -> None:
    together(session, world, [world.omar], HouseholdWish.TOGETHER)
    client.sign_in_as(world.counsellor)
    page = f"/desk/people/{world.anna}/household"
    fields = hidden_fields(client.get(page).text, page)
    before = {name: marks(session, name) for name in (world.anna, world.omar)}
    shown = client.get(page) if form is None else client.post(page, data={**fields, **form})
    assert shown.status_code == (200 if form is None else 422)
    assert "حداد" in shown.text
    assert {name: marks(session, name) - 1 for name in before} == before
