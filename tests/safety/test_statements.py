"""No page asks the database more than a dozen times, and none asks more often where there is more to show."""

from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.browser import HouseClient, another
from tests.safety.cells import Cell, cells, everybody
from tests.safety.crowded import grow
from tests.web.asked import statements
from tests.world import World

MOST, ROUNDS = 12, 3
#: A copy of everything held about a person asks once for each table that holds something, never for each row.
EACH_TABLE: Mapping[str, int] = {"jobseeker.own_data": 65}
Counts = dict[tuple[str, str], int]


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_no_page_asks_more_than_a_dozen_times_nor_more_often_for_more_rows(
    app: Flask, world: World, session: Session, works: dict[str, str]
) -> None:
    grow(session, world, 0, ROUNDS)
    session.commit()
    clients = _clients(app, world)
    pages = _pages(app, world, works)
    few = _asked(app, clients, pages)
    grow(session, world, ROUNDS, 2 * ROUNDS)
    session.commit()
    many = _asked(app, clients, pages)
    over = {page: count for page, count in many.items() if count > EACH_TABLE.get(page[0], MOST)}
    most = {page: max(count, EACH_TABLE.get(page[0], 0)) for page, count in few.items()}
    more = {page: (few[page], count) for page, count in many.items() if count > most[page]}
    assert (over, more) == ({}, {}), f"Too often:\n{_listed(over)}\nFor each row:\n{_listed(more)}"


def _pages(app: Flask, world: World, works: dict[str, str]) -> list[Cell]:
    """Each page once for each kind of actor: the first one the matrix lets in."""
    found: dict[tuple[str, str], Cell] = {}
    for cell in cells(app, world, works):
        if cell.method == "GET" and cell.expected:
            found.setdefault((cell.endpoint, cell.somebody.actor.value), cell)
    return list(found.values())


def _clients(app: Flask, world: World) -> Mapping[str, HouseClient]:
    made = {}
    for somebody in everybody(world):
        made[somebody.name] = another(app)
        if somebody.account:
            made[somebody.name].sign_in_as(somebody.account, proved=somebody.proved)
    return made


def _asked(app: Flask, clients: Mapping[str, HouseClient], pages: list[Cell]) -> Counts:
    """(Page, actor) → how often it asks, at most. What a process keeps between pages is there: each is opened twice."""
    counts: Counts = {}
    for cell in pages:
        client, key = clients[cell.somebody.name], (cell.endpoint, cell.somebody.actor.value)
        client.get(cell.address, raw=True)
        with statements(app) as seen:
            client.get(cell.address, raw=True)
        counts[key] = max(counts.get(key, 0), len(seen))
    return counts


def _listed(found: Mapping[tuple[str, str], object]) -> str:
    return "\n".join(f"{page} as {actor}: {count}" for (page, actor), count in found.items())
