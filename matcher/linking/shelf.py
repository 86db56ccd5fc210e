"""All labels of one language for one family of concepts, ready to be compared with queries.

Character n-grams are kept per distinct word and words per label: a product of two small matrices gives exactly the
scores of the large n-gram matrix of all labels, several times faster.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from scipy import sparse

from matcher.linking.carriers import trade_twice, without_carriers
from matcher.linking.vectors import (
    Documents,
    Floats,
    Rows,
    TermSpace,
    counts,
    grams_of,
    inverse_document_frequency,
    row_norms,
    scaled_columns,
    scaled_rows,
    scores_of,
    unit_dense,
    vocabulary_of,
)
from matcher.text import bare, is_function_word, stem, tokens

_SPARE, _ROUNDS = 10, 2
_WHOLE = 0.9999  # of the most a label can score: the text is that label
_ARABIC_PREFIX = re.compile("^(?:[وفبک]?ال|[وفک]?لل|[وفبکل])(?=...)")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each way of comparing adds to a concept's score; grams and words are taken at the concept's best label.

    exact: when the text is that label as it stands. pooled: all labels of the concept together. meaning: the same in
    the space where related words meet. description and skills: where the language has them. below, second_below: what
    its best two occupations add to a unit group.
    """

    grams: float = 0.5
    words: float = 0.5
    exact: float = 0.3
    pooled: float = 0.3
    meaning: float = 0.3
    description: float = 0.5
    skills: float = 0.3
    below: float = 1.0
    second_below: float = 0.2


class Evidence(NamedTuple):
    """What speaks for concepts (rows) given queries (columns): the best label, then cosines; None where not known."""

    label: Floats
    pooled: Floats
    meaning: Floats
    description: Floats | None
    skills: Floats | None

    def names(self, weights: Weights) -> Floats:
        """Add up how well the names fit."""
        return np.asarray(self.label + weights.pooled * self.pooled + weights.meaning * self.meaning, np.float32)

    def total(self, weights: Weights, names: Floats) -> Floats:
        """Add what is known beyond the names."""
        for part, weight in ((self.description, weights.description), (self.skills, weights.skills)):
            if part is not None and weight:
                names = names + weight * part
        return names


@dataclass(frozen=True)
class Prose:
    """Longer texts about some concepts; rows names the concept of each text."""

    space: TermSpace
    matrix: sparse.csr_matrix
    rows: Rows

    @classmethod
    def learned(cls, texts: Documents, rows: Sequence[int]) -> Self:
        """Learn from the stems of each text."""
        space = TermSpace.learned(texts)
        return cls(space, space.encode(texts).T.tocsr(), np.array(rows, np.int32))

    def compare(self, queries: Documents, height: int) -> Floats:
        """Give the cosine of concepts (as many as height) and queries; 0 for concepts without text."""
        scores = np.zeros((height, len(queries)), np.float32)
        scores[self.rows] = scores_of(self.space.encode(queries), self.matrix)
        return scores


@dataclass(frozen=True)
class Shelf:
    """The labels of one language grouped by concept: rows names each group's concept, starts its first label.

    projection and places span the meaning space: the first takes pooled cosines into it, the second are the
    concepts' own places there.
    """

    language: str
    grams: TermSpace
    words: TermSpace
    gram_tokens: sparse.csr_matrix
    label_tokens: sparse.csr_matrix
    word_labels: sparse.csr_matrix
    pooled_tokens: sparse.csr_matrix
    projection: Floats
    places: Floats
    rows: Rows
    starts: Rows
    descriptions: Prose | None = None
    skills: Prose | None = None

    def evidence(self, texts: Sequence[str], weights: Weights) -> Evidence:
        """Compare the shelf's concepts with each text; of the weights, only those inside a label are used."""
        asked = [_weighty(tokens(text), self.language) for text in texts]
        spelled, stemmed = spellings([self._parted(words) for words in asked], self.language)
        alike = scores_of(self.grams.encode([grams_of(words) for words in spelled]), self.gram_tokens)
        by_label = np.float32(weights.grams) * np.asarray(self.label_tokens @ alike)
        by_label += np.float32(weights.words) * scores_of(
            self.words.encode(stemmed, strange=self._strange(stemmed)), self.word_labels
        )
        pooled = np.asarray(self.pooled_tokens @ alike)
        height = len(self.rows)
        label = np.maximum.reduceat(by_label, self.starts, axis=0)
        label[label >= (weights.grams + weights.words) * _WHOLE] += np.float32(weights.exact)
        return Evidence(
            label=label,
            pooled=pooled,
            meaning=self.places @ unit_dense(pooled.T @ self.projection).T,
            description=self.descriptions.compare(stemmed, height) if self.descriptions else None,
            skills=self.skills.compare(stemmed, height) if self.skills else None,
        )

    def _parted(self, words: list[str]) -> list[str]:
        """Take what Arabic writes together with a word, such as "the" and "as", off those words no label has."""
        if self.language != "ar":
            return words
        known, parted = self.words.vocabulary, [_ARABIC_PREFIX.sub("", word) for word in words]
        pairs = zip(words, parted, strict=True)
        return [rest if word not in known and stem(rest, "ar") in known else word for word, rest in pairs]

    def _strange(self, stemmed: Documents) -> list[int]:
        """Count the words of each query that no label has and that carry meaning."""
        known = self.words.vocabulary
        return [sum(w not in known and not is_function_word(w, self.language) for w in words) for words in stemmed]


