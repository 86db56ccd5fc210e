"""`flask --app wsgi vacancies import FILE` and `jobseekers import FILE`: all rows or none."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext
from flask_babel import force_locale
from sqlalchemy.orm import Session

from web import sheet_words
from web.extensions import now, own_transaction
from web.services import job_posting, jobseekers_import, sheets, vacancies_import
from web.services.principal import SYSTEM
from web.services.sheet_fields import Imported

vacancies = AppGroup("vacancies", help="Vacancies from files.")
jobseekers = AppGroup("jobseekers", help="People from files.")
File = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
Load = Callable[[Session, list[sheets.Row], datetime], Imported]


@vacancies.command("import")
@File
@with_appcontext
def import_vacancies(file: Path) -> None:
    """Store the vacancies of a CSV, XLSX or JobPosting JSON-LD file as drafts of their employers."""
    _import(file, lambda session, rows, at: vacancies_import.load(session, rows, SYSTEM, at), job_posting.READERS)


@jobseekers.command("import")
@File
@with_appcontext
def import_jobseekers(file: Path) -> None:
    """Put the people of a CSV or XLSX file into the intake queue of the organisation that helps them."""
    _import(file, jobseekers_import.load)


def _import(file: Path, load: Load, others: sheets.Readers | None = None) -> None:
    try:
        rows = sheets.read(file, others=others)
    except sheets.Refused as refused:
        raise click.ClickException(f"{sheet_words.refusal_in_english(refused)} Nothing was imported.") from refused
    with own_transaction() as session, session.begin():
        done = load(session, rows, now())
        if done.faults:
            session.rollback()
    with force_locale("en"):
        for fault in done.faults:
            click.echo(sheet_words.line(fault))
    if done.faults:
        raise click.ClickException(f"{len(done.faults)} faults. Nothing was imported.")
    click.echo(f"{len(rows)} rows: {done.added} added, {done.there_already} there already.")
