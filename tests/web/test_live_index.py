"""The index in every process answers what the reference answers, as of now, whatever happened to the database."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

import matcher
from matcher.index import IndexDiffersError, PeopleIndex
from models import Jobseeker, Vacancy
from models.database import open_engine
from models.queries import changes
from models.queries import matching as queries
from tests.web.live_lists import EDITS, agrees, ask_everything, change, numbers, one, reading, sessions
from tests.world import COOK, NOW, World
from web.services import live_index, matching
from web.services.principal import SYSTEM

RENAMED = "renamed-vacancy-000000"
ROOT = Path(__file__).parents[2]
IN_A_CHILD = """
import sys
from sqlalchemy import text
from models.database import open_engine
with open_engine(sys.argv[1]).begin() as connection:
    connection.execute(text(sys.argv[2]))
"""


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database of this test, as this process has it open."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(autouse=True)
def _no_way_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that only read are never answered by the reference."""
    reference = matching._seekers

    def refuse(session: Session, context: matcher.Context) -> list[matcher.Seeker]:
        assert not session.info.get("read_only"), "the reference was asked"
        return reference(session, context)

    monkeypatch.setattr(matching, "_seekers", refuse)


def test_a_change_by_hand_is_seen_at_the_next_answer(engine: Engine) -> None:
    agrees(engine)
    people, vacancies = numbers(engine)
    for edit in EDITS:
        change(engine, edit.format(person=people[1], vacancy=vacancies[1]))
        agrees(engine)
    with reading(engine) as session:
        assert matching.taxonomy(session).version == matching._build_taxonomy(session).version


def test_after_any_edits_the_index_is_what_a_new_one_would_be(engine: Engine) -> None:
    dice = Random(20261122)
    people, vacancies = numbers(engine)
    for _ in range(10):
        for _ in range(dice.randrange(1, 4)):
            change(engine, dice.choice(EDITS).format(person=dice.choice(people), vacancy=dice.choice(vacancies)))
        agrees(engine)
    again = open_engine(engine.url.render_as_string(hide_password=False))
    assert agrees(again) == agrees(engine), "after a restart"
    again.dispose()


def test_another_process_changes_somebody(engine: Engine, world: World, database_url: str) -> None:
    before = agrees(engine)
    statement = f"UPDATE jobseeker SET paused_at = CURRENT_TIMESTAMP WHERE public_id = '{world.anna}'"
    subprocess.run([sys.executable, "-c", IN_A_CHILD, database_url, statement], check=True, cwd=ROOT)
    after = agrees(engine)
    assert after[0].considered == before[0].considered - 1


def test_an_erased_person_is_gone_from_the_next_list(engine: Engine, world: World) -> None:
    agrees(engine)
    with sessions(engine)() as session, session.begin():
        session.delete(one(session, Jobseeker, world.mina))
    lists = agrees(engine)
    assert all(world.mina not in {each.candidate_id for each in (*one.matches, *one.blocked)} for one in lists)


def test_many_at_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    agrees(engine)
    monkeypatch.setattr(live_index, "MOST_CHANGES", 2)
    change(engine, "UPDATE jobseeker_language SET spoken = 'B2', written = NULL")
    agrees(engine)


def test_a_vacancy_that_is_called_otherwise(engine: Engine, world: World) -> None:
    agrees(engine)
    change(engine, f"UPDATE vacancy SET public_id = '{RENAMED}' WHERE public_id = '{world.cook_vacancy}'")
    assert RENAMED in {match.opening_id for ranking in agrees(engine) for match in ranking.matches}


def test_what_is_not_committed_is_seen_by_nobody_else_and_leaves_no_trace(engine: Engine, world: World) -> None:
    agrees(engine)
    with sessions(engine)() as session:
        cook = one(session, Vacancy, world.cook_vacancy)
        assert isinstance(cook, Vacancy)
        anna = one(session, Jobseeker, world.anna)
        assert isinstance(anna, Jobseeker)
        anna.paused_at = NOW
        own = matching.people_for(session, cook, NOW)
        assert world.anna not in {each.candidate_id for each in (*own.matches, *own.blocked)}
        assert agrees(engine)[0].considered == own.considered + 1
        session.rollback()
    agrees(engine)
    change(engine, f"UPDATE jobseeker SET works_days = FALSE WHERE public_id = '{world.omar}'")
    agrees(engine)


