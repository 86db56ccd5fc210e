"""A suspended company is gone from every page at the next request, and nothing of it comes back by itself."""

import pytest
from sqlalchemy.orm import Session

from models import Employer, Vacancy
from models.enums import EmployerState, VacancyState
from models.queries import by_public_id
from models.queries import vacancies as queries
from tests.browser import HouseClient
from tests.world import World
from web.services import audit, employer_vetting, matching, vacancy_edit, vacancy_state
from web.services.principal import Actor, Principal


def test_nobody_sees_a_vacancy_of_a_suspended_company(client: HouseClient, world: World, session: Session) -> None:
    pages = [f"/me/vacancies/{name}" for name in (world.hotel_vacancy, world.cook_vacancy)]
    client.sign_in_as(world.anna_account)
    assert [client.get(page).status_code for page in pages] == [200, 200]
    client.sign_in_as(world.operator)
    suspended = f"/operator/employers/{world.lozen}"
    client.submit(f"{suspended}/suspend", {"suspend-reason": "reports"}, page=suspended)
    client.sign_in_as(world.anna_account)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    for name in (world.hotel_vacancy, world.cook_vacancy, world.submitted_vacancy):
        row = by_public_id(session, Vacancy, name)
        assert row is not None
        assert (row.state, row.approved_by_id, row.submitted_at) == (VacancyState.DRAFT, None, None)
    assert audit.verify(session).broken_at is None
    session.rollback()
    client.sign_in_as(world.employer)
    page = f"/employer/vacancies/{world.hotel_vacancy}"
    assert client.submit(f"{page}/submit", {"promised": "y"}, page=page).status_code == 422


def test_a_vacancy_read_before_the_suspension_cannot_be_approved_after_it(session: Session, world: World) -> None:
    vacancy = by_public_id(session, Vacancy, world.submitted_vacancy)
    employer = by_public_id(session, Employer, world.lozen)
    assert vacancy is not None
    assert employer is not None
    operator, counsellor = Principal(Actor.OPERATOR, 1), Principal(Actor.COUNSELLOR, 2)
    read = vacancy.version
    employer_vetting.suspend(session, operator, employer, vacancy.created_at)
    assert employer.state is EmployerState.SUSPENDED
    with pytest.raises(vacancy_edit.Stale):
        vacancy_state.approve(session, vacancy, counsellor, read, matching.rules(session), vacancy.created_at)
    assert queries.live_of_employer(session, employer.id) == []


@pytest.mark.parametrize("step", ["submit", "close"])
@pytest.mark.parametrize("trouble", [vacancy_edit.Stale, vacancy_edit.Closed])
def test_a_vacancy_changed_meanwhile_is_said_on_a_page(
    client: HouseClient, world: World, monkeypatch: pytest.MonkeyPatch, step: str, trouble: type[Exception]
) -> None:
    def overtaken(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(vacancy_state, step, overtaken)
    page = f"/employer/vacancies/{world.hotel_vacancy}"
    answer = client.sign_in_as(world.employer).submit(f"{page}/{step}", {"promised": "y"}, page=page)
    assert answer.status_code == 409
