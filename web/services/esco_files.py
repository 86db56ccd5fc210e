"""Official ESCO CSV downloads: finding the files that matter in zips and folders, and reading them row by row.

Versions 1.0 to 1.2 differ in columns, line ends and in whether the relations carry a language in their name. Anything
that cannot be such a file is refused whole.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 1 << 30
NAMES = re.compile(r"(occupations|skills|iscogroups|occupationskillrelations)(?:_([a-z]{2,3}))?\.csv", re.IGNORECASE)
COLUMNS = {
    "occupations": ("conceptUri", "preferredLabel", "altLabels", "iscoGroup"),
    "skills": ("conceptUri", "preferredLabel", "altLabels"),
    "iscogroups": ("conceptUri", "preferredLabel"),
    "occupationskillrelations": ("occupationUri", "relationType", "skillUri"),
}
Step = Callable[[int], object]


class Refused(ValueError):
    """An input is no ESCO download or is damaged; nothing of any input is stored. The message is for the operator."""


@dataclass(frozen=True, slots=True)
class EscoFile:
    """One CSV file: which kind, in which language (none for relations), how long, and how to open it."""

    name: str
    kind: str
    language: str
    size: int
    path: Path
    member: str | None = None

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes. Raises Refused where the archive is damaged."""
        try:
            if self.member is None:
                with self.path.open("rb") as file:
                    yield file
                return
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
                yield file  # type: ignore[misc]  # an IO[bytes] that TextIOWrapper takes
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as damage:
            raise Refused(f"{self.name}: the archive is damaged ({damage}).") from damage
        except OSError as trouble:
            raise Refused(f"{self.name}: cannot be read ({trouble.strerror or trouble}).") from trouble


def find(paths: list[Path]) -> list[EscoFile]:
    """The files that matter, in a fixed order. Raises Refused if a path holds none of them."""
    found: list[EscoFile] = []
    for path in paths:
        here = list(_in_path(path))
        if not here:
            raise Refused(
                f"{path.name}: holds none of occupations_xx.csv, skills_xx.csv, ISCOGroups_xx.csv and "
                "occupationSkillRelations.csv."
            )
        found += here
    if sum(file.size for file in found) > MOST_BYTES:
        raise Refused("The files are larger than any ESCO download.")
    return found


def _in_path(path: Path) -> Iterator[EscoFile]:
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and (file.suffix.lower() == ".zip" or NAMES.fullmatch(file.name)):
                yield from _in_path(file)
    elif NAMES.fullmatch(path.name):
        yield _file(path.name, path.stat().st_size, path)
    else:
        yield from _in_zip(path)


def _in_zip(path: Path) -> Iterator[EscoFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError) as damage:
        raise Refused(f"{path.name}: is neither an ESCO zip file nor a folder, or it is damaged.") from damage
    except OSError as trouble:
        raise Refused(f"{path.name}: cannot be read ({trouble.strerror or trouble}).") from trouble
    for member in members:
        name = member.filename.replace("\\", "/").rsplit("/", 1)[-1]
        if NAMES.fullmatch(name) and "__MACOSX" not in member.filename:
            yield _file(name, member.file_size, path, member.filename)


def _file(name: str, size: int, path: Path, member: str | None = None) -> EscoFile:
    match = NAMES.fullmatch(name)
    kind, language = (match[1].lower(), (match[2] or "").lower()) if match else ("", "")
    if kind != "occupationskillrelations" and not language:
        raise Refused(f"{name}: the name does not say which language it is in (as in {name[:-4]}_en.csv).")
    return EscoFile(name, kind, language, size, path, member)


def rows(file: EscoFile, step: Step) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row of each record; `step` is told how many bytes were read.

    Raises Refused for a missing column, a broken quote, a row that is too long or short, bytes that are no UTF-8.
    """
    with file.opened() as raw:
        text = io.TextIOWrapper(_Counted(raw, step), "utf-8-sig", newline="")  # type: ignore[type-var]  # read-only
        reader = csv.reader(text, strict=True)
        try:
            header = next(reader, [])
            _check_header(file, header)
            for record in reader:
                yield reader.line_num, _row(file, reader.line_num, header, record)
        except UnicodeDecodeError as error:
            raise Refused(f"{file.name}: is not UTF-8 text after line {reader.line_num}.") from error
        except csv.Error as error:
            raise Refused(f"{file.name}: broken CSV at line {reader.line_num} ({error}).") from error


class _Counted(io.RawIOBase):
    """A stream that tells how much of it was read."""

    def __init__(self, raw: BinaryIO, step: Step) -> None:
        self.raw, self.step = raw, step

    def readable(self) -> bool:
        return True

    def read1(self, size: int = -1) -> bytes:
        return self.read(size)

    def read(self, size: int = -1) -> bytes:
        data = self.raw.read(size)
        self.step(len(data))
        return data


def _check_header(file: EscoFile, header: list[str]) -> None:
    missing = [column for column in COLUMNS[file.kind] if column not in header]
    if missing:
        raise Refused(f"{file.name}: lacks the column {', '.join(missing)}. Is it an official ESCO file?")


def _row(file: EscoFile, line: int, header: list[str], record: list[str]) -> dict[str, str]:
    if len(record) != len(header):
        raise Refused(f"{file.name}: line {line} has {len(record)} fields, the header has {len(header)}.")
    if any("\0" in field for field in record):
        raise Refused(f"{file.name}: line {line} holds a null character.")
    return dict(zip(header, record, strict=True))