def test_a_transaction_that_writes_something_else_is_answered_by_the_index(
    engine: Engine, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = agrees(engine)
    monkeypatch.setattr(matching, "_seekers", None)
    with sessions(engine)() as session:
        session.execute(text("UPDATE vacancy SET title = 'x'"))
        found = [matching.people_for(session, row, NOW) for row in queries.open_vacancies(session)]
        session.rollback()
    assert found == list(expected)


def test_transactions_that_end_in_another_order_than_they_began(engine: Engine, world: World, engine_name: str) -> None:
    if engine_name == "sqlite":
        return  # there is one writer at a time
    agrees(engine)
    first, second = engine.connect(), engine.connect()
    for place in (first, second):
        place.begin()
    first.execute(text(f"UPDATE jobseeker SET min_net_pay = 5000 WHERE public_id = '{world.anna}'"))
    second.execute(text(f"UPDATE jobseeker SET min_net_pay = 4000 WHERE public_id = '{world.omar}'"))
    for place in (second, first):
        place.commit()
        place.close()
        agrees(engine)


def test_a_log_that_was_cut_is_not_trusted(engine: Engine, world: World) -> None:
    agrees(engine)
    change(engine, f"UPDATE jobseeker SET paused_at = CURRENT_TIMESTAMP WHERE public_id = '{world.omar}'")
    with sessions(engine)() as session, session.begin():
        changes.forget_all_but(session, 0)
    agrees(engine)
    change(engine, "UPDATE jobseeker SET paused_at = NULL")
    agrees(engine)


@pytest.mark.parametrize("days", [1, 60, 500])
def test_another_day(engine: Engine, days: int) -> None:
    with sessions(engine)() as session, session.begin():
        for person in queries.matchable_people(session):
            person.birth_date = "2009-01-20"
    agrees(engine)
    agrees(engine, NOW + timedelta(days=days))
    agrees(engine)


def test_an_index_that_differs_is_built_again_once_and_then_not_asked(
    engine: Engine, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = agrees(engine)
    with reading(engine) as session:
        live = live_index.people(session)
        assert live._index is not None
        live._index.table.columns["years"][:] = 40
        live._index.table.columns["min_net"][:] = 10**6
        asked = [matching.people_for(session, row, NOW) for row in queries.open_vacancies(session)]
        assert asked == list(expected)
        assert live._index is not None

    def differs(*_: object, **__: object) -> None:
        raise IndexDiffersError("always")

    monkeypatch.undo()
    monkeypatch.setattr(PeopleIndex, "shortlist", differs)
    with reading(engine) as session:
        assert [matching.people_for(session, row, NOW) for row in queries.open_vacancies(session)] == list(expected)


def test_many_threads_ask_while_people_change(engine: Engine) -> None:
    people, vacancies = numbers(engine)
    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(ask_everything, engine, 8) for _ in range(2)]
        for statement in EDITS[:16]:
            change(engine, statement.format(person=people[0], vacancy=vacancies[0]))
        for each in asking:
            each.result()
    agrees(engine)


def test_each_organisation_finds_the_best_of_its_own(engine: Engine, world: World) -> None:
    with sessions(engine)() as session:
        cook = one(session, Vacancy, world.cook_vacancy)
        assert isinstance(cook, Vacancy)
        assert cook.concept is not None
        assert cook.concept.uri == COOK
        whole = matching.people_for(session, cook, NOW)
        owner = {person.public_id: person.organisation_id for person in queries.matchable_people(session)}
        for run in matching.run_for_all(session, cook, SYSTEM, NOW):
            expected = [each for each in whole.matches if owner[each.candidate_id] == run.organisation_id]
            assert [matching.stored_match(row) for row in run.suggestions] == expected
            own = [name for name, organisation in owner.items() if organisation == run.organisation_id]
            assert (run.considered, run.blocked) == (len(own), len(own) - len(expected))
            last = queries.last_run(session, cook.id, run.organisation_id or 0)
            assert last is not None
            assert last.id == run.id
        session.rollback()
