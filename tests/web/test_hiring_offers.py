"""Offers of work as the two sides meet them: beside the vacancy, in time, and only the person's own yes counts."""

import pytest
from sqlalchemy.orm import Session

from models import Consent, JobOffer
from models.inbox import News
from models.offer import OfferNo, OfferState
from models.queries import by_public_id
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.web.hiring import news_now, offer_now, rows_now
from tests.world import World

pytestmark = pytest.mark.own_calendar

TERMS = {
    "first_day-day": "1", "first_day-month": "12", "first_day-year": "2026", "contract": "permanent",
    "hours_per_week": "40", "pay": "900", "pay_period": "month", "municipality": "SOF46",
}  # fmt: skip


@pytest.fixture
def free(session: Session, world: World) -> World:
    """The small world without the offer that waits in it."""
    row = by_public_id(session, JobOffer, world.job_offer)
    session.delete(row)
    session.commit()
    return world


def _offered(client: HouseClient, world: World, **terms: str) -> int:
    page = f"/employer/people/{world.granted}/offer"
    return client.sign_in_as(world.employer).submit(page, {**TERMS, **terms}).status_code


def test_an_offer_begins_with_what_the_vacancy_promises(client: HouseClient, free: World) -> None:
    shown = client.sign_in_as(free.employer).get(f"/employer/people/{free.granted}/offer").get_data(as_text=True)
    assert 'value="900"' in shown
    assert 'value="40"' in shown
    assert 'value="2026"' in shown


def test_an_offer_reaches_the_person_and_is_accepted(client: HouseClient, session: Session, free: World) -> None:
    assert _offered(client, free) == 303
    (told,) = news_now(session, News.OFFERED)
    page = f"/me/offers/{told.facts['job_offer']}"
    person = another(client.application).sign_in_as(free.anna_account)
    person.get("/?lang=en")
    shown = person.get(page).get_data(as_text=True)
    assert "900" in shown
    assert "Different" not in shown
    assert person.submit(page).status_code == 303
    (row,) = rows_now(session, JobOffer)
    assert row.state is OfferState.ACCEPTED
    assert row.consent_id is None
    assert len(news_now(session, News.OFFER_ANSWERED)) == 1


def test_every_difference_from_the_vacancy_is_marked(client: HouseClient, session: Session, free: World) -> None:
    assert _offered(client, free, hours_per_week="30", **{"first_day-day": "3"}) == 303
    (row,) = rows_now(session, JobOffer)
    person = another(client.application).sign_in_as(free.anna_account)
    person.get("/?lang=en")
    assert person.get(f"/me/offers/{row.public_id}").get_data(as_text=True).count("Different") == 2


def test_below_the_legal_minimum_no_offer_is_made(client: HouseClient, session: Session, free: World) -> None:
    assert _offered(client, free, pay="620.19") == 422
    assert _offered(client, free, pay="3.73", pay_period="hour", less="y") == 422
    assert not rows_now(session, JobOffer)


def test_less_than_the_vacancy_says_goes_to_a_counsellor_first(
    client: HouseClient, session: Session, free: World
) -> None:
    assert _offered(client, free, pay="850") == 422
    assert not rows_now(session, JobOffer)
    assert _offered(client, free, pay="850", less="y") == 303
    (row,) = rows_now(session, JobOffer)
    assert row.state is OfferState.HELD
    assert not news_now(session, News.OFFERED)
    person = another(client.application).sign_in_as(free.anna_account)
    assert person.get(f"/me/offers/{row.public_id}").status_code == 404
    assert row.public_id not in person.get("/me/offers").get_data(as_text=True)
    desk = another(client.application).sign_in_as(free.counsellor)
    page = f"/desk/offers/{row.public_id}"
    assert desk.submit(f"{page}/let-through", page=page).status_code == 303
    person.get("/?lang=en")
    shown = person.get(f"/me/offers/{row.public_id}").get_data(as_text=True)
    assert "This pays less than the vacancy says" in shown


def test_given_back_by_a_counsellor_it_never_reaches_the_person(
    client: HouseClient, session: Session, free: World
) -> None:
    _offered(client, free, pay="850", less="y")
    (row,) = rows_now(session, JobOffer)
    page = f"/desk/offers/{row.public_id}"
    desk = another(client.application).sign_in_as(free.counsellor)
    assert desk.submit(f"{page}/give-back", page=page).status_code == 303
    person = another(client.application).sign_in_as(free.anna_account)
    assert person.get(f"/me/offers/{row.public_id}").status_code == 404
    assert _offered(client, free) == 303, "another offer can be made"


def test_taken_back_before_a_counsellor_looked_it_never_reaches_the_person(
    client: HouseClient, session: Session, free: World
) -> None:
    _offered(client, free, pay="850", less="y")
    (row,) = rows_now(session, JobOffer)
    held = row.public_id
    page = f"/employer/offers/{held}"
    assert client.submit(f"{page}/take-back", page=page).status_code == 303
    assert not rows_now(session, JobOffer)
    person = another(client.application).sign_in_as(free.anna_account)
    assert person.get(f"/me/offers/{held}").status_code == 404


