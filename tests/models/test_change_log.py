"""The database itself writes down what changed for matching, whoever changes it."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session, sessionmaker

import models
from models import schema
from models.change import Change, ChangeKind
from models.change_triggers import OF_EVERYTHING, OF_PERSON, OF_VACANCY, POINTED_TO, WATCHED
from models.database import open_engine, session_options
from models.queries import changes, engine_ground
from models.queries import matching as queries
from tests.conftest import VAULT
from tests.world import NOW
from web.services import adapters, rule_values

BOTH = (ChangeKind.PERSON, ChangeKind.VACANCY)
# One row of each table, where the small world has none.
CONTEST = (
    "INSERT INTO contest (jobseeker_id, kind, subject, state, public_id, created_at) "
    "SELECT min(id), 'pay', '', 'open', 'contest', CURRENT_TIMESTAMP FROM jobseeker"
)
ROWS = (
    CONTEST,
    "INSERT INTO jobseeker_licence (jobseeker_id, kind) SELECT min(id), 'forklift' FROM jobseeker",
    "INSERT INTO care_window (jobseeker_id, weekday, from_minute, to_minute) SELECT min(id), 1, 60, 120 FROM jobseeker",
    "INSERT INTO exclusion (jobseeker_id, kind, value) SELECT min(id), 'occupation', 'x' FROM jobseeker",
    "INSERT INTO vacancy_licence (vacancy_id, kind, by_law) SELECT min(id), 'forklift', TRUE FROM vacancy",
)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database of this test, opened with the storage rules."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session that may write."""
    with sessionmaker(engine, **session_options(VAULT))() as opened:
        yield opened


def written(session: Session, statement: str) -> set[tuple[ChangeKind, int]]:
    """What the log says after a statement. Stamps are shown as 0."""
    place = session.execute(text("SELECT coalesce(max(id), 0) FROM match_change")).scalar_one()
    session.execute(text(statement))
    rows = session.execute(text(f"SELECT kind, row_id FROM match_change WHERE id > {place} ORDER BY id")).all()
    return {(ChangeKind(kind), 0 if kind == "everything" else row_id) for kind, row_id in rows}


def test_every_column_of_every_watched_table_is_watched(session: Session) -> None:
    for statement in ROWS:
        session.execute(text(statement))
    for table, owner in {**OF_PERSON, **OF_VACANCY}.items():
        kind = ChangeKind.PERSON if table in OF_PERSON else ChangeKind.VACANCY
        number, of = session.execute(text(f"SELECT id, {owner} FROM {table} ORDER BY id LIMIT 1")).one()
        for column in [each.name for each in models.Base.metadata.tables[table].columns]:
            found = written(session, f"UPDATE {table} SET {column} = {column} WHERE id = {number}")
            assert found == {(kind, of)}, f"{table}.{column}"


@pytest.mark.parametrize("table", OF_EVERYTHING)
def test_what_everybody_shares_gets_a_new_stamp(session: Session, table: str) -> None:
    for column in [each.name for each in models.Base.metadata.tables[table].columns]:
        before = engine_ground.read(session).stamp
        assert written(session, f"UPDATE {table} SET {column} = {column}") == {(ChangeKind.EVERYTHING, 0)}
        assert engine_ground.read(session).stamp != before


def test_a_stamp_is_never_the_same_again_even_after_an_undone_change(session: Session) -> None:
    seen = {engine_ground.read(session).stamp}
    for _ in range(5):
        session.execute(text("UPDATE concept SET source = source"))
        seen.add(engine_ground.read(session).stamp)
        session.rollback()
    assert len(seen) == 6


def test_a_new_and_a_deleted_row_are_written_down(session: Session) -> None:
    number = session.execute(text("SELECT min(id) FROM jobseeker")).scalar_one()
    vacancy = session.execute(text("SELECT min(id) FROM vacancy")).scalar_one()
    for statement in ROWS:
        table = statement.split()[2]
        whose = (ChangeKind.PERSON, number) if table in OF_PERSON else (ChangeKind.VACANCY, vacancy)
        assert written(session, statement) == {whose}
        assert written(session, f"DELETE FROM {table}") == {whose}


