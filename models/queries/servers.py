"""The databases of a PostgreSQL server, asked for and renamed by a connection that commits each statement by itself."""

from sqlalchemy import Connection, text


def is_there(connection: Connection, name: str) -> bool:
    """Whether the server has this database."""
    found = text("SELECT 1 FROM pg_database WHERE datname = :name")
    return connection.execute(found, {"name": name}).scalar() == 1


def users(connection: Connection, name: str) -> int:
    """How many are connected to a database."""
    asked = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name AND backend_type = 'client backend'")
    found: int = connection.execute(asked, {"name": name}).scalar_one()
    return found


def tables(connection: Connection) -> int:
    """How many tables the connection's own database has."""
    found: int = connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar_one()
    return found


def create(connection: Connection, name: str) -> None:
    """Make an empty database, in place of one of that name."""
    drop(connection, name)
    _run(connection, "CREATE DATABASE {} TEMPLATE template0", name)


def rename(connection: Connection, name: str, new: str) -> None:
    """Give a database another name. Nobody may be connected to it."""
    _run(connection, "ALTER DATABASE {} RENAME TO {}", name, new)


def drop(connection: Connection, name: str) -> None:
    """Delete a database, if it is there."""
    _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _run(connection: Connection, statement: str, *names: str) -> None:
    quote = connection.dialect.identifier_preparer.quote_identifier
    connection.execute(text(statement.format(*map(quote, names))))
