"""How well adverts that lure people are told from honest ones: floors a little below what was measured.

The held half was written by the same people and never read, but asked for totals several times while words were added
(docs/benchmarks.md), so its figures flatter a little.
"""

from __future__ import annotations

import math
import tomllib

import pytest

from matcher.vacancy_rules.risk import length, probability, weights
from matcher.vacancy_rules.signs import families_in, family_names, sentences, signs
from scripts.bench.adverts import LANGUAGES, advert_totals, adverts
from scripts.learn_adverts import render

SEEN_AT_LEAST = {
    "dev": dict.fromkeys(LANGUAGES, 0.97),
    "held": {"bg": 0.95, "en": 0.86, "ru": 0.90, "uk": 0.85, "ar": 0.95},
}
SEEN_IN_ALL = {"dev": 0.98, "held": 0.95}
HONEST_ASKED_AT_MOST = {"dev": 0.10, "held": 0.21}
RED_LINES_MISSED_AT_MOST = {"dev": 0, "held": 3}


@pytest.mark.parametrize("half", SEEN_AT_LEAST)
def test_bad_adverts_come_to_a_person_and_most_honest_ones_do_not(half: str) -> None:
    totals = advert_totals(half)
    seen = {name: each["bad_to_a_person"] / each["bad"] for name, each in totals.items()}
    assert all(seen[name] >= SEEN_AT_LEAST[half][name] for name in LANGUAGES), seen
    counts = {name: sum(each[name] for each in totals.values()) for name in next(iter(totals.values()))}
    assert counts["bad_to_a_person"] >= SEEN_IN_ALL[half] * counts["bad"]
    assert counts["honest_to_a_person"] <= HONEST_ASKED_AT_MOST[half] * counts["honest"]
    assert counts["red_lines_missed"] <= RED_LINES_MISSED_AT_MOST[half]


def test_no_family_of_words_asks_a_person_by_itself() -> None:
    learned = weights()
    odds = learned.start + learned.length * length("") + max(learned.of.values())
    assert 1 / (1 + math.exp(-odds)) < learned.asks_from


def test_every_weight_belongs_to_a_family_and_a_dull_text_is_no_risk() -> None:
    assert set(weights().of) <= set(family_names())
    assert families_in(sentences("")) == frozenset()
    assert probability("Cook for a canteen in Ruse, eight hours, two days off.") < weights().asks_from


def test_weak_signs_are_never_grounds() -> None:
    assert all(sign.ground is None for sign in signs() if sign.weak)


def test_the_weights_are_what_is_learned_from_the_dev_half() -> None:
    learned = tomllib.loads(render(adverts("dev")))
    assert learned["asks_from"] == pytest.approx(weights().asks_from, abs=0.01)
    assert learned["weight"] == pytest.approx(weights().of, abs=0.02)
