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


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Language → its words, in the same order in every language."""
    with (files("models.data") / "code_words.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {language: tuple(row[language] for row in rows) for language in rows[0]}


@cache
def _numbers() -> dict[str, int]:
    """Folded word of any language → its number."""
    return {_fold(word): number for words in _table().values() for number, word in enumerate(words)}


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold()
    plain = re.sub("[\u0640\u064b-\u065f\u0670\u200c\u200d\u200e\u200f]", "", plain)
    return plain.translate(str.maketrans("يىكةأإآٱё", "ییکهاااا" + "е"))


def new_code() -> str:
    """A fresh code in its neutral form: word numbers and digits, joined by hyphens."""
    numbers = [str(secrets.randbelow(len(_table()["en"]))) for _ in range(WORDS)]
    return "-".join([*numbers, f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"])


def shown(code: str, language: str) -> str:
    """The code as the reader sees it."""
    *numbers, digits = code.split("-")
    words = _table().get(language, _table()["en"])
    return "-".join([*(words[int(number)] for number in numbers), digits])


def understood(text: str) -> str | None:
    """The neutral form of what somebody typed, or None if it is no code."""
    parts = re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", text[:200]))
    words = [_numbers().get(_fold(part)) for part in parts if not part.isdecimal()]
    digits = "".join(str(unicodedata.decimal(sign)) for part in parts if part.isdecimal() for sign in part)
    known = [str(number) for number in words if number is not None]
    if len(known) != WORDS or len(words) != WORDS or len(digits) != DIGITS:
        return None
    return "-".join([*known, digits])
