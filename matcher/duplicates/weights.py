"""What each level of agreement weighs, in log-odds, and how likely two compared records are of one person at all.

Fitted by logistic regression on invented people (tests/matcher/duplicates), then rounded. Another set of weights is
another version: what was found says by which version.
"""

from collections.abc import Mapping

from matcher.duplicates.evidence import BornLevel, LanguageLevel, Level, NameLevel, PhoneLevel, PlaceLevel

VERSION = 1
BASE = -1.2
WEIGHTS: Mapping[Level, float] = {
    NameLevel.SAME: 3.4, NameLevel.SPELT: 3.4, NameLevel.NEAR: 2.9, NameLevel.PART: -8.2, NameLevel.OTHER: -8.2,
    NameLevel.UNKNOWN: -8.2,
    BornLevel.SAME: 4.9, BornLevel.SWAPPED: 2.0, BornLevel.SAME_JANUARY: 2.9, BornLevel.YEAR: 0.2,
    BornLevel.SLIP: 0.1, BornLevel.OTHER: -8.9, BornLevel.UNKNOWN: -2.3,
    PhoneLevel.SAME: 2.6, PhoneLevel.OTHER: -2.6, PhoneLevel.UNKNOWN: -1.1,
    PlaceLevel.SAME: 0.7, PlaceLevel.OTHER: -1.8, PlaceLevel.UNKNOWN: -0.1,
    LanguageLevel.SAME: 0.6, LanguageLevel.OTHER: -1.7,
}  # fmt: skip
