"""What each level of agreement weighs, in log-odds, and how likely two compared records are of one person at all.

Fitted by logistic regression on invented people (tests/matcher/duplicates), then rounded. Another set of weights is
another version: what was found says by which version.
"""

from collections.abc import Mapping

from matcher.duplicates.evidence import BornLevel, LanguageLevel, Level, NameLevel, PhoneLevel, PlaceLevel

VERSION = 1
BASE = -1.4
WEIGHTS: Mapping[Level, float] = {
    NameLevel.SAME: 3.7, NameLevel.SPELT: 3.7, NameLevel.NEAR: 3.5, NameLevel.PART: -6.5, NameLevel.OTHER: -8.0,
    NameLevel.UNKNOWN: -6.5,
    BornLevel.SAME: 4.0, BornLevel.SWAPPED: 2.1, BornLevel.SAME_JANUARY: 2.2, BornLevel.YEAR: -0.4,
    BornLevel.SLIP: -0.6, BornLevel.OTHER: -8.6, BornLevel.UNKNOWN: 0.2,
    PhoneLevel.SAME: 1.7, PhoneLevel.OTHER: -2.0, PhoneLevel.UNKNOWN: -0.7,
    PlaceLevel.SAME: 0.8, PlaceLevel.OTHER: -1.6, PlaceLevel.UNKNOWN: -0.2,
    LanguageLevel.SAME: 0.6, LanguageLevel.OTHER: -1.5,
}  # fmt: skip
