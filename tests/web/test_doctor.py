"""The vacancy doctor on pages: shares for checked companies, exact numbers for counsellors, and no line said twice."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

import matcher
from matcher.demands import suits
from models import Employer, Organisation, Vacancy
from models.employer import company_root
from models.queries import by_public_id
from models.queries import doctor as queries
from models.queries import matching as people
from models.snapshot import SETS_A_DAY, DemandCount
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.asked import statements
from tests.web.test_employer_vacancies import TERMS
from tests.world import World
from web.services import adapters, demand_counts, doctor, matching

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


@pytest.mark.usefixtures("counted")
def test_what_is_called_needless_is_said_once_beside_its_share(employer: HouseClient, world: World) -> None:
    shown = saved(employer, world.hotel_vacancy)
    assert shown.count("Such work seldom needs more Bulgarian than A2") == 1
    assert "Is it needed? What for?" not in shown
    shown = saved(employer, world.hotel_vacancy, **{"first_language-needed_for": "to speak with guests"})
    assert "Such work seldom needs more" not in shown


@pytest.mark.usefixtures("counted")
def test_a_company_tries_thirty_sets_a_day_and_reads_them_again_for_nothing(
    employer: HouseClient, world: World, session: Session, clock: FakeClock
) -> None:
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    for number in range(SETS_A_DAY - 1):
        assert doctor.ask(session, company, [f"hours:{number}"], clock()) is not None
    session.commit()
    assert "About 9 in 10" in saved(employer, world.hotel_vacancy)
    spent = saved(employer, world.hotel_vacancy, hours_per_week="20")
    assert "Your company has tried 30 different sets of demands today." in spent
    assert "About 9 in 10" not in spent
    assert "About 9 in 10" in saved(employer, world.hotel_vacancy)
    clock.move(days=1)
    assert "See how many people each demand leaves out" not in saved(employer, world.hotel_vacancy, hours_per_week="20")


@pytest.mark.usefixtures("counted")
def test_reading_a_page_asks_for_nothing(
    employer: HouseClient, world: World, session: Session, clock: FakeClock
) -> None:
    address = f"/employer/vacancies/{world.hotel_vacancy}"
    shown = employer.get(address).get_data(as_text=True)
    assert "See how many people each demand leaves out" in shown
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    assert queries.looks(session, company_root(company.company_number), clock().date()) == 0
    session.rollback()
    employer.submit(f"{address}/doctor", page=address)
    assert "are left out" in employer.get(address).get_data(as_text=True)


def test_an_unchecked_company_sees_no_share_and_says_so(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.other_employer)
    client.get("/employer?lang=en")
    shown = saved(client, world.draft_vacancy)
    assert "When your company has been checked" in shown
    assert "are left out" not in shown.replace("demand leaves out", "")


def test_a_counsellor_sees_exact_numbers_of_the_own_organisation(
    client: HouseClient, world: World, app: Flask, session: Session, clock: FakeClock
) -> None:
    client.sign_in_as(world.counsellor).get("/desk?lang=en")
    address = f"/desk/vacancies/{world.hotel_vacancy}/demands"
    client.get(address)
    with statements(app) as seen:
        shown = client.get(address).get_data(as_text=True)
    assert "Each demand eased by itself" in shown
    assert len(seen) <= MOST_STATEMENTS, "\n".join(" ".join(one.split())[-230:] for one in seen)
    found, organisation = (
        by_public_id(session, Vacancy, world.hotel_vacancy),
        by_public_id(session, Organisation, world.sofia),
    )
    assert found is not None
    assert organisation is not None
    counts, context = demand_counts.ask(session, found, organisation.id, clock()), matching.context(session, clock())
    own = [
        adapters.seeker(person, context.rules, context.on)
        for person in people.matchable_people(session)
        if person.organisation_id == organisation.id
    ]
    assert counts is not None
    assert (counts.people, len(counts.eased) > 5) == (len(own), True)
    for each in counts.eased:
        answers = [matcher.judge(seeker, each.easing.opening, context) for seeker in own]
        assert each.people == sum(map(suits, answers))


def test_the_pages_of_a_closed_vacancy_have_no_doctor(employer: HouseClient, world: World) -> None:
    address = f"/employer/vacancies/{world.hotel_vacancy}"
    employer.submit(f"{address}/close", page=address, data={"reason": "filled"})
    assert 'id="doctor"' not in employer.get(address).get_data(as_text=True)
    assert employer.submit(f"{address}/doctor", page="/employer/vacancies/new").status_code == 404
