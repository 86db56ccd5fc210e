"""The file of a backup: a stream, encrypted in pieces, unreadable without its key and useless when cut or changed.

A header line says which engine it is of; then come pieces of at most a mebibyte, each sealed with AES-256-GCM at its
place, the last one marked as the last. Every file has a key of its own, derived from the installation's backup key.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PIECE = 2**20
TAG = 16
FORMAT = "zaedno backup 1"
LONGEST_HEADER = 1000


class NoBackup(ValueError):
    """The file is no backup, is not whole, was changed, or belongs to another key."""


def write(path: Path, key: bytes, engine: str, content: Iterable[bytes]) -> None:
    """Write a backup. Until it is whole and on the disk it has another name, so that `path` is never half a one."""
    salt = os.urandom(16)
    header = json.dumps({"format": FORMAT, "engine": engine, "salt": salt.hex()}).encode() + b"\n"
    cipher = _cipher(key, salt)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(header)
            for number, last, piece in _pieces(content):
                file.write(cipher.encrypt(_nonce(number, last=last), piece, header))
            file.flush()
            os.fsync(file.fileno())
        into_place(unfinished, path)
    except BaseException:
        with suppress(FileNotFoundError):
            unfinished.unlink()
        raise


def into_place(unfinished: Path, path: Path) -> None:
    """Give a whole file its name, safe from a power cut."""
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def engine_of(path: Path) -> str:
    """Which database engine a backup is of. Raises NoBackup, OSError."""
    with path.open("rb") as file:
        return _header(file)[1]


def read(path: Path, key: bytes) -> Iterator[bytes]:
    """What was backed up, piece by piece. Raises NoBackup, perhaps only at the end; OSError."""
    with path.open("rb") as file:
        header, _, salt = _header(file)
        cipher = _cipher(key, salt)
        sealed, number = file.read(PIECE + TAG), 0
        while sealed:
            following = file.read(PIECE + TAG)
            try:
                yield cipher.decrypt(_nonce(number, last=not following), sealed, header)
            except InvalidTag as error:
                raise NoBackup("The backup was changed, is not whole, or has another key.") from error
            sealed, number = following, number + 1
        if number == 0:
            raise NoBackup("The backup is not whole.")


def _header(file: BinaryIO) -> tuple[bytes, str, bytes]:
    line = file.readline(LONGEST_HEADER)
    try:
        said = json.loads(line)
        if said["format"] != FORMAT:
            raise NoBackup("This is a backup in another format.")
        return line, str(said["engine"]), bytes.fromhex(said["salt"])
    except (ValueError, KeyError, TypeError) as error:
        raise NoBackup("This is no backup.") from error


def _pieces(content: Iterable[bytes]) -> Iterator[tuple[int, bool, bytes]]:
    """(number, whether it is the last, piece): whole pieces, and one that is shorter or empty at the end."""
    waiting, number = b"", 0
    for block in content:
        waiting += block
        while len(waiting) > PIECE:
            yield number, False, waiting[:PIECE]
            waiting, number = waiting[PIECE:], number + 1
    yield number, True, waiting


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, FORMAT.encode()).derive(key))
