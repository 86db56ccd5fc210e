"""Whether a stated chance can be believed: what was said beside what came true."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

BINS = 10


class Bin(TypedDict):
    """Answers whose stated chance lies in one tenth: how many, the mean chance stated, the share that was right."""

    answers: int
    stated: float
    right: float


class Reliability(TypedDict):
    """brier: mean square of (chance - outcome). expected_error: mean distance of stated and right over the bins."""

    brier: float
    expected_error: float
    bins: list[Bin]


def reliability(chances: Sequence[float], right: Sequence[bool]) -> Reliability:
    """Compare stated chances in [0, 1] with outcomes, in ten bins of equal width; empty bins are left out."""
    stated, came = np.array(chances, np.float64), np.array(right, np.float64)
    places = np.minimum((stated * BINS).astype(int), BINS - 1)
    bins = []
    for place in np.unique(places):
        here = places == place
        bins.append(
            Bin(
                answers=int(here.sum()),
                stated=round(float(stated[here].mean()), 4),
                right=round(float(came[here].mean()), 4),
            )
        )
    size = max(1, len(stated))
    return Reliability(
        brier=round(float(((stated - came) ** 2).sum() / size), 4),
        expected_error=round(sum(one["answers"] * abs(one["stated"] - one["right"]) for one in bins) / size, 4),
        bins=bins,
    )
