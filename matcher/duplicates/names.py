"""How likely two names of people are spellings of one: across Cyrillic, Latin and Arabic letters, in any order, with or
without a patronymic, and for short forms of given names. Which names men and women have plays no part."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from matcher.duplicates.name_groups import groups_of
from matcher.duplicates.sounds import word_similarity
from matcher.duplicates.spelling import LONG_VOWELS, VOWELS, without_article, words

#: Words of a name that are looked at; nobody needs more to be found.
MOST_WORDS = 5
#: From here on two words are taken for the same one.
SAME_WORD = 0.8
#: Forms of one name that are written differently.
OTHER_FORM = 0.94
#: Two names of which it is known that they are two, however near their sound.
OTHER_NAME = 0.6
_OUT_OF_ORDER = 0.02
_WORD_MORE = 0.06
_ARTICLE_MORE = 0.01
_ONE_WORD_ONLY = 0.3
_KEY_LETTERS = {
    "p": "b", "f": "v", "v": "v", "d": "t", "z": "s", "S": "s", "C": "s", "g": "h", "h": "h", "X": "",
}  # fmt: skip
_TWO_READINGS = {"W": ("", "v"), "T": ("t", "s"), "D": ("t", "s"), "Z": ("t", "s"), "J": ("j", "h"), "v": ("v", "")}
_MOST_KEYS = 8


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names put beside each other: the words that fit, and what is left over on each side."""

    fits: tuple[float, ...]
    in_order: bool
    left_over: tuple[int, int]

    @property
    def score(self) -> float:
        """0 for nothing in common, 1 for the same name."""
        if not self.fits:
            return 0.0
        mean = (sum(self.fits) / len(self.fits) + min(self.fits)) / 2
        alone = _ONE_WORD_ONLY if len(self.fits) == 1 and max(self.left_over) else 0.0
        lost = _WORD_MORE * sum(self.left_over) + (0.0 if self.in_order else _OUT_OF_ORDER) + alone
        return max(0.0, mean - lost)


def keys(name: str) -> frozenset[str]:
    """What spellings of one name share at least one of: for each word its consonants, roughly, and its other forms.

    Empty for a name without letters. The keys are for looking up, never to be shown.
    """
    return frozenset(key for word in words(name)[:MOST_WORDS] for key in word_keys(word))


def similarity(a: str, b: str) -> float:
    """How alike two names are, from 0 to 1; the same either way round. From about 0.85 on they may be one name."""
    return likeness(a, b).score


@lru_cache(maxsize=65536)
def word_keys(word: str) -> frozenset[str]:
    """The keys of one word as it sounds, and without its article."""
    bare = without_article(word)
    return _keys(word) | _keys(bare) if bare else _keys(word)


def _keys(word: str) -> frozenset[str]:
    found = [""]
    for letter in word:
        found = [*dict.fromkeys(key + more for key in found for more in _readings(letter))][:_MOST_KEYS]
    plain = {_once(key) for key in found} - {""}
    return frozenset(plain or {word.lower()}) | {f"form {number}" for number in groups_of(word)}


def _readings(letter: str) -> tuple[str, ...]:
    if letter in VOWELS or (letter in LONG_VOWELS and letter != "W"):
        return ("",)
    return _TWO_READINGS.get(letter) or (_KEY_LETTERS.get(letter, letter),)


def _once(key: str) -> str:
    return "".join(letter for place, letter in enumerate(key) if key[place - 1 : place] != letter)


def likeness(a: str, b: str) -> Likeness:
    """The best way to put two names beside each other, word by word."""
    one, other = words(a)[:MOST_WORDS], words(b)[:MOST_WORDS]
    if len(one) > len(other):
        return _turned(_best(other, one))
    return _best(one, other)


def _turned(found: Likeness) -> Likeness:
    return Likeness(found.fits, found.in_order, (found.left_over[1], found.left_over[0]))


@lru_cache(maxsize=262144)
def _best(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness:
    if not short:
        return Likeness((), True, (0, len(long)))
    return max(_ways(short, long), key=lambda way: (way.score, way.in_order))


def _ways(short: tuple[str, ...], long: tuple[str, ...]) -> Iterator[Likeness]:
    fits = [[_fit(one, other) for other in long] for one in short]
    for order in permutations(range(len(long)), len(short)):
        chosen = tuple(row[place] for row, place in zip(fits, order, strict=True))
        yield Likeness(chosen, list(order) == sorted(order), (0, len(long) - len(short)))


@lru_cache(maxsize=262144)
def _fit(one: str, other: str) -> float:
    """How alike two words are. Forms of one name are nearly the same; of two known names the sound says little."""
    alike = _as_heard(one, other)
    groups = groups_of(one), groups_of(other)
    if groups[0] & groups[1]:
        return max(alike, OTHER_FORM)
    return min(alike, OTHER_NAME) if all(groups) else alike


def _as_heard(one: str, other: str) -> float:
    alike = word_similarity(*sorted((one, other)))
    bare = without_article(one) or one, without_article(other) or other
    return alike if bare == (one, other) else max(alike, word_similarity(*sorted(bare)) - _ARTICLE_MORE)
