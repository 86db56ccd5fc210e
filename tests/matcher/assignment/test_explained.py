"""What a plan says of itself: each proposal, everybody left out, what stands beside it and what each rule costs."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.assignment import (
    HOURS_PER_WEEK,
    Constraint,
    Household,
    HouseholdRule,
    LeftOut,
    Market,
    Matches,
    People,
    Policy,
    Vacancies,
    costs,
    plan,
)
from tests.matcher.assignment.markets import market

EVEN = Policy(each_week=0)


def small(pairs: list[tuple[int, int, int]], caps: list[int], room: list[int], **more: object) -> Market:
    """A market of (person, vacancy, fit); every vacancy in the same place, with no hours known."""
    person, vacancy, fit = (np.array(column, dtype=np.int64) for column in zip(*pairs, strict=True))
    nothing = np.zeros(len(pairs), dtype=np.bool_)
    matches = Matches(person, vacancy, fit, np.full(len(pairs), 100), nothing, nothing)
    seats = len(room)
    return Market(
        People(tuple(f"p{n}" for n in range(len(caps))), np.array(caps), np.zeros(len(caps), dtype=np.int64)),
        Vacancies(
            tuple(f"v{n}" for n in range(seats)), np.array(room), np.zeros(seats, dtype=np.int64),
            np.zeros(seats, dtype=np.int64),
            np.zeros((seats, HOURS_PER_WEEK), dtype=np.bool_),
        ),
        replace(matches, **{name: value for name, value in more.items() if name in {"pinned", "forbidden"}}),
        tuple(more.get("households", ())),  # type: ignore[call-overload]
    )  # fmt: skip


def test_everybody_left_out_is_told_why() -> None:
    drawn = small(
        [(0, 0, 90), (1, 0, 80), (2, 0, 70), (3, 0, 60), (4, 1, 50), (5, 0, 40)], caps=[1, 1, 1, 0, 1, 1, 1],
        room=[1, 1], forbidden=np.array([False, False, True, False, False, False]),
        households=(Household((4, 5), HouseholdRule.OPPOSITE_SHIFTS),),
    )  # fmt: skip
    assert dict(plan(drawn, EVEN).left_out) == {
        "p1": LeftOut.NO_ROOM, "p2": LeftOut.ALL_FORBIDDEN, "p3": LeftOut.NOT_PLANNED, "p4": LeftOut.HOUSEHOLD,
        "p5": LeftOut.HOUSEHOLD, "p6": LeftOut.NOTHING_FITS,
    }  # fmt: skip


def test_a_pinned_pair_stands_and_a_proposal_knows_its_place_among_the_persons_own() -> None:
    drawn = small([(0, 0, 90), (0, 1, 40), (1, 0, 20)], caps=[1, 1], room=[1, 1], pinned=np.array([False, True, False]))
    made = plan(drawn, EVEN)
    assert [(each.jobseeker, each.vacancy, each.choice, each.pinned) for each in made.proposals] == [
        ("p0", "v1", 2, True), ("p1", "v0", 1, False),
    ]  # fmt: skip
    assert dict(costs(drawn, EVEN, made.total))[Constraint.PINS] == 90 - 60


def test_a_household_is_proposed_jointly_and_named() -> None:
    drawn = small(
        [(0, 0, 90), (1, 0, 30), (2, 0, 80)], caps=[1, 1, 1], room=[2],
        households=(Household((0, 1), HouseholdRule.TOGETHER),),
    )  # fmt: skip
    made = plan(drawn, Policy(first_proposal=0, each_further=0, each_week=0))
    assert {each.jobseeker: each.together_with for each in made.proposals} == {"p0": ("p1",), "p1": ("p0",)}
    alone = Policy(first_proposal=0, each_further=0, each_week=0)
    assert dict(costs(drawn, alone, made.total))[Constraint.HOUSEHOLDS] == 50


def test_the_plan_stands_between_lists_made_one_by_one_and_the_bound() -> None:
    for seed in range(10):
        drawn = market(seed, 120, 40, in_households=0)
        made = plan(drawn, Policy(first_proposal=0, each_further=0, each_week=0))
        assert made.first_come_total <= made.total
        assert made.greedy_total <= made.total <= made.upper_bound + 1e-6


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"pinned": np.array([True]), "forbidden": np.array([True])}, "both pinned and forbidden"),
        ({"households": (Household((0, 1), HouseholdRule.TOGETHER),) * 2}, "two households"),
    ],
)
def test_what_contradicts_itself_is_refused(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        small([(0, 0, 50)], caps=[1, 1], room=[1], **wrong)
