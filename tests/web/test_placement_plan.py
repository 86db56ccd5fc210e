"""Placement plans over a caseload: whom they take in, what they keep, who is left out and why."""

import pytest
from sqlalchemy.orm import Session

from models import Jobseeker, PlacementPlan, PlanPair, Vacancy
from models.enums import DecisionKind, DecisionReason
from models.matching import Interest
from models.plan import Blocked, NoProposal, PlanState
from models.queries import by_public_id
from tests.web.plans import adjusted, another_post, crowd, desk, planned
from tests.world import NOW, World
from web.services import decisions, plan
from web.services.plan import Limits, Scope, Wish

ONE_EACH = Limits(per_person=1, per_place=1)


def person(session: Session, public_id: str) -> Jobseeker:
    found = by_public_id(session, Jobseeker, public_id)
    assert found is not None
    return found


def test_a_plan_proposes_within_room_and_says_why_everybody_else_is_left_out(session: Session, world: World) -> None:
    cooks = crowd(session, world, world.omar, 4)
    posts = [another_post(session, world.cook_vacancy, number) for number in ("175074752", "831641791")]
    person(session, cooks[3]).paused_at = NOW
    session.commit()
    made = planned(session, desk(session, world.counsellor), Scope(vacancies=tuple(posts)), ONE_EACH)
    found = plan.report(session, made)
    assert made.state is PlanState.DONE
    assert {pair.vacancy for pair in found.pairs} == set(posts)
    assert len({pair.jobseeker for pair in found.pairs}) == 2
    reasons = {each.jobseeker: each.reason for each in found.left_out}
    assert reasons[cooks[3]] is NoProposal.NOT_LOOKING
    assert NoProposal.NO_ROOM in reasons.values()
    assert {pair.jobseeker for pair in found.pairs} | reasons.keys() == {world.anna, world.omar, *cooks}
    assert found.greedy_total <= found.total <= found.upper_bound + 0.5
    assert found.proven


def test_whoever_is_proposed_already_is_not_proposed_for_the_same_again(session: Session, world: World) -> None:
    made = planned(session, desk(session, world.counsellor), Scope(vacancies=(world.cook_vacancy,)))
    found = plan.report(session, made)
    assert world.omar not in {pair.jobseeker for pair in found.pairs}
    assert {each.jobseeker: each.reason for each in found.left_out}[world.omar] is NoProposal.ALL_PROPOSED


def test_holds_vetoes_and_the_persons_own_no_are_kept(session: Session, world: World) -> None:
    cooks, who = crowd(session, world, world.omar, 3), desk(session, world.counsellor)
    post = another_post(session, world.cook_vacancy, "175074752", places=3)
    vacancy = by_public_id(session, Vacancy, post)
    assert vacancy is not None
    for name, kind, reason in (
        (cooks[0], DecisionKind.HOLD, DecisionReason.LATER), (cooks[1], DecisionKind.VETO, DecisionReason.NOT_SAFE),
    ):  # fmt: skip
        decisions.decide(session, person(session, name), vacancy, who, kind, reason, None, None, NOW)
    session.add(Interest(jobseeker=person(session, cooks[2]), vacancy=vacancy, kind="not_for_me", said_at=NOW))
    session.commit()
    found = plan.report(session, planned(session, who, Scope(vacancies=(post,))))
    reasons = {each.jobseeker: each.reason for each in found.left_out}
    assert {reasons[name] for name in cooks} == {NoProposal.ALL_FORBIDDEN}
    assert {each.name: each.cost for each in found.constraints}["vetoes"] > 0


def test_a_plan_of_ones_own_people_holds_nobody_elses(session: Session, world: World) -> None:
    cooks = crowd(session, world, world.omar, 2)
    person(session, cooks[0]).counsellor = None
    session.commit()
    found = plan.report(session, planned(session, desk(session, world.counsellor), Scope(mine_only=True)))
    named = {pair.jobseeker for pair in found.pairs} | {each.jobseeker for each in found.left_out}
    assert cooks[1] in named
    assert cooks[0] not in named


