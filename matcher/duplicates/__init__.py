"""Whether two records are of one person: by name in any script, birth date, telephone, place and language."""

from matcher.duplicates.evidence import BornLevel, LanguageLevel, Level, NameLevel, PhoneLevel, PlaceLevel
from matcher.duplicates.finding import SHOWN_FROM, Pair, assess, find, find_like
from matcher.duplicates.records import Born, Known, Precision
from matcher.duplicates.weights import VERSION, WEIGHTS

__all__ = [
    "SHOWN_FROM",
    "VERSION",
    "WEIGHTS",
    "Born",
    "BornLevel",
    "Known",
    "LanguageLevel",
    "Level",
    "NameLevel",
    "Pair",
    "PhoneLevel",
    "PlaceLevel",
    "Precision",
    "assess",
    "find",
    "find_like",
]
