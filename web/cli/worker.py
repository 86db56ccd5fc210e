"""`flask --app wsgi worker`: carries out what waits in the outbox, and sweeps up what is over."""

import signal
import threading
from collections.abc import Mapping
from datetime import timedelta

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from models.enums import Channel
from models.queries import accounts, changes, forms, throttles
from web import garbage, messages
from web.extensions import db, now
from web.services import disclosure, looking, outbox, run_record, senders
from web.settings import Settings

SWEEP_SECONDS = 2
SWEEPS_BETWEEN_CLEANINGS = 300
KEEP_FORM_POSTS = timedelta(days=7)
KEEP_SIGN_INS = timedelta(days=30)
# A process that has missed more changes than this builds its index anew, which is quicker anyway.
KEEP_CHANGES = 10_000


def senders_of(settings: Settings) -> Mapping[Channel, outbox.Sender]:
    """The senders an installation has. Outside the invented world, what has no sender is held, never shown."""
    found: dict[Channel, outbox.Sender] = {}
    if settings.demo:
        shown = senders.console(messages.compose, click.echo)
        found = {Channel.SMS: shown, Channel.EMAIL: shown}
    if settings.smtp_host:
        found[Channel.EMAIL] = senders.smtp(settings.smtp_host, messages.compose)
    if settings.sms_gateway:
        found[Channel.SMS] = senders.sms(settings.sms_gateway, messages.compose)
    return found


def clean() -> None:
    """Forget throttles, form keys, sign-ins, changes and inputs of runs that are long over; end what was shared until
    now; ask who still looks for work."""
    moment = now()
    with db.sessionmaker() as session, session.begin():
        throttles.forget_expired(session, moment)
        forms.forget_before(session, moment - KEEP_FORM_POSTS)
        accounts.forget_sign_ins(session, moment - KEEP_SIGN_INS)
        changes.forget_all_but(session, KEEP_CHANGES)
    with db.sessionmaker() as session, session.begin():
        disclosure.sweep(session, moment)
    with db.sessionmaker() as session, session.begin():
        run_record.forget(session, moment)
    with db.sessionmaker() as session, session.begin():
        looking.sweep(session, moment)


def sweep(ways: Mapping[Channel, outbox.Sender], *, cleaning: bool) -> None:
    """Send what is due. A busy or absent database is met again at the next sweep."""
    try:
        outbox.deliver_due(db.sessionmaker, ways, now())
        if cleaning:
            clean()
    except OperationalError as reason:
        current_app.logger.error("outbox waits for the database: %s", type(reason.orig).__name__)


@click.command("worker")
@click.option("--once", is_flag=True, help="Sweep once and stop.")
@with_appcontext
def worker(once: bool) -> None:
    """Send waiting messages until stopped (SIGTERM)."""
    ways = senders_of(current_app.extensions["settings"])
    stopped = threading.Event()
    if not once:
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stopped.set())
    sweeps = 0
    while not stopped.is_set():
        sweep(ways, cleaning=sweeps % SWEEPS_BETWEEN_CLEANINGS == 0)
        garbage.search()
        sweeps += 1
        if once:
            return
        stopped.wait(SWEEP_SECONDS)
