"""Commands on a live system: `flask --app wsgi …`."""

import click

from web.cli.accounts import accounts
from web.cli.audit import audit
from web.cli.backup import backup, restore
from web.cli.db import db
from web.cli.imports import jobseekers, vacancies
from web.cli.match import match
from web.cli.plan import plan
from web.cli.recordings import audio as recorded
from web.cli.replay import replay
from web.cli.retention import retention
from web.cli.taxonomy import taxonomy
from web.cli.worker import worker

GROUPS: tuple[click.Command, ...] = (
    db,
    accounts,
    audit,
    worker,
    recorded,
    taxonomy,
    match,
    plan,
    replay,
    vacancies,
    jobseekers,
    retention,
    backup,
    restore,
)
