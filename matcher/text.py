"""Spellings of many languages made comparable: folding, words, stems, plausible languages.

Everything here is index text and lossy on purpose: different spellings of one word become one string.
Never show it to anybody.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

import simplemma
from anyascii import anyascii

_DROPPED_MARKS = (
    *range(0x0300, 0x0370),  # stress marks NFKC could not compose; й is composed by then and safe
    *range(0x0610, 0x061B),
    0x0640,  # tatweel
    *range(0x064B, 0x0660),  # harakat
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    *range(0x06E7, 0x06E9),
    *range(0x06EA, 0x06EE),
    *range(0xFE00, 0xFE10),  # variation selectors
)
_TWINS = {
    **dict.fromkeys("يى", "ی"),
    "ك": "ک",
    **dict.fromkeys("ةۀەھہۂۃ", "ه"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ёѐ", "е"),
    "ѝ": "и",
    **dict.fromkeys("\u2018\u2019\u02bc\u02b9`\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "\u200c": " ",  # ZWNJ joins the parts of a Persian word
}
_FOLD_MAP = str.maketrans({**_TWINS, **dict.fromkeys(map(chr, _DROPPED_MARKS))})
_BLANK_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_INVISIBLE = re.compile(r"[^\S ]|[^\w\s!-~]")

_TOKEN = re.compile(r"c\+\+|[cf]#|[Ѐ-ӿ]+(?:'[Ѐ-ӿ]+)+|[^\W_]+")

# Letters that people replace by a neighbour for want of the right keyboard. They tell languages apart, so they go last.
_NEIGHBOURS = str.maketrans({"ې": "ی", "ۍ": "ی", "ئ": "ی", "ؤ": "و", "ګ": "گ", "ڼ": "ن", "ґ": "г", "'": None})
_LATIN_MARK = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")

_SIMPLEMMA_NAMES = {"hr": "hbs", "sr": "hbs", "bs": "hbs", "no": "nb"}
_WITHOUT_LEMMAS = frozenset({"ps"})


# Words that carry no trade: articles, prepositions, "I", "can". Written folded, one line per language.
_FUNCTION_WORDS = {
    "bg": "в във на за и с със по от до към при под над без или като аз съм мога да се",
    "en": "a an the in on at of for and or to with by from as i am can is my",
    "uk": "в у на за і й та з зі із по від до для при або як я можу вмію",
    "ru": "в во на за и с со по от до к для при или как я могу умею",
    "ar": "في على من الى عن مع او و انا",
    "fa": "در به از با و یا را برای من که",
    "ps": "د په کی ته له سره او یا زه چی",
    "fr": "le la les l un une des du de d a au aux en dans sur pour et ou avec par chez je",
    "de": "der die das des dem den ein eine einer im in am an auf fur und oder mit von zu zum zur bei",
}
_FUNCTION_WORDS_OF = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}


class Script(StrEnum):
    """The writing systems the linker tells apart."""

    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    LATIN = "latin"
    OTHER = "other"


_SCRIPT_OF_LANGUAGE = {
    **dict.fromkeys(("bg", "uk", "ru", "mk", "sr", "be"), Script.CYRILLIC),
    **dict.fromkeys(("ar", "fa", "ps", "ur"), Script.ARABIC),
    **dict.fromkeys(("el", "hy", "ka", "he", "hi", "am", "ti", "zh", "ja", "ko", "th", "bn"), Script.OTHER),
}
# (letters of the folded text, the languages that have them), most telling first
_TELLING_LETTERS = (
    ("іїєґ", ("uk",)),
    ("ыэ", ("ru",)),
    ("ъ", ("bg", "ru")),
    ("ټځڅډړږښڼېۍګ", ("ps",)),
    ("پچژگ", ("fa", "ps")),
)


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in _BLANK_CATEGORIES:
        return " "
    return "" if category == "Cf" and char != "\u200c" else char


def _fold_once(text: str) -> str:
    text = _INVISIBLE.sub(lambda match: _visible(match[0]), text)
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(text.translate(_FOLD_MAP).split())


def fold(text: str) -> str:
    """Give the one spelling under which all common spellings of a text meet; folding twice changes nothing.

    Case, width, blanks, tatweel, harakat, ZWNJ, ё/е and Arabic letter twins vanish; и and й stay two letters.
    Lone surrogates and control characters become blanks, invisible marks (bidi controls) vanish.
    """
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def tokens(text: str) -> list[str]:
    """List the words of a text, folded. "C++" and "C#" are words, so is "м'ясник"; other punctuation parts words."""
    return _TOKEN.findall(fold(text))


@lru_cache(maxsize=200_000)
def stem(token: str, language: str) -> str:
    """Give the dictionary form of one folded word, without the marks that people leave out when typing.

    A word unknown to the dictionary, or of a language without one, keeps its own form.
    """
    lemma = token
    if language not in _WITHOUT_LEMMAS:
        try:
            lemma = simplemma.lemmatize(token, lang=_SIMPLEMMA_NAMES.get(language, language))
        except ValueError:  # a language simplemma does not know
            lemma = token
    return bare(fold(lemma)) or token


def is_function_word(word: str, language: str) -> bool:
    """Tell whether a word, folded and bare, carries no trade in its language, such as "in" or "I"."""
    return word in _FUNCTION_WORDS_OF.get(language, frozenset())


def stems(text: str, language: str) -> list[str]:
    """List the stems of a text's words in reading order."""
    return [stem(token, language) for token in tokens(text)]


def bare(folded: str) -> str:
    """Strip Latin accents, apostrophes and the letters only some keyboards have from a folded word."""
    folded = folded.translate(_NEIGHBOURS)
    if folded.isascii():
        return folded
    decomposed = _LATIN_MARK.sub("", unicodedata.normalize("NFKD", folded))
    return unicodedata.normalize("NFKC", decomposed)


def joined(text: str) -> str:
    """Write the parts that ZWNJ parts as one word, as many people type them."""
    return text.replace("\u200c", "")


def romanised(text: str) -> str:
    """Write a text in ASCII letters as one would on a Latin keyboard: "готвач" is "gotvach"."""
    return fold(anyascii(fold(text)))


def script_of(text: str) -> Script | None:
    """Tell the writing system most letters of a text belong to; None when it has no letters."""
    counts = dict.fromkeys(Script, 0)
    for char in fold(text):
        if char.isalpha():
            counts[_script_of_letter(char)] += 1
    best = max(Script, key=counts.__getitem__)
    return best if counts[best] else None


def _script_of_letter(char: str) -> Script:
    if "\u0400" <= char <= "\u052f":
        return Script.CYRILLIC
    if "\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f":
        return Script.ARABIC
    if char.isascii() or "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff":
        return Script.LATIN
    return Script.OTHER


def script_of_language(language: str) -> Script:
    """Tell the writing system a language is usually written in; Latin unless known otherwise."""
    return _SCRIPT_OF_LANGUAGE.get(language, Script.LATIN)


def plausible_languages(text: str, available: Iterable[str]) -> tuple[str, ...]:
    """Choose those of the available languages a text may be written in, by its script and its telling letters.

    Empty when no available language uses the script. Letters that folding unifies are no evidence.
    """
    folded = fold(text)
    script = script_of(folded)
    candidates = tuple(language for language in sorted(available) if script_of_language(language) == script)
    told = {
        language for letters, owners in _TELLING_LETTERS if any(c in folded for c in letters) for language in owners
    }
    return tuple(language for language in candidates if language in told) or candidates
