"""People entered twice are found, and those who are easily taken for somebody else are not."""

import math
from datetime import date

import pytest

from matcher.duplicates import VERSION, WEIGHTS, Born, Known, Precision, assess, find, find_like
from matcher.duplicates.evidence import BornLevel, LanguageLevel, NameLevel, PhoneLevel, PlaceLevel
from matcher.duplicates.weights import BASE
from tests.matcher.duplicates.base_names import FAMILY, GIVEN, JUDGED_BY, WRITTEN_BY
from tests.matcher.duplicates.population import Office

TWICE, ONCE = 2200, 1500
BORN = Born(date(1990, 5, 17))
SOMEBODY = Known(1, "Mohammed", "Haddad", BORN, "+359881", "P1", "ar")


def measured(half: str, seed: int) -> tuple[float, float]:
    """Precision and recall over all pairs of an office, not only over those that were looked at."""
    office = Office(half, seed).fill(TWICE, ONCE)
    found = {(pair.first, pair.second) for pair in find(office.records)}
    right = len(found & office.pairs)
    return right / len(found), right / len(office.pairs)


def test_the_halves_share_no_name() -> None:
    for names in (GIVEN, FAMILY):
        one, other = (set(names[half].replace("|", " ").split()) for half in (WRITTEN_BY, JUDGED_BY))
        assert one & other <= {"عبد"}, "the first word of two names is one name"


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [11])
def test_pairs_are_found_among_names_the_matcher_was_not_written_by(seed: int) -> None:
    precision, recall = measured(JUDGED_BY, seed)
    assert precision >= 0.98
    assert recall >= 0.95


def test_the_probability_is_the_sum_of_its_reasons() -> None:
    pair = assess(SOMEBODY, Known(2, "محمد", "حداد", Born(date(1990, 1, 1), Precision.YEAR), None, "P1", "en"))
    total = BASE + sum(WEIGHTS[reason] for reason in pair.reasons)
    assert pair.probability == pytest.approx(1 / (1 + math.exp(-total)))
    assert pair.reasons == (
        NameLevel.SPELT, BornLevel.YEAR, PhoneLevel.UNKNOWN, PlaceLevel.SAME, LanguageLevel.OTHER,
    )  # fmt: skip


def test_every_level_has_a_weight_and_the_version_is_said() -> None:
    kinds = (NameLevel, BornLevel, PhoneLevel, PlaceLevel, LanguageLevel)
    assert {level for kind in kinds for level in kind} == set(WEIGHTS)
    assert VERSION == 1


@pytest.mark.parametrize(
    ("other", "twice"),
    [
        (Known(2, "Мохамед", "Хадад", Born(date(1990, 5, 17)), None, "P1", "ar"), True),
        (Known(2, "محمد", "حداد", Born(date(1990, 5, 17)), "+359882", "P1", "ar"), True),
        (Known(2, "Haddad", "Mohammed", None, "+359881", "P1", "ar"), True),
        (Known(2, "Mahmoud", "Haddad", BORN, "+359881", "P1", "ar"), False),
        (Known(2, "Mohammed", "Haddad", Born(date(1962, 5, 17)), "+359881", "P1", "ar"), False),
        (Known(2, "Mohammed", "Haddad", None, None, "P2", "ar"), False),
        (Known(2, "Khaled", "Salem", BORN, "+359881", "P1", "ar"), False),
        (Known(2, "", "", BORN, "+359881", "P1", "ar"), False),
    ],
    ids=["Cyrillic", "Arabic", "other way round", "twin", "father", "namesake", "same birthday", "no name"],
)
def test_one_person_or_two(other: Known, twice: bool) -> None:
    assert bool(find([SOMEBODY, other])) is twice
    assert bool(find_like(SOMEBODY, [other])) is twice


def test_comparing_is_the_same_either_way_round() -> None:
    records = Office(WRITTEN_BY, 5).fill(40, 20).records
    for one, other in zip(records, records[1:], strict=False):
        assert assess(one, other) == assess(other, one)
