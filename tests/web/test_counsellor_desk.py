"""The desk: whole journeys, the counsellor's own people only, marks of looks, and how much a page asks the database."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import AuditEntry, Consent, Decision, Interest, Jobseeker, JobseekerLicence, Vacancy
from models.enums import DecisionKind, InterestKind, LicenceKind
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.web.asked import statements
from tests.world import NOW, World
from web.counsellor import person_vacancies
from web.services import audit

MOST_STATEMENTS = 12


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor."""
    return client.sign_in_as(world.counsellor)


def row(session: Session, kind: type, name: str) -> Any:
    """A row as it is now."""
    session.expire_all()
    session.rollback()
    return by_public_id(session, kind, name)


def looks(session: Session, purpose: str) -> set[str]:
    """Whom the chain says somebody looked at for a purpose."""
    session.rollback()
    entries = fetch_all(session, AuditEntry)
    return {entry.subject for entry in entries if entry.action == "looked" and entry.facts == {"purpose": purpose}}


def test_the_caseload_shows_own_people_by_name_with_a_next_step_and_leaves_marks(
    desk: HouseClient, world: World, session: Session
) -> None:
    shown = desk.get("/desk").get_data(as_text=True)
    assert "Анна Коваль" in shown
    assert "عمر حداد" in shown
    assert "مینا" not in shown
    assert world.mina not in shown
    assert looks(session, "caseload") == {world.anna, world.omar}
    assert audit.verify(session).broken_at is None


def test_nothing_of_another_organisations_person_is_reachable(desk: HouseClient, world: World) -> None:
    for page in ("", "/slip", "/vacancies"):
        assert desk.get(f"/desk/people/{world.mina}{page}").status_code == 404
    assert desk.get(f"/desk/vacancies/{world.cook_vacancy}/people/{world.mina}").status_code == 404
    for step in ("take", "reset-pin", "confirm-phone", "papers"):
        answer = desk.submit(f"/desk/people/{world.mina}/{step}", page=f"/desk/people/{world.anna}/slip")
        assert answer.status_code == 404
    desk.submit(f"/desk/vacancies/{world.cook_vacancy}/rank", page=f"/desk/vacancies/{world.cook_vacancy}/people")
    for page in ("/desk?whose=all", "/desk/queue", f"/desk/vacancies/{world.cook_vacancy}/people", "/desk/vacancies"):
        shown = desk.get(page).get_data(as_text=True)
        assert "مینا" not in shown
        assert world.mina not in shown


def test_a_list_counts_only_the_organisations_own_people(
    client: HouseClient, world: World, app: Flask, session: Session
) -> None:
    client.sign_in_as(world.counsellor)
    address = f"/desk/vacancies/{world.cook_vacancy}"
    client.submit(f"{address}/rank", page=f"{address}/people")
    other = app.test_client()
    assert isinstance(other, HouseClient)
    other.environ_base["wsgi.url_scheme"] = "https"
    other.sign_in_as(world.other_counsellor)
    assert "مینا" not in other.get(f"{address}/people").get_data(as_text=True), "nobody has asked for her list"
    other.submit(f"{address}/rank", page=f"{address}/people")
    shown = other.get(f"{address}/people").get_data(as_text=True)
    assert "مینا" in shown
    assert "عمر" not in shown
    assert '<td class="number">1</td>' in shown
    assert '<td class="number">2</td>' not in shown
    assert looks(session, "matches") == {world.mina}


@pytest.mark.parametrize(
    ("vacancy", "first", "second"),
    [("hotel_vacancy", "Анна Коваль", "عمر حداد"), ("cook_vacancy", "عمر حداد", "Анна Коваль")],
)
def test_the_person_who_did_the_job_in_another_language_stands_first_with_reasons(
    desk: HouseClient, world: World, vacancy: str, first: str, second: str
) -> None:
    address = f"/desk/vacancies/{getattr(world, vacancy)}/people"
    assert desk.submit(address.replace("/people", "/rank"), page=address).status_code == 303
    shown = desk.get(f"{address}?lang=bg").get_data(as_text=True)
    assert shown.index(first) < shown.index(second)
    assert "reason-plus" in shown


def test_the_explanation_names_occupations_in_bulgarian(desk: HouseClient, world: World) -> None:
    shown = desk.get(f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}?lang=bg").get_data(as_text=True)
    assert "камериер" in shown.lower()
    assert "прибиральниця" not in shown


