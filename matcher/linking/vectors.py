"""TF-IDF over words, and over character n-grams computed once per distinct word instead of once per label."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]


def counts(documents: Sequence[Sequence[str]], vocabulary: Mapping[str, int]) -> sparse.csr_matrix:
    """Count the known terms of each document; unknown terms are left out."""
    indptr, indices, data = [0], [], []
    for document in documents:
        known = Counter(vocabulary[term] for term in document if term in vocabulary)
        for column in sorted(known):
            indices.append(column)
            data.append(known[column])
        indptr.append(len(indices))
    shape = (len(documents), len(vocabulary))
    return sparse.csr_matrix((np.array(data, np.float32), np.array(indices, np.int32), indptr), shape=shape)


def vocabulary_of(documents: Iterable[Iterable[str]]) -> dict[str, int]:
    """Number the distinct terms in alphabetical order, so that the order of documents does not matter."""
    return {term: column for column, term in enumerate(sorted({term for document in documents for term in document}))}


def inverse_document_frequency(matrix: sparse.csr_matrix) -> Floats:
    """Give the smoothed idf of each column, as scikit-learn's TfidfTransformer does."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return (np.log((1 + matrix.shape[0]) / (1 + frequency)) + 1).astype(np.float32)


def row_norms(matrix: sparse.csr_matrix) -> Floats:
    """Give the Euclidean length of each row; 1 where the row is empty, so that one may divide by it."""
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return np.where(norms > 0, norms, 1).astype(np.float32)


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row to length 1."""
    return scaled_rows(matrix, 1 / row_norms(matrix))


def scaled_rows(matrix: sparse.csr_matrix, factors: Floats) -> sparse.csr_matrix:
    """Multiply each row by its factor."""
    data = matrix.data * np.repeat(factors, np.diff(matrix.indptr))
    return sparse.csr_matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def scaled_columns(matrix: sparse.csr_matrix, factors: Floats) -> sparse.csr_matrix:
    """Multiply each column by its factor."""
    return sparse.csr_matrix((matrix.data * factors[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)


@dataclass(frozen=True)
class WordSpace:
    """Words weighted by their rarity among documents."""

    vocabulary: dict[str, int]
    idf: Floats

    @classmethod
    def learned(cls, documents: Sequence[Sequence[str]]) -> Self:
        """Learn vocabulary and rarity from tokenised documents."""
        vocabulary = vocabulary_of(documents)
        return cls(vocabulary, inverse_document_frequency(counts(documents, vocabulary)))

    def encode(self, documents: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        """Give the TF-IDF rows of tokenised documents, each of length 1 (or 0 when no word is known)."""
        return unit_rows(scaled_columns(counts(documents, self.vocabulary), self.idf))


def grams_of(word: str, shortest: int = 2, longest: int = 5) -> list[str]:
    """List the character n-grams of a word with a blank on either side, as scikit-learn's char_wb does."""
    padded = f" {word} "
    grams = []
    for size in range(shortest, longest + 1):
        if size >= len(padded):
            grams.append(padded)
            break
        grams.extend(padded[start : start + size] for start in range(len(padded) - size + 1))
    return grams
