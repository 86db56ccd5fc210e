"""Sign-in codes made of easy words and digits, readable and typable in every language.

A code is three word numbers and four digits, such as "bread-river-sun-4821". The words are shown in the reader's
language and accepted in any of ours, in any case, with any separators and any digits.
"""

import csv
import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

WORDS = 3
DIGITS = 4
LONGEST = 200
# Letters that keyboards of neighbouring languages exchange, and signs that only shape or lengthen a word.
SAME_LETTER = str.maketrans("ىيېۍكةګґ", "یییی" + "که" + "گ" + "г")
SHAPING = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Language → its words, in the same order in every language."""
    with (files("models.data") / "code_words.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {language: tuple(row[language] for row in rows) for language in rows[0]}


@cache
def _numbers() -> dict[str, int]:
    """Folded word of any language → its number."""
    return {fold(word): number for words in table().values() for number, word in enumerate(words)}


def fold(text: str) -> str:
    """Text as it is compared: without case, accents, vowel signs, and differences of keyboards."""
    plain = unicodedata.normalize("NFKD", SHAPING.sub("", text)).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    return bare.translate(SAME_LETTER)


def new_code() -> str:
    """A fresh code in its neutral form: word numbers and digits, joined by hyphens."""
    numbers = [str(secrets.randbelow(len(table()["en"]))) for _ in range(WORDS)]
    return "-".join([*numbers, f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"])


def shown(code: str, language: str) -> str:
    """The code as the reader sees it."""
    words, digits = words_and_digits(code, language)
    return "-".join([*words, digits])


def words_and_digits(code: str, language: str) -> tuple[list[str], str]:
    """The words of a code in the reader's language, and its digits."""
    *numbers, digits = code.split("-")
    words = table().get(language, table()["en"])
    return [words[int(number)] for number in numbers], digits


def understood(text: str) -> str | None:
    """The neutral form of what somebody typed, or None if it is no code."""
    parts = re.findall(r"\d+|[^\W\d_]+", fold(text[:LONGEST]))
    words = [_numbers().get(part) for part in parts if not part.isdecimal()]
    digits = "".join(str(unicodedata.decimal(sign)) for part in parts if part.isdecimal() for sign in part)
    known = [str(number) for number in words if number is not None]
    if len(known) != WORDS or len(words) != WORDS or len(digits) != DIGITS:
        return None
    return "-".join([*known, digits])
