"""Free words to concepts: one linker per process, kept in a file for the next start, rebuilt when labels change."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

import numpy
from sqlalchemy.orm import Session

from matcher.linking import Concept, ConceptKind, Linker, UnknownFormatError, load, save
from models.queries import taxonomy as queries
from models.queries import taxonomy_sources
from web.services import pack

FILES_KEPT = 3
PREFIX, SUFFIX = "linker-", ".npz"

_lock = Lock()
_built: dict[str, Linker] = {}
_folder: list[Path] = []


def keep_in(folder: Path) -> None:
    """Keep built linkers as files in this folder, so that the next process loads instead of building."""
    _folder[:] = [folder]


def linker(session: Session) -> Linker:
    """The linker over all labels of this database. Without a kept file building takes seconds, once."""
    return _at_hand(_state(session), lambda: concepts(session))


def at_hand(session: Session) -> Linker | None:
    """The linker if this process has it built already."""
    return _built.get(f"{_state(session)}-{_version()}")


def _state(session: Session) -> str:
    """A mark of what is stored; the pack alone has the same mark with and without a database."""
    stored = {row.source: row.content_hash for row in taxonomy_sources.sources(session)}
    if stored == {pack.SOURCE: pack.fingerprint()}:
        return pack.fingerprint()[:16]
    return hashlib.sha256(repr(sorted(stored.items())).encode()).hexdigest()[:16]


def built_in() -> Linker:
    """The linker over the built-in pack alone, without any database."""
    return _at_hand(pack.fingerprint()[:16], pack.concepts)


def _at_hand(state: str, read: Callable[[], list[Concept]]) -> Linker:
    key = f"{state}-{_version()}"
    with _lock:
        if key not in _built:
            found = _kept(key) or _fitted(key, read())
            _built.clear()
            _built[key] = found
        return _built[key]


@cache
def _version() -> str:
    """A mark of the code that fits and reads linkers: a file made by other code is not used."""
    digest = hashlib.sha256(numpy.__version__.encode())
    root = files("matcher")
    modules = [file for file in (root / "linking").iterdir() if file.name.endswith(".py")]
    for module in sorted([*modules, root / "text.py"], key=lambda file: file.name):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:12]


def _kept(key: str) -> Linker | None:
    for folder in _folder:
        with suppress(OSError, UnknownFormatError):
            return load(folder / f"{PREFIX}{key}{SUFFIX}")
    return None


def _fitted(key: str, concepts: list[Concept]) -> Linker:
    made = Linker().fit(concepts)
    for folder in _folder:
        # A full or read-only disk costs the next start some seconds, nothing else.
        with suppress(OSError):
            _keep(made, folder, key)
    return made


def _keep(made: Linker, folder: Path, key: str) -> None:
    """Write beside and rename, so that other processes see a whole file or none; old files go."""
    descriptor, name = tempfile.mkstemp(prefix=PREFIX, suffix=".part", dir=folder)
    os.close(descriptor)
    try:
        save(made, Path(name))
        os.replace(name, folder / f"{PREFIX}{key}{SUFFIX}")
    finally:
        Path(name).unlink(missing_ok=True)
    kept = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-FILES_KEPT]:
        old.unlink(missing_ok=True)


def concepts(session: Session) -> list[Concept]:
    """Every concept with all its labels and descriptions, and the skills its occupations essentially need."""
    return grouped(queries.all_labels(session), queries.all_relations(session), queries.all_descriptions(session))


def grouped(
    labels: Iterable[queries.LabelRow],
    relations: Iterable[tuple[str, str, str]],
    descriptions: Iterable[tuple[str, str, str]] = (),
) -> list[Concept]:
    """Label, relation and description rows as the linker's concepts; a language's preferred label comes first."""
    names: dict[str, dict[str, dict[str, None]]] = {}
    kinds: dict[str, tuple[ConceptKind, str | None]] = {}
    for uri, kind, isco, language, _, text in labels:
        kinds[uri] = (ConceptKind(kind), isco)
        names.setdefault(uri, {}).setdefault(language, {})[text] = None
    needed: dict[str, list[str]] = {}
    for occupation, skill, relation in relations:
        if relation == "essential":
            needed.setdefault(occupation, []).append(skill)
    about: dict[str, dict[str, str]] = {}
    for uri, language, text in descriptions:
        about.setdefault(uri, {}).setdefault(language, text)
    return [
        Concept(
            id=uri, kind=kind, isco=isco, labels={lang: tuple(texts) for lang, texts in names[uri].items()},
            descriptions=about.get(uri, {}), skills=tuple(needed.get(uri, ())),
        )
        for uri, (kind, isco) in kinds.items()
    ]  # fmt: skip
