"""Learn how much each word speaks for a way of contact from the labelled messages: `python -m scripts.learn_contacts`.

Reads the dev half only and writes matcher/rules/contact_weights.toml; with `--check` only compares it. The place from
which a text counts is chosen so that, learned without its manner of hiding and tried on it, one honest message in two
hundred would be stopped.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import normalize

from matcher.contact_words.seen import cleaned
from matcher.contact_words.weighed import FILE, Weights, beginnings, odds
from scripts.bench.adverts import Message, messages

SHARE_STOPPED = 0.005
FOLDS = 10
STRENGTH = 10.0
LEAST_TEXTS = 2
MOST_WORDS = 1000
HEAD = """# How much the first five letters of a word speak for a way of contact in a message: log odds, learned from
# the dev half of the labelled messages by `python -m scripts.learn_contacts`. From "from" on a message is not sent.
"""


def main() -> int:
    """Write, or check; 1 if the file is older than the messages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if the weights are older")
    text = render(list(messages("dev")))
    if parser.parse_args().check:
        return int(FILE.read_text("utf-8") != text)
    FILE.write_text(text, "utf-8")
    return 0


def render(told: Sequence[Message]) -> str:
    """The file, learned from these messages."""
    learned = _learned(told)
    rows = [f'"{word}" = {weight:.2f}' for word, weight in sorted(learned.of.items())]
    from_ = _from([score for each, score in zip(told, tried(told), strict=True) if not each.bad])
    return HEAD + "\n".join([f"start = {learned.start:.3f}", f"from = {from_:.3f}", "", "[weight]", *rows]) + "\n"


def tried(told: Sequence[Message]) -> list[float]:
    """Log odds of every message by weights learned of other manners only."""
    found = [0.0] * len(told)
    for others, kept in GroupKFold(FOLDS, shuffle=True, random_state=1).split(told, groups=[m.manner for m in told]):
        learned = _learned([told[at] for at in others])
        for at in kept:
            found[at] = odds(cleaned(told[at].text).flat, learned)
    return found


def _from(honest: Sequence[float]) -> float:
    return float(np.quantile(honest, 1 - SHARE_STOPPED))


def _learned(told: Sequence[Message]) -> Weights:
    """Weights of the words that say most, learned once more of those alone."""
    texts = [beginnings(cleaned(each.text).flat) for each in told]
    bad = [each.bad for each in told]
    counted = Counter(word for text in texts for word in text)
    words = sorted(word for word, count in counted.items() if count >= LEAST_TEXTS)
    first = _fitted(texts, words, bad).coef_[0]
    kept = [words[at] for at in sorted(np.argsort(-np.abs(first), kind="stable")[:MOST_WORDS])]
    model = _fitted(texts, kept, bad)
    of = {word: round(float(weight), 2) for word, weight in zip(kept, model.coef_[0], strict=True)}
    return Weights(float(model.intercept_[0]), 0.0, of)


def _fitted(texts: Sequence[frozenset[str]], words: Sequence[str], bad: Sequence[bool]) -> LogisticRegression:
    """A logistic regression over which words occur, in texts made equally long."""
    counts = CountVectorizer(analyzer=lambda text: text, vocabulary=words, dtype=np.float64).transform(texts)
    table = normalize(counts)
    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, solver="liblinear").fit(table, bad)


if __name__ == "__main__":
    raise SystemExit(main())
