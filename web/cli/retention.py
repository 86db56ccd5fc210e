"""`flask --app wsgi retention run`: deletes what has had its time."""

import click
from flask.cli import AppGroup, with_appcontext

from models.database import wipe
from web.extensions import db, now
from web.services import retention as service

retention = AppGroup("retention", help="How long things are kept.")


@retention.command("run")
@click.option("--dry-run", is_flag=True, help="Only count what would go.")
@with_appcontext
def run(dry_run: bool) -> None:
    """Delete every row whose term is over. The worker does this once a day by itself."""
    for table, rows in service.run(db.sessionmaker, now(), rehearse=dry_run).items():
        click.echo(f"{table}: {rows}")
    if not dry_run:
        wipe(db.engine, thoroughly=True)
    click.echo("Nothing was deleted." if dry_run else "Done.")
