"""Which vacancy a report is about: also one that is closed meanwhile, and never one that nobody can have seen."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models.enums import VacancyState
from tests.web.jobseeker_pages import opened
from tests.web.test_report import TOLD, another, hold, newest, state
from tests.world import World


def test_a_vacancy_closed_while_somebody_writes_is_still_what_the_report_is_about(
    app: Flask, session: Session, world: World
) -> None:
    client, page = another(app), f"/report?vacancy={world.hotel_vacancy}"
    fields = opened(client, page)
    hold(app, world)
    assert state(session, world) is VacancyState.SUBMITTED
    too_long = client.post(page, data={**fields, **TOLD, "about": "y", "words": "я" * 3001})
    assert too_long.status_code == 422
    assert 'name="about"' in too_long.text
    assert client.post(page, data={**fields, **TOLD, "about": "y"}).status_code == 200
    row = newest(session)
    assert row.vacancy is not None
    assert row.vacancy.public_id == world.hotel_vacancy
    assert row.employer is row.vacancy.employer


@pytest.mark.parametrize("name", ["%00", "x" * 5000, "%F0%9F%98%80", "0"])
def test_what_names_no_vacancy_is_as_if_it_were_not_there(app: Flask, name: str) -> None:
    client = another(app)
    assert 'name="about"' not in client.get(f"/report?vacancy={name}").text
    assert client.submit(f"/report?vacancy={name}", {**TOLD, "about": "y"}).status_code == 200
