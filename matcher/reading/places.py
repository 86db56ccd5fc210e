"""The place of work an advert names, looked up in a list of places."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from matcher.reading.advert_words import PLACED
from matcher.reading.passages import Read, levelled, lines, passage

_MOST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")
_STANDS = re.compile(r"(?:\b(?:в|във|гр\.?|град|с\.|село|община|обект|in|near|at)|[,|(:–-])\W{0,2}$")
_AWAY = re.compile(r"\b(?:от|до|from|to)\W{0,2}$")
_STREET_BEFORE = re.compile(r"\b(?:ул|улица|бул|булевард|пл|площад|кв|жк|ж\.\s?к)\b\W{0,3}$")
_STREET_AFTER = re.compile(r"\W{0,3}(?:str|street|st|blvd|boulevard|sq|square)\b")
_FEW_CAPITALS = 0.02


class _Named(NamedTuple):
    worth: int
    start: int
    end: int
    code: str


def place_in(text: str, places: Mapping[str, str]) -> Read[str] | None:
    """The code of the place that the text most clearly gives as the place of work; `places` is name → code.

    A name in small letters counts only where the whole text is written so, a street named after a town never.
    """
    known = {levelled(name): code for name, code in places.items()}
    found = [named for named in _names(text, known) if named.worth > 0]
    if not found:
        return None
    best = min(found, key=lambda named: (-named.worth, named.start))
    return Read(best.code, passage(text, best.start, best.end))


def place_line(text: str) -> Read[str] | None:
    """What stands after "Location:" and the like, as written."""
    for line in lines(text):
        label = PLACED.match(levelled(line.text).lstrip(" *#•-"))
        if label is not None:
            start = line.start + len(line.text) - len(line.text.lstrip(" *#•-")) + label.end()
            said = passage(text, start, line.end)
            return Read(said.text[:100], said) if said.text else None
    return None


def _names(text: str, known: Mapping[str, str]) -> list[_Named]:
    plain = levelled(text)
    words = list(_WORD.finditer(plain))
    letters = [sign for sign in text if sign.isalpha()]
    small = sum(sign.isupper() for sign in letters) < _FEW_CAPITALS * max(1, len(letters))
    found: list[_Named] = []
    for n, word in enumerate(words):
        for size in range(_MOST_WORDS, 0, -1):
            span = words[n : n + size]
            code = known.get(plain[word.start() : span[-1].end()])
            if len(span) == size and code is not None:
                worth = _worth(text, plain, word.start(), span[-1].end(), small)
                found.append(_Named(worth, word.start(), span[-1].end(), code))
                break
    return found


def _worth(text: str, plain: str, start: int, end: int, small: bool) -> int:
    before = plain[max(0, start - 20) : start]
    street = _STREET_BEFORE.search(before) or _STREET_AFTER.match(plain, end)
    if street or not (small or text[start].isupper()):
        return 0
    if _AWAY.search(before):
        return 1
    line = plain[plain.rfind("\n", 0, start) + 1 : start]
    labelled = PLACED.search(line) is not None
    return 2 + 2 * bool(_STANDS.search(before)) + 4 * labelled + (plain.count("\n", 0, start) < 2)
