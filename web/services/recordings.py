"""Recorded audio that an operator may put beside a question or a page about rights: files in the instance folder.

A recording lies at `audio/<language>/<place>/<name>.<ending>`, for example `audio/ar/questions/work.mp3`. Only known
languages, places, names and endings are ever looked for, and a file is sent only if it is what its ending says.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

FOLDER = "audio"
MOST_BYTES = 5 * 2**20
FIRST_BYTES = 64
KINDS: Mapping[str, str] = {"opus": "audio/ogg", "ogg": "audio/ogg", "mp3": "audio/mpeg"}
Names = Mapping[str, Collection[str]]


class Fault(StrEnum):
    """Why a file is not sent."""

    UNKNOWN = "nothing is called so"
    OUTSIDE = "it lies outside the folder"
    EMPTY = "it is empty"
    TOO_LARGE = "it is larger than 5 MiB"
    OTHER_KIND = "its content is not what its ending says"
    UNREADABLE = "the service may not read it"
    TWICE = "there is another recording with this name"


@dataclass(frozen=True, slots=True)
class Recording:
    """A file that may be sent, and its media type."""

    path: Path
    kind: str


@dataclass(frozen=True, slots=True)
class Report:
    """What `audio check` found: faulty files with their fault, how many are fine, and what has none, by language."""

    faults: tuple[tuple[str, Fault], ...]
    fine: Mapping[str, int]
    missing: Mapping[str, tuple[str, ...]]


def find(instance: Path, language: str, place: str, name: str) -> Recording | None:
    """The recording of something in a language. The caller has checked that the three are on its lists."""
    for ending, kind in KINDS.items():
        path = instance / FOLDER / language / place / f"{name}.{ending}"
        if os.access(path, os.R_OK) and path.is_file() and fault(instance, path) is None:
            return Recording(path, kind)
    return None


def fault(instance: Path, path: Path) -> Fault | None:
    """What is wrong with a file, as it is now."""
    if not os.access(path, os.R_OK):
        return Fault.UNREADABLE
    if not path.resolve().is_relative_to((instance / FOLDER).resolve()):
        return Fault.OUTSIDE
    size = path.stat().st_size
    if size == 0:
        return Fault.EMPTY
    if size > MOST_BYTES:
        return Fault.TOO_LARGE
    with path.open("rb") as file:
        return None if _is_what_it_says(path.suffix, file.read(FIRST_BYTES)) else Fault.OTHER_KIND


def _is_what_it_says(ending: str, start: bytes) -> bool:
    """Whether a file starts as its kind does: an Ogg page, with Opus or Vorbis in it; an MP3 tag or frame."""
    if ending == ".mp3":
        layer_three = len(start) > 1 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2
        return start.startswith(b"ID3") or layer_three
    held = (b"OpusHead",) if ending == ".opus" else (b"OpusHead", b"\x01vorbis")
    return start.startswith(b"OggS") and any(start[28:].startswith(each) for each in held)


def check(instance: Path, languages: Collection[str], names: Names) -> Report:
    """Look at the whole folder."""
    wanted = {f"{place}/{name}" for place, called in names.items() for name in called}
    found: dict[str, set[str]] = {language: set() for language in languages}
    faults = []
    for path in _files(instance / FOLDER):
        wrong = _known(path.relative_to(instance / FOLDER), languages, wanted) or fault(instance, path)
        language, what = path.relative_to(instance / FOLDER).parts[0], f"{path.parent.name}/{path.stem}"
        if wrong is None and what in found[language]:
            wrong = Fault.TWICE
        if wrong is None:
            found[language].add(what)
        else:
            faults.append((path.relative_to(instance).as_posix(), wrong))
    missing = {language: tuple(sorted(wanted - there)) for language, there in found.items()}
    return Report(tuple(faults), {language: len(there) for language, there in found.items()}, missing)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file()) if folder.is_dir() else iter(())


def _known(path: Path, languages: Collection[str], wanted: Collection[str]) -> Fault | None:
    """Whether a file has its place: a language, a place and a name with one of the endings."""
    fits = len(path.parts) == 3 and path.parts[0] in languages and path.suffix[1:] in KINDS
    return None if fits and f"{path.parts[1]}/{path.stem}" in wanted else Fault.UNKNOWN
