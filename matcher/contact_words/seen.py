"""A text as a reader sees it: no invisible signs, no accents, words in one script, every digit an ordinary one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from matcher.reading.passages import levelled

_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_DISGUISED = frozenset("ѓќѐЃЌЀ")
_WORD = re.compile(r"[^\W\d_]+")
# Letters of one shape in two scripts. Only words that mix scripts are changed.
_CYRILLIC = "аеорсухіјѕкмтвнгпиь"
_LATIN = "aeopcyxijskmtbhrnub"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_LATIN_LETTER = re.compile(r"[a-z]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Seen:
    """``text`` as it reads, ``flat`` the same in small letters, one script a word; offsets are the same in both."""

    text: str
    flat: str


def cleaned(text: str) -> Seen:
    """The text as it is seen. How it was composed and what invisible signs stand between its letters is lost."""
    whole = unicodedata.normalize("NFKC", text)
    visible = "".join(sign for sign in whole if not _unseen(sign))
    again = "".join(map(_without_accent, unicodedata.normalize("NFKC", visible)))
    return Seen(again, _WORD.sub(_one_script, levelled("".join(map(_plain_digit, again)))))


def _unseen(sign: str) -> bool:
    return sign in _UNSEEN or unicodedata.category(sign) in ("Cf", "Mn", "Me", "Cs", "Co", "Cn")


def _without_accent(sign: str) -> str:
    """A letter without a mark that only disguises it: Latin ones, and Cyrillic ones that our languages lack."""
    plain = unicodedata.normalize("NFD", sign)[0]
    return plain if plain.isascii() or sign in _DISGUISED else sign


def _plain_digit(sign: str) -> str:
    digit = unicodedata.digit(sign, None)
    return sign if digit is None else str(digit)


def _one_script(match: re.Match[str]) -> str:
    word = match[0]
    if not (_LATIN_LETTER.search(word) and _CYRILLIC_LETTER.search(word)):
        return word
    only_latin = sum(letter in "dfglqvwz" or ("a" <= letter <= "z" and letter not in _LATIN) for letter in word)
    only_cyrillic = sum(bool(_CYRILLIC_LETTER.match(letter)) and letter not in _CYRILLIC for letter in word)
    return word.translate(_TO_LATIN if only_latin >= only_cyrillic else _TO_CYRILLIC)
