"""What a person takes back is gone at the employer's next request, whichever process it comes through."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Disclosure
from models.sharing_enums import DisclosureState, SharedField
from tests.browser import HouseClient
from tests.world import NOW, World

ROOT = Path(__file__).parents[2]
OTHER_PROCESS = """
import sys
from datetime import datetime
from sqlalchemy.orm import Session
from models import Disclosure
from models.crypto import Vault
from models.database import open_engine
from models.queries import by_public_id
from web.services import disclosure
from web.services.principal import Actor, Principal

vault = Vault({"1": b"w" * 32}, "1", b"l" * 32, b"c" * 32)
engine, moment = open_engine(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
sys.stdout.write("ready\\n")
sys.stdout.flush()
for name in sys.stdin:
    with Session(engine, info={"vault": vault}) as session, session.begin():
        row = by_public_id(session, Disclosure, name.strip())
        disclosure.withdraw(session, row, Principal(Actor.JOBSEEKER), moment)
    sys.stdout.write("done\\n")
    sys.stdout.flush()
"""


@contextmanager
def other_process(url: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that takes back each disclosure it is told the name of."""
    started = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, url, NOW.isoformat()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        yield started
    finally:
        assert started.stdin is not None
        assert started.stdout is not None
        started.stdin.close()
        started.stdout.close()
        started.wait(30)


def _denied(client: HouseClient, session: Session, world: World, url: str, rounds: int) -> tuple[int, int]:
    """How often the employer could read before, and could not at the first request after."""
    before = after = 0
    page = f"/employer/people/{world.granted}"
    shares = update(Disclosure).where(Disclosure.public_id == world.granted).values(
        state=DisclosureState.DISCLOSED, fields=frozenset({SharedField.NAME})
    )  # fmt: skip
    client.sign_in_as(world.employer)
    with other_process(url) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        for _round in range(rounds):
            session.execute(shares)
            session.commit()
            before += "Коваль" in client.get(page, raw=True).text
            other.stdin.write(f"{world.granted}\n")
            other.stdin.flush()
            assert other.stdout.readline() == "done\n"
            answer = client.get(page, raw=True)
            after += answer.status_code == 303 and "Коваль" not in answer.text
    return before, after


def test_the_first_request_after_taking_it_back_shows_nothing(
    client: HouseClient, session: Session, world: World, database_url: str
) -> None:
    assert _denied(client, session, world, database_url, 50) == (50, 50)


@pytest.mark.nightly
@pytest.mark.timeout(1200)
def test_the_first_request_after_taking_it_back_shows_nothing_a_thousand_times(
    client: HouseClient, session: Session, world: World, database_url: str
) -> None:
    assert _denied(client, session, world, database_url, 1000) == (1000, 1000)


def test_a_suspended_employer_reads_nothing_from_the_next_request_on(
    client: HouseClient, session: Session, world: World
) -> None:
    page = f"/employer/people/{world.granted}"
    operator = client.application.test_client()
    assert isinstance(operator, HouseClient)
    operator.sign_in_as(world.operator)
    client.sign_in_as(world.employer)
    assert client.get(page).status_code == 200
    company = f"/operator/employers/{world.lozen}"
    operator.submit(f"{company}/suspend", {"suspend-reason": "reports"}, page=company)
    assert client.get(page).status_code == 404
    assert client.get(f"/employer/vacancies/{world.cook_vacancy}/people").status_code == 200
    states = {row.state for row in session.scalars(select(Disclosure))}
    assert states == {DisclosureState.SUSPENDED}
