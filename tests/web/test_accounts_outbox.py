"""The outbox: nothing lost, nothing twice but after a crash, nothing shown that should not be."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from models import Account, OutboxMessage
from models.database import open_engine, session_options
from models.enums import Channel
from models.queries import by_public_id
from tests.conftest import VAULT, FakeClock
from tests.world import World
from web import messages
from web.cli.worker import senders_of
from web.services import outbox, senders
from web.services.outbox import Letter, NotSent
from web.settings import Mode, Settings

Sessions = Callable[[], Session]


@pytest.fixture
def sessions(database_url: str) -> Iterator[Sessions]:
    """Opens sessions as a worker does."""
    engine = open_engine(database_url)
    yield sessionmaker(engine, **session_options(VAULT))
    engine.dispose()


def put(
    sessions: Sessions, world: World, now: datetime, until: datetime | None = None, to: str = "+359888123456"
) -> None:
    """One text message with a code to anna."""
    with sessions() as session, session.begin():
        account = by_public_id(session, Account, world.anna_account)
        assert account is not None
        outbox.enqueue(
            session, account, Channel.SMS, "phone_code", to, now, secret="482913", until=until
        )  # fmt: skip


def state(sessions: Sessions) -> tuple[int, bool, bool, bool]:
    """Tries, sent, given up, and whether address and secret are wiped."""
    with sessions() as session:
        row = session.scalars(select(OutboxMessage)).one()
        wiped = row.address_sealed is None and row.secret_sealed is None
        return row.tries, row.sent_at is not None, row.failed_at is not None, wiped


def refuse(letter: Letter) -> None:
    """A sender whose line is down."""
    raise NotSent


def test_a_message_is_sent_once_and_then_wiped(sessions: Sessions, world: World, clock: FakeClock) -> None:
    put(sessions, world, clock())
    sent: list[Letter] = []
    assert outbox.deliver_due(sessions, {Channel.SMS: sent.append}, clock()) == 1
    assert outbox.deliver_due(sessions, {Channel.SMS: sent.append}, clock() + timedelta(days=2)) == 0
    assert [(one.address, one.secret, one.language) for one in sent] == [("+359888123456", "482913", "uk")]
    assert state(sessions) == (1, True, False, True)


def test_a_message_without_a_sender_is_held(sessions: Sessions, world: World, clock: FakeClock) -> None:
    put(sessions, world, clock())
    assert outbox.deliver_due(sessions, {}, clock()) == 0
    assert outbox.deliver_due(sessions, {Channel.EMAIL: refuse}, clock() + timedelta(days=30)) == 0
    assert state(sessions) == (0, False, False, False)


def test_failures_wait_longer_each_time_and_end_after_eight_tries(
    sessions: Sessions, world: World, clock: FakeClock
) -> None:
    put(sessions, world, clock())
    tried: list[datetime] = []

    def fail(letter: Letter) -> None:
        tried.append(clock())
        raise NotSent

    begun = clock()
    while clock() < begun + timedelta(days=3):
        outbox.deliver_due(sessions, {Channel.SMS: fail}, clock())
        clock.move(seconds=30)
    assert [int((moment - begun).total_seconds()) for moment in tried] == [
        0, 30, 150, 630, 2550, 10230, 40950, 163830,
    ]  # fmt: skip
    assert state(sessions) == (8, False, True, True)


def test_a_message_survives_a_server_that_is_away_for_a_day(sessions: Sessions, world: World, clock: FakeClock) -> None:
    put(sessions, world, clock())
    sent: list[Letter] = []
    begun = clock()
    while clock() < begun + timedelta(days=2):
        away = clock() < begun + timedelta(days=1)
        outbox.deliver_due(sessions, {Channel.SMS: refuse if away else sent.append}, clock())
        clock.move(minutes=5)
    assert len(sent) == 1


def test_a_code_that_is_over_is_not_sent(sessions: Sessions, world: World, clock: FakeClock) -> None:
    put(sessions, world, clock(), until=clock() + timedelta(minutes=15))
    clock.move(minutes=16)
    sent: list[Letter] = []
    assert outbox.deliver_due(sessions, {Channel.SMS: sent.append}, clock()) == 0
    assert sent == []
    assert state(sessions) == (0, False, True, True)


def test_a_worker_that_dies_while_sending_leaves_the_message_to_another_one(
    sessions: Sessions, world: World, clock: FakeClock
) -> None:
    put(sessions, world, clock())

    def die(letter: Letter) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        outbox.deliver_due(sessions, {Channel.SMS: die}, clock())
    sent: list[Letter] = []
    assert outbox.deliver_due(sessions, {Channel.SMS: sent.append}, clock()) == 0
    clock.move(minutes=5)
    assert outbox.deliver_due(sessions, {Channel.SMS: sent.append}, clock()) == 1


def test_four_workers_send_forty_messages_once_each(sessions: Sessions, world: World, clock: FakeClock) -> None:
    for number in range(40):
        put(sessions, world, clock(), to=f"+3598881234{number:02}")
    sent: list[str] = []
    lock = threading.Lock()

    def keep(letter: Letter) -> None:
        with lock:
            sent.append(letter.name)

    def work() -> None:
        while outbox.deliver_due(sessions, {Channel.SMS: keep}, clock()):
            pass

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (len(sent), len(set(sent))) == (40, 40)


def test_a_message_rolled_back_with_its_change_is_never_sent(
    sessions: Sessions, world: World, clock: FakeClock
) -> None:
    with sessions() as session:
        account = by_public_id(session, Account, world.anna_account)
        assert account is not None
        outbox.enqueue(session, account, Channel.SMS, "phone_code", "+359888123456", clock(), secret="482913")
        session.rollback()
    assert outbox.deliver_due(sessions, {Channel.SMS: refuse}, clock() + timedelta(days=1)) == 0


@pytest.mark.parametrize("template", list(messages.TEXTS))
@pytest.mark.parametrize("language", ["bg", "en", "uk", "ru", "ar", "fa", "ps", "fr"])
def test_subjects_say_nothing_and_texts_carry_the_secret(app: Flask, template: str, language: str) -> None:
    with app.app_context():
        subject, text = messages.compose(Letter("n", "a@example.org", template, language, "482913"))
        assert subject == messages.compose(Letter("n", "b@example.org", "phone_code", language, "1"))[0]
    assert "482913" not in subject
    assert ("482913" in text) == (template not in ("known_already", "account_ended", "news"))


def test_only_the_demo_shows_messages_on_the_terminal(database_url: str) -> None:
    def settings(mode: Mode, **more: str) -> Settings:
        return Settings(mode, database_url, Path("."), VAULT, b"k" * 32, **more)  # type: ignore[arg-type]

    assert set(senders_of(settings(Mode.DEMO))) == {Channel.SMS, Channel.EMAIL}
    assert senders_of(settings(Mode.DEVELOPMENT)) == {}
    assert senders_of(settings(Mode.PRODUCTION)) == {}
    assert set(senders_of(settings(Mode.PRODUCTION, smtp_host="mail.example.org"))) == {Channel.EMAIL}


def test_a_gateway_without_encryption_and_a_nameless_mail_server_are_refused() -> None:
    compose = messages.compose
    for bad in ("http://gateway.example.org/send", "ftp://x", "nonsense"):
        with pytest.raises(senders.BadAddress):
            senders.sms(bad, compose)
    with pytest.raises(senders.BadAddress):
        senders.smtp("http://mail.example.org", compose)


def test_a_server_that_is_away_means_another_try() -> None:
    letter = Letter("n", "a@example.org", "known_already", "en", "")
    with pytest.raises(NotSent):
        senders.smtp("smtp://127.0.0.1:9", lambda _: ("A message for you", "text"))(letter)
    with pytest.raises(NotSent):
        senders.sms("http://127.0.0.1:9/send", lambda _: ("A message for you", "text"))(letter)


def test_the_worker_command_sweeps_and_cleans(app: Flask, world: World, clock: FakeClock, sessions: Sessions) -> None:
    put(sessions, world, clock())
    result = app.test_cli_runner().invoke(args=["worker", "--once"])
    assert result.exit_code == 0, result.output
    assert state(sessions)[1] is False
