"""Migrations go up and down with data, and arrive at exactly the tables the code describes."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, Enum, inspect, text
from sqlalchemy.orm import Session

import models
from models import schema
from models.database import open_engine
from tests.conftest import VAULT
from tests.world import NOW
from web.services import reference


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database of this test, opened with the storage rules."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def test_the_database_is_what_the_models_say(engine: Engine) -> None:
    schema.check(engine)
    assert schema.current(engine) == schema.head()


def test_down_to_nothing_and_up_again_with_data(engine: Engine) -> None:
    schema.downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    schema.upgrade(engine)
    with Session(engine, info={"vault": VAULT}) as session, session.begin():
        reference.load(session, NOW)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM municipality")) == 265


def test_every_check_of_the_models_is_in_the_database(engine: Engine) -> None:
    found = inspect(engine)
    for table in models.Base.metadata.sorted_tables:
        wanted = {c.name for c in table.constraints if c.__visit_name__ == "check_constraint" and c.name}
        there = {check["name"] for check in found.get_check_constraints(table.name)}
        assert wanted <= there, f"{table.name}: {wanted - there}"


def test_loading_the_reference_data_twice_changes_nothing(engine: Engine) -> None:
    tables = ("concept", "concept_label", "concept_relation", "taxonomy_import")

    def rows() -> list[int]:
        with engine.connect() as connection:
            return [connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0 for table in tables]

    before = rows()
    with Session(engine, info={"vault": VAULT}) as session, session.begin():
        reference.load(session, NOW)
    assert rows() == before


def test_every_closed_list_is_held_as_the_code_has_it(engine: Engine) -> None:
    found = inspect(engine)
    for table in models.Base.metadata.sorted_tables:
        checks = {check["name"]: str(check["sqltext"]) for check in found.get_check_constraints(table.name)}
        for column in table.columns:
            if isinstance(column.type, Enum):
                held = checks[f"ck_{table.name}_{column.type.name}"]
                assert set(re.findall(r"'(\w+)'", held)) == set(column.type.enums), f"{table.name}.{column.name}"
