"""`flask --app wsgi audit …`: checking the audit chain."""

import click
from flask.cli import AppGroup, with_appcontext

from web.extensions import own_transaction
from web.services import audit as chain

audit = AppGroup("audit", help="The audit chain.")


@audit.command("verify")
@with_appcontext
def verify() -> None:
    """Walk the whole chain; exit with 1 at the first entry that was changed, added or removed."""
    with own_transaction() as session:
        session.info["read_only"] = True
        verdict = chain.verify(session)
    if verdict.broken_at is not None:
        raise click.ClickException(f"Broken at entry {verdict.broken_at}; {verdict.entries} entries before it hold.")
    click.echo(f"{verdict.entries} entries hold.")
