"""The switch of the matching engine: off at once for everybody, facts instead of an order, the law still in force."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Account, AuditEntry, Decision, Exclusion, Jobseeker, MatchRun, Vacancy
from models.enums import DecisionKind, ExclusionKind
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.safety.cells import cells
from tests.web.asked import statements
from tests.world import NOW, World
from web.services import engine_switch, matching, vacancy_state
from web.services.principal import SYSTEM, Actor, Principal

WHY = "Проверяваме новите тегла."
MOST_STATEMENTS = 12
OFF = "switched off"
#: A card says of each fact whether it is what the vacancy asks; the engine has no part in it.
CARD = re.compile(r'<dl class="person-card">.*?</dl>', re.S)
NO_PAGES = {("public.readyz", actor.value) for actor in Actor}
FIT = re.compile(r"tag-(?:well|partly)\">(?:<svg.*?</svg>)?Fits (?:well|partly)")


@pytest.fixture
def off(session: Session) -> None:
    """The engine is switched off."""
    engine_switch.turn(session, SYSTEM, on=False, reason=WHY, now=NOW)
    session.commit()


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.sign_in_as(world.counsellor)
    client.get("/?lang=en")
    return client


def people_page(world: World) -> str:
    """The list of people for the hotel's post."""
    return f"/desk/vacancies/{world.hotel_vacancy}/people"


def test_an_operator_switches_it_off_with_a_reason_and_on_again(
    app: Flask, client: HouseClient, world: World, session: Session
) -> None:
    operator, page = client.sign_in_as(world.operator), "/operator/engine"
    assert operator.submit(page, {"to": "off"}).status_code == 422, "without a reason"
    assert operator.submit(page, {"to": "off", "reason": WHY}).location == page
    counsellor = another(app).sign_in_as(world.counsellor)
    shown = counsellor.get(people_page(world)).get_data(as_text=True)
    assert WHY in shown
    assert operator.submit(page, {"to": "on", "reason": "Проверени са."}).location == page
    assert WHY not in counsellor.get(people_page(world)).get_data(as_text=True)
    turned = [each for each in fetch_all(session, AuditEntry) if each.action == "turned engine switch"]
    assert [each.facts["on"] for each in turned] == [False, True]


def test_two_operators_who_switch_it_off_at_once_switch_it_off_once(session: Session, off: None) -> None:
    with pytest.raises(engine_switch.AlreadySo):
        engine_switch.turn(session, SYSTEM, on=False, reason=WHY, now=NOW)


@pytest.mark.usefixtures("off")
def test_nobody_is_ranked_while_it_is_off(desk: HouseClient, world: World, session: Session) -> None:
    hotel = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert hotel is not None
    with pytest.raises(engine_switch.EngineOff):
        matching.run(session, hotel, SYSTEM, NOW)
    assert matching.run_for_all(session, hotel, SYSTEM, NOW) == []
    session.rollback()
    desk.submit(f"/desk/vacancies/{world.hotel_vacancy}/rank", page=f"/desk/vacancies/{world.hotel_vacancy}")
    assert fetch_all(session, MatchRun) == []


@pytest.mark.usefixtures("off")
def test_a_vacancy_still_opens_while_it_is_off(session: Session, world: World) -> None:
    waiting, lead = by_public_id(session, Vacancy, world.submitted_vacancy), by_public_id(session, Account, world.lead)
    assert waiting is not None
    assert lead is not None
    who = Principal(Actor.LEAD, lead.id, lead.public_id, lead.organisation_id)
    assert vacancy_state.approve(session, waiting, who, waiting.version, matching.rules(session), NOW) == []


