"""Random steps of everybody, against a second, simpler account of what should happen (`between.py`,
`disclosure_model.py`, `times_model.py`): after each step both say the same about what the employer may read."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.orm import Session

from tests.safety.between import MOST_OPEN
from tests.safety.between_times import Times
from tests.world import World
from web.services import disclosure


@pytest.fixture(autouse=True)
def few_invitations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two invitations that wait are the most, so that the limit is met."""
    monkeypatch.setattr(disclosure, "MOST_OPEN", MOST_OPEN)


def _run(session: Session, world: World, examples: int, least: int) -> None:
    Times.steps = Times.read = Times.agreed = 0
    run_state_machine_as_test(
        lambda: Times(session, world),
        settings=settings(
            max_examples=examples, stateful_step_count=50, deadline=None, derandomize=least < 10_000, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert Times.steps >= least
    assert Times.read >= least / 20, "too little was shared to say anything"
    assert Times.agreed >= least / 40, "too few times were agreed to say anything"


@pytest.mark.timeout(300)
def test_two_thousand_random_steps_end_as_the_simple_account_says(session: Session, world: World) -> None:
    _run(session, world, 45, 2_000)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_twenty_thousand_random_steps_end_as_the_simple_account_says(session: Session, world: World) -> None:
    _run(session, world, 460, 20_000)
