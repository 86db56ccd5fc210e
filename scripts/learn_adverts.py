"""Learn the weights of the families of words from the labelled adverts: `python -m scripts.learn_adverts`.

Reads the dev half only and writes matcher/rules/advert_weights.toml; with `--check` only compares it. The place from
which a person is asked is chosen so that, learned on nine tenths and tried on the last, one honest advert in ten asks.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from matcher.vacancy_rules.risk import FILE, length
from matcher.vacancy_rules.signs import families_in, family_names, sentences
from scripts.bench.adverts import Advert, adverts

SHARE_ASKED = 0.1
FOLDS = 10
STRENGTH = 0.5
MOST = 1.3
HEAD = """# How much each family of words in advert_signs.toml speaks for a bad advert, and a text's length: log odds,
# learned from the dev half of the labelled adverts by `python -m scripts.learn_adverts`. From "asks_from" on a person
# is asked; it never blocks.
"""
Array = npt.NDArray[np.float64]


def main() -> int:
    """Write, or check; 1 if the file is older than the words or the adverts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if the weights are older than the words")
    text = render(adverts("dev"))
    if parser.parse_args().check:
        return int(FILE.read_text("utf-8") != text)
    FILE.write_text(text, "utf-8")
    return 0


def render(told: Sequence[Advert]) -> str:
    """The file, learned from these adverts."""
    names = family_names()
    table, bad = _table(told, names)
    model = _learned(table, bad)
    *of, of_length = model.coef_[0]
    rows = [f"{name} = {weight:.3f}" for name, weight in zip(names, of, strict=True) if round(weight, 3)]
    asks = _asks_from(table, bad, told, float(model.intercept_[0] + max(of) + of_length * length("")))
    head = [f"start = {model.intercept_[0]:.3f}", f"length = {of_length:.3f}", f"asks_from = {asks:.3f}"]
    return HEAD + "\n".join([*head, "", "[weight]", *rows]) + "\n"


def _learned(table: Array, bad: npt.NDArray[np.bool_]) -> LogisticRegression:
    """What was learned; no family weighs more than ``MOST``, so that none asks a person by itself."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000).fit(table, bad)
    model.coef_ = np.minimum(model.coef_, MOST)
    return model


def _table(told: Sequence[Advert], names: Sequence[str]) -> tuple[Array, npt.NDArray[np.bool_]]:
    has = [families_in(sentences(each.text)) for each in told]
    return np.array(
        [[*(float(name in row) for name in names), length(each.text)] for row, each in zip(has, told, strict=True)]
    ), np.array([each.bad for each in told])


def _asks_from(table: Array, bad: npt.NDArray[np.bool_], told: Sequence[Advert], odds_of_one: float) -> float:
    """Where the wanted share of honest adverts is asked about, but never so low that one family alone does."""
    tried = np.zeros(len(bad))
    kinds = [f"{each.language} {each.bad}" for each in told]
    for learned, kept in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(table, kinds):
        tried[kept] = _learned(table[learned], bad[learned]).predict_proba(table[kept])[:, 1]
    alone = 1 / (1 + np.exp(-odds_of_one)) + 0.001
    return float(max(np.quantile(tried[~bad], 1 - SHARE_ASKED), alone))


if __name__ == "__main__":
    raise SystemExit(main())
