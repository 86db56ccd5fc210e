"""Nobody disappears without a reason: the desk, the person and the command line all learn the gate or the place."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

import matcher
from models import AuditEntry, Exclusion, Jobseeker, Vacancy
from models.enums import ExclusionKind, VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.world import NOW, World
from web.services import live_index, matching, why_not
from web.services.why_not import Cause


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.sign_in_as(world.counsellor).get("/desk?lang=en")
    return client


def the(session: Session, kind: type, name: str) -> Any:
    row = by_public_id(session, kind, name)
    assert row is not None
    return row


def rule_out(session: Session, person: str, vacancy: str) -> None:
    """Let the person say that they do not want to work for this employer."""
    row, employer = the(session, Jobseeker, person), the(session, Vacancy, vacancy).employer.public_id
    row.exclusions.append(Exclusion(kind=ExclusionKind.EMPLOYER, value=employer))
    session.commit()


def shown(client: HouseClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_for_every_person_and_vacancy_there_is_a_gate_or_the_place_in_the_list(
    session: Session, world: World, clock: FakeClock
) -> None:
    rule_out(session, world.anna, world.hotel_vacancy)
    for vacancy in session.scalars(select(Vacancy).where(Vacancy.state == VacancyState.OPEN)).all():
        ranking = matching.people_for(session, vacancy, clock())
        places = {match.candidate_id: place for place, match in enumerate(ranking.matches, start=1)}
        for person in session.scalars(select(Jobseeker)).all():
            answer = why_not.ask(session, person, vacancy, clock())
            assert answer.causes == ()
            assert answer.standing is not None
            assert answer.standing.rank == places.get(person.public_id)
            assert answer.standing.eligible == len(ranking.matches)
            assert answer.standing.rank or answer.standing.because


def test_the_index_and_the_reference_give_the_same_answer(
    session: Session, world: World, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule_out(session, world.anna, world.hotel_vacancy)
    the(session, Jobseeker, world.mina).paused_at = NOW
    the(session, Vacancy, world.cook_vacancy).accommodation = True
    session.commit()

    def answers() -> list[why_not.WhyNot]:
        people, vacancies = session.scalars(select(Jobseeker)).all(), session.scalars(select(Vacancy)).all()
        return [why_not.ask(session, person, vacancy, clock()) for person in people for vacancy in vacancies]

    with monkeypatch.context() as patched:
        patched.setattr(matcher, "standing", None)
        by_index = answers()
    session.rollback()
    with monkeypatch.context() as patched:
        patched.setattr(live_index.Following, "ask", lambda *_: None)
        assert answers() == by_index
    assert {answer.standing.rank for answer in by_index if answer.standing} == {None, 1, 2, 3}


def test_what_lies_outside_the_engine_is_a_cause(session: Session, world: World, clock: FakeClock) -> None:
    anna, draft = the(session, Jobseeker, world.anna), the(session, Vacancy, world.draft_vacancy)
    anna.paused_at = NOW
    session.flush()
    assert why_not.ask(session, anna, draft, clock()).causes == (Cause.PAUSED, Cause.VACANCY_NOT_OPEN)
    anna.paused_at = None
    anna.work.clear()
    draft.concept = None
    session.flush()
    answer = why_not.ask(session, anna, draft, clock())
    assert answer.causes == (Cause.NO_WORK, Cause.VACANCY_NOT_OPEN, Cause.VACANCY_WITHOUT_OCCUPATION)
    assert answer.standing is None


def test_the_desk_learns_the_place_and_what_would_change_it(desk: HouseClient, world: World) -> None:
    page = shown(desk, f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}/why")
    assert "Place 1 of 3." in page
    page = shown(desk, f"/desk/vacancies/{world.cook_vacancy}/people/{world.anna}/why")
    assert "What counts most for the place" in page
    assert "What would change the result" in page


def test_the_desk_learns_what_rules_somebody_out_and_what_can_be_done(
    desk: HouseClient, session: Session, world: World
) -> None:
    rule_out(session, world.anna, world.hotel_vacancy)
    page = shown(desk, f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}/why")
    assert "What rules it out" in page
    assert "Only the person can take it back." in page
    assert "2 other people may be suggested." in page


def test_the_desk_learns_that_somebody_has_paused(desk: HouseClient, session: Session, world: World) -> None:
    the(session, Jobseeker, world.anna).paused_at = NOW
    session.commit()
    page = shown(desk, f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}/why")
    assert "The person has paused." in page
    assert "Without that it would be place 1 of 3." in page


def test_a_person_and_a_vacancy_are_chosen_from_ones_own_lists(
    desk: HouseClient, session: Session, world: World
) -> None:
    for page in (f"/desk/vacancies/{world.hotel_vacancy}/people", f"/desk/people/{world.anna}/vacancies"):
        desk.submit(f"/desk/vacancies/{world.hotel_vacancy}/rank", page=f"/desk/vacancies/{world.hotel_vacancy}/people")
        assert "/desk/why?" in shown(desk, page)
    form = shown(desk, f"/desk/why?vacancy={world.hotel_vacancy}")
    assert f'value="{world.hotel_vacancy}" selected' in form
    assert world.anna in form
    assert world.mina not in form
    assert "مینا" not in form
    assert world.draft_vacancy not in form
    session.rollback()
    seen = {entry.subject for entry in fetch_all(session, AuditEntry) if entry.facts == {"purpose": "caseload"}}
    assert seen == {world.anna, world.omar}
    chosen = desk.get(f"/desk/why?vacancy={world.hotel_vacancy}&person={world.anna}")
    assert chosen.location == f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}/why"


def test_another_organisations_person_does_not_exist_here(desk: HouseClient, world: World) -> None:
    assert desk.get(f"/desk/vacancies/{world.hotel_vacancy}/people/{world.mina}/why").status_code == 404
    asked = desk.get(f"/desk/why?vacancy={world.hotel_vacancy}&person={world.mina}", follow_redirects=True)
    assert asked.status_code == 404
    assert "value" in shown(desk, "/desk/why?person=../../x&vacancy=%0d%0a")


def test_a_person_finds_a_job_by_its_address_and_reads_what_to_do(
    client: HouseClient, session: Session, world: World
) -> None:
    rule_out(session, world.anna, world.hotel_vacancy)
    client.sign_in_as(world.anna_account).get("/me?lang=en")
    assert "/me/vacancies/why" in shown(client, "/me/vacancies")
    given = f"https://example.org/me/vacancies/{world.hotel_vacancy}?lang=bg"
    found = client.get("/me/vacancies/why", query_string={"address": given})
    assert found.location == f"/me/vacancies/{world.hotel_vacancy}"
    page = shown(client, found.location)
    assert "This job is not possible for you now." in page
    assert "You can change it in your answers at any time." in page
    assert 'href="/me/wishes"' in page


def test_a_person_cannot_learn_which_jobs_exist(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account).get("/me?lang=en")
    answers = set()
    for address in (world.draft_vacancy, world.submitted_vacancy, "A" * 22, world.anna, "example.org", "nonsense"):
        page = client.get("/me/vacancies/why", query_string={"address": address})
        assert page.status_code == 200
        main = re.search(r"<main.*</main>", page.get_data(as_text=True), re.S)
        assert main
        answers.add(main.group().replace(address, ""))
    assert len(answers) == 1
    assert "There is no open job at this address." in answers.pop()


def test_the_command_answers_for_machines_and_people(app: Flask, session: Session, world: World) -> None:
    def run(*arguments: str) -> Any:
        return app.test_cli_runner().invoke(args=["match", "why", *arguments])

    found = json.loads(run(world.omar, world.cook_vacancy, "--json").stdout)
    assert (found["rank"], found["eligible"], found["causes"]) == (1, 3, [])
    assert found["answer"]["candidate_id"] == world.omar
    assert found["sentences"]["person"]["language"] == "ar"
    assert run(world.omar, world.cook_vacancy).stdout.startswith("place 1 of 3\n")
    rule_out(session, world.omar, world.cook_vacancy)
    found = json.loads(run(world.omar, world.cook_vacancy, "--json").stdout)
    assert found["rank"] is None
    assert [gate["reason"] for gate in found["because"]] == ["exclusion.employer"]
    assert run(world.omar, world.cook_vacancy).stdout.startswith("blocked; 2 others\n")
    assert "حداد" not in run(world.omar, world.cook_vacancy).stdout
    assert run("nothing", world.cook_vacancy).exit_code == 1
    assert "not listed: vacancy_not_open" in run(world.omar, world.draft_vacancy).stdout


def test_the_panel_shows_what_a_full_rerun_counts_also_for_somebody_who_has_paused(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    anna = the(session, Jobseeker, world.anna)
    expected = matching.expectation(session, anna, clock())
    bands = [match.band for match in matching.vacancies_for(session, anna, clock()).matches]
    assert expected.open == len(bands)
    assert expected.now.in_reach == len(bands) - bands.count(matcher.Band.NOT_YET)
    assert expected.now.fits_well == bands.count(matcher.Band.FITS_WELL)
    anna.paused_at = NOW
    session.commit()
    assert matching.expectation(session, the(session, Jobseeker, world.anna), clock()) == expected
    session.rollback()
    client.sign_in_as(world.anna_account).get("/me?lang=en")
    page = shown(client, "/me/vacancies")
    assert f"{expected.now.in_reach} job" in page
    assert "You have paused." in page
