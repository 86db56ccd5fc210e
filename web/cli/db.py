"""`flask --app wsgi db …`: the shape of the database."""

import click
from flask.cli import AppGroup, with_appcontext

from models import schema
from web.extensions import db as database
from web.extensions import now
from web.services import reference

db = AppGroup("db", help="Bring the database to the shape the code expects, or back.")


@db.command("upgrade")
@click.argument("revision", default="head")
@with_appcontext
def upgrade(revision: str) -> None:
    """Migrate to REVISION (default: the newest) and load the built-in places and taxonomy."""
    schema.upgrade(database.engine, revision)
    if schema.current(database.engine) == schema.head():
        with database.sessionmaker() as session, session.begin():
            reference.load(session, now())
    click.echo(f"Database at revision {schema.current(database.engine)}.")


@db.command("downgrade")
@click.argument("revision")
@with_appcontext
def downgrade(revision: str) -> None:
    """Migrate back to REVISION; "base" removes every table."""
    schema.downgrade(database.engine, revision)
    click.echo(f"Database at revision {schema.current(database.engine)}.")


@db.command("current")
@with_appcontext
def current() -> None:
    """Say which revision the database is at."""
    click.echo(schema.current(database.engine) or "empty")
