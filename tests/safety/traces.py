"""Looking for what must not be there: tokens in every file of some folders, however they may be written down."""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

PACKED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def ways_to_write(token: str | bytes) -> dict[str, bytes]:
    """Encoding → how the token looks in it."""
    raw = token if isinstance(token, bytes) else token.encode()
    ways = {"as it is": raw, "hex": raw.hex().encode(), "hex in capitals": raw.hex().upper().encode()}
    for phase in range(3):
        # Only the signs that do not depend on what stands before and after.
        coded = base64.b64encode(bytes(phase) + raw)
        ways[f"base64 from {phase}"] = coded[(0, 2, 3)[phase] : len(coded) - 4]
    if isinstance(token, str):
        ways |= {
            "UTF-16, little end first": token.encode("utf-16-le"),
            "UTF-16, big end first": token.encode("utf-16-be"),
            "UTF-32": token.encode("utf-32-le"),
            "small letters": token.lower().encode(),
            "capitals": token.upper().encode(),
            "address": quote(token, safe="").encode(),
            "JSON": json.dumps(token)[1:-1].encode(),
        }
    return ways


def unpacked(content: bytes) -> Iterator[bytes]:
    """What lies compressed in it."""
    for sign in PACKED:
        start = content.find(sign)
        while start >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(content[start:], 2**22)
            start = content.find(sign, start + 1)


def found(tokens: Iterable[str | bytes], folders: Iterable[Path]) -> list[str]:
    """Every token found in a file, with the file and the encoding."""
    sought = [(token, way, written) for token in tokens for way, written in ways_to_write(token).items()]
    hits = []
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            with suppress(FileNotFoundError):  # the database tidies up meanwhile
                content = file.read_bytes()
                together = b"\n".join((content, *unpacked(content)))
                hits += [f"{token!r} in {file.name}: {way}" for token, way, written in sought if written in together]
    return hits