def test_a_row_that_moves_changes_both(session: Session) -> None:
    first, second = session.scalars(text("SELECT id FROM jobseeker ORDER BY id LIMIT 2")).all()
    work = session.execute(text(f"SELECT id FROM work_experience WHERE jobseeker_id = {first}")).scalar_one()
    found = written(session, f"UPDATE work_experience SET jobseeker_id = {second} WHERE id = {work}")
    assert found == {(ChangeKind.PERSON, first), (ChangeKind.PERSON, second)}


def test_whatever_points_to_a_changed_row_has_changed(session: Session) -> None:
    assert set(POINTED_TO) == {"person_key", "employer"}
    key, person = session.execute(text("SELECT key_id, id FROM jobseeker ORDER BY id LIMIT 1")).one()
    assert written(session, f"UPDATE person_key SET wrapped = wrapped WHERE id = {key}") == {
        (ChangeKind.PERSON, person)
    }
    employer = session.execute(text("SELECT employer_id FROM vacancy ORDER BY id LIMIT 1")).scalar_one()
    theirs = session.scalars(text(f"SELECT id FROM vacancy WHERE employer_id = {employer}")).all()
    found = written(session, f"UPDATE employer SET state = state WHERE id = {employer}")
    assert found == {(ChangeKind.VACANCY, number) for number in theirs}


def test_an_erased_person_is_written_down(session: Session) -> None:
    number = session.execute(
        text("SELECT id FROM jobseeker WHERE id NOT IN (SELECT 0) ORDER BY id LIMIT 1")
    ).scalar_one()
    session.execute(text(f"DELETE FROM account WHERE jobseeker_id = {number}"))
    assert (ChangeKind.PERSON, number) in written(session, f"DELETE FROM jobseeker WHERE id = {number}")


def test_the_adapter_reads_no_table_that_is_not_watched(engine: Engine, session: Session) -> None:
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
    with sessionmaker(engine, **session_options(VAULT))() as reading:
        reading.info["read_only"] = True
        people, vacancies = queries.matchable_people(reading), queries.open_vacancies(reading)
        assert people
        assert vacancies
        rules = rule_values.of_the_release()
        for person in people:
            adapters.seeker(person, rules, NOW.date())
        for vacancy in vacancies:
            adapters.opening(vacancy)
    read = set(re.findall(r"(?:FROM|JOIN) (\w+)", " ".join(statements)))
    assert {"jobseeker", "vacancy", "person_key"} <= read
    assert not read - set(WATCHED), "give these tables a trigger in models/change_triggers.py"


def test_the_log_is_written_again_after_a_migration(engine: Engine, session: Session) -> None:
    before = engine_ground.read(session).stamp
    session.rollback()
    schema.upgrade(engine)
    assert engine_ground.read(session).stamp != before, "whatever a migration changed may have gone unnoticed"
    assert written(session, "UPDATE jobseeker SET language = 'bg'")


def test_old_changes_are_forgotten_and_that_is_remembered(session: Session) -> None:
    session.execute(text("UPDATE jobseeker SET language = 'bg'"))
    session.commit()
    place, stamp = changes.place(session), engine_ground.read(session).stamp
    session.rollback()
    for _ in range(2):
        changes.forget_all_but(session, 0)
        session.commit()
        kinds = [row.kind for row in session.query(Change).all()]
        assert set(kinds) == {ChangeKind.EVERYTHING, ChangeKind.FORGOTTEN}
        assert kinds.count(ChangeKind.FORGOTTEN) == 1
    news = changes.since(session, 0, (ChangeKind.FORGOTTEN,))
    assert 0 < news.entries[0].row_id <= place
    assert engine_ground.read(session).stamp == stamp
    assert changes.since(session, changes.place(session), BOTH).entries == ()


def test_a_transaction_knows_whether_it_has_changed_something_itself(engine: Engine, session: Session) -> None:
    with sessionmaker(engine, **session_options(VAULT))() as reading:
        reading.info["read_only"] = True
        place = changes.place(reading)
    assert not changes.has_changed(session, place, BOTH)
    session.execute(text("UPDATE jobseeker SET language = 'bg'"))
    assert changes.has_changed(session, place, (ChangeKind.PERSON,))
    assert not changes.has_changed(session, place, (ChangeKind.VACANCY,))
    session.rollback()
    assert not changes.has_changed(session, place, BOTH)
