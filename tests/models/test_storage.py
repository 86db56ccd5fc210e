"""The storage floor: durable settings, rules held by the database, read-only sessions."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError, StatementError
from sqlalchemy.orm import Session

from models import Employer, Jobseeker, Organisation, Vacancy
from models.enums import EmployerState, VacancyState
from models.queries import by_public_id
from tests.world import World

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def test_sqlite_runs_with_the_safe_settings(session: Session, engine_name: str) -> None:
    if engine_name == "sqlite":
        read = {
            name: session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        assert session.scalar(text("PRAGMA secure_delete")) == 1
    else:
        assert session.scalar(text("SHOW server_version"))


def test_a_read_only_session_cannot_write(session: Session, world: World) -> None:
    session.info["read_only"] = True
    organisation = by_public_id(session, Organisation, world.sofia)
    assert organisation is not None
    organisation.name = "changed"
    with pytest.raises((OperationalError, ProgrammingError, StatementError), match=r"readonly|read-only"):
        session.flush()


def test_a_stored_time_needs_a_zone(session: Session) -> None:
    session.add(
        Employer(
            name="x",
            company_number="123456789",
            state=EmployerState.NEW,
            municipality_code="SOF46",
            created_at=NOW.replace(tzinfo=None),
        )
    )
    with pytest.raises(StatementError, match="time zone"):
        session.flush()


def test_many_new_rows_are_one_statement_and_numbered_in_order(session: Session) -> None:
    statements: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    new = [
        Employer(
            name=f"Firm {number}",
            company_number=f"{number:09}",
            state=EmployerState.NEW,
            municipality_code="SOF46",
            created_at=NOW,
        )
        for number in range(200)
    ]
    names = [row.public_id for row in new]
    session.add_all(new)
    session.flush()
    assert [each[:20] for each in statements if each.startswith("INSERT")] == ["INSERT INTO employer"]
    stored = session.execute(text("SELECT id, name, public_id FROM employer ORDER BY id")).all()[-200:]
    assert [tuple(row) for row in stored] == [(row.id, f"Firm {n}", names[n]) for n, row in enumerate(new)]


def test_an_open_vacancy_must_have_been_approved(session: Session, world: World) -> None:
    vacancy = by_public_id(session, Vacancy, world.submitted_vacancy)
    assert vacancy is not None
    vacancy.state = VacancyState.OPEN
    with pytest.raises(IntegrityError, match="open_means_approved"):
        session.flush()


def test_a_submitted_vacancy_is_complete(session: Session, world: World) -> None:
    vacancy = by_public_id(session, Vacancy, world.submitted_vacancy)
    assert vacancy is not None
    vacancy.pay_min = None
    with pytest.raises(IntegrityError, match="complete_before_it_is_submitted"):
        session.flush()


def test_a_value_outside_a_closed_list_is_refused_by_the_database(session: Session) -> None:
    with pytest.raises(IntegrityError):
        session.execute(text("UPDATE employer SET state = 'friendly'"))


def test_a_place_that_does_not_exist_is_refused(session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.municipality_code = "XXX99"
    with pytest.raises(IntegrityError):
        session.flush()


def test_the_facts_of_bulgarias_places_are_complete(session: Session) -> None:
    assert session.scalar(text("SELECT count(*) FROM district")) == 28
    assert session.scalar(text("SELECT count(*) FROM municipality")) == 265
    assert session.scalar(text("SELECT count(*) FROM municipality WHERE name_bg = 'Бяла'")) == 2
