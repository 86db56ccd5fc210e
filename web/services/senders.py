"""Ways a message leaves: mail, text message, or the terminal of the invented world."""

import json
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from urllib import error, request
from urllib.parse import parse_qs, unquote, urlsplit

from web.services.outbox import Letter, NotSent, Sender

SECONDS = 10
HERE = ("127.0.0.1", "localhost", "::1")
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

    The certificate must be good. `?tls=no` sends without, which passwords never do; so does a server on this machine.
    Raises BadAddress at once if the setting names no host.
    """
    parts = urlsplit(server if "://" in server else f"smtp://{server}")
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise BadAddress("The mail server must be a host name or begin with smtp:// or smtps://.")
    wishes, host = parse_qs(parts.query), parts.hostname
    author = wishes.get("from", [f"no-reply@{host}"])[0]
    plain = not parts.username and (wishes.get("tls") == ["no"] or host in HERE)

    def send(letter: Letter) -> None:
        try:
            with _connected(parts.scheme, host, parts.port or 0, plain) as mail:
                if parts.username:
                    mail.login(unquote(parts.username), unquote(parts.password or ""))
                mail.send_message(_mail(letter, author, *compose(letter)))
        except (OSError, smtplib.SMTPException, ValueError) as reason:
            raise NotSent from reason

    return send


def _connected(scheme: str, host: str, port: int, plain: bool) -> smtplib.SMTP:
    """A connection that nobody on the way can read, unless it may be plain."""
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=ssl.create_default_context())
    mail = smtplib.SMTP(host, port, timeout=SECONDS)
    try:
        if not plain:
            mail.starttls(context=ssl.create_default_context())
    except (OSError, smtplib.SMTPException):
        mail.close()
        raise
    return mail


def _mail(letter: Letter, author: str, subject: str, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = author, letter.address, subject
    # The same message sent twice after a crash is recognised as one.
    mail["Message-ID"] = f"<{letter.name}@{author.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail


class _StayThere(request.HTTPRedirectHandler):
    """A gateway that sends elsewhere has not taken the message."""

    def redirect_request(self, *_where: object) -> None:
        """Nowhere."""


def sms(gateway: str, compose: Compose) -> Sender:
    """Text messages through an HTTP gateway that takes `{"id", "to", "text"}` as JSON. The id stands in the header
    `Idempotency-Key` too: a message tried again is the same message.

    Raises BadAddress at once unless the gateway is https, or http on this machine.
    """
    parts = urlsplit(gateway)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise BadAddress("The SMS gateway must begin with https://.")

    def send(letter: Letter) -> None:
        _subject, text = compose(letter)
        body = json.dumps({"id": letter.name, "to": letter.address, "text": text}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": letter.name}
        call = request.Request(gateway, body, headers)  # noqa: S310  # checked above
        try:
            with request.build_opener(_StayThere).open(call, timeout=SECONDS):
                return
        except (error.URLError, OSError) as reason:
            raise NotSent from reason

    return send
