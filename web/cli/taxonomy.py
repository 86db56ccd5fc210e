"""`flask --app wsgi taxonomy …`: importing ESCO, taking it out again, linking free words."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup, with_appcontext

from models.queries import taxonomy_sources
from web.cli.taxonomy_link import link
from web.cli.taxonomy_tables import TABLES
from web.extensions import now, own_transaction
from web.services import esco_content, esco_files, esco_import, esco_plan, nkpd_import

taxonomy = AppGroup("taxonomy", help="Occupations and skills: ESCO files, and linking free words.")
taxonomy.add_command(link)
for command in TABLES:
    taxonomy.add_command(command)


@taxonomy.command("import-esco")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@with_appcontext
def import_esco(paths: tuple[Path, ...]) -> None:
    """Import official ESCO CSV downloads: zip files, folders or single files, versions 1.0 to 1.2, any languages.

    All inputs are stored or none. The same input twice changes nothing.
    """
    try:
        files = esco_files.find(list(paths))
        with _bar(sum(file.size for file in files), "Reading") as bar:
            content = esco_content.read(files, bar.update if bar else lambda size: None)
    except esco_files.Refused as refused:
        raise click.ClickException(f"{refused} Nothing was imported.") from refused
    click.echo("Comparing with what is stored …", err=True)
    with own_transaction() as reading:
        reading.info["read_only"] = True
        plan = esco_plan.make(reading, content)
    click.echo("Storing …", err=True)
    with own_transaction() as session, session.begin():
        stored = esco_import.save(session, content, now(), plan)
    for report in content.files:
        click.echo(f"{report.name}: {report.taken} of {report.read} rows taken")
        for reason, count in sorted(report.left_out.items()):
            click.echo(f"  {count} left out: {reason}")
    if stored.loose_relations:
        click.echo(f"{stored.loose_relations} relations left out: an end was not imported (import it, then repeat)")
    click.echo(f"{stored.new_concepts} new concepts; {stored.joined} are the same as built-in ones")
    if not stored.changed:
        click.echo("Everything was there already; nothing changed.")


def _bar(length: int, label: str) -> AbstractContextManager[Any]:
    """A progress bar on standard error where somebody can see it."""
    if not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(length=length, label=label, file=sys.stderr)


@taxonomy.command("forget")
@click.argument("source")
@with_appcontext
def forget(source: str) -> None:
    """Take out what was imported from SOURCE: one language (esco-bg), all of ESCO (esco), or NKPD (nkpd)."""
    try:
        with own_transaction() as session, session.begin():
            nkpd = source == nkpd_import.SOURCE and nkpd_import.forget(session)
            kept = 0 if nkpd else esco_import.forget(session, source, now())
    except esco_import.UnknownSource as unknown:
        raise click.ClickException(f"Nothing was imported from {source}. `taxonomy sources` lists them.") from unknown
    click.echo(f"{source} is forgotten.")
    if kept:
        click.echo(f"{kept} concepts stay without a name, because people, vacancies or corrections refer to them.")


taxonomy.add_command(forget, "remove")


@taxonomy.command("sources")
@with_appcontext
def sources() -> None:
    """List what is stored: source, concepts, labels, relations, day."""
    with own_transaction() as session:
        session.info["read_only"] = True
        for row in taxonomy_sources.sources(session):
            day = row.imported_at.date().isoformat()
            click.echo(f"{row.source}\t{row.concepts}\t{row.labels}\t{row.relations}\t{day}")
