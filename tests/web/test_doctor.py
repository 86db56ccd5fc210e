"""The vacancy doctor on pages: shares for checked companies, exact numbers for counsellors, and no line said twice."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.snapshot import SETS_A_DAY, DemandCount
from tests.browser import HouseClient
from tests.web.asked import statements
from tests.web.test_employer_vacancies import TERMS
from tests.world import World

MOST_STATEMENTS = 12
COUNTS = {"language:bg:B1": (100, 900, 9), "language:bg:A2": (400, 600, 6), "hours:40": (950, 50, 1)}


@pytest.fixture
def counted(session: Session) -> None:
    """A thousand people counted yesterday."""
    session.add_all(
        DemandCount(demand=name, on_day=date(2026, 11, 21), met=met, unmet=unmet, tenths=tenths)
        for name, (met, unmet, tenths) in COUNTS.items()
    )
    session.commit()


@pytest.fixture
def employer(client: HouseClient, world: World) -> HouseClient:
    """The browser of the vetted hotel."""
    client.sign_in_as(world.employer)
    client.get("/employer?lang=en")
    return client


def saved(employer: HouseClient, name: str, **terms: str) -> str:
    """Save the terms, and read the vacancy's page."""
    given = {**TERMS, "first_language-learnable": "", "first_language-level": "B1", **terms}
    employer.submit(f"/employer/vacancies/{name}/edit", {key: value for key, value in given.items() if value})
    return employer.get(f"/employer/vacancies/{name}").get_data(as_text=True)


@pytest.mark.usefixtures("counted")
def test_an_employer_sees_tenths_a_question_and_what_would_help(employer: HouseClient, world: World) -> None:
    shown = saved(employer, world.hotel_vacancy)
    assert "Bulgarian B1" in shown
    assert "About 9 in 10 people are left out." in shown
    assert "Let people learn Bulgarian on the job." in shown
    assert f"/employer/vacancies/{world.hotel_vacancy}/edit#first_language-level" in shown
    assert "900" not in shown.split("doctor-title")[1].split("</section>")[0]
    assert "Work in the daytime" in shown.split("one side has too few")[1]
