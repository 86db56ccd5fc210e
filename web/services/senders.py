"""Ways a message leaves: mail, text message, or the terminal of the invented world."""

import json
import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from urllib import error, request
from urllib.parse import parse_qs, unquote, urlsplit

from web.services.outbox import Letter, NotSent, Sender

SECONDS = 10
Compose = Callable[[Letter], tuple[str, str]]
"""From a letter to its subject and its text, in the receiver's language."""


class BadAddress(ValueError):
    """The setting that says where messages go cannot be used."""


def console(compose: Compose, show: Callable[[str], None]) -> Sender:
    """Shows messages instead of sending them. Only the invented world may use it."""

    def send(letter: Letter) -> None:
        _subject, text = compose(letter)
        show(f"To {letter.address}: {text}")

    return send


def smtp(server: str, compose: Compose) -> Sender:
    """Mail through `host`, `smtp://user:password@host:587?from=zaedno@example.org` (STARTTLS) or `smtps://…` (TLS).

    Raises BadAddress at once if the setting names no host.
    """
    parts = urlsplit(server if "://" in server else f"smtp://{server}")
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadAddress("The mail server must be a host name or begin with smtp:// or smtps://.")
    host, author = parts.hostname, parse_qs(parts.query).get("from", [f"no-reply@{parts.hostname}"])[0]

    def send(letter: Letter) -> None:
        kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
        try:
            with kind(host, parts.port or 0, timeout=SECONDS) as mail:
                if parts.username:
                    if parts.scheme == "smtp":
                        mail.starttls()
                    mail.login(unquote(parts.username), unquote(parts.password or ""))
                mail.send_message(_mail(letter, author, *compose(letter)))
        except (OSError, smtplib.SMTPException, ValueError) as reason:
            raise NotSent from reason

    return send


def _mail(letter: Letter, author: str, subject: str, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = author, letter.address, subject
    # The same message sent twice after a crash is recognised as one.
    mail["Message-ID"] = f"<{letter.name}@{author.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail


def sms(gateway: str, compose: Compose) -> Sender:
    """Text messages through an HTTP gateway that takes `{"id", "to", "text"}` as JSON.

    Raises BadAddress at once unless the gateway is https, or http on this machine.
    """
    parts = urlsplit(gateway)
    if parts.scheme != "https" and (parts.scheme, parts.hostname) not in (("http", "127.0.0.1"), ("http", "localhost")):
        raise BadAddress("The SMS gateway must begin with https://.")

    def send(letter: Letter) -> None:
        _subject, text = compose(letter)
        body = json.dumps({"id": letter.name, "to": letter.address, "text": text}).encode()
        call = request.Request(gateway, body, {"Content-Type": "application/json"})  # noqa: S310  # checked above
        try:
            with request.urlopen(call, timeout=SECONDS):  # noqa: S310  # checked above
                return
        except (error.URLError, OSError) as reason:
            raise NotSent from reason

    return send
