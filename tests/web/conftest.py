"""What tests of pages share: one linker for the whole run, and a person who has just arrived."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models.enums import Role
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.jobseeker_pages import newcomer, share_linker
from tests.web.replays import run_of
from tests.world import World
from web.extensions import db
from web.services import account_create, employer_register
from web.services.principal import SYSTEM


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


@pytest.fixture
def work(app: Flask, clock: FakeClock) -> Callable[[], int]:
    """Lets the worker carry out what was asked."""

    def carry_out() -> int:
        with app.app_context():
            return employer_register.carry_out(db.sessionmaker, clock())

    return carry_out


@pytest.fixture
def second_operator(session: Session, clock: FakeClock) -> str:
    """Another operator's public id."""
    account, _ = account_create.staff(session, SYSTEM, Role.OPERATOR, "second@example.org", "bg", clock())
    session.commit()
    return account.public_id
