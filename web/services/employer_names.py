"""Companies whose names look or sound alike: letters of another alphabet, digits for letters, case, spaces, signs and
the legal form make no difference.

What looks like what comes from the confusables of the Unicode Consortium, as the package confusable-homoglyphs brings
them. Letters that look alike fall into one class; a class also holds both cases of its letters.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from confusable_homoglyphs import confusables

from matcher.text import romanised
from models.employer import company_root

LEGAL_FORMS = (
    "ЕООД", "ООД", "ЕАД", "АД", "ЕТ", "СД", "КД", "КДА", "ЕКД", "АДСИЦ", "ДЗЗД", "ДППК", "ДПК", "ЕДПК",
    "EOOD", "OOD", "EAD", "AD", "ET", "SD", "KD", "KDA", "LTD", "LLC", "GMBH", "INC", "SRL", "SPV",
)  # fmt: skip
#: What is left of a name without its legal form says something from this many letters on.
SHORTEST = 3
#: Two letters that are read as one.
AS_ONE = (("RN", "M"), ("VV", "W"))
_SPELLED = (("kh", "h"), ("ts", "c"), ("tz", "c"), ("yu", "iu"), ("ya", "ia"), ("y", "i"), ("w", "v"), ("ck", "k"))
#: Alike in print, and not on the list.
MORE = (("Ч", "4"), ("S", "5"), ("B", "8"))
_LISTED: Mapping[str, Sequence[Mapping[str, str]]] = confusables.confusables_data
Known = Sequence[tuple[int, str, str]]


def _usual(sign: str) -> bool:
    """Whether a sign is a Latin or Cyrillic letter in use, or a digit. Others lend their class from one of these: taken
    as links they would join all letters in the end."""
    return len(sign) == 1 and ((sign.isascii() and sign.isalnum()) or "\u0400" <= sign <= "\u045f" or sign in "Ґґ")


@cache
def _classes() -> Mapping[str, str]:
    """Sign → the first sign of its class."""
    leader: dict[str, str] = {}

    def of(sign: str) -> str:
        while leader.get(sign, sign) != sign:
            sign = leader[sign]
        return sign

    for one, other in _pairs():
        first, second = sorted((of(one), of(other)))
        leader[second] = first
    usual = {sign: of(sign) for sign in leader}
    lent = ((sign, next((each["c"] for each in others if _usual(each["c"])), "")) for sign, others in _LISTED.items())
    return {sign: usual.get(like, like) for sign, like in lent if like} | usual


def _pairs() -> Iterator[tuple[str, str]]:
    """Usual signs of one class: as listed, and the two cases of a letter."""
    for sign, others in _LISTED.items():
        if _usual(sign):
            yield from ((sign, each["c"]) for each in others if _usual(each["c"]))
            yield sign, sign.upper()
    yield from MORE


def looks(name: str) -> frozenset[str]:
    """What is left of a name when everything that the eye passes over is the same: with and without what may be a
    legal form before and after it. Empty for a name of signs only."""
    words = [_shape(word) for word in _words(_plain(name))]
    kept = "".join([word for word in words if word not in _forms()] or words)
    whole = {kept}
    for form in _forms():
        whole |= {each.removeprefix(form) for each in whole} | {each.removesuffix(form) for each in whole}
    return frozenset(each for each in whole if len(each) >= SHORTEST) or frozenset({kept} - {""})


def sound(name: str) -> str:
    """A name in Latin letters without its legal form, so that one spelt in both alphabets is the same."""
    latin = "".join(word for word in re.findall(r"\w+", romanised(_meant(name))) if word.upper() not in LEGAL_FORMS)
    for one, other in _SPELLED:
        latin = latin.replace(one, other)
    return re.sub(r"(.)\1", r"\1", latin)


def _plain(name: str) -> str:
    """Without marks over letters and signs that are not seen."""
    # Letters that only look like usual ones come first: their normal form may be another letter.
    like = "".join(sign if _usual(sign) else _classes().get(sign, sign) for sign in name)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", like))
    seen = "".join(
        " " if sign.isspace() else sign for sign in apart if unicodedata.category(sign) not in ("Mn", "Me", "Cf", "Cc")
    )
    return " ".join(seen.split())


def _meant(name: str) -> str:
    return unicodedata.normalize("NFKC", "".join(sign for sign in name if unicodedata.category(sign) != "Cf"))


def _words(plain: str) -> list[str]:
    """The words; single letters in a row, as in a legal form with dots or spaces between them, are one."""
    found = re.findall(r"[^\W_]+", re.sub(r"(?<=\b\w)\.\s*(?=\w\b)", "", plain))
    return re.sub(r"(?<=\b\w) (?=\w\b)", "", " ".join(found)).split()


def _shape(word: str) -> str:
    shape = "".join(map(_class_of, word))
    for two, one in AS_ONE:
        shape = shape.replace("".join(map(_class_of, two)), _class_of(one))
    return shape


def _class_of(sign: str) -> str:
    classes = _classes()
    return next((classes[each] for each in (sign, sign.upper(), sign.lower()) if each in classes), sign.upper())


@cache
def _forms() -> frozenset[str]:
    return frozenset(_shape(form) for form in LEGAL_FORMS)


@lru_cache(maxsize=65536)
def keys(name: str) -> frozenset[str]:
    """What two names share if they can be taken for each other."""
    heard = sound(name)
    return frozenset(f"look {key}" for key in looks(name)) | ({f"sound {heard}"} if heard else frozenset())


def alike(one: str, other: str) -> bool:
    """Whether one name can be taken for the other."""
    return not keys(one).isdisjoint(keys(other))


def twins(known: Known, wanted: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """Of the companies wanted: company → those of other companies whose names can be taken for its own. A branch is no
    stranger to its company. `known` are the numbers, company numbers and names of all."""
    by_key: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, digits, name in known:
        for key in keys(name):
            by_key[key].append((number, company_root(digits)))
    chosen = frozenset(wanted)
    found = {
        number: frozenset(
            other for key in keys(name) for other, root in by_key[key] if root != company_root(digits)
        )
        for number, digits, name in known
        if number in chosen
    }  # fmt: skip
    return {number: others for number, others in found.items() if others}
