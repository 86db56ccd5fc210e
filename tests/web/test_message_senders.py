"""The words of messages and the ways they leave: nothing personal, no second header, one part."""

import json
import re
import threading
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.world import World
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


def test_the_gateway_gets_number_and_text_as_json(app: Flask) -> None:
    got: list[dict[str, Any]] = []

    def gateway(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        """A gateway on this machine that takes one message."""
        got.append(json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))))
        start("200 OK", [])
        return [b""]

    server = make_server("127.0.0.1", 0, gateway)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with app.app_context():
        senders.sms(f"http://127.0.0.1:{server.server_port}/send", messages.compose)(
            Letter("n", PHONE, "phone_code", "en", "482913")
        )
    thread.join()
    server.server_close()
    assert [(each["id"], each["to"], "482913" in each["text"]) for each in got] == [("n", PHONE, True)]
