"""A learned re-ranker over the linker's own evidence, judged on queries it has not seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from matcher.linking.family import Comparison, Family, Reading
from matcher.linking.vectors import Rows

CANDIDATES = 30
FOLDS = 5


@dataclass
class Examples:
    """Candidates of each query with what speaks for them; one list entry per query."""

    rows: list[Rows] = field(default_factory=list)
    features: list[NDArray[np.float32]] = field(default_factory=list)

    def add(self, family: Family, readings: Sequence[Reading], compared: Comparison, ranked: Sequence[Rows]) -> None:
        """Note the first candidates of some queries (columns) and their features."""
        parts = _parts(family, readings, len(ranked))
        for column, listed in enumerate(ranked):
            rows = listed[:CANDIDATES]
            order, fit = compared.order[rows, column], compared.fit[:, column]
            known = np.column_stack([part[rows, column] for part in parts])
            lead = (fit - family.rivals(fit))[rows]
            rest = (order, fit[rows], lead, family.is_group[rows], np.arange(len(rows)))
            self.rows.append(rows)
            self.features.append(np.column_stack((known, *rest, order - order.max(initial=0))).astype(np.float32))


def _parts(family: Family, readings: Sequence[Reading], size: int) -> list[NDArray[np.float32]]:
    """Spread the evidence over all concepts; of two languages the better one counts."""
    spread = [np.zeros((len(family.concepts), size), np.float32) for _ in range(5)]
    for reading in readings:
        cells = np.ix_(family.shelves[reading.shelf].rows, reading.columns)
        for whole, part in zip(spread, reading.evidence, strict=True):
            if part is not None:
                whole[cells] = np.maximum(whole[cells], part)
    return spread


def reranked(examples: Examples, gold: Sequence[int], groups: Sequence[str]) -> list[Rows]:
    """Order each query's candidates by a model fitted on the other folds; equal texts stay in one fold.

    gold: the row of each query's concept, -1 where the linker does not know it. groups: the queries' texts.
    """
    owner = np.repeat(np.arange(len(examples.rows)), [len(rows) for rows in examples.rows])
    features, rows = np.concatenate(examples.features), np.concatenate(examples.rows)
    right = rows == np.array(gold)[owner]
    chances = np.zeros(len(rows))
    folds = GroupKFold(min(FOLDS, len(set(groups))))
    for learned, judged in folds.split(owner, right, np.array(groups, dtype=object)[owner]):
        if right[learned].any():
            model = HistGradientBoostingClassifier(max_iter=80, learning_rate=0.1, random_state=0)
            chances[judged] = model.fit(features[learned], right[learned]).predict_proba(features[judged])[:, 1]
    starts = np.cumsum([0, *(len(found) for found in examples.rows)])
    return [
        found[np.argsort(-chances[start : start + len(found)], kind="stable")]
        for found, start in zip(examples.rows, starts[:-1], strict=True)
    ]
