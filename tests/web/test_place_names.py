"""Where a municipality is chosen, two with one name can be told apart."""

import pytest

from tests.browser import HouseClient
from tests.world import World


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("", "/employers/register"),
        ("operator", "/operator/contacts"),
        ("operator", "/operator/organisations"),
        ("counsellor", "/desk/courses/new"),
    ],
)
def test_two_towns_called_byala_are_told_apart(client: HouseClient, world: World, who: str, page: str) -> None:
    if who:
        client.sign_in_as(getattr(world, who))
    shown = client.get(f"{page}?lang=en").text
    assert ">Byala (Ruse)<" in shown
    assert ">Byala (Varna)<" in shown


@pytest.mark.parametrize(
    ("language", "name", "district"),
    [("bg", "София", "Пловдив"), ("uk", "София", "Пловдив"), ("ru", "София", "Пловдив"), ("ar", "Sofia", "Plovdiv")],
)
def test_the_capital_is_called_by_its_name_in_letters_the_reader_knows(
    client: HouseClient, world: World, language: str, name: str, district: str
) -> None:
    client.sign_in_as(world.anna_account)
    shown = client.get(f"/me/place?lang={language}").text
    assert f">{name}<" in shown
    assert f'label="{district}"' in shown
