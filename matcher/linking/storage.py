"""A fitted linker in one file: plain arrays and JSON in a NumPy archive, never pickled objects."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matcher.linking.concepts import Concept, ConceptKind
from matcher.linking.family import Family
from matcher.linking.linker import Linker
from matcher.linking.shelf import Prose, Shelf, Weights
from matcher.linking.vectors import TermSpace

FORMAT = 2
Arrays = dict[str, NDArray[Any]]


class UnknownFormatError(ValueError):
    """The file is not a linker of this format: fit again."""


def save(linker: Linker, path: Path) -> None:
    """Write a fitted linker to a file that load can read; the file's parent must exist."""
    arrays: Arrays = {"format": np.array(FORMAT)}
    parameters = {**linker.get_params(), "weights": asdict(linker.weights or Weights())}
    _put_json(arrays, "parameters", parameters)
    for number, family in enumerate(linker.families_):
        name = f"family{number}"
        _put_json(arrays, f"{name}/concepts", [_plain(concept) for concept in family.concepts])
        for place, shelf in enumerate(family.shelves):
            _put_shelf(arrays, f"{name}/shelf{place}", shelf)
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]


def load(path: Path) -> Linker:
    """Read a linker written by save. Raises UnknownFormatError, or OSError when there is no such file."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            if int(archive["format"]) != FORMAT:
                raise UnknownFormatError(f"linker format {archive['format']}, expected {FORMAT}")
            return _linker({name: archive[name] for name in archive.files})
    except (KeyError, ValueError) as error:
        raise UnknownFormatError(str(error)) from error


def _linker(arrays: Arrays) -> Linker:
    parameters = _json(arrays["parameters"])
    linker = Linker(**{**parameters, "weights": Weights(**parameters["weights"])})
    families: list[Family] = []
    while f"family{len(families)}/concepts" in arrays:
        name = f"family{len(families)}"
        shelves: list[Shelf] = []
        while f"{name}/shelf{len(shelves)}/language" in arrays:
            shelves.append(_shelf(arrays, f"{name}/shelf{len(shelves)}"))
        families.append(Family.standing([_concept(row) for row in _json(arrays[f"{name}/concepts"])], shelves))
    linker.families_ = tuple(families)
    return linker


def _plain(concept: Concept) -> tuple[str, str, str | None, dict[str, list[str]]]:
    labels = {language: list(labels) for language, labels in concept.labels.items()}
    return concept.id, concept.kind.value, concept.isco, labels


def _concept(row: tuple[str, str, str | None, Mapping[str, list[str]]]) -> Concept:
    labels = {language: tuple(labels) for language, labels in row[3].items()}
    return Concept(row[0], ConceptKind(row[1]), row[2], labels)


def _put_json(arrays: Arrays, name: str, value: object) -> None:
    arrays[name] = np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), np.uint8)


def _json(array: NDArray[Any]) -> Any:
    return json.loads(array.tobytes())


def _put_matrix(arrays: Arrays, name: str, matrix: sparse.csr_matrix) -> None:
    arrays |= {f"{name}/{part}": getattr(matrix, part) for part in ("data", "indices", "indptr")}
    arrays[f"{name}/shape"] = np.array(matrix.shape)


def _matrix(arrays: Arrays, name: str) -> sparse.csr_matrix:
    parts = tuple(arrays[f"{name}/{part}"] for part in ("data", "indices", "indptr"))
    return sparse.csr_matrix(parts, shape=tuple(int(size) for size in arrays[f"{name}/shape"]))


def _put_space(arrays: Arrays, name: str, space: TermSpace) -> None:
    arrays[f"{name}/terms"] = np.frombuffer("\n".join(space.vocabulary).encode(), np.uint8)
    arrays[f"{name}/rarity"] = space.rarity


def _space(arrays: Arrays, name: str) -> TermSpace:
    terms = arrays[f"{name}/terms"].tobytes().decode().split("\n")
    return TermSpace({term: number for number, term in enumerate(terms)}, arrays[f"{name}/rarity"])


_SHELF_SPACES = ("grams", "words")
_SHELF_MATRICES = ("gram_tokens", "label_tokens", "word_labels", "pooled_tokens")
_SHELF_ARRAYS = ("projection", "places", "rows", "starts")
_SHELF_PROSE = ("descriptions", "skills")


def _put_shelf(arrays: Arrays, name: str, shelf: Shelf) -> None:
    _put_json(arrays, f"{name}/language", shelf.language)
    for part in _SHELF_SPACES:
        _put_space(arrays, f"{name}/{part}", getattr(shelf, part))
    for part in _SHELF_MATRICES:
        _put_matrix(arrays, f"{name}/{part}", getattr(shelf, part))
    arrays |= {f"{name}/{part}": getattr(shelf, part) for part in _SHELF_ARRAYS}
    for part in _SHELF_PROSE:
        if (prose := getattr(shelf, part)) is not None:
            _put_space(arrays, f"{name}/{part}", prose.space)
            _put_matrix(arrays, f"{name}/{part}", prose.matrix)
            arrays[f"{name}/{part}/rows"] = prose.rows


def _shelf(arrays: Arrays, name: str) -> Shelf:
    parts: dict[str, Any] = {part: arrays[f"{name}/{part}"] for part in _SHELF_ARRAYS}
    parts |= {part: _matrix(arrays, f"{name}/{part}") for part in _SHELF_MATRICES}
    parts |= {part: _space(arrays, f"{name}/{part}") for part in _SHELF_SPACES}
    parts |= {part: _prose(arrays, f"{name}/{part}") for part in _SHELF_PROSE if f"{name}/{part}/rows" in arrays}
    return Shelf(language=_json(arrays[f"{name}/language"]), **parts)


def _prose(arrays: Arrays, name: str) -> Prose:
    return Prose(_space(arrays, name), _matrix(arrays, name), arrays[f"{name}/rows"])