def test_a_pair_can_be_proposed_held_and_ruled_out_and_all_of_it_stays(
    desk: HouseClient, world: World, session: Session
) -> None:
    address = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    for kind, reason, note in (
        ("propose", "skills_fit", "Пет години опит."), ("hold", "papers_first", ""), ("veto", "other", "Сама отказа."),
    ):  # fmt: skip
        answer = desk.submit(f"{address}/decide", {"kind": kind, "reason": reason, "note": note}, page=address)
        assert answer.status_code == 303
    made = fetch_all(session, Decision)
    assert [one.kind for one in made] == [DecisionKind.PROPOSE, DecisionKind.HOLD, DecisionKind.VETO]
    assert made[0].note == "Пет години опит."
    session.rollback()
    shown = desk.get(address).get_data(as_text=True)
    assert "Пет години опит." in shown
    assert "Сама отказа." in shown
    decided = [entry for entry in fetch_all(session, AuditEntry) if entry.action == "decided"]
    assert [entry.facts["kind"] for entry in decided] == ["propose", "hold", "veto"]
    assert {entry.subject for entry in decided} == {world.anna}
    assert audit.verify(session).broken_at is None


@pytest.mark.parametrize(
    ("kind", "reason", "note"),
    [
        ("propose", "too_far", ""),
        ("veto", "skills_fit", ""),
        ("veto", "other", ""),
        ("hold", "", ""),
        ("", "later", ""),
    ],
)
def test_a_decision_needs_a_reason_of_its_own_kind(
    desk: HouseClient, world: World, session: Session, kind: str, reason: str, note: str
) -> None:
    address = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    answer = desk.submit(f"{address}/decide", {"kind": kind, "reason": reason, "note": note}, page=address)
    assert answer.status_code == 422
    assert fetch_all(session, Decision) == []


def test_a_decision_taken_meanwhile_is_shown_before_another_is_stored(
    desk: HouseClient, world: World, session: Session
) -> None:
    address = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    desk.submit(f"{address}/decide", {"kind": "hold", "reason": "later"}, page=address)
    stale = {"kind": "propose", "reason": "skills_fit", "seen": "", "note": "Моята бележка"}
    answer = desk.submit(f"{address}/decide", stale, page=address)
    assert answer.status_code == 409
    assert "Моята бележка" in answer.get_data(as_text=True)
    assert [one.kind for one in fetch_all(session, Decision)] == [DecisionKind.HOLD]


def test_what_the_person_ruled_out_cannot_be_proposed_but_can_be_held(
    desk: HouseClient, world: World, session: Session
) -> None:
    cook = row(session, Vacancy, world.cook_vacancy)
    cook.night_work = True
    session.commit()
    address = f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}"
    answer = desk.submit(f"{address}/decide", {"kind": "propose", "reason": "skills_fit"}, page=address)
    assert answer.status_code == 422
    assert desk.submit(f"{address}/decide", {"kind": "hold", "reason": "ask_person"}, page=address).status_code == 303
    listed = desk.get(f"/desk/people/{world.omar}/vacancies").get_data(as_text=True)
    assert "reason-block" in listed


