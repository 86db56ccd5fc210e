"""Takes the text out of a file somebody sent: run as a process of its own, `python -I cv_reader.py`, file on stdin.

Whoever sends a file may mean harm, so this process owns nothing: no environment, no files, no network, no children,
little memory and little time. It imports nothing of ours and answers one JSON object on stdout: `text`, or `problem`
with one of the names below.
"""

import codecs
import json
import re
import resource
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.parsers import expat

import pypdf
from charset_normalizer import from_bytes

KIND, OLD, MACROS, LOCKED = "kind", "old", "macros", "locked"
PICTURES, EMPTY, LONG, HEAVY, DAMAGED = "pictures", "empty", "long", "heavy", "damaged"

MEMORY, SECONDS, OPEN_FILES = 256 * 2**20, 4, 16
MOST_PAGES, MOST_TEXT, MOST_ENTRIES, MOST_UNPACKED = 30, 200_000, 1000, 40 * 2**20
FEWEST_LETTERS = 10
CODINGS = ["cp1251", "cp1256", "cp1252", "koi8_u"]
MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
OTHER_KINDS = (b"{\\rtf", b"<!doctype", b"<html", b"<?xml")
REFUSED_EVENTS = ("socket.", "subprocess.", "os.", "ctypes.", "shutil.", "urllib.", "webbrowser.", "pty.", "signal.")
ARABIC_SHARE = 0.2
ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
ARABIC_RUN = re.compile(f"{ARABIC.pattern}(?:[\\s\u0640\u200c،؛؟]*{ARABIC.pattern})*")
WESTERN = "A-Za-z\u00c0-\u052f@"
LEFT_TO_RIGHT = re.compile(rf"\d*[{WESTERN}](?:[{WESTERN}\d .,&'’/+-]*[{WESTERN}])?\d*|\d+(?:[./:,-]\d+)*")
ALEF_LAM = re.compile("(?<=ا)([أإآ])ل")  # a joined pair of letters, turned around in itself
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
WORD, FALLBACK = "wordprocessingml", "Fallback"
DOCUMENT = "wordprocessingml.document.main+xml"


class Refused(Exception):
    """The file cannot or will not be read; the argument is the problem's name."""


def main() -> None:
    """Read stdin, write the answer."""
    limit()
    data = sys.stdin.buffer.read()
    try:
        answer = {"text": within_bounds(unicodedata.normalize("NFKC", text_of(data)))}
    except Refused as problem:
        answer = {"problem": str(problem)}
    except (MemoryError, RecursionError, pypdf.errors.LimitReachedError):
        answer = {"problem": HEAVY}
    except Exception:  # A reader of hostile files may stumble over anything; what it was does not matter.
        answer = {"problem": DAMAGED}
    sys.stdout.write(json.dumps(answer))


def limit() -> None:
    """Give up, for good, what reading needs not: memory, time, files to write, children, the network."""
    wanted = {
        resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES, resource.RLIMIT_NPROC: 0,
    }  # fmt: skip
    for kind, most in wanted.items():
        resource.setrlimit(kind, (most, most))
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop what reading a file never needs. Raises PermissionError."""
    writing = event == "open" and isinstance(arguments[1], str) and arguments[1] not in ("r", "rb")
    listing = event in ("os.listdir", "os.scandir")
    if writing or (event.startswith(REFUSED_EVENTS) and not listing):
        raise PermissionError(event)


def within_bounds(text: str) -> str:
    """The text, if it is one of a length that people write."""
    if len(text) > MOST_TEXT:
        raise Refused(LONG)
    if letters(text) < FEWEST_LETTERS:
        raise Refused(EMPTY)
    return text


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(sign.isalpha() for sign in text[:MOST_TEXT])


def text_of(data: bytes) -> str:
    """The text of a file, whose kind is told by what is in it and not by its name."""
    if b"%PDF-" in data[:1024]:
        return pdf_text(data)
    if data.startswith(b"PK\x03\x04"):
        return word_text(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(OLD)
    return plain_text(data)


def pdf_text(data: bytes) -> str:
    """The text of a PDF, page after page."""
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(LOCKED)
    # What the file says of itself costs nothing to ask; counting its pages does.
    told: Any = reader.root_object["/Pages"].get_object()
    if told.get("/Count", 0) > MOST_PAGES or len(reader.pages) > MOST_PAGES:
        raise Refused(LONG)
    found, size = [], 0
    for page in reader.pages:
        found.append(page_text(page))
        size += len(found[-1])
        if size > MOST_TEXT:
            raise Refused(LONG)
    text = "\n".join(found)
    if letters(text) < FEWEST_LETTERS and any(len(page.images) for page in reader.pages):
        raise Refused(PICTURES)
    return text


def page_text(page: pypdf.PageObject) -> str:
    """The text of a page, in the order people read it.

    Files seldom keep Arabic letters in reading order. Where there are some, only places on the page count: then every
    line comes out from left to right, and is turned around.
    """
    text = page.extract_text()
    if len(ARABIC.findall(text)) < ARABIC_SHARE * letters(text):
        return str(re.sub(r" +(?=[:,.;)])", "", text))
    seen = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    return "\n".join(turned(" ".join(line.split())) for line in seen.splitlines())


def turned(line: str) -> str:
    """A line written down from left to right as it is read: Arabic words from right to left, others and numbers not."""
    if len(ARABIC.findall(line)) * 2 < letters(line):
        return ARABIC_RUN.sub(lambda run: run[0][::-1], line)
    backwards = line[::-1].translate(MIRRORED)
    read = LEFT_TO_RIGHT.sub(lambda run: run[0][::-1].translate(MIRRORED), backwards)
    return ALEF_LAM.sub(r"ل\1", unicodedata.normalize("NFKC", read))


def word_text(data: bytes) -> str:
    """The text of a Word document: its body, paragraph after paragraph."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise Refused(HEAVY)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused(LOCKED)
        names = {entry.filename for entry in entries}
        if not {"[Content_Types].xml", "word/document.xml"} <= names:
            raise Refused(KIND)
        types = b"".join(unpacked(archive, "[Content_Types].xml"))
        if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Refused(MACROS)
        if DOCUMENT.encode() not in types:
            raise Refused(KIND)
        return Body().read(unpacked(archive, "word/document.xml"))


