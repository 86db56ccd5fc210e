"""What tests of pages share: one linker for the whole run, and a person who has just arrived."""

import pytest
from sqlalchemy.orm import Session

from tests.browser import HouseClient
from tests.web.jobseeker_pages import newcomer, share_linker
from tests.web.replays import run_of
from tests.world import World


@pytest.fixture
def shared_linker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Free words are linked by the linker this process has built already."""
    share_linker(monkeypatch)


@pytest.fixture
def anna(client: HouseClient, session: Session, world: World, shared_linker: None) -> HouseClient:
    """Anna's browser; she has answered nothing yet."""
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    return client


@pytest.fixture
def cooks_run(session: Session, world: World) -> str:
    """A run for the cook's vacancy: omar and mina are cooks, anna is not."""
    return run_of(session, world.cook_vacancy)
