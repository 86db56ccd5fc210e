"""What two records say about being of one person: for each field one level of agreement, "not known" being one."""

from enum import StrEnum

from matcher.duplicates.names import SAME_WORD, Likeness, likeness
from matcher.duplicates.records import Born, Known, Precision


class NameLevel(StrEnum):
    """How names agree."""

    SAME = "name_same"
    SPELT = "name_spelt"
    NEAR = "name_near"
    PART = "name_part"
    OTHER = "name_other"
    UNKNOWN = "name_unknown"


class BornLevel(StrEnum):
    """How birth dates agree. A first of January often only means that the day is not known."""

    SAME = "born_same"
    SWAPPED = "born_swapped"
    SAME_JANUARY = "born_same_january"
    YEAR = "born_year"
    SLIP = "born_slip"
    OTHER = "born_other"
    UNKNOWN = "born_unknown"


class PhoneLevel(StrEnum):
    """How telephone numbers agree. A telephone is not a person: families share one."""

    SAME = "phone_same"
    OTHER = "phone_other"
    UNKNOWN = "phone_unknown"


class PlaceLevel(StrEnum):
    """Whether both live in one municipality."""

    SAME = "place_same"
    OTHER = "place_other"
    UNKNOWN = "place_unknown"


class LanguageLevel(StrEnum):
    """Whether both speak with us in one language."""

    SAME = "language_same"
    OTHER = "language_other"


Level = NameLevel | BornLevel | PhoneLevel | PlaceLevel | LanguageLevel
_SAME_NAME, _SPELT, _NEAR = 0.985, 0.9, 0.8
_JANUARY = (1, 1)
_YEARS_OF_A_SLIP = 2


def levels(one: Known, other: Known) -> tuple[Level, ...]:
    """One level for each field, in a fixed order."""
    return (
        name_level(one, other),
        born_level(one.born, other.born),
        _phone(one.phone, other.phone),
        _place(one.place, other.place),
        LanguageLevel.SAME if one.language == other.language else LanguageLevel.OTHER,
    )


def name_level(one: Known, other: Known) -> NameLevel:
    """How two whole names agree; given and family name may stand in each other's place."""
    found = likeness(one.name, other.name)
    if not found.fits:
        return NameLevel.UNKNOWN
    if len(found.fits) == 1 and max(found.left_over):
        return NameLevel.PART if found.fits[0] >= SAME_WORD else NameLevel.OTHER
    worst = min(found.fits)
    if worst >= _SAME_NAME and found.in_order and not any(found.left_over):
        return NameLevel.SAME
    if worst >= _SPELT:
        return NameLevel.SPELT
    if worst >= _NEAR:
        return NameLevel.NEAR
    return _partly(found)


def _partly(found: Likeness) -> NameLevel:
    """Half the words of a name fit: relatives, or a name that somebody misheard."""
    return NameLevel.PART if max(found.fits) >= SAME_WORD else NameLevel.OTHER


def born_level(one: Born | None, other: Born | None) -> BornLevel:
    """How two birth dates agree, as far as both are known."""
    if one is None or other is None:
        return BornLevel.UNKNOWN
    if _only_year(one) or _only_year(other):
        both = _only_year(one) and _only_year(other) and Precision.YEAR not in (one.precision, other.precision)
        same = BornLevel.SAME_JANUARY if both else BornLevel.YEAR
        return same if one.on.year == other.on.year else BornLevel.OTHER
    if Precision.MONTH in (one.precision, other.precision):
        same_month = (one.on.year, one.on.month) == (other.on.year, other.on.month)
        return BornLevel.SLIP if same_month else BornLevel.OTHER
    return _days(one, other)


def _only_year(born: Born) -> bool:
    return born.precision is Precision.YEAR or (born.on.month, born.on.day) == _JANUARY


def _days(one: Born, other: Born) -> BornLevel:
    if one.on == other.on:
        return BornLevel.SAME
    if (one.on.year, one.on.month, one.on.day) == (other.on.year, other.on.day, other.on.month):
        return BornLevel.SWAPPED
    parts = zip(one.on.timetuple()[:3], other.on.timetuple()[:3], strict=True)
    near = abs(one.on.year - other.on.year) <= _YEARS_OF_A_SLIP
    return BornLevel.SLIP if near and sum(mine == theirs for mine, theirs in parts) == 2 else BornLevel.OTHER


def _phone(one: str | None, other: str | None) -> PhoneLevel:
    if not one or not other:
        return PhoneLevel.UNKNOWN
    return PhoneLevel.SAME if one == other else PhoneLevel.OTHER


def _place(one: str | None, other: str | None) -> PlaceLevel:
    if not one or not other:
        return PlaceLevel.UNKNOWN
    return PlaceLevel.SAME if one == other else PlaceLevel.OTHER