def unpacked(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The pieces of an entry. What an archive says about its sizes is not believed."""
    size = 0
    with archive.open(name) as entry:
        while piece := entry.read(65536):
            size += len(piece)
            if size > MOST_UNPACKED:
                raise Refused(HEAVY)
            yield piece


class Body:
    """Gathers the text of a Word document's body while its XML streams past; cells of one line share a line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.cells: list[int] = []
        self.size = self.skipping = 0
        self.in_text = False

    def read(self, pieces: Iterator[bytes]) -> str:
        """The text. A document type declaration, where entities would be defined, is refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self.doctype
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
        return "".join(self.parts)

    def add(self, text: str) -> None:
        """Keep some text, as long as there is not too much of it."""
        self.parts.append(text)
        self.size += len(text)
        if self.size > MOST_TEXT:
            raise Refused(LONG)

    @staticmethod
    def tag(name: str) -> str:
        """The name of an element of Word's own, or of the second version of something; empty for all others."""
        space, _, tag = name.rpartition(" ")
        return tag if WORD in space or tag == FALLBACK else ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = self.tag(name)
        self.skipping += tag == FALLBACK
        self.in_text = tag == "t" and not self.skipping
        if tag == "tc":
            self.cells.append(len(self.parts))
        elif tag in ("tab", "br", "cr", "numPr"):
            self.add({"tab": "\t", "numPr": "• "}.get(tag, "\n"))

    def end(self, name: str) -> None:
        """An element ends."""
        tag = self.tag(name)
        self.skipping -= tag == FALLBACK
        self.in_text = False
        if tag in ("p", "tr"):
            self.add("\n")
        elif tag == "tc" and self.cells:
            cell = "".join(self.parts[self.cells[-1] :]).strip()
            self.parts[self.cells.pop() :] = [cell, "\n" if "\n" in cell else "\t"]

    def characters(self, text: str) -> None:
        """Characters of an element."""
        if self.in_text:
            self.add(text)

    def doctype(self, *_: object) -> None:
        """A document type declaration, which no word processor writes."""
        raise Refused(DAMAGED)


def plain_text(data: bytes) -> str:
    """The text of a plain file, in UTF-8, marked UTF-16 or one of the older codings of our languages."""
    if data[:512].lstrip().lower().startswith(OTHER_KINDS):
        raise Refused(KIND)
    text = decoded(data)
    if any(unicodedata.category(sign) == "Cc" for sign in re.sub(r"[\t\n\r\f\x0b]", "", text)):
        raise Refused(KIND)
    return text


def decoded(data: bytes) -> str:
    """The characters of a plain file."""
    marked = next((coding for mark, coding in MARKED.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(marked)
    except UnicodeDecodeError:
        best = from_bytes(data[:MOST_TEXT], cp_isolation=CODINGS).best()
        if best is None or len(data) > MOST_TEXT:
            raise Refused(KIND) from None
        return str(best)


if __name__ == "__main__":
    main()
