"""`flask --app wsgi backup PATH` and `restore PATH`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from web.extensions import now
from web.services import backup as service
from web.services.backup_file import NoBackup
from web.services.backup_postgres import ToolMissing
from web.services.backup_sqlite import InTheWay
from web.services.erasure import Journal
from web.settings import Settings, SettingsMissing

FILE = click.Path(dir_okay=False, path_type=Path)


def _place() -> service.Place:
    settings: Settings = current_app.extensions["settings"]
    try:
        return service.Place(
            settings.database_url, settings.vault, settings.backup_key(), Journal.of(settings.instance)
        )
    except (SettingsMissing, OSError) as error:
        raise click.ClickException(str(error)) from error


@click.command("backup")
@click.argument("path", type=FILE)
@with_appcontext
def backup(path: Path) -> None:
    """Write the whole database to PATH, encrypted. The service may go on."""
    try:
        service.back_up(_place(), path)
    except (ToolMissing, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{path.stat().st_size} bytes in {path}.")


@click.command("restore")
@click.argument("path", type=FILE)
@click.option("--replace", is_flag=True, help="Put it in place of a database that is not empty.")
@with_appcontext
def restore(path: Path, replace: bool) -> None:
    """Put the backup at PATH in place. Stop the service first. Whoever was erased since is not brought back."""
    place = _place()
    try:
        report = service.restore(place, path, now(), replace=replace)
    except (NoBackup, InTheWay, ToolMissing, service.ChainBroken, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{report.entries} audit entries hold. Erased again: {report.erased_again}. Restored.")
