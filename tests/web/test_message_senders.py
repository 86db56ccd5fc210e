"""The words of messages and the ways they leave: nothing personal, no second header, one part."""

import json
import re
import threading
from collections.abc import Callable
from datetime import timedelta
from email import message_from_string
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from models import Account, OutboxMessage
from models.database import open_engine, session_options
from models.enums import Channel
from models.queries import by_public_id
from tests.browser import fetch_all
from tests.conftest import VAULT
from tests.web.servers import certificate, gateway, mail_server
from tests.world import NOW, World
from web import messages
from web.i18n import LANGUAGES
from web.services import outbox, senders
from web.services.outbox import Letter, NotSent

PHONE, MAIL = "+359888123456", "mina@example.org"
#: The seven-bit alphabet of text messages; a text with any other letter has room for 70 instead of 160.
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
BY_SMS = ("phone_code", outbox.NEWS)


# Words --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", list(messages.TEXTS))
def test_no_message_carries_anything_personal(app: Flask, world: World, template: str, language: str) -> None:
    names = ("Анна", "Коваль", "عمر", "حداد", "مینا", "کریمی", "Лозен", "Рамо", PHONE, "sub-", "@")
    with app.app_context():
        subject, text = messages.compose(Letter("n", PHONE, template, language, "482913"))
        assert (subject, text) == messages.compose(Letter("m", MAIL, template, language, "482913"))
    assert not [name for name in names if name in subject or name in text]
    assert not re.search(r"\d", subject)
    assert re.findall(r"\d+", text.replace("482913", "")) in ([], ["15"], ["7"], ["24"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", BY_SMS)
def test_text_messages_fit_into_one_part(app: Flask, template: str, language: str) -> None:
    with app.app_context():
        _subject, text = messages.compose(Letter("n", PHONE, template, language, "482913"))
    room = 160 if set(text) <= GSM else 70
    assert len(text.encode("utf-16-le")) // 2 <= room, (len(text), text)


# Senders ------------------------------------------------------------------------------------------------------------


class _Mailbox:
    """Takes mail in place of a server."""

    received: list[EmailMessage]

    def __init__(self, *_where: object, **_how: object) -> None:
        pass

    def __enter__(self) -> "_Mailbox":
        return self

    def __exit__(self, *_reason: object) -> None:
        pass

    def starttls(self, **_how: object) -> None:
        """As if."""

    def send_message(self, mail: EmailMessage) -> None:
        """Keep the mail as it would be sent."""
        mail.as_bytes()
        self.received.append(mail)


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """The mail that leaves."""
    _Mailbox.received = []
    monkeypatch.setattr(senders.smtplib, "SMTP", _Mailbox)
    return _Mailbox.received


def test_mail_has_a_neutral_subject_and_no_header_of_a_stranger(app: Flask, mailbox: list[EmailMessage]) -> None:
    send = senders.smtp("mail.example.org", messages.compose)
    with app.app_context():
        send(Letter("n", MAIL, "invitation", "bg", "https://x\r\nBcc: all@example.org\r\n\r\nhello"))
    (mail,) = mailbox
    assert sorted(mail.keys()) == sorted([
        "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding",
        "MIME-Version",
    ])  # fmt: skip
    assert mail["To"] == MAIL


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\n ", "\n\t"])
def test_an_address_that_breaks_a_header_is_not_sent(app: Flask, mailbox: list[EmailMessage], end: str) -> None:
    send = senders.smtp("mail.example.org", messages.compose)
    with app.app_context(), pytest.raises(NotSent):
        send(Letter("n", f"{MAIL}{end}Bcc: all@example.org", "news", "bg", ""))
    assert mailbox == []


# Real servers on this machine --------------------------------------------------------------------------------------


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server's key and certificate, which this process trusts."""
    made = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    return made


def test_mail_goes_encrypted_with_its_password(app: Flask, trusted: Path) -> None:
    with mail_server(trusted) as heard, app.app_context():
        address = f"smtp://zaedno:s%40fe@127.0.0.1:{heard.port}?from=help@example.org"
        senders.smtp(address, messages.compose)(Letter("n1", MAIL, outbox.NEWS, "uk", ""))
    assert heard.passwords == ["s@fe"]
    ((encrypted, text),) = heard.mails
    mail = message_from_string(text)
    assert encrypted
    assert (mail["From"], mail["To"], mail["Message-ID"]) == ("help@example.org", MAIL, "<n1@example.org>")


@pytest.mark.parametrize("harm", ["a stranger's certificate", "no encryption"])
def test_no_password_and_no_mail_goes_where_somebody_could_read_it(app: Flask, tmp_path: Path, harm: str) -> None:
    keys = None if harm == "no encryption" else certificate(tmp_path)
    with mail_server(keys) as heard, app.app_context():
        send = senders.smtp(f"smtp://zaedno:safe@127.0.0.1:{heard.port}?tls=no", messages.compose)
        with pytest.raises(NotSent):
            send(Letter("n", MAIL, outbox.NEWS, "bg", ""))
    assert (heard.passwords, heard.mails) == ([], [])


def test_a_server_on_this_machine_needs_no_encryption(app: Flask) -> None:
    with mail_server(None) as heard, app.app_context():
        senders.smtp(f"127.0.0.1:{heard.port}", messages.compose)(Letter("n", MAIL, outbox.NEWS, "bg", ""))
    assert [encrypted for encrypted, _text in heard.mails] == [False]


Answers = Callable[[int], str]


def _asked(got: list[dict[str, Any]], status: Answers) -> Callable[..., list[bytes]]:
    """A gateway that keeps what it is sent and answers the first, second … request as told."""

    def take(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        body = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        got.append({**body, "key": environ["HTTP_IDEMPOTENCY_KEY"], "method": environ["REQUEST_METHOD"]})
        start(status(len(got)), [("Location", "/elsewhere"), ("Content-Length", "0")])
        return [b""]

    return take


def test_the_gateway_gets_number_and_text_as_json(app: Flask) -> None:
    got: list[dict[str, Any]] = []
    with gateway(_asked(got, lambda _nth: "200 OK")) as address, app.app_context():
        senders.sms(address, messages.compose)(Letter("n", PHONE, "phone_code", "en", "482913"))
    (each,) = got
    assert (each["id"], each["key"], each["method"], each["to"]) == ("n", "n", "POST", PHONE)
    assert "482913" in each["text"]


@pytest.mark.parametrize("answer", ["302 Found", "307 Temporary Redirect", "400 Bad", "429 Later", "500 Broken"])
def test_a_gateway_that_did_not_take_it_is_tried_again_with_the_same_key(
    app: Flask, session: Session, world: World, database_url: str, answer: str
) -> None:
    account = by_public_id(session, Account, world.mina_account)
    assert account is not None
    outbox.enqueue(session, account, Channel.SMS, "phone_code", PHONE, NOW, secret="482913")
    session.commit()
    got: list[dict[str, Any]] = []
    engine = open_engine(database_url)
    opened = sessionmaker(engine, **session_options(VAULT))
    with gateway(_asked(got, lambda nth: answer if nth < 3 else "200 OK")) as address, app.app_context():
        sender = {Channel.SMS: senders.sms(address, messages.compose)}
        sent = [outbox.deliver_due(opened, sender, NOW + timedelta(minutes=5 * n)) for n in range(5)]
    engine.dispose()
    assert sent == [0, 0, 1, 0, 0]
    (message,) = fetch_all(session, OutboxMessage)
    assert [each["key"] for each in got] == [message.public_id] * 3
    assert (message.address, message.secret) == (None, None)


def test_a_gateway_that_does_not_answer_is_given_up_in_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(senders, "SECONDS", 0.2)
    let_go = threading.Event()

    def take(_environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        let_go.wait(10)
        start("200 OK", [])
        return [b""]

    with gateway(take) as address, app.app_context():
        with pytest.raises(NotSent):
            senders.sms(address, messages.compose)(Letter("n", PHONE, "phone_code", "en", "482913"))
        let_go.set()


@pytest.mark.parametrize("address", ["http://sms.example.org/send", "ftp://127.0.0.1", "sms.example.org", "file:///x"])
def test_a_gateway_somebody_could_listen_to_is_refused_at_once(address: str) -> None:
    with pytest.raises(senders.BadAddress):
        senders.sms(address, messages.compose)
