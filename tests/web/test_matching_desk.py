"""The matching desk: two side by side, other orders, the weights in words, and a decision lifted."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from matcher import Criterion, Settings, SettingsError, settings_from
from models import Decision, Jobseeker, Vacancy
from models.enums import DecisionKind
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all
from tests.web.asked import statements
from tests.world import NOW, World
from web.services import matching
from web.services.principal import SYSTEM
from web.settings import Settings as Installation
from web.settings import SettingsMissing

MOST_STATEMENTS = 12


@pytest.fixture
def desk(client: HouseClient, world: World, session: Session) -> HouseClient:
    """The browser of Sofia's counsellor, in English, with a list for the cook's post."""
    cook = by_public_id(session, Vacancy, world.cook_vacancy)
    assert cook is not None
    matching.run_for_all(session, cook, SYSTEM, NOW)
    session.commit()
    client.sign_in_as(world.counsellor)
    client.get("/?lang=en")
    return client


def people_page(world: World, **asked: str) -> str:
    """The list of people for the cook's post."""
    return f"/desk/vacancies/{world.cook_vacancy}/people?" + "&".join(f"{k}={v}" for k, v in asked.items())


def in_order(shown: str, world: World) -> list[str]:
    """Whom the list names, from top to bottom."""
    known = {world.anna: "anna", world.omar: "omar"}
    found = re.findall(r'/people/([\w-]{22})"', shown)
    return [known[each] for each in dict.fromkeys(found) if each in known]


def test_a_list_in_another_order_keeps_bands_and_the_engines_places(
    desk: HouseClient, world: World, session: Session
) -> None:
    omar, anna = (by_public_id(session, Jobseeker, each) for each in (world.omar, world.anna))
    assert omar is not None
    assert anna is not None
    omar.municipality_code, anna.municipality_code = "VAR06", "SOF46"
    session.commit()
    fit = desk.get(people_page(world)).get_data(as_text=True)
    near = desk.get(people_page(world, order="nearest")).get_data(as_text=True)
    assert in_order(fit, world) == ["omar", "anna"]
    assert in_order(near, world) == ["anna", "omar"]
    assert "In the same municipality" in near
    bands = re.compile(r"Fits well|Fits partly|Not yet")
    assert sorted(bands.findall(fit)) == sorted(bands.findall(near))
    assert re.findall(r'<td class="number">(\d)</td>', near) == ["2", "1"], "places by fit stay beside the names"
    assert 'aria-current="true">Nearest' in near


@pytest.mark.parametrize("order", ["waiting", "nearest", "start", "fit", "nonsense"])
def test_every_order_lists_the_same_people(desk: HouseClient, world: World, order: str) -> None:
    assert set(in_order(desk.get(people_page(world, order=order)).get_data(as_text=True), world)) == {"anna", "omar"}


@pytest.mark.parametrize("order", ["nearest", "start", "newest", "name"])
def test_the_vacancies_of_a_person_have_orders_too(desk: HouseClient, world: World, order: str) -> None:
    shown = desk.get(f"/desk/people/{world.anna}/vacancies?order={order}").get_data(as_text=True)
    for vacancy in (world.hotel_vacancy, world.cook_vacancy):
        assert vacancy in shown


def test_two_people_stand_side_by_side_criterion_by_criterion(desk: HouseClient, world: World) -> None:
    page = f"/desk/vacancies/{world.cook_vacancy}/compare?person={world.omar}&person={world.anna}"
    shown = desk.get(page).get_data(as_text=True)
    assert "عمر حداد" in shown
    assert "Анна Коваль" in shown
    for name in ("Occupation", "Main skills", "Languages", "Way to work", "Pay"):
        assert f'<th scope="row">{name}</th>' in shown
    assert "Counts more here" in shown


def test_only_two_own_people_are_compared(desk: HouseClient, world: World) -> None:
    base = f"/desk/vacancies/{world.cook_vacancy}/compare"
    for asked in ("", f"?person={world.anna}", f"?person={world.anna}&person={world.mina}"):
        assert desk.get(base + asked).status_code == 303
    assert world.mina not in desk.get(base + f"?person={world.anna}&person={world.mina}").get_data(as_text=True)


