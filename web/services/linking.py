"""Free words to concepts: one linker per process, rebuilt when the labels in the database change."""

from collections.abc import Iterable
from threading import Lock

from sqlalchemy.orm import Session

from matcher.linking import Concept, ConceptKind, Linker
from models.queries import taxonomy as queries

_lock = Lock()
_built: dict[tuple[str, int, int], Linker] = {}


def linker(session: Session) -> Linker:
    """The linker over all labels of this database. Building takes seconds once; afterwards it is at hand."""
    key = (str(session.get_bind().engine.url), *queries.imports_state(session))
    with _lock:
        if key not in _built:
            _built.clear()
            _built[key] = Linker().fit(concepts(session))
        return _built[key]


def concepts(session: Session) -> list[Concept]:
    """Every concept with all its labels, and the skills its occupations essentially need."""
    return grouped(queries.all_labels(session), queries.all_relations(session))


def grouped(labels: Iterable[queries.LabelRow], relations: Iterable[tuple[str, str, str]]) -> list[Concept]:
    """Label rows and relation rows as the linker's concepts; the preferred label of each language comes first."""
    names: dict[str, dict[str, list[str]]] = {}
    kinds: dict[str, tuple[ConceptKind, str | None]] = {}
    for uri, kind, isco, language, _, text in labels:
        kinds[uri] = (ConceptKind(kind), isco)
        found = names.setdefault(uri, {}).setdefault(language, [])
        if text not in found:
            found.append(text)
    needed: dict[str, list[str]] = {}
    for occupation, skill, relation in relations:
        if relation == "essential":
            needed.setdefault(occupation, []).append(skill)
    return [
        Concept(
            id=uri, kind=kind, isco=isco, labels={lang: tuple(texts) for lang, texts in names[uri].items()},
            skills=tuple(needed.get(uri, ())),
        )
        for uri, (kind, isco) in kinds.items()
    ]  # fmt: skip
