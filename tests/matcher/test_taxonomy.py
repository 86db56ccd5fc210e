from __future__ import annotations

import pytest

from matcher import Place, build_taxonomy
from matcher.distance import road_km
from tests.matcher.samples import ESSENTIAL, OPTIONAL, PLOVDIV, SOFIA, TAXONOMY, UNIT_GROUPS


def test_skills_needed_by_the_same_occupations_are_neighbours() -> None:
    assert TAXONOMY.neighbours["cook-meals"]["follow-recipes"] == 100
    assert TAXONOMY.neighbours["cook-meals"]["food-hygiene"] == 81
    assert "clean-rooms" not in TAXONOMY.neighbours["cook-meals"]
    assert all(skill not in near for skill, near in TAXONOMY.neighbours.items())


def test_only_the_closest_neighbours_are_kept() -> None:
    few = build_taxonomy(UNIT_GROUPS, ESSENTIAL, OPTIONAL, closest=1)
    assert few.neighbours["cook-meals"] == {"follow-recipes": 100}
    assert "give-injections" in build_taxonomy({}, {"nurse": ("give-injections", "dress-wounds")}, {}).neighbours


def test_shared_skills_are_counted_against_the_work_wanted() -> None:
    assert TAXONOMY.shared_skills("cook", "grill-cook") == 50
    assert TAXONOMY.shared_skills("grill-cook", "cook") == 33
    assert TAXONOMY.shared_skills("cook", "no-such-work") == 0


def test_the_version_follows_from_the_content() -> None:
    assert build_taxonomy(UNIT_GROUPS, ESSENTIAL, OPTIONAL).version == TAXONOMY.version
    assert build_taxonomy(UNIT_GROUPS, ESSENTIAL, {}).version != TAXONOMY.version
    assert build_taxonomy(UNIT_GROUPS, OPTIONAL, ESSENTIAL).version != TAXONOMY.version
    assert build_taxonomy(UNIT_GROUPS, ESSENTIAL, OPTIONAL, closest=1).version != TAXONOMY.version


def test_an_empty_taxonomy_knows_no_neighbours() -> None:
    assert build_taxonomy({}, {}, {}).neighbours == {}


@pytest.mark.parametrize(
    ("home", "work", "km"),
    [
        (SOFIA, SOFIA, 0),
        (SOFIA, PLOVDIV, 173),
        (Place("SOF46"), SOFIA, 0),
        (Place("PER32"), SOFIA, None),
        (None, SOFIA, None),
        (SOFIA, None, None),
    ],
)
def test_road_kilometres(home: Place | None, work: Place | None, km: int | None) -> None:
    assert road_km(home, work) == km
    assert road_km(work, home) == km