def test_two_vacancies_stand_side_by_side_for_a_person(desk: HouseClient, world: World) -> None:
    both = f"?vacancy={world.hotel_vacancy}&vacancy={world.cook_vacancy}"
    shown = desk.get(f"/desk/people/{world.anna}/compare{both}").get_data(as_text=True)
    assert "Камериерка" in shown
    assert "Готвач" in shown
    assert desk.get(f"/desk/people/{world.anna}/compare?vacancy={world.draft_vacancy}").status_code == 303


def test_the_weights_are_explained_with_their_version(desk: HouseClient, world: World) -> None:
    shown = desk.get("/desk/weights").get_data(as_text=True)
    settings = Settings()
    assert settings.version in shown
    for points in settings.weights.values():
        assert f"{points} / 1000" in shown
    for page in (people_page(world), f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}"):
        assert "/desk/weights" in desk.get(page).get_data(as_text=True), f"no way there from {page}"


def decide(desk: HouseClient, world: World, **said: str) -> Any:
    """Say something about omar and the cook's post."""
    page = f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}"
    return desk.submit(f"{page}/decide", said, page=page)


def test_a_veto_with_its_reason_is_lifted_and_both_stay_in_the_history(
    desk: HouseClient, world: World, session: Session
) -> None:
    page = f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}"
    assert decide(desk, world, kind="veto", reason="other").status_code == 422, "a veto without a reason"
    assert "Lift what stands" not in desk.get(page).get_data(as_text=True)
    assert decide(desk, world, kind="veto", reason="too_far").status_code == 303
    assert decide(desk, world, kind="reopen", reason="too_far").status_code == 422, "a reason of another kind"
    assert decide(desk, world, kind="reopen", reason="things_changed").status_code == 303
    kinds = [each.kind for each in fetch_all(session, Decision)]
    session.rollback()
    assert kinds[-2:] == [DecisionKind.VETO, DecisionKind.REOPEN]
    shown = desk.get(page).get_data(as_text=True)
    for word in ("Too far away", "Things have changed since", "Open again"):
        assert word in shown
    assert decide(desk, world, kind="reopen", reason="things_changed").status_code == 422, "nothing stands any more"
    assert decide(desk, world, kind="propose", reason="skills_fit").status_code == 303


def test_own_weights_are_read_at_the_start_and_named_by_their_version(tmp_path: Path) -> None:
    content = Settings().content()
    content["weights"] = {**{key.value: value for key, value in Settings().weights.items()}, "pay": 60, "language": 140}
    file = tmp_path / "weights.json"
    file.write_text(json.dumps({"weights": content["weights"]}))
    read = Installation.from_env({"ZAEDNO_INSTANCE": str(tmp_path), "ZAEDNO_WEIGHTS": str(file)}).weights
    assert read is not None
    assert read.weights[Criterion.PAY] == 60
    assert read.version != Settings().version
    assert settings_from(read.content()) == read


@pytest.mark.parametrize("content", ['{"weights": {"pay": 1000}}', '{"colour": 3}', "[]", "no json", None])
def test_weights_that_mean_nothing_stop_the_start(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "weights.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises((SettingsMissing, SettingsError)):
        Installation.from_env({"ZAEDNO_INSTANCE": str(tmp_path), "ZAEDNO_WEIGHTS": str(file)})


def test_the_desk_asks_little(app: Flask, desk: HouseClient, world: World) -> None:
    both = f"?person={world.omar}&person={world.anna}"
    pages = (
        people_page(world), people_page(world, order="nearest"), f"/desk/people/{world.anna}/vacancies?order=name",
        f"/desk/vacancies/{world.cook_vacancy}/compare{both}", "/desk/weights", "/desk/hand-overs",
        f"/desk/hand-over?person={world.anna}", f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}",
        f"/desk/vacancies/{world.cook_vacancy}/propose{both}",
        f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}/why",
    )  # fmt: skip
    for page in pages:
        desk.get(page)
        with statements(app) as asked:
            desk.get(page)
        assert len(asked) <= MOST_STATEMENTS, f"{page}: {len(asked)}\n" + "\n".join(each[:150] for each in asked)