def test_nobody_of_another_organisation_is_in_a_plan(session: Session, world: World) -> None:
    for account, own, other in (
        (world.counsellor, {world.anna, world.omar}, world.mina), (world.other_counsellor, {world.mina}, world.anna),
    ):  # fmt: skip
        made = planned(session, desk(session, account))
        found = plan.report(session, made)
        assert {pair.jobseeker for pair in found.pairs} | {each.jobseeker for each in found.left_out} == own
        wished = adjusted(session, desk(session, account), made, [Wish(other, world.hotel_vacancy)], [])
        assert plan.report(session, wished).wishes == []


def test_the_same_caseload_gives_the_same_plan_twice(session: Session, world: World) -> None:
    crowd(session, world, world.omar, 5)
    another_post(session, world.cook_vacancy, "175074752", places=2)
    session.commit()
    who = desk(session, world.counsellor)
    one, two = (plan.report(session, planned(session, who)) for _ in range(2))
    assert (one.pairs, one.left_out, one.constraints) == (two.pairs, two.left_out, two.constraints)


def test_pinned_pairs_stand_forbidden_ones_do_not_and_what_cannot_stand_is_named(
    session: Session, world: World
) -> None:
    cooks, who = crowd(session, world, world.omar, 3), desk(session, world.counsellor)
    post = another_post(session, world.cook_vacancy, "175074752")
    session.commit()
    first = planned(session, who, Scope(vacancies=(post,)), ONE_EACH)
    chosen = plan.report(session, first).pairs[0].jobseeker
    last = next(name for name in cooks if name != chosen)
    made = adjusted(session, who, first, [Wish(last, post, "person_wants_it")], [Wish(chosen, post)])
    found = plan.report(session, made)
    assert [(pair.jobseeker, pair.pinned) for pair in found.pairs] == [(last, True)]
    assert made.parent == first
    both = adjusted(session, who, made, [Wish(last, post), Wish(chosen, post), Wish(world.omar, "A" * 22)], [])
    unkept = {each.jobseeker: each.unkept for each in plan.report(session, both).wishes}
    assert sorted(unkept.values(), key=str) == sorted([None, Blocked.FULL], key=str)


def test_a_company_is_planned_for_no_more_people_than_it_may_be_shown(session: Session, world: World) -> None:
    crowd(session, world, world.omar, 16)
    post = another_post(session, world.cook_vacancy, "175074752", places=20)
    vacancy = by_public_id(session, Vacancy, post)
    assert vacancy is not None
    vacancy.employer.vetted_at = NOW
    session.commit()
    found = plan.report(session, planned(session, desk(session, world.counsellor), Scope(vacancies=(post,))))
    assert len(found.pairs) == 10


def test_a_plan_without_vacancies_or_people_is_a_plan_too(session: Session, world: World) -> None:
    who = desk(session, world.counsellor)
    found = plan.report(session, planned(session, who, Scope(vacancies=())))
    assert found.pairs == []
    assert {each.reason for each in found.left_out} == {NoProposal.NOTHING_FITS}
    nobody = desk(session, world.lead)
    assert plan.report(session, planned(session, nobody, Scope(mine_only=True))).considered == 0


@pytest.mark.parametrize("wrong", [{"per_person": 0}, {"per_place": 11}, {"patience": 53}, {"for_waiting": 31}])
def test_limits_out_of_reach_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be between"):
        Limits(**wrong)  # type: ignore[arg-type]


def test_an_erased_person_leaves_a_gap_in_a_stored_plan(session: Session, world: World) -> None:
    cooks = crowd(session, world, world.omar, 2)
    another_post(session, world.cook_vacancy, "175074752", places=2)
    session.commit()
    made = planned(session, desk(session, world.counsellor))
    session.query(Jobseeker).filter_by(public_id=cooks[0]).delete()
    session.commit()
    session.expire_all()
    found = plan.report(session, session.get_one(PlacementPlan, made.id))
    assert found.gaps == 1
    assert cooks[0] not in {pair.jobseeker for pair in found.pairs}
    assert session.query(PlanPair).filter_by(plan_id=made.id).count() == len(found.pairs)
