"""Rules about vacancies and papers from the rows on: what the pages say, what the gates are told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

import matcher
from matcher import Outcome, ReasonCode
from matcher.gates import labour_law, licences
from matcher.gates.facts import LabourLimits, LabourStage, LegalFacts, Seeker
from models import Jobseeker, JobseekerLicence, Vacancy
from models.enums import ExclusionKind, IssuedIn, LicenceKind, ProtectionStatus, VacancyState
from models.queries import by_public_id
from models.queries import matching as matching_queries
from tests.browser import HouseClient
from tests.world import NOW, World
from web.services import adapters, employer_vetting, filings, matching, rule_values, vacancy_check, vacancy_state
from web.services.principal import SYSTEM

RULES = matcher.load_rules()
TODAY, START = NOW.date(), date(2027, 1, 4)
R = ReasonCode


def vacancy_of(session: Session, name: str) -> Vacancy:
    row = by_public_id(session, Vacancy, name)
    assert row is not None
    return row


def person_of(session: Session, name: str) -> Jobseeker:
    row = by_public_id(session, Jobseeker, name)
    assert row is not None
    return row


def rules_of(row: Vacancy) -> set[tuple[str, str]]:
    return {(each.rule, each.outcome.value) for each in vacancy_check.check(row, RULES, TODAY)}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"leave_days": 19}, ("LV-01", "block")),
        ({"probation_months": 7}, ("PB-01", "block")),
        ({"overtime_hours": 7}, ("HR-02", "warn")),
        ({"hours_per_week": 45}, ("HR-01", "block")),
        ({"pay_min": 62_019}, ("PAY-01", "block")),
        ({"description": "Посочете последната си заплата."}, ("PAY-04", "block")),
        ({"description": "При постъпване се плаща такса за обучение."}, ("FEE-01", "block")),
        ({"description": "Търсим жена до 35 години."}, ("DIS-01", "review")),
        ({"accommodation": True}, ("ACC-01", "warn")),
    ],
)
def test_a_row_breaks_a_rule(
    session: Session, world: World, changed: dict[str, Any], expected: tuple[str, str]
) -> None:
    row = vacancy_of(session, world.cook_vacancy)
    assert expected not in rules_of(row)
    for name, value in changed.items():
        setattr(row, name, value)
    assert expected in rules_of(row)
    session.rollback()


def test_a_high_level_needs_a_reason(session: Session, world: World) -> None:
    row = vacancy_of(session, world.hotel_vacancy)
    row.languages[0].level = row.languages[0].level.C1
    assert ("LNG-01", "warn") in rules_of(row)
    row.languages[0].needed_for = "Посреща гости на рецепцията"
    assert ("LNG-01", "warn") not in rules_of(row)
    session.rollback()


def test_an_unchecked_employer_is_named_and_not_seen(session: Session, world: World) -> None:
    row = vacancy_of(session, world.draft_vacancy)
    assert ("EMP-01", "review") in rules_of(row)
    row.state = VacancyState.SUBMITTED
    session.flush()
    with pytest.raises(vacancy_state.EmployerNotChecked):
        vacancy_state.approve(session, row, SYSTEM, row.version, RULES, NOW)
    hotel = vacancy_of(session, world.hotel_vacancy)
    assert hotel in list(matching_queries.open_vacancies(session))
    employer_vetting.suspend(session, SYSTEM, hotel.employer, NOW)
    session.flush()
    assert hotel not in list(matching_queries.open_vacancies(session))
    session.rollback()


def test_pages_say_what_was_found(client: HouseClient, session: Session, world: World) -> None:
    row = vacancy_of(session, world.submitted_vacancy)
    row.description, row.title, row.leave_days = "Търсим жена до 35 години.", "Камериерка", 15
    session.commit()
    client.sign_in_as(world.counsellor)
    shown = client.get(f"/desk/vacancies/{world.submitted_vacancy}?lang=en").get_data(as_text=True)
    for words in ("Look at this before you approve", "names sex, a ground", "at least 20 days", "камериер/камериерка"):
        assert words in shown
    client.sign_in_as(world.employer)
    shown = client.get(f"/employer/vacancies/{world.submitted_vacancy}?lang=en").get_data(as_text=True)
    for words in ("leaves people out by age", "15 days", "A name for everybody"):
        assert words in shown


def test_terms_are_saved_from_the_form(client: HouseClient, session: Session, world: World) -> None:
    from tests.web.test_employer_vacancies import TERMS

    client.sign_in_as(world.employer)
    answers = {
        **TERMS, "overtime_hours": "0", "probation_months": "3", "leave_days": "22",
        "first_language-needed_for": "да чете рецепти",
    }  # fmt: skip
    address = f"/employer/vacancies/{world.cook_vacancy}/edit"
    assert client.submit(address, answers).status_code == 303
    session.rollback()
    row = vacancy_of(session, world.cook_vacancy)
    assert (row.overtime_hours, row.probation_months, row.leave_days) == (0, 3, 22)
    assert [each.needed_for for each in row.languages] == ["да чете рецепти"]
    shown = client.get(address).get_data(as_text=True)
    assert 'value="22"' in shown
    assert "да чете рецепти" in shown
    session.rollback()


GIRL = LabourLimits(LabourStage.YOUNG, young_from=date(2026, 1, 1), adult_from=date(2028, 1, 1))


@pytest.mark.parametrize(
    ("hours", "outcome", "reason"),
    [
        (None, Outcome.REVIEW, R.LABOUR_LAW_CONDITIONS_UNKNOWN),
        (0, Outcome.PASS, R.LABOUR_LAW_MET),
        (1, Outcome.BLOCK, R.LABOUR_LAW_OVERTIME),
    ],
)
def test_overtime_reaches_the_rule_for_the_young(
    session: Session, world: World, hours: int | None, outcome: Outcome, reason: ReasonCode
) -> None:
    row = vacancy_of(session, world.cook_vacancy)
    row.hours_per_week, row.overtime_hours, row.starts_on = 35, hours, START
    context = matcher.Context(matching.taxonomy(session), RULES, matcher.Settings(), TODAY)
    somebody = Seeker(matcher.Candidate("c"), LegalFacts(labour_limits=GIRL))
    first, _permit = labour_law.check(somebody, adapters.opening(row), context)
    assert (first.rule, first.outcome, first.reason) == ("AG-02", outcome, reason)
    session.rollback()


TP, REFUGEE = ProtectionStatus.TEMPORARY_PROTECTION, ProtectionStatus.REFUGEE_STATUS
B, CPC, LIFT = LicenceKind.DRIVING_B, LicenceKind.DRIVER_CPC, LicenceKind.FORKLIFT
ENDS = date(2027, 3, 4)
LICENCES = [
    ("Bulgarian", B, IssuedIn.BULGARIA, REFUGEE, START, Outcome.PASS, R.LICENCE_HELD),
    ("of the Union", B, IssuedIn.EUROPEAN_UNION, TP, START, Outcome.PASS, R.LICENCE_HELD),
    ("Ukrainian, protected", B, IssuedIn.UKRAINE, TP, START, Outcome.PASS, R.LICENCE_HELD),
    ("Ukrainian, the last day of protection", B, IssuedIn.UKRAINE, TP, ENDS, Outcome.PASS, R.LICENCE_HELD),
    ("Ukrainian, the day after", B, IssuedIn.UKRAINE, TP, date(2027, 3, 5), Outcome.REVIEW, R.LICENCE_ACCEPTANCE_ENDS),
    ("Ukrainian, no temporary protection", B, IssuedIn.UKRAINE, REFUGEE, START, Outcome.REVIEW, R.LICENCE_NOT_ACCEPTED),
    ("Ukrainian, status not known", B, IssuedIn.UKRAINE, None, START, Outcome.REVIEW, R.LICENCE_UNCHECKED),
    ("from elsewhere", B, IssuedIn.ELSEWHERE, TP, START, Outcome.REVIEW, R.LICENCE_UNCHECKED),
    ("country not said", B, None, TP, START, Outcome.REVIEW, R.LICENCE_UNCHECKED),
    ("certificate of the Union", CPC, IssuedIn.EUROPEAN_UNION, TP, START, Outcome.PASS, R.LICENCE_HELD),
    ("Ukrainian certificate", CPC, IssuedIn.UKRAINE, TP, START, Outcome.REVIEW, R.LICENCE_UNCHECKED),
    ("forklift, seen", LIFT, None, TP, START, Outcome.PASS, R.LICENCE_HELD),
]


@pytest.mark.parametrize(
    ("kind", "country", "status", "start", "outcome", "reason"), [row[1:] for row in LICENCES],
    ids=[row[0] for row in LICENCES],
)  # fmt: skip
def test_a_driving_licence_by_its_country(
    session: Session, world: World, kind: LicenceKind, country: IssuedIn | None, status: ProtectionStatus | None,
    start: date, outcome: Outcome, reason: ReasonCode,
) -> None:  # fmt: skip
    person = person_of(session, world.anna)
    person.status, person.status_valid_until = status, ENDS
    person.licences = [JobseekerLicence(kind=kind, issued_in=country, seen_on=date(2026, 11, 1))]
    rules = rule_values.in_force(session)
    context = matcher.Context(matching.taxonomy(session), rules, matcher.Settings(), TODAY)
    opening = replace(
        adapters.opening(vacancy_of(session, world.cook_vacancy)), licences=(adapters.LICENCE_CODES[kind],), start=start
    )
    (answer,) = licences.check(adapters.seeker(person, rules, TODAY), opening, context)
    assert (answer.outcome, answer.reason) == (outcome, reason)
    session.rollback()


def test_the_country_is_asked_for_stored_driving_papers_and_a_new_one_is_unseen(
    client: HouseClient, session: Session, world: World
) -> None:
    client.sign_in_as(world.anna_account)
    first = {"status": "temporary_protection", "licences": ["driving_b", "health_book"]}
    client.submit("/me/papers", first)
    shown = client.get("/me/papers?lang=en").get_data(as_text=True)
    assert 'name="given_driving_b"' in shown
    assert 'name="given_health_book"' not in shown
    client.submit("/me/papers", {**first, "given_driving_b": "ukraine"})
    session.rollback()
    licence = next(row for row in person_of(session, world.anna).licences if row.kind is B)
    assert licence.issued_in is IssuedIn.UKRAINE
    licence.seen_on = date(2026, 11, 1)
    session.commit()
    client.submit("/me/papers", {**first, "given_driving_b": "elsewhere"})
    session.expire_all()
    licence = next(row for row in person_of(session, world.anna).licences if row.kind is B)
    assert (licence.issued_in, licence.seen_on) == (IssuedIn.ELSEWHERE, None)
    session.rollback()


def test_a_place_somebody_rules_out_is_left_out(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.anna_account)
    stays = {"preferred_contract": "permanent"}
    assert client.submit("/me/wishes", {**stays, "not_in_more": "SOF46"}).status_code == 303
    session.rollback()
    person = person_of(session, world.anna)
    assert [(row.kind, row.value) for row in person.exclusions] == [(ExclusionKind.MUNICIPALITY, "SOF46")]
    ranking = matching.vacancies_for(session, person, NOW)
    assert ranking.matches == ()
    assert {each.reason for one in ranking.blocked for each in one.reasons} == {R.EXCLUSION_PLACE}
    session.rollback()
    shown = client.get("/me/wishes?lang=en").get_data(as_text=True)
    assert "Places where you do not want to work" in shown
    assert client.submit("/me/wishes", stays).status_code == 303
    session.expire_all()
    person = person_of(session, world.anna)
    assert person.exclusions == []
    assert matching.vacancies_for(session, person, NOW).matches
    session.rollback()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (REFUGEE, {"tell_inspectorate"}),
        (TP, {"tell_inspectorate", "term_within_document", "renew_document"}),
        (
            ProtectionStatus.ASYLUM_APPLICANT,
            {"tell_inspectorate", "tell_labour_office", "term_within_document", "renew_document"},
        ),
    ],
)
def test_papers_say_what_is_filed(session: Session, world: World, status: ProtectionStatus, expected: set[str]) -> None:
    person, row = person_of(session, world.anna), vacancy_of(session, world.cook_vacancy)
    person.status, person.status_valid_until = status, ENDS if status is not REFUGEE else None
    found = {each.duty.value for each in filings.due(person, row, RULES, TODAY)}
    asked = {"tell_inspectorate", "tell_labour_office", "term_within_document", "renew_document", "permit_for_young"}
    assert found & asked == expected
    person.birth_date = "2010-05-01"
    assert "permit_for_young" in {each.duty.value for each in filings.due(person, row, RULES, TODAY)}
    session.rollback()


def test_the_desk_shows_what_is_filed(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.counsellor)
    shown = client.get(f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}?lang=en").get_data(as_text=True)
    assert "Enter the contract in the Employment Register" in shown
    assert "December 4, 2026" in shown
