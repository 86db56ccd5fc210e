"""The MELO benchmark's files and its measures, as trec_eval computes them."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DEPTH = 100  # documents a run lists; what stands lower counts as not found, as in the published figures
ISCO_PREFIX = "http://data.europa.eu/esco/isco/C"


@dataclass(frozen=True)
class MeloSet:
    """One set: queries by id; corpus element ids with label, language and concept; the gold concept of each query."""

    name: str
    query_language: str
    queries: dict[str, str]
    corpus: dict[str, str]
    concept_of: dict[str, str]
    gold: dict[str, str]

    @property
    def corpus_languages(self) -> tuple[str, ...]:
        """The languages of the corpus, from the set's name."""
        return tuple(self.name.split("_c_")[1].split("_"))


def read_sets(folder: Path) -> list[MeloSet]:
    """Read every set below a folder, by name."""
    return [_read_set(path) for path in sorted(folder.iterdir()) if (path / "queries.tsv.gz").is_file()]


def _read_set(path: Path) -> MeloSet:
    concept_of = {row[0]: row[1] for row in _rows(path / "concept_mapping.tsv.gz")}
    return MeloSet(
        name=path.name,
        query_language=path.name.split("_q_")[1].split("_c_")[0],
        queries={row[0]: row[1] for row in _rows(path / "queries.tsv.gz")},
        corpus={row[0]: row[1] for row in _rows(path / "corpus_elements.tsv.gz")},
        concept_of=concept_of,
        gold={row[0]: concept_of[row[2]] for row in _rows(path / "annotations.tsv.gz")},
    )


def _rows(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\r\n").split("\t") for line in file if line.strip()]


def language_of(element: str) -> str:
    """Tell the language from a corpus element's id, such as C000001_bg_000."""
    return element.split("_")[1]


def first_relevant(scores: NDArray[np.float64], standing: NDArray[np.int64], relevant: NDArray[np.int64]) -> int:
    """Give the rank of the first relevant document: scores rounded to 5 decimals, ties by document id descending.

    standing: each document's place among the ids in ascending order. relevant: numbers of the relevant documents.
    """
    rounded = np.round(scores, 5)
    best = max((rounded[number], standing[number]) for number in relevant)
    above = (rounded > best[0]) | ((rounded == best[0]) & (standing > best[1]))
    return 1 + int(above.sum())


def measures(ranks: Sequence[int | None]) -> dict[str, float]:
    """Give mean recip_rank and success at 1, 5 and 10; None is a query whose relevant documents are not listed."""
    found = [rank for rank in ranks if rank is not None and rank <= DEPTH]
    size = max(1, len(ranks))
    return {
        "queries": len(ranks),
        "mrr": round(sum(1 / rank for rank in found) / size, 4),
        **{f"a{depth}": round(sum(rank <= depth for rank in found) / size, 4) for depth in (1, 5, 10)},
    }
