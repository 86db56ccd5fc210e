"""`flask --app wsgi worker`: carries out what waits in the outbox, makes plans, and sweeps up what is over."""

import signal
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from models.database import wipe
from models.enums import Channel
from models.queries import changes, throttles
from web import garbage, messages
from web.cli.planner import Planner
from web.extensions import db, now
from web.services import (
    break_glass,
    cards,
    checklist,
    disclosure,
    doctor_pool,
    employer_register,
    follow_ups,
    looking,
    merge_likely,
    offers,
    outbox,
    retention,
    rule_values,
    senders,
    vacancy_freshness,
)
from web.services.clock import day_in_bulgaria
from web.settings import Settings

SWEEP_SECONDS = 2
SWEEPS_BETWEEN_CLEANINGS = 300
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
    """Forget throttles and changes that are long over; end what was shared until now; try what was held back; ask who
    still looks for work."""
    moment = now()
    with db.sessionmaker() as session, session.begin():
        throttles.forget_expired(session, moment)
        changes.forget_all_but(session, KEEP_CHANGES)
    with db.sessionmaker() as session, session.begin():
        disclosure.sweep(session, moment)
    with db.sessionmaker() as session, session.begin():
        cards.try_again(session, moment)
    with db.sessionmaker() as session, session.begin():
        looking.sweep(session, moment)
    with db.sessionmaker() as session, session.begin():
        vacancy_freshness.sweep(session, moment)
    with db.sessionmaker() as session, session.begin():
        offers.sweep(session, moment)
    with db.sessionmaker() as session, session.begin():
        checklist.remind(session, rule_values.in_force(session), moment)
    with db.sessionmaker() as session, session.begin():
        follow_ups.sweep(session, moment)


def count_demands() -> bool:
    """Count whom each demand leaves out, once a day at most; whether there are new counts."""
    try:
        with db.sessionmaker() as session, session.begin():
            return doctor_pool.renew(session, now())
    except IntegrityError:
        return False  # another worker did it at this moment


class Housekeeping:
    """What a worker does besides sending: it cleans often, and once a day it deletes what has had its time."""

    def __init__(self) -> None:
        self._done_for: date | None = None
        self._compared_at: datetime | None = None

    def daily(self) -> None:
        """Carry out the terms, unless this worker has done so today."""
        today = day_in_bulgaria(now())
        due = today != self._done_for
        if due:
            retention.run(db.sessionmaker, now())
            count_demands()
        wipe(db.engine, thoroughly=due)
        self._done_for = today

    def compare(self) -> None:
        """Look for people entered twice, several times a day."""
        moment = now()
        if self._compared_at is not None and moment - self._compared_at < merge_likely.LOOK_EVERY:
            return
        with suppress(IntegrityError):  # another worker did it at this moment
            merge_likely.sweep(db.sessionmaker, moment)
        self._compared_at = moment


def sweep(ways: Mapping[Channel, outbox.Sender], house: Housekeeping, *, cleaning: bool) -> None:
    """Send what is due. A busy or absent database, or what somebody else did first, is met again at the next sweep."""
    try:
        employer_register.carry_out(db.sessionmaker, now())
        break_glass.tell(db.sessionmaker, now())
        outbox.deliver_due(db.sessionmaker, ways, now())
        if cleaning:
            clean()
            house.daily()
            house.compare()
    except OperationalError as reason:
        current_app.logger.error("outbox waits for the database: %s", type(reason.orig).__name__)
    except (IntegrityError, StaleDataError) as reason:
        current_app.logger.warning("somebody else was quicker: %s", type(reason).__name__)


@click.command("worker")
@click.option("--once", is_flag=True, help="Sweep once and stop.")
@with_appcontext
def worker(once: bool) -> None:
    """Send waiting messages and make plans until stopped (SIGTERM)."""
    ways = senders_of(current_app.extensions["settings"])
    planner = Planner(db.sessionmaker, current_app.extensions["clock"])
    stopped = threading.Event()
    if once:
        planner.make_all()
    else:
        planner.start()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stopped.set())
    sweeps, house = 0, Housekeeping()
    while not stopped.is_set():
        sweep(ways, house, cleaning=sweeps % SWEEPS_BETWEEN_CLEANINGS == 0)
        garbage.search()
        sweeps += 1
        if once:
            return
        stopped.wait(SWEEP_SECONDS)
    planner.stop()
