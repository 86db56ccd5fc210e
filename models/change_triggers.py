"""Triggers that write a change down whoever makes it: the service, a bulk import, or a hand on the database."""

from collections.abc import Iterator

from sqlalchemy import DDL, Connection, inspect

from models.change import Change, ChangeKind

LOG = Change.__tablename__
# Tables a person or vacancy is made of, with the column that says of whose.
OF_PERSON = {
    "jobseeker": "id", "work_experience": "jobseeker_id", "jobseeker_skill": "jobseeker_id",
    "jobseeker_language": "jobseeker_id", "jobseeker_licence": "jobseeker_id", "care_window": "jobseeker_id",
    "exclusion": "jobseeker_id", "contest": "jobseeker_id",
}  # fmt: skip
OF_VACANCY = {
    "vacancy": "id", "vacancy_skill": "vacancy_id", "vacancy_language": "vacancy_id", "vacancy_licence": "vacancy_id",
}  # fmt: skip
# Tables that people or vacancies point to, one row for several of them.
POINTED_TO = {
    "person_key": (ChangeKind.PERSON, "jobseeker.key_id"),
    "employer": (ChangeKind.VACANCY, "vacancy.employer_id"),
}
OF_EVERYTHING = ("concept", "concept_relation", "municipality")
WATCHED = (*OF_PERSON, *OF_VACANCY, *POINTED_TO, *OF_EVERYTHING)
EVENTS = ("INSERT", "UPDATE", "DELETE")


def install(connection: Connection) -> None:
    """Watch the tables there are, and say that everything may have changed meanwhile."""
    there = set(inspect(connection).get_table_names())
    if LOG not in there:
        return
    postgresql = connection.dialect.name == "postgresql"
    for table in WATCHED:
        if table in there:
            for statement in _for_postgresql(table) if postgresql else _for_sqlite(table):
                _run(connection, statement)
    say_everything(connection)


def say_everything(connection: Connection) -> None:
    """Write down that everything may have changed."""
    for statement in _everything(postgresql=connection.dialect.name == "postgresql"):
        _run(connection, statement)


def remove(connection: Connection) -> None:
    """Watch nothing, so that tables can be rebuilt."""
    postgresql = connection.dialect.name == "postgresql"
    for table in WATCHED:
        for event in (*EVENTS, "TRUNCATE"):
            name = _name(table, event)
            _run(
                connection,
                f"DROP FUNCTION IF EXISTS {name}() CASCADE" if postgresql else f"DROP TRIGGER IF EXISTS {name}",
            )


def _run(connection: Connection, statement: str) -> None:
    connection.execute(DDL(statement))  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types


def _name(table: str, event: str) -> str:
    return f"follow_{table}_{event.lower()}"


def _for_sqlite(table: str) -> Iterator[str]:
    for event in EVENTS:
        written = _everything(postgresql=False) if table in OF_EVERYTHING else _written(table, event)
        if written:
            body = "; ".join(written)
            yield f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} FOR EACH ROW BEGIN {body}; END"


def _for_postgresql(table: str) -> Iterator[str]:
    for event in (*EVENTS, "TRUNCATE"):
        whole = table in OF_EVERYTHING or event == "TRUNCATE"
        written = _everything(postgresql=True) if whole else _written(table, event)
        if written:
            name, each = _name(table, event), "STATEMENT" if whole else "ROW"
            body = "; ".join([*written, "RETURN NULL"])
            yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {body}; END$$"
            yield f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"


def _written(table: str, event: str) -> list[str]:
    """What one changed row adds to the log; a row that moves from one person to another changes both."""
    into = f"INSERT INTO {LOG} (kind, row_id)"
    if table in POINTED_TO:
        kind, pointer = POINTED_TO[table]
        pointing, column = pointer.split(".")
        rows = f"SELECT '{kind}', id FROM {pointing} WHERE {column} = NEW.id"  # noqa: S608 (constants)
        return [f"{into} {rows}"] if event == "UPDATE" else []
    kind = ChangeKind.PERSON if table in OF_PERSON else ChangeKind.VACANCY
    column = OF_PERSON.get(table) or OF_VACANCY[table]
    sides = {"INSERT": ["NEW"], "UPDATE": ["NEW", "OLD"], "DELETE": ["OLD"]}[event]
    rows = " UNION ".join(f"SELECT '{kind}', {side}.{column}" for side in sides)
    return [f"{into} {rows}"]


def _everything(*, postgresql: bool) -> list[str]:
    """A new stamp. SQLite's triggers run once a row, so there the newest stamp takes the place of those before."""
    stamp = "CAST(random() * 9e15 AS bigint)" if postgresql else "random()"
    kind = ChangeKind.EVERYTHING
    added = f"INSERT INTO {LOG} (kind, row_id) VALUES ('{kind}', {stamp})"  # noqa: S608 (constants)
    return [added] if postgresql else [f"DELETE FROM {LOG} WHERE kind = '{kind}'", added]  # noqa: S608 (constants)
