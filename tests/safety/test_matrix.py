"""The authorisation matrix: every page × method × actor × thing, against the policy table."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Blueprint, Flask
from werkzeug.exceptions import HTTPException

from tests.browser import HouseClient
from tests.conftest import VAULT, FakeClock
from tests.safety.cells import cells, everybody
from tests.world import World
from web.app import create_app
from web.gate import PolicyIncomplete, check_policy
from web.permissions import POLICY
from web.services.principal import Actor
from web.settings import Mode, Settings

pytestmark = pytest.mark.timeout(900)

CANARIES = ("کریمی", "مینا", "آشپز مدرسه دخترانه")


@contextmanager
def _without_views(app: Flask) -> Iterator[None]:
    """Replace every view by a plain answer, so that a cell measures the gate alone and changes nothing."""
    kept = dict(app.view_functions)
    for endpoint in kept:
        if endpoint != "static":
            app.view_functions[endpoint] = lambda **_: "let in"
    app.config["WTF_CSRF_ENABLED"] = False
    yield
    app.view_functions.update(kept)
    app.config["WTF_CSRF_ENABLED"] = True


@contextmanager
def _without_error_pages(app: Flask) -> Iterator[None]:
    """Answer a refusal by its status alone; what the page says is another test's question."""
    handlers = app.error_handler_spec[None][None]
    kept = handlers[HTTPException]
    handlers[HTTPException] = lambda error: ("", error.code)
    yield
    handlers[HTTPException] = kept


def _clients(app: Flask, world: World) -> dict[str, HouseClient]:
    made = {}
    for somebody in everybody(world):
        client = app.test_client()
        assert isinstance(client, HouseClient)
        if somebody.account:
            client.sign_in_as(somebody.account, proved=somebody.proved)
        made[somebody.name] = client
    return made


def test_every_cell_of_the_matrix_is_as_the_policy_says(app: Flask, world: World, works: dict[str, str]) -> None:
    clients = _clients(app, world)
    count, deviations = 0, []
    with _without_views(app), _without_error_pages(app):
        for cell in cells(app, world, works):
            response = clients[cell.somebody.name].open(cell.address, method=cell.method, raw=True)
            let_in = response.status_code == 200
            count += 1
            if let_in != cell.expected:
                deviations.append(f"{cell}: {response.status_code}, expected {cell.expected}")
    assert not deviations, f"{len(deviations)} of {count}: {deviations[:5]}"
    assert count > 4000


def test_what_is_refused_looks_like_what_does_not_exist(app: Flask, world: World, works: dict[str, str]) -> None:
    """Somebody else's thing, a thing in a forbidden state and a random id get the same answer, byte for byte."""
    clients = _clients(app, world)
    answers: dict[tuple[str, str, str], set[tuple[int, int]]] = {}
    with _without_views(app):
        for cell in cells(app, world, works):
            if cell.method in ("GET", "POST") and cell.things and not cell.expected:
                response = clients[cell.somebody.name].open(cell.address, method=cell.method, raw=True)
                shape = (response.status_code, len(response.get_data().replace(cell.address.encode(), b"")))
                answers.setdefault((cell.endpoint, cell.method, cell.somebody.name), set()).add(shape)
    different = {key: shapes for key, shapes in answers.items() if len(shapes) > 1}
    assert not different, list(different.items())[:3]


def test_nobody_outside_an_organisation_receives_a_byte_of_its_people(
    app: Flask, world: World, works: dict[str, str]
) -> None:
    """Real pages this time: mina of Varna is never named to anybody who is not hers."""
    clients = _clients(app, world)
    outside = {"nobody", "anna", "employer lozen", "employer kestrel", "counsellor sofia", "lead sofia", "operator"}
    seen = []
    for cell in cells(app, world, works):
        if cell.method == "GET" and cell.somebody.name in outside:
            response = clients[cell.somebody.name].get(cell.address)
            body = response.data.decode(errors="replace") + str(response.headers)
            seen += [
                f"{cell}: {canary}" for canary in (*CANARIES, world.mina) if canary in body.replace(cell.address, "")
            ]
            assert response.status_code < 500, str(cell)
    assert not seen, seen[:5]


def test_a_page_missing_from_the_policy_stops_the_start(app: Flask) -> None:
    forgotten = Flask("forgotten")
    forgotten.url_map.converters.update(app.url_map.converters)
    blueprint = Blueprint("public", __name__)
    blueprint.add_url_rule("/forgotten", "forgotten", lambda: "")
    forgotten.register_blueprint(blueprint)
    with pytest.raises(PolicyIncomplete, match="public.forgotten"):
        check_policy(forgotten)


def test_a_policy_row_without_a_page_stops_the_start(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.gate.POLICY", {**POLICY, "public.ghost": POLICY["public.start"]})
    with pytest.raises(PolicyIncomplete, match="public.ghost"):
        check_policy(app)


def test_every_actor_is_somewhere_in_the_matrix(world: World) -> None:
    assert {somebody.actor for somebody in everybody(world)} == set(Actor)


def test_a_revoked_or_sleeping_sign_in_is_nobody(app: Flask, world: World, clock: FakeClock) -> None:
    client = app.test_client()
    assert isinstance(client, HouseClient)
    client.sign_in_as(world.counsellor)
    assert client.get("/desk/vacancies").status_code == 200
    clock.move(hours=2)
    assert client.get("/desk/vacancies").status_code == 303


def test_production_refuses_to_start_without_keys(tmp_path: object) -> None:
    from web.settings import SettingsMissing

    with pytest.raises(SettingsMissing, match="ZAEDNO_KEYS"):
        Settings.from_env({"ZAEDNO_MODE": "production", "ZAEDNO_INSTANCE": str(tmp_path)})


def test_only_the_demo_drops_secure_cookies(database_url: str, clock: FakeClock, tmp_path: object) -> None:
    from pathlib import Path

    for mode in Mode:
        made = create_app(Settings(mode, database_url, Path(str(tmp_path)), VAULT, b"k" * 32), clock)
        assert made.config["SESSION_COOKIE_SECURE"] is (mode is not Mode.DEMO)
        assert made.config["SESSION_COOKIE_NAME"].startswith("__Host-") is (mode is not Mode.DEMO)
