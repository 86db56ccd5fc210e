"""`flask --app wsgi taxonomy export | import-corrections | import-nkpd`: the words as tables. All rows or none."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import with_appcontext

from models.queries.taxonomy_words import Wanted
from web import sheet_words
from web.extensions import now, own_transaction
from web.services import nkpd_import, sheets, taxonomy_sheet
from web.services.principal import SYSTEM

Command = Callable[..., None]
File = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.command("export")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The CSV file to write.")
@click.option("--language", "languages", multiple=True, metavar="XX", help="Names in this language only; repeatable.")
@with_appcontext
def export(out: Path, languages: tuple[str, ...]) -> None:
    """Write all names of all concepts as CSV, one row each, safe to open in a spreadsheet."""
    with own_transaction() as session:
        session.info["read_only"] = True
        text = taxonomy_sheet.table(session, Wanted(language="en"), languages)
    out.write_text(text, encoding="utf-8", newline="")
    click.echo(f"{out}: {text.count(chr(10)) - 1} names")


@click.command("import-corrections")
@File
@with_appcontext
def import_corrections(file: Path) -> None:
    """Make the corrections of an exported and changed table (CSV or XLSX)."""
    rows = _rows(file, taxonomy_sheet.MOST_BYTES, taxonomy_sheet.MOST_ROWS)
    with own_transaction() as session, session.begin():
        try:
            taken = taxonomy_sheet.load(session, SYSTEM, rows, now())
        except taxonomy_sheet.LacksColumns as lacking:
            _refuse([f"The table lacks the column {', '.join(lacking.args[0])}."])
        if taken.faults:
            session.rollback()
    if taken.faults:
        _refuse(taken.faults)
    click.echo(f"{len(rows)} rows: {taken.changed} corrections, {taken.unchanged} as before.")


def _named(part: str, what: str) -> Callable[[Command], Command]:
    return click.option(f"--{part}", metavar="COLUMN", help=f"The column with {what}, if it is not found by itself.")


@click.command("import-nkpd")
@File
@_named("code", "the NKPD code")
@_named("title", "the Bulgarian title")
@_named("esco", "the ESCO address")
@with_appcontext
def import_nkpd(file: Path, **named: str | None) -> None:
    """Import a table of NKPD codes, titles and ESCO addresses (CSV, TSV or XLSX) as further Bulgarian names."""
    rows = _rows(file, nkpd_import.MOST_BYTES, nkpd_import.MOST_ROWS)
    with own_transaction() as session, session.begin():
        try:
            found = nkpd_import.read(session, rows, {part: column or "" for part, column in named.items()})
        except nkpd_import.LacksColumns as lacking:
            part = lacking.args[0]
            _refuse([f"Which column holds the {part}? Say it with --{part}. There are: {', '.join(rows[0].cells)}."])
        if found.faults:
            _refuse(found.faults)
        changed = nkpd_import.save(session, found, now())
    click.echo(f"{len(rows)} rows: {found.on_occupations} on ESCO occupations, {found.on_groups} on unit groups")
    if found.not_stored:
        click.echo(f"{found.not_stored} of these name an ESCO occupation that is not stored: import ESCO, then repeat.")
    if not changed:
        click.echo("Everything was there already; nothing changed.")


def _rows(file: Path, most_bytes: int, most_rows: int) -> list[sheets.Row]:
    try:
        return sheets.read(file, most_bytes=most_bytes, most_rows=most_rows)
    except sheets.Refused as refused:
        raise click.ClickException(f"{sheet_words.refusal_in_english(refused)} Nothing was imported.") from refused


def _refuse(faults: list[str]) -> NoReturn:
    for fault in faults:
        click.echo(fault)
    raise click.ClickException(f"{len(faults)} faults. Nothing was imported.")


TABLES = (export, import_corrections, import_nkpd)