def test_only_one_offer_waits_at_a_time(client: HouseClient, session: Session, world: World) -> None:
    assert _offered(client, world) == 303
    assert len(rows_now(session, JobOffer)) == 1


def test_a_yes_that_staff_noted_counts_when_the_person_confirms_it(
    client: HouseClient, session: Session, world: World
) -> None:
    page, own = f"/desk/offers/{world.job_offer}", f"/me/offers/{world.job_offer}"
    assert client.sign_in_as(world.counsellor).submit(page, {"answer": "yes"}).status_code == 303
    assert offer_now(session, world).state is OfferState.NOTED
    company = another(client.application).sign_in_as(world.employer)
    company.get("/?lang=en")
    assert "Waits for an answer" in company.get(f"/employer/offers/{world.job_offer}").get_data(as_text=True)
    person = another(client.application).sign_in_as(world.anna_account)
    assert person.submit(own, {"duties": "y"}).status_code == 303
    row = offer_now(session, world)
    assert row.state is OfferState.ACCEPTED
    assert row.consent_id is not None


def test_a_no_needs_no_reason_and_only_staff_read_one(client: HouseClient, session: Session, world: World) -> None:
    own = f"/me/offers/{world.job_offer}"
    client.sign_in_as(world.anna_account)
    assert client.submit(f"{own}/no", {"reasons": ["pay", "care"]}, page=own).status_code == 303
    row = offer_now(session, world)
    assert row.state is OfferState.DECLINED
    assert row.refusals == {OfferNo.PAY, OfferNo.CARE}
    company = another(client.application).sign_in_as(world.employer)
    company.get("/?lang=en")
    shown = company.get(f"/employer/offers/{world.job_offer}").get_data(as_text=True)
    assert "I look after somebody" not in shown
    desk = another(client.application).sign_in_as(world.counsellor)
    desk.get("/?lang=en")
    assert "I look after somebody" in desk.get(f"/desk/offers/{world.job_offer}").get_data(as_text=True)


def test_an_offer_ends_after_fourteen_days(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    clock.move(days=14)
    own = f"/me/offers/{world.job_offer}"
    client.sign_in_as(world.anna_account)
    page = client.get(own).get_data(as_text=True)
    assert 'name="duties"' not in page
    client.submit(own, page="/me/offers")
    assert offer_now(session, world).state is OfferState.MADE
    assert client.application.test_cli_runner().invoke(args=["worker", "--once"]).exit_code == 0
    assert offer_now(session, world).state is OfferState.EXPIRED


def test_what_is_taken_back_cannot_be_accepted(client: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/offers/{world.job_offer}"
    person = another(client.application).sign_in_as(world.anna_account)
    person.get("/?lang=en")
    old = person.get(f"/me/offers/{world.job_offer}")
    assert old.status_code == 200
    assert client.sign_in_as(world.employer).submit(f"{page}/take-back", page=page).status_code == 303
    person.submit(f"/me/offers/{world.job_offer}")
    assert offer_now(session, world).state is OfferState.TAKEN_BACK
    assert len(news_now(session, News.OFFER_ENDED)) == 1


def test_an_offer_ends_when_sharing_ends(client: HouseClient, session: Session, world: World) -> None:
    own = f"/me/invitations/{world.granted}"
    client.sign_in_as(world.anna_account)
    client.submit(f"{own}/withdraw", page=own)
    client.submit(f"/me/offers/{world.job_offer}")
    assert offer_now(session, world).state is OfferState.MADE
    client.application.test_cli_runner().invoke(args=["worker", "--once"])
    assert offer_now(session, world).state is OfferState.EXPIRED


def test_nobody_who_does_not_share_is_offered_anything(client: HouseClient, session: Session, free: World) -> None:
    page = f"/employer/people/{free.suggested}/offer"
    answer = client.sign_in_as(free.employer).get(page)
    assert answer.status_code == 303
    assert not rows_now(session, JobOffer)


def _accepted_with_duties(client: HouseClient, world: World) -> HouseClient:
    own = f"/me/offers/{world.job_offer}"
    person = another(client.application).sign_in_as(world.anna_account)
    person.get("/?lang=en")
    assert person.submit(own, {"duties": "y"}).status_code == 303
    return person


def test_whoever_reads_what_papers_ask_beside_an_offer_leaves_a_mark(client: HouseClient, world: World) -> None:
    person = _accepted_with_duties(client, world)
    told = "Read what to do because of your papers"
    assert told not in person.get("/me/who-looked").get_data(as_text=True)
    client.sign_in_as(world.employer).get(f"/employer/offers/{world.job_offer}")
    assert told in person.get("/me/who-looked").get_data(as_text=True)


def test_taking_sharing_back_hides_what_papers_ask(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    person = _accepted_with_duties(client, world)
    own = f"/me/invitations/{world.granted}"
    assert person.submit(f"{own}/withdraw", page=own).status_code == 303
    consent = offer_now(session, world).consent_id
    (kept,) = [row for row in rows_now(session, Consent) if row.id == consent]
    assert kept.withdrawn_at == clock()
    page = f"/employer/offers/{world.job_offer}"
    shown = client.sign_in_as(world.employer).get(f"{page}?lang=en").get_data(as_text=True)
    assert "Ask the person, or look at the card" in shown
