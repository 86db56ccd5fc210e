"""How alike two words sound: the least costly way to turn one into the other, sound by sound."""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from matcher.duplicates.spelling import LONG_VOWELS, VOWELS, is_arabic

_FREE = (
    "Aa Qi Qe QI QY Wu Wo Wv WU UW Yi Ye YI Uu Ii Tt Ts Dd Dz Zd Zz Jj Jg EA AE",
    0.0,
)
_NEAR = (
    ("Ea Eo Eu Ei Ee EU EI Xa Xe Xi Xh XA Xt", 0.05),
    ("Qa QA ei ou Uo Ie bp hg Wf hX", 0.15),
    ("ae ao Ao Ae gj Jk Yj ji fv", 0.25),
    ("ai au oe iu eu oi AY AW WY Ai Au Wi We Yu Yo Wa Ya kg hk Sz Ss CS Cj jz td sz", 0.45),
)
_VOWEL_LEFT_OUT = 0.04
_SECOND_VOWEL_LEFT_OUT = 0.3
_VOWEL_LOST = 0.35
_LONG_VOWEL_LOST = 0.35
_LONG_VOWEL_LOST_AT_HOME = 0.75
_WEAK_LOST = {"h": 0.3, "E": 0.06, "X": 0.02, "i": 0.3}
#: Likeness of words that are one slip of the finger apart.
ONE_SLIP = 0.82
_SLIPS_FROM = 4
_LEAST_CONSONANTS = 2
_SWAPPED = 0.6


def _costs() -> Mapping[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for pairs, cost in (_FREE, *_NEAR):
        for pair in pairs.split():
            one, other = pair[0], pair[1]
            found[one, other] = found[other, one] = cost
    return found


_COSTS = _costs()


@lru_cache(maxsize=262144)
def word_similarity(one: str, other: str) -> float:
    """From 0 to 1. Short vowels cost next to nothing against a word in Arabic letters, which does not write them."""
    if one == other:
        return 1.0
    size = max(_consonants(one), _consonants(other), _LEAST_CONSONANTS)
    if abs(_consonants(one) - _consonants(other)) > 2:
        return 0.0
    alike = max(0.0, 1.0 - _distance(one, other) / size)
    return max(alike, ONE_SLIP) if _one_slip(one, other) else alike


def _one_slip(one: str, other: str) -> bool:
    """Whether longer words differ as by one slip of the finger, within a word and not at its ends."""
    inside = one[:1] == other[:1] and min(len(one), len(other)) >= _SLIPS_FROM
    return inside and one[-1] == other[-1] and OSA.distance(one, other, score_cutoff=1) <= 1


def _consonants(word: str) -> int:
    return sum(letter not in VOWELS and letter not in LONG_VOWELS and letter != "X" for letter in word)


def _distance(one: str, other: str) -> float:
    """Edit distance with the costs above; two neighbours swapped are one slip."""
    arabic = is_arabic(one), is_arabic(other)
    before: list[float] = []
    row = [0.0]
    for place in range(len(other)):
        row.append(row[-1] + _lost(other, place, arabic[0], arabic[1]))
    for at, letter in enumerate(one):
        lost = _lost(one, at, arabic[1], arabic[0])
        fresh = [row[0] + lost]
        for place, against in enumerate(other):
            best = min(
                row[place + 1] + lost,
                fresh[place] + _lost(other, place, arabic[0], arabic[1]),
                row[place] + _changed(letter, against),
            )
            if at and place and letter == other[place - 1] and against == one[at - 1]:
                best = min(best, before[place - 1] + _SWAPPED)
            fresh.append(best)
        before, row = row, fresh
    return row[-1]


def _changed(one: str, other: str) -> float:
    return 0.0 if one == other else _COSTS.get((one, other), 1.0)


def _lost(word: str, place: int, against_arabic: bool, is_arabic_too: bool) -> float:
    """What it costs that the other word lacks a sound."""
    letter = word[place]
    if letter in VOWELS:
        if not against_arabic or letter in "UI":
            return _VOWEL_LOST
        return _SECOND_VOWEL_LEFT_OUT if place and word[place - 1] in VOWELS else _VOWEL_LEFT_OUT
    if letter in "AWYQ":
        return _LONG_VOWEL_LOST_AT_HOME if against_arabic and is_arabic_too else _LONG_VOWEL_LOST
    return _WEAK_LOST.get(letter, 1.0)
