"""Every kind of work has a picture, and jobseekers see it beside the name of an occupation."""

import re
from pathlib import Path

import pytest

from models.enums import ConceptKind
from tests.browser import HouseClient
from tests.world import World
from web.services import families, pack

ICONS = Path(__file__).parents[2] / "web" / "templates" / "components" / "icon.html"


def drawn() -> set[str]:
    """The names of all drawings."""
    return set(re.findall(r"^  '([a-z-]+)': '<", ICONS.read_text("utf-8"), re.M))


def test_every_unit_group_belongs_to_a_family() -> None:
    groups = [entry.isco for entry in pack.entries() if entry.kind is ConceptKind.UNIT_GROUP]
    assert len(groups) == 436
    assert all(families.family(isco or "") for isco in groups)
    together = [isco for family in set(families.prefixes().values()) for isco in families.groups(family)]
    assert sorted(together) == sorted(isco or "" for isco in groups)


def test_every_family_has_a_drawing_and_a_member() -> None:
    names = set(families.prefixes().values())
    assert not names - drawn()
    assert len(names) >= 25
    assert all(families.groups(name) for name in names)


def test_no_line_of_the_table_is_idle() -> None:
    used = set()
    for entry in pack.entries():
        for length in range(4, 0, -1):
            if (entry.isco or "")[:length] in families.prefixes():
                used.add((entry.isco or "")[:length])
                break
    assert used == set(families.prefixes())


@pytest.mark.parametrize(("isco", "family"), [("9112", "cleaning"), ("5120", "kitchen"), ("7115", "wood")])
def test_the_longest_beginning_counts(isco: str, family: str) -> None:
    assert families.family(isco) == family


def test_something_that_is_no_code_has_no_family() -> None:
    with pytest.raises(LookupError):
        families.family("x")


def test_a_vacancy_has_the_picture_of_its_work_as_decoration(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    heading = re.search(r"<h1>(.*?)</h1>", client.get(f"/me/vacancies/{world.hotel_vacancy}").text, re.S)
    assert heading is not None
    assert '<svg class="icon' in heading[1]
    assert 'aria-hidden="true"' in heading[1]
    assert re.search(r'<h2 class="card-title"><svg [^>]*aria-hidden="true"', client.get("/me/vacancies").text)


def test_what_words_may_mean_is_shown_with_pictures(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    asked = client.submit("/me/work", {"words": "готвачка"}).text
    assert re.search(r"<svg [^>]*></svg>|<svg .*?</svg><span><bdi>", asked, re.S)