@pytest.mark.usefixtures("off")
def test_the_desk_shows_facts_in_an_order_somebody_can_check(desk: HouseClient, world: World) -> None:
    shown = desk.get(people_page(world)).get_data(as_text=True)
    assert "Анна Коваль" in shown
    assert "Possible" in shown
    assert "Fits well" not in shown
    assert "مینا" not in shown, "another organisation's person"
    assert "without a proposal" in shown
    same = desk.get(people_page(world) + "?work=same").get_data(as_text=True)
    assert "Анна Коваль" in same
    assert "عمر" not in same


@pytest.mark.usefixtures("off")
def test_what_the_law_or_a_wish_rules_out_stays_ruled_out(desk: HouseClient, world: World, session: Session) -> None:
    anna, hotel = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Vacancy, world.hotel_vacancy)
    assert anna is not None
    assert hotel is not None
    anna.exclusions.append(Exclusion(kind=ExclusionKind.EMPLOYER, value=hotel.employer.public_id))
    session.commit()
    assert "Not possible now" in desk.get(people_page(world)).get_data(as_text=True)
    page = f"{people_page(world)}/{world.anna}"
    answer = desk.submit(f"{page}/decide", {"kind": "propose", "reason": "skills_fit"}, page=page)
    assert answer.status_code == 422
    assert not [each for each in fetch_all(session, Decision) if each.kind is DecisionKind.PROPOSE]


@pytest.mark.usefixtures("off")
def test_people_see_every_job_by_distance(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/?lang=en")
    assert client.get("/me/vacancies").location == "/me/vacancies/distance"
    shown = client.get("/me/vacancies/distance").get_data(as_text=True)
    assert "switched off at present" in shown
    assert f"/me/vacancies/{world.hotel_vacancy}" in shown
    assert not FIT.search(shown)
    assert WHY not in shown, "the operator's words are for staff"


@pytest.fixture(params=["on", "off"])
def turned(request: pytest.FixtureRequest, session: Session, world: World) -> str:
    """Both ways it can stand, with a list made before."""
    hotel = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert hotel is not None
    matching.run_for_all(session, hotel, SYSTEM, NOW)
    if request.param == "off":
        engine_switch.turn(session, SYSTEM, on=False, reason=WHY, now=NOW)
    session.commit()
    return str(request.param)


@pytest.mark.timeout(300)
def test_every_page_stands_whichever_way_it_is_turned(
    app: Flask, world: World, works: dict[str, str], turned: str
) -> None:
    """Where the engine rests, no page shows how well somebody fits unless it says what a fit is and that it rests."""
    clients: dict[str, HouseClient] = {}
    seen: set[tuple[str, str]] = set()
    for cell in cells(app, world, works):
        key = (cell.endpoint, cell.somebody.actor.value)
        if cell.method != "GET" or not cell.expected or cell.somebody.account is None or key in seen | NO_PAGES:
            continue
        seen.add(key)
        if cell.somebody.name not in clients:
            clients[cell.somebody.name] = another(app)
            clients[cell.somebody.name].sign_in_as(cell.somebody.account, proved=cell.somebody.proved)
            clients[cell.somebody.name].get("/?lang=en")
        answer = clients[cell.somebody.name].get(cell.address)
        shown = CARD.sub("", answer.get_data(as_text=True)) if answer.mimetype == "text/html" else ""
        assert answer.status_code < 500 or (turned == "off" and OFF in shown), f"{cell}: {answer.status_code}"
        if turned == "off":
            assert "tag-well" not in shown or not FIT.search(shown) or OFF in shown, f"{cell} shows a fit"
    assert len(seen) > 150


@pytest.mark.usefixtures("off")
def test_the_desks_pages_ask_little_while_it_is_off(app: Flask, desk: HouseClient, world: World) -> None:
    pages = (people_page(world), f"/desk/people/{world.anna}/vacancies", f"{people_page(world)}/{world.anna}")
    for page in pages:
        desk.get(page)  # the index is made once
        with statements(app) as asked:
            desk.get(page)
        assert len(asked) <= MOST_STATEMENTS, f"{page}: {len(asked)}\n" + "\n".join(each[:150] for each in asked)
