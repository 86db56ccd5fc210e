"""TF-IDF over terms (words, or character n-grams), with scikit-learn's weighting and deterministic vocabularies."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Rows = NDArray[np.int32]
Documents = Sequence[Sequence[str]]


def counts(documents: Documents, vocabulary: Mapping[str, int]) -> sparse.csr_matrix:
    """Count the known terms of each document; unknown terms are left out."""
    indptr: list[int] = [0]
    indices: list[int] = []
    data: list[int] = []
    for document in documents:
        known = Counter(vocabulary[term] for term in document if term in vocabulary)
        indices += sorted(known)
        data += [known[column] for column in sorted(known)]
        indptr.append(len(indices))
    parts = (np.array(data, np.float32), np.array(indices, np.int32), np.array(indptr, np.int32))
    return sparse.csr_matrix(parts, shape=(len(documents), len(vocabulary)))


def vocabulary_of(documents: Iterable[Iterable[str]]) -> dict[str, int]:
    """Number the distinct terms in alphabetical order, so that the order of documents does not matter."""
    return {term: column for column, term in enumerate(sorted({term for document in documents for term in document}))}


def inverse_document_frequency(matrix: sparse.csr_matrix) -> Floats:
    """Give the smoothed rarity of each column, as scikit-learn's TfidfTransformer does."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return np.asarray(np.log((1 + matrix.shape[0]) / (1 + frequency)) + 1, np.float32)


def row_norms(matrix: sparse.csr_matrix) -> Floats:
    """Give the Euclidean length of each row; 1 where the row is empty, so that one may divide by it."""
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return np.asarray(np.where(norms > 0, norms, 1), np.float32)


def unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Scale each row to length 1, leaving empty rows alone."""
    return scaled_rows(matrix, np.reciprocal(row_norms(matrix)))


def unit_dense(matrix: Floats) -> Floats:
    """Scale each row of a dense matrix to length 1, leaving empty rows alone."""
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(norms > 0, norms, 1), np.float32)


def scaled_rows(matrix: sparse.csr_matrix, factors: Floats) -> sparse.csr_matrix:
    """Multiply each row by its factor."""
    data = matrix.data * np.repeat(factors, np.diff(matrix.indptr))
    return sparse.csr_matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def scaled_columns(matrix: sparse.csr_matrix, factors: Floats) -> sparse.csr_matrix:
    """Multiply each column by its factor."""
    return sparse.csr_matrix((matrix.data * factors[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)


def scores_of(queries: sparse.csr_matrix, things: sparse.csr_matrix) -> Floats:
    """Give the products of queries (rows of terms) with things (columns of terms), things down, queries across."""
    return np.ascontiguousarray((queries @ things).toarray().T)


@dataclass(frozen=True)
class TermSpace:
    """Terms and their rarity among documents."""

    vocabulary: dict[str, int]
    rarity: Floats

    @classmethod
    def learned(cls, documents: Documents) -> Self:
        """Learn the terms and their rarity from tokenised documents."""
        vocabulary = vocabulary_of(documents)
        return cls(vocabulary, inverse_document_frequency(counts(documents, vocabulary)))

    def encode(self, documents: Documents, *, strange: Sequence[int] = ()) -> sparse.csr_matrix:
        """Give the TF-IDF rows of tokenised documents, each of length 1 (or 0 when no term is known).

        strange: how many terms of each document count as present though never learned; they weigh as the rarest ones
        and so shorten the known rest of the row.
        """
        rows = scaled_columns(counts(documents, self.vocabulary), self.rarity)
        if not len(strange):
            return unit_rows(rows)
        squares = (
            np.asarray(rows.multiply(rows).sum(axis=1)).ravel() + np.array(strange) * float(self.rarity.max()) ** 2
        )
        return scaled_rows(rows, np.asarray(1 / np.sqrt(np.where(squares > 0, squares, 1)), np.float32))


def grams_of(words: Iterable[str], shortest: int = 2, longest: int = 5) -> list[str]:
    """List the character n-grams of words with a blank on either side, as scikit-learn's char_wb analyser does."""
    grams: list[str] = []
    for padded in (f" {word} " for word in words):
        for size in range(shortest, min(longest, len(padded)) + 1):
            grams += [padded[start : start + size] for start in range(len(padded) - size + 1)]
    return grams