def spellings(documents: Documents, language: str) -> tuple[list[list[str]], list[list[str]]]:
    """Give the words of each document without the marks people leave out, and their stems."""
    bared = [[bare(word) for word in words] for words in documents]
    return bared, [[stem(word, language) for word in words] for words in documents]


def _weighty(words: Sequence[str], language: str) -> list[str]:
    return trade_twice(without_carriers(list(words), language), language)


def shelved(language: str, labels: Documents, owners: Sequence[int], dimensions: int) -> Shelf:
    """Build a shelf from the words of each label and the concept row that owns it, in ascending order of rows."""
    rows, firsts = np.unique(np.array(owners, np.int32), return_index=True)
    starts = firsts.astype(np.int32)
    # Labels are read as queries are, so that a text that is a label as it stands fits it best.
    spelled, stemmed = spellings([_weighty(words, language) for words in labels], language)
    token_numbers = vocabulary_of(spelled)
    label_counts = counts(spelled, token_numbers)
    grams, token_grams = _gram_space(token_numbers, label_counts)
    words = TermSpace.learned(stemmed)
    pooled_counts = (_members(starts, len(labels)) @ label_counts).tocsr()
    pooled_grams = (pooled_counts @ token_grams).tocsr()
    shrink = np.reciprocal(row_norms(pooled_grams))
    projection, places = _meaning(scaled_rows(pooled_grams, shrink), dimensions)
    return Shelf(
        language=language,
        grams=grams,
        words=words,
        gram_tokens=token_grams.T.tocsr(),
        label_tokens=scaled_rows(label_counts, np.reciprocal(row_norms((label_counts @ token_grams).tocsr()))),
        word_labels=words.encode(stemmed).T.tocsr(),
        pooled_tokens=scaled_rows(pooled_counts, shrink),
        projection=projection,
        places=places,
        rows=rows,
        starts=starts,
    )


def _gram_space(token_numbers: dict[str, int], label_counts: sparse.csr_matrix) -> tuple[TermSpace, sparse.csr_matrix]:
    """Learn the n-grams of all tokens, rare where few labels have them; give also tokens × weighted n-grams."""
    token_grams = [grams_of([token]) for token in token_numbers]
    gram_numbers = vocabulary_of(token_grams)
    gram_counts = counts(token_grams, gram_numbers)
    rarity = inverse_document_frequency((label_counts @ gram_counts).tocsr())
    return TermSpace(gram_numbers, rarity), scaled_columns(gram_counts, rarity)


def _members(starts: Rows, size: int) -> sparse.csr_matrix:
    """Give the matrix that sums consecutive rows by group."""
    parts = (np.ones(size, np.float32), np.arange(size, dtype=np.int32), np.append(starts, size))
    return sparse.csr_matrix(parts, shape=(len(starts), size))


def _meaning(pooled: sparse.csr_matrix, dimensions: int) -> tuple[Floats, Floats]:
    """Span the meaning space by the strongest singular directions of concepts × n-grams.

    Only the concepts' side of the decomposition is needed, so it is found on concepts × concepts: subspace iteration,
    then the eigenvectors of a small matrix.
    """
    size = min(dimensions, min(pooled.shape) - 1)
    if size < 1:
        return np.zeros((pooled.shape[0], 0), np.float32), np.zeros((pooled.shape[0], 0), np.float32)
    transposed = pooled.T.tocsr()
    start = np.random.default_rng(0).standard_normal((pooled.shape[0], min(size + _SPARE, pooled.shape[0])), np.float32)
    basis = np.linalg.qr(start)[0]
    for _ in range(_ROUNDS):
        basis = np.linalg.qr(pooled @ (transposed @ basis))[0]
    squares, turns = np.linalg.eigh((basis.T @ (pooled @ (transposed @ basis))).astype(np.float64))
    strengths = np.sqrt(np.maximum(squares[::-1][:size], 0)).astype(np.float32)
    left = basis @ turns[:, ::-1][:, :size].astype(np.float32)
    kept = strengths > strengths[0] * 1e-3
    left, strengths = left[:, kept], strengths[kept]
    return np.asarray(left / strengths, np.float32), unit_dense(np.asarray(left * strengths, np.float32))
