"""What came of it: kind words, work that begins, places that are taken."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import Disclosure, HiringOutcome, Placement
from models.inbox import News
from models.offer import OfferState
from models.queries import by_public_id
from models.sharing_enums import DisclosureState
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.web.hiring import news_now, offer_now, rows_now
from tests.world import World

pytestmark = pytest.mark.own_calendar


def test_not_chosen_closes_at_once_with_kind_words(client: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/people/{world.granted}/outcome"
    client.sign_in_as(world.employer).get("/?lang=en")
    assert client.submit(page, {"reason": "language"}).status_code == 303
    (shared,) = [row for row in rows_now(session, Disclosure) if row.public_id == world.granted]
    assert shared.state is DisclosureState.CLOSED
    assert offer_now(session, world).state is OfferState.TAKEN_BACK
    assert client.get(f"/employer/people/{world.granted}").status_code == 303
    person = another(client.application).sign_in_as(world.anna_account)
    person.get("/?lang=en")
    said = person.get("/me/offers").get_data(as_text=True)
    assert "A language course can open this kind of job for you." in said
    assert "More of the language" not in said
    desk = another(client.application).sign_in_as(world.counsellor)
    desk.get("/?lang=en")
    assert "More of the language was needed" in desk.get("/desk/placements").get_data(as_text=True)
    assert len(news_now(session, News.NOT_CHOSEN)) == 1
    assert len(news_now(session, News.OUTCOME_SAID)) == 1


def test_a_reason_is_needed_and_no_own_words_are_taken(client: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/people/{world.granted}/outcome"
    assert client.sign_in_as(world.employer).submit(page, {"reason": "she is too old"}).status_code == 422
    assert "<textarea" not in client.get(page).get_data(as_text=True)
    assert not rows_now(session, HiringOutcome)


def test_closing_as_filled_asks_first_but_holds_nobody_up(client: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/vacancies/{world.cook_vacancy}"
    client.sign_in_as(world.employer)
    answer = client.submit(f"{page}/close", {"reason": "filled"}, page=page)
    assert answer.headers["Location"].endswith(f"{page}/outcomes")
    assert world.granted in client.get(f"{page}/outcomes").get_data(as_text=True)
    closed = client.submit(f"{page}/close", {"reason": "filled", "unsaid": "yes"}, page=f"{page}/outcomes")
    assert closed.headers["Location"].endswith("/employer")


BEGAN = {
    f"{name}-{part}": value for name in ("first_day", "signed_on")
    for part, value in (("day", "1"), ("month", "12"), ("year", "2026"))
}  # fmt: skip


def test_a_company_does_not_say_that_somebody_began_who_has_taken_their_yes_back(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    person = another(client.application).sign_in_as(world.anna_account)
    person.submit(f"/me/offers/{world.job_offer}")
    own = f"/me/invitations/{world.granted}"
    assert person.submit(f"{own}/withdraw", page=own).status_code == 303
    clock.move(days=8)
    page = f"/employer/offers/{world.job_offer}"
    client.sign_in_as(world.employer).submit(f"{page}/began", BEGAN, page=page)
    assert len(rows_now(session, Placement)) == 1, "only the one from the world"


def test_work_begins_on_an_accepted_offer(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    another(client.application).sign_in_as(world.anna_account).submit(f"/me/offers/{world.job_offer}")
    clock.move(days=8)
    page = f"/employer/offers/{world.job_offer}"
    began = BEGAN
    client.sign_in_as(world.employer).get("/?lang=en")
    late = client.submit(f"{page}/began", {**began, "first_day-day": "5"}, page=page)
    assert late.status_code == 422, "work that begins in the future has not begun"
    made = client.submit(f"{page}/began", began, page=page)
    assert made.status_code == 303
    assert "/checklist" in made.headers["Location"]
    session.rollback()
    (row,) = [each for each in rows_now(session, Placement) if each.offer_id is not None]
    assert row.started_on.isoformat() == "2026-12-01"
    assert len(news_now(session, News.BEGAN)) == 1
    client.submit(f"{page}/began", began, page=page)
    assert len(rows_now(session, Placement)) == 2, "one from the world, one begun once"
    person = another(client.application).sign_in_as(world.anna_account)
    person.get("/?lang=en")
    assert "Where you work" in person.get("/me/offers").get_data(as_text=True)


def test_an_accepted_offer_outlives_the_closing_of_its_vacancy(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    another(client.application).sign_in_as(world.anna_account).submit(f"/me/offers/{world.job_offer}")
    page = f"/employer/vacancies/{world.cook_vacancy}"
    client.sign_in_as(world.employer).submit(f"{page}/close", {"reason": "filled"}, page=page)
    clock.move(days=8)
    assert client.sign_in_as(world.employer).get(f"/employer/offers/{world.job_offer}").status_code == 200


def test_a_full_vacancy_asks_to_be_closed(client: HouseClient, session: Session, world: World) -> None:
    work = by_public_id(session, Placement, world.placement)
    assert work is not None
    work.vacancy.places = 1
    session.commit()
    client.sign_in_as(world.employer).get("/?lang=en")
    shown = client.get(f"/employer/placements/{world.placement}/checklist").get_data(as_text=True)
    assert "All places of this vacancy are taken" in shown


def test_a_suspended_company_sees_nothing_of_offers_and_work(
    client: HouseClient, session: Session, world: World
) -> None:
    work = by_public_id(session, Placement, world.placement)
    assert work is not None
    from models.enums import EmployerState

    work.vacancy.employer.state = EmployerState.SUSPENDED
    session.commit()
    client.sign_in_as(world.employer)
    assert client.get(f"/employer/placements/{world.placement}/checklist").status_code == 404
    assert client.get(f"/employer/offers/{world.job_offer}").status_code == 404
    listed = client.get("/employer/hiring").get_data(as_text=True)
    assert world.placement not in listed
    assert world.job_offer not in listed


def test_the_days_of_an_offer_are_fourteen(session: Session, world: World) -> None:
    row = offer_now(session, world)
    assert row.expires_at - row.created_at == timedelta(days=14)


def test_staff_may_say_that_work_began_and_both_sides_are_told(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    another(client.application).sign_in_as(world.anna_account).submit(f"/me/offers/{world.job_offer}")
    clock.move(days=9)
    page, day = f"/desk/offers/{world.job_offer}", {"day": "1", "month": "12", "year": "2026"}
    typed = {f"first_day-{part}": value for part, value in day.items()}
    assert client.sign_in_as(world.counsellor).submit(f"{page}/began", typed, page=page).status_code == 303
    assert len(news_now(session, News.BEGAN)) == 1
    assert len(news_now(session, News.OFFER_ANSWERED)) == 1, "what is not read yet is not told twice"
    company = another(client.application).sign_in_as(world.employer)
    company.get("/?lang=en")
    assert "The checklist stands under" in company.get(f"/employer/offers/{world.job_offer}").get_data(as_text=True)
