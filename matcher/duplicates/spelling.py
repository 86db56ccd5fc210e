"""Names of people in one phonetic alphabet, whichever script they are written in.

Small letters are sounds. A capital is a letter of the Arabic script that is read in several ways, or a sound that Latin
writes with two letters: S for "sh", C for "ch", U and I for "ou" and "ee"; A, W, Y for the long vowels, E for ayn,
T D Z J for letters that are two different sounds in different languages, Q and X for endings read in several ways.
"""

import re
from functools import lru_cache

from matcher.text import Script, fold, romanised, script_of

VOWELS = frozenset("aeiouUI")
#: Letters of the Arabic script that stand for vowels, or are not heard by others.
LONG_VOWELS = frozenset("AWYEQ")
#: Words between names that are not names.
PARTICLES = frozenset({"ibn", "bin", "ben", "bint", "binti", "ould", "ulid", "bn", "ibin", "bnt"})

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "j", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "C", "ш": "S", "щ": "S", "ъ": "a", "ы": "i", "ь": "",
    "э": "e", "ю": "iu", "я": "ia", "ў": "v", "ј": "i", "ђ": "j", "ћ": "C", "џ": "j", "љ": "l", "њ": "n", "ќ": "k",
    "ѓ": "g", "ѕ": "z", "'": "",
}  # fmt: skip
_ARABIC = {
    "ا": "A", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ټ": "t", "ث": "T", "ج": "J", "چ": "C", "ح": "h", "خ": "h",
    "څ": "s", "ځ": "z", "د": "d", "ډ": "d", "ذ": "D", "ر": "r", "ړ": "r", "ز": "z", "ژ": "j", "ږ": "g", "س": "s",
    "ش": "S", "ښ": "S", "ص": "s", "ض": "Z", "ط": "t", "ظ": "Z", "ع": "E", "غ": "g", "ف": "f", "ق": "k", "ک": "k",
    "گ": "g", "ګ": "g", "ل": "l", "م": "m", "ن": "n", "ڼ": "n", "ں": "n", "و": "W", "ه": "h", "ی": "Y", "ې": "Y",
    "ۍ": "Y", "ئ": "Y", "ؤ": "W", "ے": "Y", "ء": "",
}  # fmt: skip
_ENDINGS = {"h": "X", "Y": "Q"}
# As written in names, where spelling and sound part ways.
_ARABIC_WORDS = {"عمرو": "EAmr", "الله": "llAh", "طه": "tAhA", "رحمن": "rhmAn", "داود": "dAWWd"}
_CYRILLIC_CLUSTERS = (("дж", "j"), ("шт", "S"), ("кс", "ks"))
# (as written in Latin letters, the sounds), in this order
_LATIN = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("['`\u2019-]", ""),
        ("shch|stch|sht|sch|sh", "S"),
        ("ch(?=r)", "h"),
        ("tch|ch", "C"),
        ("dzh|dsch|zh|dj|dg(?=[eiy])", "j"),
        ("ck|q", "k"),
        ("kh|^x", "h"),
        ("x", "ks"),
        ("gh|gu(?=[ei])", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("tz|ts", "ts"),
        ("c(?=v)", "ts"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("oo|ou", "U"),
        ("ee", "I"),
        ("^[yij]e", "e"),
        ("w", "v"),
        ("(?<![aeiou])j(?=[ae]$)", "i"),
        ("y", "i"),
    )
)
_ARTICLES = frozenset(re.findall(r"\w+", "al el ul ar as ash ad an at az ал ел ас аш ар ад аз ال"))
_WITH_ARTICLE = 5
_SERVANTS = frozenset(re.findall(r"\w+", "عبد абд абдул абдел абдал абдур абду"))
_SERVANT = re.compile(r"^abd(?:[aeou]?[lrsn]?|[aeou]s?h?)$")


def words(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, in reading order, without articles and words such as "ibn".

    "Abd al-Rahman" is one word however it is parted.
    """
    return _words(name[:300])


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    found: list[str] = []
    servant = False
    for written in re.findall(r"[^\W\d_]+(?:['`\u2019][^\W\d_]+)*", fold(name)):
        if written in _ARTICLES:
            continue
        if servant:
            found.append(spoken("عبد" + _bare_arabic(written) if _arabic(written) else "abd" + written))
            servant = False
        elif _SERVANT.match(written) or written in _SERVANTS:
            servant = True
        elif (sound := spoken(written)) and sound not in PARTICLES:
            found.append(sound)
    return tuple([*found, "abd"] if servant else found)


def _arabic(written: str) -> bool:
    return script_of(written) is Script.ARABIC


def _bare_arabic(written: str) -> str:
    return written.removeprefix("ال") if len(written) > 4 else written


@lru_cache(maxsize=65536)
def spoken(written: str) -> str:
    """One folded word as it sounds."""
    script = script_of(written)
    if script is Script.ARABIC:
        return _from_arabic(written)
    sound = _from_cyrillic(written) if script is Script.CYRILLIC else _from_latin(written)
    sound = re.sub(r"^abd[aeou]?[lrsntz]?(?=[b-df-hj-np-tv-z].{3})", "abd", re.sub(r"(.)\1+", r"\1", sound))
    return sound.removesuffix("h") if len(sound) > 3 and sound[-2:-1] in VOWELS else sound


def _from_arabic(written: str) -> str:
    plain = _ARABIC_WORDS.get(written)
    if plain is not None:
        return plain
    if written.startswith("عبد") and len(written) > 5:
        return "Ebd" + spoken(_bare_arabic(written[3:]))
    stem = _bare_arabic(written)
    sound = "".join(_ARABIC.get(letter, "") for letter in stem)
    sound = re.sub(r"([^WY])\1+", r"\1", sound)
    ending = _ENDINGS.get(sound[-1:]) if len(sound) > 2 else None
    return sound[:-1] + ending if ending else sound


def _from_cyrillic(written: str) -> str:
    for cluster, sound in _CYRILLIC_CLUSTERS:
        written = written.replace(cluster, sound)
    return "".join(_CYRILLIC.get(letter, letter if letter.isascii() else "") for letter in written)


def _from_latin(written: str) -> str:
    plain = romanised(written)
    for pattern, sound in _LATIN:
        plain = pattern.sub(sound, plain)
    return re.sub(r"[^a-zSCUI]", "", plain)


def without_article(word: str) -> str | None:
    """A word as it sounds without an article written as part of it; None if it begins with none."""
    return word[2:] if word[:2] in ("al", "el") and len(word) >= _WITH_ARTICLE else None


def is_arabic(sound: str) -> bool:
    """Whether the sounds come from the Arabic script, which leaves short vowels out."""
    return VOWELS.isdisjoint(sound)
