"""Peers that hold everything in the memory of the process: scikit-learn, sparse-dot-topn, and a plain loop."""

from typing import Any

import numpy as np
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from scripts.bench.peers import WANTED
from scripts.bench.population import LANGUAGES, Array, Population
from scripts.bench.questions import Question


class Tfidf:
    """Cosine of TF-IDF over the people the filters leave."""

    def __init__(self, drawn: Population, texts: list[str]) -> None:
        self.drawn = drawn
        self.vectorizer = TfidfVectorizer(token_pattern=r"\S+", dtype=np.float32)  # noqa: S106 (a pattern)
        self.by_word = self.vectorizer.fit_transform(texts).T.tocsr()

    def ask(self, question: Question) -> list[int]:
        """The fifty nearest."""
        scores = self.scores(self.vectorizer.transform([" ".join(question.words)]))
        return best(np.where(question.mask(self.drawn), scores, -1.0))

    def scores(self, query: Any) -> Array:
        """The cosine of everybody."""
        scores: Array = np.asarray((query @ self.by_word).todense())[0]
        return scores


class SparseDotTopn(Tfidf):
    """The same with the product of sparse-dot-topn."""

    def scores(self, query: Any) -> Array:
        """The cosine of everybody."""
        from sparse_dot_topn import sp_matmul

        found = sp_matmul(query, self.by_word)
        scores = np.zeros(self.drawn.size, np.float32)
        scores[found.indices] = found.data
        return scores


class Loop:
    """A loop in Python: filters first, then rapidfuzz on the words."""

    def __init__(self, drawn: Population, texts: list[str]) -> None:
        spoken = drawn.spoken.tolist()
        self.people = list(
            zip(
                texts,
                drawn.reach.tolist(),
                drawn.earliest.tolist(),
                spoken,
                drawn.no_employer.tolist(),
                drawn.no_job.tolist(),
                drawn.no_night.tolist(),
                drawn.adult_from.tolist(),
                strict=True,
            )
        )

    def ask(self, question: Question) -> list[int]:
        """The fifty with the most similar words."""
        words, reach = " ".join(question.words), frozenset(question.reach)
        needs = [(LANGUAGES.index(language), level) for language, level in question.needs]
        found = []
        for number, (text, place, earliest, spoken, employer, job, no_night, adult_from) in enumerate(self.people):
            if employer == question.employer or job == question.job or (no_night and question.night):
                continue
            if question.bars_young and adult_from > question.start:
                continue
            if question.selective and (place not in reach or not 0 < earliest <= question.latest):
                continue
            if question.selective and not all(level <= spoken[language] < 7 for language, level in needs):
                continue
            found.append((-fuzz.token_set_ratio(words, text), number))
        return [number for _, number in sorted(found)[:WANTED]]


def best(scores: Array) -> list[int]:
    """The places of the highest scores, highest first."""
    likely = np.argpartition(scores, -WANTED)[-WANTED:]
    order: list[int] = likely[np.argsort(-scores[likely], kind="stable")].tolist()
    return order
