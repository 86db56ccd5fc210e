"""`match … --json`: the whole explanation, in Bulgarian for staff and in the person's own language."""

import json
from typing import Any

from click.testing import Result
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.world import World


def run(app: Flask, *arguments: str) -> Result:
    """A match command."""
    return app.test_cli_runner().invoke(args=["match", *arguments])


def answer(app: Flask, *arguments: str) -> dict[str, Any]:
    """Its JSON."""
    result = run(app, *arguments, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_people_for_a_vacancy_are_ranked_and_explained(app: Flask, world: World) -> None:
    found = answer(app, "vacancy", world.cook_vacancy)
    first = found["matches"][0]
    assert first["candidate_id"] == world.omar
    assert first["score"] == sum(part["points"] for part in first["contributions"])
    assert first["sentences"]["staff"]["language"] == "bg"
    assert first["sentences"]["person"]["language"] == "ar"
    assert first["sentences"]["staff"]["lines"]
    assert found["considered"] == len(found["matches"]) + len(found["blocked"])


def test_vacancies_for_a_person_are_ranked(app: Flask, world: World) -> None:
    found = answer(app, "jobseeker", world.anna)
    assert found["matches"][0]["opening_id"] == world.hotel_vacancy
    assert found["matches"][0]["sentences"]["person"]["language"] == "uk"


def test_two_runs_say_the_same(app: Flask, world: World) -> None:
    assert answer(app, "vacancy", world.hotel_vacancy) == answer(app, "vacancy", world.hotel_vacancy)


def test_no_name_is_printed(app: Flask, world: World) -> None:
    printed = run(app, "vacancy", world.hotel_vacancy).stdout + json.dumps(
        answer(app, "vacancy", world.hotel_vacancy), ensure_ascii=False
    )
    assert "Коваль" not in printed
    assert "Анна" not in printed


def test_an_unknown_id_is_refused(app: Flask) -> None:
    assert run(app, "vacancy", "nothing").exit_code == 1
    assert run(app, "jobseeker", "nothing").exit_code == 1


def test_all_open_vacancies_are_ranked_and_kept(app: Flask, session: Session) -> None:
    open_now = session.execute(text("SELECT count(*) FROM vacancy WHERE state = 'open'")).scalar_one()
    session.rollback()
    assert run(app, "all").stdout == f"{open_now} vacancies ranked.\n"
    runs = session.execute(text("SELECT vacancy_id, organisation_id FROM match_run")).all()
    assert len(set(runs)) == len(runs) == 2 * open_now, "one for each organisation"