def test_sending_a_decision_twice_stores_it_once(desk: HouseClient, world: World, session: Session) -> None:
    from tests.browser import hidden_fields

    address = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    fields = hidden_fields(desk.get(address).get_data(as_text=True), f"{address}/decide")
    answers = [desk.post(f"{address}/decide", data={**fields, "kind": "hold", "reason": "later"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(fetch_all(session, Decision)) == 1


def test_a_new_person_gets_a_slip_whose_digits_are_shown_once(
    desk: HouseClient, world: World, session: Session
) -> None:
    answers = {"language": "ar", "given_name": "سلمى", "heard": "read aloud", "interpreter": "y", "agreed": "y"}
    made = desk.submit("/desk/people/new", answers)
    assert made.status_code == 303
    slip = desk.get(made.location).get_data(as_text=True)
    assert 'lang="ar" dir="rtl"' in slip
    assert "<svg" in slip
    person = next(one for one in fetch_all(session, Jobseeker) if one.entered_by_staff)
    assert person.given_name == "سلمى"
    consent = fetch_all(session, Consent)[-1]
    assert (consent.channel, consent.with_interpreter, consent.language) == ("read aloud", True, "ar")
    assert consent.recorded_by_id == person.counsellor_id
    session.rollback()
    once = desk.get(made.location).get_data(as_text=True)
    assert len(once) < len(slip)
    assert looks(session, "sign-in slip") == {person.public_id}


def test_nobody_is_stored_without_consent(desk: HouseClient, session: Session) -> None:
    before = len(fetch_all(session, Jobseeker))
    session.rollback()
    assert desk.submit("/desk/people/new", {"language": "ar", "heard": "read it"}).status_code == 422
    session.rollback()
    assert len(fetch_all(session, Jobseeker)) == before


def test_taking_somebody_from_the_queue_makes_them_mine_and_a_second_counsellor_is_told(
    desk: HouseClient, world: World, session: Session
) -> None:
    anna = row(session, Jobseeker, world.anna)
    anna.counsellor_id = None
    session.commit()
    assert "Анна Коваль" in desk.get("/desk/queue").get_data(as_text=True)
    assert desk.submit(f"/desk/people/{world.anna}/take", page="/desk/queue").status_code == 303
    assert row(session, Jobseeker, world.anna).counsellor_id is not None
    session.rollback()
    assert "Анна Коваль" not in desk.get("/desk/queue").get_data(as_text=True)
    assert looks(session, "intake queue") == {world.anna}
    session.rollback()
    lead = desk.sign_in_as(world.lead)
    answer = lead.submit(f"/desk/people/{world.anna}/take", page=f"/desk/people/{world.anna}/slip")
    assert answer.location.endswith("/desk/queue")


def test_papers_are_marked_as_seen_today(desk: HouseClient, world: World, session: Session, clock: FakeClock) -> None:
    anna = row(session, Jobseeker, world.anna)
    anna.licences.append(JobseekerLicence(kind=LicenceKind.DRIVING_B))
    session.commit()
    address = f"/desk/people/{world.anna}"
    assert desk.submit(f"{address}/papers", {"paper": "driving_b"}, page=address).status_code == 303
    assert row(session, Jobseeker, world.anna).licences[0].seen_on == clock().date()
    session.rollback()
    desk.submit(f"{address}/papers", {"paper": "welding"}, page=f"{address}/slip")
    assert [one.kind for one in row(session, Jobseeker, world.anna).licences] == [LicenceKind.DRIVING_B]


def test_the_profile_shows_own_words_beside_the_occupation(desk: HouseClient, world: World) -> None:
    shown = desk.get(f"/desk/people/{world.anna}?lang=bg").get_data(as_text=True)
    assert '<span lang="uk" dir="auto">прибиральниця в готелі</span>' in shown
    assert "камериер" in shown.lower()


def test_a_persons_interest_becomes_the_next_step(desk: HouseClient, world: World, session: Session) -> None:
    omar, hotel = row(session, Jobseeker, world.omar), row(session, Vacancy, world.hotel_vacancy)
    session.add(Interest(jobseeker_id=omar.id, vacancy_id=hotel.id, kind=InterestKind.INTERESTED, said_at=NOW))
    session.commit()
    assert f'/desk/people/{world.omar}/vacancies">Interested' in desk.get("/desk?lang=en").get_data(as_text=True)
    assert "Interested" in desk.get(f"/desk/people/{world.omar}/vacancies?lang=en").get_data(as_text=True)


def test_the_pages_of_a_persons_vacancies_hold_every_open_one_once(
    desk: HouseClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/desk/people/{world.omar}/vacancies?lang=en"
    link = re.compile(rf"/desk/vacancies/([^/]+)/people/{world.omar}\"")
    whole = link.findall(desk.get(address).get_data(as_text=True))
    assert len(set(whole)) == len(whole) > 1
    monkeypatch.setattr(person_vacancies, "SHOWN", 1)
    pages = [desk.get(f"{address}&page={number}").get_data(as_text=True) for number in range(1, len(whole) + 1)]
    assert [link.findall(page) for page in pages] == [[each] for each in whole]
    assert all(f"Page {number} of {len(whole)}" in page for number, page in enumerate(pages, start=1))
    assert f"{len(whole)} jobs are open altogether." in pages[0]
    assert "page=2" in pages[0]


@pytest.mark.parametrize("page", ["/desk", "/desk?whose=all", "/desk/queue", "/desk/vacancies", "people", "profile"])
def test_a_page_asks_the_database_at_most_twelve_times(desk: HouseClient, world: World, app: Flask, page: str) -> None:
    people = f"/desk/vacancies/{world.cook_vacancy}/people"
    desk.submit(people.replace("/people", "/rank"), page=people)
    address = {"people": people, "profile": f"/desk/people/{world.anna}"}.get(page, page)
    with statements(app) as seen:
        assert desk.get(address).status_code == 200
    assert len(seen) <= MOST_STATEMENTS, "\n".join(seen)
