"""Who becomes a card, what it shows, and how many a company may ever see."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Card, Contest, Employer, Jobseeker, Vacancy, WorkExperience
from models.card import NoCard, Spoken, Years
from models.enums import CefrLevel, CloseReason, EmployerState, VacancyState
from models.queries import by_public_id, disclosures, taxonomy
from models.sharing_enums import ContestKind, ContestState
from tests.crowd import SELF, agrees, alone, like, outcome, propose, shown
from tests.world import COOK, HOTEL, NOW, World
from web.services import being_suggested, cards, vacancy_state
from web.services import disclosure as steps
from web.services.card_traits import FOOT
from web.services.cards import AT_FIRST, PER_COMPANY, PER_VACANCY
from web.services.principal import SYSTEM


@pytest.fixture
def omar(session: Session, world: World) -> Jobseeker:
    """Somebody who cooks, and nobody else."""
    return alone(session, world)


@pytest.fixture
def hotel(session: Session, world: World) -> Vacancy:
    """A vacancy for cleaning rooms."""
    found = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert found is not None
    return found


@pytest.fixture
def cook(session: Session, world: World) -> Vacancy:
    """A vacancy for cooking, of the same company."""
    found = by_public_id(session, Vacancy, world.cook_vacancy)
    assert found is not None
    return found


def another(session: Session, vacancy: Vacancy, employer: Employer | None = None, concept: str = COOK) -> Vacancy:
    """One more open vacancy, of the same company or of another."""
    found = taxonomy.by_uri(session, concept)
    made = Vacancy(
        employer=employer or vacancy.employer, title="Още един", language="bg", concept=found, state=VacancyState.OPEN,
        municipality_code="SOF46", starts_on=date(2026, 12, 1), pay_min=90000, pay_max=110000, created_at=NOW,
        approved_by_id=vacancy.approved_by_id, approved_at=NOW, hours_per_week=40, weekdays=31, from_minute=480,
        to_minute=1020, night_work=False, rotating_shifts=False,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def company(session: Session, world: World, number: str, since: datetime | None = NOW - timedelta(days=60)) -> Employer:
    """A vetted company."""
    made = Employer(
        company_number=number, name=f"Фирма {number}", state=EmployerState.VETTED, municipality_code="SOF46",
        vetted_at=since, created_at=NOW,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def test_four_others_make_a_card_and_three_do_not(session: Session, omar: Jobseeker, cook: Vacancy) -> None:
    others = like(session, omar, 4)
    being_suggested.take_back(session, SELF, others[0], NOW)
    assert propose(session, omar, cook) is NoCard.TOO_RARE
    agrees(session, others[0])
    assert cards.try_again(session, NOW + timedelta(days=1)) == 1
    card = outcome(session, omar, cook)
    assert isinstance(card, Card)
    assert (card.level, card.occupation, card.experience) == (0, "51", Years.ONE_TO_FOUR)
    assert (card.bulgarian, card.english, card.start) == (Spoken.BASIC, None, None)


def test_a_rare_trait_is_coarsened_away(session: Session, omar: Jobseeker, cook: Vacancy) -> None:
    like(session, omar, 4)
    omar.earliest_start = date(2027, 2, 1)
    assert shown(session, omar, cook).start is None
    assert shown(session, omar, cook).experience is Years.ONE_TO_FOUR


def test_what_somebody_contests_makes_no_card(session: Session, omar: Jobseeker, cook: Vacancy) -> None:
    for person in (omar, *like(session, omar, 4)):
        session.add(
            Contest(jobseeker=person, kind=ContestKind.LANGUAGE, subject="bg", state=ContestState.OPEN, created_at=NOW)
        )
    session.flush()
    card = shown(session, omar, cook)
    assert card.level == 0
    assert card.bulgarian is None


def test_who_has_not_agreed_is_not_shown_and_a_yes_shows_them_at_once(
    session: Session, omar: Jobseeker, cook: Vacancy
) -> None:
    like(session, omar, 5)
    being_suggested.take_back(session, SELF, omar, NOW)
    assert propose(session, omar, cook) is NoCard.NOT_AGREED
    being_suggested.agree(session, SELF, omar, "ar", NOW)
    assert isinstance(outcome(session, omar, cook), Card)
    being_suggested.take_back(session, SELF, omar, NOW)
    row = disclosures.of_pair(session, omar.id, cook.id)
    assert row is not None
    assert cards.visible(session, row, NOW) is None
    assert not cards.visible_for(session, cook, NOW)


def test_a_pause_an_exclusion_and_thirty_days_end_a_card(session: Session, omar: Jobseeker, cook: Vacancy) -> None:
    like(session, omar, 5)
    shown(session, omar, cook)
    row = disclosures.of_pair(session, omar.id, cook.id)
    assert row is not None
    assert cards.visible(session, row, NOW + timedelta(days=29)) is not None
    assert cards.visible(session, row, NOW + timedelta(days=30)) is None
    omar.paused_at = NOW
    session.flush()
    assert cards.visible(session, row, NOW) is None


def test_a_company_that_is_suspended_sees_no_card(session: Session, omar: Jobseeker, cook: Vacancy) -> None:
    like(session, omar, 5)
    shown(session, omar, cook)
    row = disclosures.of_pair(session, omar.id, cook.id)
    assert row is not None
    cook.employer.state = EmployerState.SUSPENDED
    session.flush()
    assert cards.visible(session, row, NOW) is None
    assert not cards.visible_for(session, cook, NOW)


def test_a_second_card_for_one_company_shows_no_more_and_nothing_else(
    session: Session, omar: Jobseeker, cook: Vacancy, hotel: Vacancy
) -> None:
    omar.work.append(WorkExperience(language="ar", concept=taxonomy.by_uri(session, HOTEL), years=8))
    session.flush()
    like(session, omar, 9)
    first = shown(session, omar, cook)
    second = shown(session, omar, hotel)
    assert (first.occupation, first.experience) == ("51", Years.ONE_TO_FOUR)
    assert second.occupation is None, "two fields of work together could tell who it is"
    assert second.experience is None
    assert second.level == FOOT


def test_what_was_learnt_meanwhile_is_not_told_to_the_same_company(
    session: Session, omar: Jobseeker, cook: Vacancy
) -> None:
    like(session, omar, 9)
    before = shown(session, omar, cook)
    for person in session.query(Jobseeker):
        for spoken in person.languages:
            spoken.spoken = CefrLevel.B1 if spoken.language == "bg" else spoken.spoken
    session.flush()
    after = shown(session, omar, another(session, cook))
    assert before.bulgarian is Spoken.BASIC
    assert after.bulgarian is None


def test_a_second_company_sees_somebody_once_five_cards_could_be_theirs(
    session: Session, world: World, omar: Jobseeker, cook: Vacancy
) -> None:
    others = like(session, omar, 9)
    shown(session, omar, cook)
    elsewhere = another(session, cook, company(session, world, "175074752"))
    assert propose(session, omar, elsewhere) is NoCard.ELSEWHERE, "two companies could tell that it is one person"
    for other in others[:4]:
        shown(session, other, cook)
    cards.try_again(session, NOW + timedelta(days=1))
    assert isinstance(outcome(session, omar, elsewhere), Card)


def test_ten_people_for_a_vacancy_whoever_comes_and_goes(
    session: Session, world: World, omar: Jobseeker, cook: Vacancy
) -> None:
    cook.employer.vetted_at = NOW - timedelta(days=60)
    people = like(session, omar, 12)
    for person in people[:PER_VACANCY]:
        shown(session, person, cook)
    assert propose(session, people[PER_VACANCY], cook) is NoCard.VACANCY_FULL
    for person in people[:PER_VACANCY]:
        row = disclosures.of_pair(session, person.id, cook.id)
        assert row is not None
        steps.withdraw(session, row, SELF, NOW)
    assert cards.try_again(session, NOW + timedelta(days=200)) == 0
    assert isinstance(propose(session, people[PER_VACANCY], another(session, cook)), Card)


def test_a_new_company_sees_a_third_and_a_company_thirty_over_all_branches(
    session: Session, world: World, omar: Jobseeker, cook: Vacancy
) -> None:
    people = like(session, omar, PER_COMPANY + 2)
    main, branch = company(session, world, "175074752", NOW), company(session, world, "1750747520010", None)
    vacancies = [another(session, cook, each) for each in (main, branch, main, branch)]
    found = [propose(session, person, vacancies[number % 4]) for number, person in enumerate(people[: AT_FIRST + 1])]
    assert sum(isinstance(each, Card) for each in found) == AT_FIRST
    assert found[AT_FIRST] is NoCard.COMPANY_NEW
    later = NOW + timedelta(days=29, hours=23)
    assert propose(session, people[AT_FIRST], vacancies[0], later) is NoCard.COMPANY_NEW
    main.vetted_at = NOW - timedelta(days=60)
    session.flush()
    found = [propose(session, person, vacancies[number % 4]) for number, person in enumerate(people[AT_FIRST + 1 :])]
    assert sum(isinstance(each, Card) for each in found) == PER_COMPANY - AT_FIRST
    assert found[-1] is NoCard.COMPANY_FULL


def test_closing_and_posting_again_wins_nothing(session: Session, omar: Jobseeker, cook: Vacancy) -> None:
    cook.employer.vetted_at = NOW - timedelta(days=60)
    people = like(session, omar, PER_COMPANY + 5)
    seen: set[int] = set()
    vacancy = cook
    for person in people:
        vacancy = another(session, vacancy)
        if isinstance(propose(session, person, vacancy), Card):
            seen.add(person.id)
        vacancy_state.close(session, vacancy, SYSTEM, NOW, CloseReason.WITHDRAWN)
    assert len(seen) == PER_COMPANY
    assert isinstance(propose(session, people[0], another(session, cook)), Card), "who was seen costs nothing"
    assert propose(session, people[-1], another(session, cook), NOW + timedelta(days=29)) is NoCard.COMPANY_FULL
    assert isinstance(propose(session, people[-1], another(session, cook), NOW + timedelta(days=31)), Card)
