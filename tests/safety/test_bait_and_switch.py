"""Bait and switch (V4): whatever people read of an open vacancy goes back to approval when its employer changes it.

The edits are held against the column registry, so a new column of an advert without one here is red.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

import models
from models import Account, Disclosure, Employer, Vacancy
from models.columns import ADVERT, registry
from models.enums import VacancyState
from models.queries import by_public_id
from models.queries import vacancies as queries
from models.sharing_enums import InvitationText
from tests.browser import HouseClient, another
from tests.web.forms_filled import Values, filled
from tests.world import COOK, HOTEL, NOW, World
from web.services import disclosure, matching, vacancy_state
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor, Principal

OURS = ("vacancy", "vacancy_skill", "vacancy_own_skill", "vacancy_language", "vacancy_licence")
#: Column → what an employer types instead. A list gives the whole set of boxes that are ticked.
TERMS: Mapping[tuple[str, str], dict[str, Any]] = {
    ("vacancy", "title"): {"title": "Друго заглавие"},
    ("vacancy", "description"): {"description": "Друго описание."},
    ("vacancy", "places"): {"places": "3"},
    ("vacancy", "municipality_code"): {"municipality_code": "VAR06"},
    ("vacancy", "starts_on"): {"starts_on-day": "2"},
    ("vacancy", "ends_on"): {"ends_on-day": "1", "ends_on-month": "5", "ends_on-year": "2027"},
    ("vacancy", "contract"): {"contract": "seasonal"},
    ("vacancy", "hours_per_week"): {"hours_per_week": "36"},
    ("vacancy", "weekdays"): {"days": ["0", "5"]},
    ("vacancy", "from_minute"): {"from_minute": "7:30"},
    ("vacancy", "to_minute"): {"to_minute": "16:00"},
    ("vacancy", "rotating_shifts"): {"rotating_shifts": "yes"},
    ("vacancy", "night_work"): {"night_work": "yes"},
    ("vacancy", "pay_min"): {"pay_min": "910"},
    ("vacancy", "pay_max"): {"pay_max": "1200"},
    ("vacancy", "pay_period"): {"pay_period": "hour"},
    ("vacancy", "experience_years"): {"experience_years": "1"},
    ("vacancy", "overtime_hours"): {"overtime_hours": "2"},
    ("vacancy", "probation_months"): {"probation_months": "3"},
    ("vacancy", "leave_days"): {"leave_days": "25"},
    ("vacancy", "accommodation"): {"accommodation": "yes"},
    ("vacancy", "accommodation_price"): {"accommodation_price": "100"},
    ("vacancy", "accommodation_ends_with_job"): {"accommodation_ends_with_job": "yes"},
    ("vacancy", "accommodation_deposit"): {"accommodation_deposit": "50"},
    ("vacancy", "accommodation_sharing"): {"accommodation_sharing": "2"},
    ("vacancy", "accommodation_leave_days"): {"accommodation_leave_days": "14"},
    ("vacancy", "employer_transport"): {"employer_transport": "yes"},
    ("vacancy", "hazardous"): {"hazardous": "y"},
    ("vacancy", "group_size"): {"group_size": "2"},
    ("vacancy", "start_together"): {"start_together": "yes"},
    ("vacancy_language", "language"): {"first_language-language": "en"},
    ("vacancy_language", "level"): {"first_language-level": "B1"},
    ("vacancy_language", "learnable_on_the_job"): {"first_language-learnable": []},
    ("vacancy_language", "needed_for"): {"first_language-needed_for": "да говори с гостите"},
    ("vacancy_licence", "kind"): {"licences": ["health_book"]},
}
#: The same on the pages about skills and the occupation.
ELSEWHERE: Mapping[tuple[str, str], str] = {
    ("vacancy_skill", "concept_id"): "one skill less",
    ("vacancy_skill", "essential"): "one skill only welcome",
    ("vacancy_own_skill", "words"): "one in own words",
    ("vacancy_own_skill", "essential"): "one in own words",
    ("vacancy", "concept_id"): "another occupation",
}
#: What no form of the employer offers: set by us, by staff, or when the vacancy is made.
NEVER = {
    ("vacancy", "language"), ("vacancy", "regulated_profession"), ("vacancy_licence", "by_law"),
    ("vacancy_own_skill", "language"), ("vacancy_skill", "own_words"),
}  # fmt: skip

#: Whether search engines may show the page says nothing of what stands on it.
NOT_READ = {("vacancy", "findable")}


def test_every_column_of_an_advert_has_an_edit_here() -> None:
    columns = {
        place for place, policy in registry(models.Base.metadata).items()
        if place[0] in OURS and policy == ADVERT["policy"]
    }  # fmt: skip
    assert columns == set(TERMS) | set(ELSEWHERE) | NEVER | NOT_READ


class Switch:
    """An open vacancy that is changed and approved again, over and over."""

    def __init__(self, app: Flask, session: Session, world: World) -> None:
        self.employer, self.person = another(app), another(app)
        self.employer.sign_in_as(world.employer)
        self.person.sign_in_as(world.omar_account)
        self.session, self.world, self.name = session, world, world.cook_vacancy
        self.page = f"/employer/vacancies/{self.name}"

    def approve(self) -> None:
        """Let a counsellor open it, as they would after reading it."""
        self.session.rollback()
        row, account = self._row(), by_public_id(self.session, Account, self.world.counsellor)
        assert account is not None
        who = Principal(Actor.COUNSELLOR, account.id, account.public_id, account.organisation_id)
        if row.state is VacancyState.SUBMITTED:
            rules = matching.rules(self.session)
            vacancy_state.approve(self.session, row, who, row.version, rules, NOW)
        self.session.commit()
        assert self._row().state is VacancyState.OPEN
        self.session.rollback()

    def _row(self) -> Vacancy:
        self.session.expire_all()
        found = by_public_id(self.session, Vacancy, self.name)
        assert found is not None
        return queries.whole(self.session, found)

    def change(self, path: str, **typed: Any) -> None:
        """Send a page's form with other answers, and hold what must follow."""
        assert self.person.get(f"/me/vacancies/{self.name}").status_code == 200
        address = f"{self.page}/{path}"
        values: Values = filled(self.employer.get(address).get_data(as_text=True))
        assert self.employer.post(address, data={**values, **typed}).status_code == 303, typed
        self.gone(str(typed))

    def gone(self, why: str) -> None:
        """Nobody sees the vacancy any more, and nobody is invited to it."""
        row = self._row()
        assert (row.state, row.approved_by_id) == (VacancyState.SUBMITTED, None), why
        self.session.rollback()
        assert self.person.get(f"/me/vacancies/{self.name}").status_code == 404, why
        invite = f"/employer/people/{self.world.suggested}/invite"
        assert self.employer.get(invite).status_code == 404, why
        held = by_public_id(self.session, Disclosure, self.world.suggested)
        assert held is not None
        with pytest.raises(NotPossible):
            disclosure.invite(self.session, held, Principal(Actor.EMPLOYER), InvitationText.TALK, NOW)
        self.session.rollback()


