"""All labels of one language for one family of concepts, ready to be compared with queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from matcher.linking.vectors import (
    Floats,
    WordSpace,
    counts,
    grams_of,
    inverse_document_frequency,
    row_norms,
    scaled_columns,
    scaled_rows,
    unit_rows,
    vocabulary_of,
)


@dataclass(frozen=True)
class Weights:
    """What each way of comparing adds to a concept's score; the first two are taken at the concept's best label."""

    grams: float = 0.5
    words: float = 0.5
    pooled: float = 0.3
    meaning: float = 0.3
    description: float = 0.5
    skills: float = 0.3
    below: float = 1.0

    @property
    def highest(self) -> float:
        """The highest score an occupation can reach by its labels alone."""
        return self.grams + self.words + self.pooled + self.meaning


@dataclass(frozen=True)
class Shelf:
    """The labels of one language, grouped by concept. Matrices are words × something, so that a query's words decide.

    rows: the concept row of each group of labels; starts: where each group begins among the labels.
    """

    words: WordSpace
    gram_vocabulary: dict[str, int]
    gram_idf: Floats
    gram_words: sparse.csr_matrix
    label_grams: sparse.csr_matrix
    label_words: sparse.csr_matrix
    pooled: sparse.csr_matrix
    axes: Floats
    places: Floats
    rows: NDArray[np.int32]
    starts: NDArray[np.int32]

    @classmethod
    def built(cls, stems: Sequence[Sequence[str]], owners: NDArray[np.int32], dimensions: int) -> Self:
        """Build from the stems of each label and the concept row that owns it, ascending."""
        rows, starts = np.unique(owners, return_index=True)
        words = WordSpace.learned(stems)
        spelled = [grams_of(word) for word in words.vocabulary]
        gram_vocabulary = vocabulary_of(spelled)
        word_grams = counts(spelled, gram_vocabulary)
        label_counts = counts(stems, words.vocabulary)
        gram_idf = inverse_document_frequency((label_counts @ word_grams).tocsr())
        word_grams = scaled_columns(word_grams, gram_idf)
        norms = row_norms((label_counts @ word_grams).tocsr())
        member = sparse.csr_matrix((np.ones(len(owners), np.float32), np.arange(len(owners)), [*starts, len(owners)]))
        pooled = unit_rows(scaled_columns((member @ label_counts).tocsr(), words.idf))
        axes, places = _meaning(pooled, dimensions)
        return cls(
            words=words,
            gram_vocabulary=gram_vocabulary,
            gram_idf=gram_idf,
            gram_words=word_grams.T.tocsr(),
            label_grams=scaled_rows(label_counts, 1 / norms),
            label_words=unit_rows(scaled_columns(label_counts, words.idf)),
            pooled=pooled,
            axes=axes,
            places=places,
            rows=rows.astype(np.int32),
            starts=starts.astype(np.int32),
        )

    def compare(self, queries: Sequence[Sequence[str]], weights: Weights) -> tuple[Floats, Floats]:
        """Score the concepts (rows) for the stems of each query (columns): by the best label alone, and in all."""
        as_words = self.words.encode(queries)
        label = weights.grams * self._by_grams(queries) + weights.words * _product(self.label_words, as_words)
        best_label = np.maximum.reduceat(label, self.starts, axis=0)
        near = unit_dense(as_words @ self.axes)
        total = best_label + weights.pooled * _product(self.pooled, as_words) + weights.meaning * (self.places @ near.T)
        return best_label, total

    def _by_grams(self, queries: Sequence[Sequence[str]]) -> Floats:
        spelled = [[gram for word in query for gram in grams_of(word)] for query in queries]
        encoded = unit_rows(scaled_columns(counts(spelled, self.gram_vocabulary), self.gram_idf))
        alike = np.ascontiguousarray((encoded @ self.gram_words).toarray().T)
        return np.asarray(self.label_grams @ alike)


def _meaning(pooled: sparse.csr_matrix, dimensions: int) -> tuple[Floats, Floats]:
    size = min(dimensions, min(pooled.shape) - 1)
    if size < 1:
        return np.zeros((pooled.shape[1], 0), np.float32), np.zeros((pooled.shape[0], 0), np.float32)
    _, _, directions = randomized_svd(pooled, size, n_iter=3, random_state=0)
    axes = np.ascontiguousarray(directions.T.astype(np.float32))
    return axes, unit_dense(pooled @ axes)


def unit_dense(matrix: Floats) -> Floats:
    """Scale each row of a dense matrix to length 1, leaving empty rows alone."""
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(norms > 0, norms, 1), np.float32)


def _product(matrix: sparse.csr_matrix, queries: sparse.csr_matrix) -> Floats:
    return np.asarray((matrix @ queries.T).toarray(), np.float32)
