"""Servers on this machine that take messages: mail with STARTTLS and a password, and an HTTP gateway."""

import base64
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from werkzeug.serving import make_server

from web.services.clock import system_clock


def certificate(folder: Path) -> Path:
    """A file with a key and a certificate for 127.0.0.1, which vouches for itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    now = system_clock()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "server.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


@dataclass
class Heard:
    """What a mail server was told: passwords, and each mail with whether it came encrypted."""

    passwords: list[str] = field(default_factory=list)
    mails: list[tuple[bool, str]] = field(default_factory=list)
    port: int = 0


class _Talk(socketserver.StreamRequestHandler):
    """Enough of SMTP for one client that sends one mail."""

    heard: Heard
    keys: ssl.SSLContext | None
    timeout = 10

    def handle(self) -> None:
        """Answer command by command."""
        self.encrypted = False
        answers = {"EHLO": self._ehlo, "STARTTLS": self._starttls, "AUTH": self._auth, "DATA": self._data}
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            command = line.split()[0].upper()
            if command == "QUIT":
                self._say("221 bye")
                return
            answers.get(command, self._fine)(line)

    def finish(self) -> None:
        """Close what was opened, the encrypted connection too."""
        super().finish()
        self.connection.close()

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
        self.wfile.flush()

    def _fine(self, _line: str) -> None:
        self._say("250 fine")

    def _ehlo(self, _line: str) -> None:
        offers = ["250-STARTTLS"] if self.keys and not self.encrypted else []
        self._say("250-here", *offers, "250 AUTH PLAIN")

    def _starttls(self, _line: str) -> None:
        assert self.keys
        self._say("220 go ahead")
        self.connection = self.keys.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self.encrypted = True

    def _auth(self, line: str) -> None:
        self.heard.passwords.append(base64.b64decode(line.split()[2]).decode().split("\0")[2])
        self._say("235 welcome")

    def _data(self, _line: str) -> None:
        self._say("354 go ahead")
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        self.heard.mails.append((self.encrypted, "".join(lines)))
        self._say("250 taken")


@contextmanager
def mail_server(certificate_file: Path | None) -> Iterator[Heard]:
    """A mail server, with STARTTLS if there is a certificate."""
    keys = None
    if certificate_file:
        keys = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        keys.load_cert_chain(certificate_file)
    heard = Heard()
    talk = type("Talk", (_Talk,), {"heard": heard, "keys": keys})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk) as server:
        server.daemon_threads, heard.port = True, server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield heard
        server.shutdown()


@contextmanager
def gateway(take: Callable[..., Any]) -> Iterator[str]:
    """The address of an HTTP gateway that answers as `take`, a WSGI application, does."""
    server = make_server("127.0.0.1", 0, take, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/send"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
