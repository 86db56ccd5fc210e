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