@pytest.fixture
def switch(app: Flask, session: Session, world: World) -> Switch:
    """The cook's vacancy, for which somebody is proposed."""
    return Switch(app, session, world)


@pytest.mark.timeout(300)
def test_every_change_of_the_terms_goes_back_to_approval(switch: Switch) -> None:
    before = filled(switch.employer.get(f"{switch.page}/edit").get_data(as_text=True))
    for typed in TERMS.values():
        switch.change("edit", **typed)
        now = filled(switch.employer.get(f"{switch.page}/edit").get_data(as_text=True))
        back = {**before, "version": now["version"], "form_key": now["form_key"], "csrf_token": now["csrf_token"]}
        assert switch.employer.post(f"{switch.page}/edit", data=back).status_code == 303
        switch.approve()


def test_every_change_of_what_somebody_must_be_able_to_do_goes_back_to_approval(switch: Switch) -> None:
    needed = filled(switch.employer.get(f"{switch.page}/skills").get_data(as_text=True))["needed"]
    switch.change("skills", needed=needed[1:])
    switch.approve()
    switch.change("skills", needed=needed[2:], welcome=[needed[1]])
    switch.approve()
    switch.change("skills", words="баница по бабина рецепта", asked_for="баница по бабина рецепта", meaning="keep")
    switch.approve()
    own = switch._row().own_skills[0].words
    switch.session.rollback()
    switch.change("skills", own_needed=[own], own_welcome=[])
    switch.approve()
    title = {"title": "камериерка в хотел", "asked_for": "камериерка в хотел"}
    switch.change("occupation", **title, occupation=HOTEL)
    switch.approve()
    assert COOK != HOTEL


def test_the_list_of_jobs_loses_it_too(switch: Switch) -> None:
    assert switch.name in switch.person.get("/me/vacancies").get_data(as_text=True)
    switch.change("edit", pay_min="950")
    assert switch.name not in switch.person.get("/me/vacancies").get_data(as_text=True)


def test_another_name_of_the_company_sends_all_its_vacancies_back(
    switch: Switch, app: Flask, session: Session, world: World
) -> None:
    operator = another(app)
    operator.sign_in_as(world.operator)
    address = f"/operator/employers/{world.lozen}/name"
    form = filled(operator.get(address).get_data(as_text=True))
    assert operator.post(address, data={**form, "name": "Хотел Друг"}).status_code == 303
    switch.gone("name")
    late = operator.post(address, data={**form, "form_key": "another-key-of-a-form", "name": "Хотел Трети"})
    assert late.status_code == 409
    session.expire_all()
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    assert company.name == "Хотел Друг"
    states = {row.state for row in queries.of_employer(session, company.id)}
    assert VacancyState.OPEN not in states


def test_what_no_form_offers_cannot_be_smuggled_in(switch: Switch) -> None:
    smuggled = {"language": "en", "regulated_profession": "y", "state": "open", "approved_by_id": "1", "findable": "y"}
    values = filled(switch.employer.get(f"{switch.page}/edit").get_data(as_text=True))
    before = {column: getattr(switch._row(), column) for _table, column in NEVER if _table == "vacancy"}
    switch.session.rollback()
    assert switch.employer.post(f"{switch.page}/edit", data={**values, **smuggled}).status_code == 303
    row = switch._row()
    assert {column: getattr(row, column) for column in before} == before
    assert row.state is VacancyState.OPEN


def test_saving_what_stands_there_keeps_it_open(switch: Switch) -> None:
    browser: HouseClient = switch.employer
    values = filled(browser.get(f"{switch.page}/edit").get_data(as_text=True))
    assert browser.post(f"{switch.page}/edit", data=values).status_code == 303
    assert switch._row().state is VacancyState.OPEN
