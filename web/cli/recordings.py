"""`flask --app wsgi audio check`: which recordings are faulty, and which are missing."""

import sys

import click
from flask.cli import with_appcontext

from web.i18n import LANGUAGES
from web.recordings import NAMES, instance
from web.services import recordings


@click.group("audio")
def audio() -> None:
    """Recordings of questions and pages about rights."""


@audio.command("check")
@with_appcontext
def check() -> None:
    """List faulty files and what has no recording. Ends with 1 if a file is faulty; missing ones are no fault."""
    report = recordings.check(instance(), LANGUAGES, NAMES)
    for path, fault in report.faults:
        click.echo(f"{path}: {fault.value}")
    for code, missing in report.missing.items():
        there = report.fine[code]
        click.echo(f"{code}: {there} there, {len(missing)} missing" + (f": {', '.join(missing)}" if there else ""))
    sys.exit(1 if report.faults else 0)
