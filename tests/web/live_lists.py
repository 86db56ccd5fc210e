"""Every list of the service, compared with what the reference says of the database as it is now."""

from datetime import datetime

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

import matcher
from models import Jobseeker, Vacancy
from models.database import session_options
from models.queries import by_public_id
from models.queries import matching as queries
from tests.conftest import VAULT
from tests.world import NOW
from web.services import adapters, matching
from web.services.clock import day_in_bulgaria

# One statement for each way in which people and vacancies change; `{person}` and `{vacancy}` are numbers.
EXCLUDE = (
    "INSERT INTO exclusion (jobseeker_id, kind, value) SELECT {person}, 'employer', employer.public_id FROM employer"
    " LEFT JOIN exclusion ON jobseeker_id = {person} WHERE company_number = '831902088' AND exclusion.id IS NULL"
)
EDITS = (
    "UPDATE jobseeker SET paused_at = CURRENT_TIMESTAMP WHERE id = {person}",
    "UPDATE jobseeker SET paused_at = NULL",
    "UPDATE jobseeker SET municipality_code = 'VAR06', max_commute_minutes = 20 WHERE id = {person}",
    "UPDATE jobseeker SET works_nights = NULL, works_days = FALSE WHERE id = {person}",
    "UPDATE jobseeker SET status = 'asylum_applicant', status_valid_until = NULL WHERE id = {person}",
    "UPDATE jobseeker SET status = 'refugee_status', min_net_pay = 900",
    "UPDATE jobseeker SET earliest_start = '2027-02-01', max_hours_per_week = 20 WHERE id = {person}",
    "UPDATE work_experience SET years = years + 1, wanted = TRUE WHERE jobseeker_id = {person}",
    "UPDATE work_experience SET concept_id = NULL WHERE jobseeker_id = {person}",
    "UPDATE work_experience SET concept_id = (SELECT concept_id FROM vacancy WHERE id = {vacancy})",
    "DELETE FROM jobseeker_skill WHERE jobseeker_id = {person} AND id % 2 = 0",
    "UPDATE jobseeker_skill SET evidence = 'certificate' WHERE jobseeker_id = {person}",
    "UPDATE jobseeker_language SET spoken = 'C1' WHERE language = 'bg'",
    "DELETE FROM jobseeker_language WHERE jobseeker_id = {person}",
    "INSERT INTO care_window (jobseeker_id, weekday, from_minute, to_minute) VALUES ({person}, 1, 480, 900)",
    "UPDATE jobseeker SET has_care_hours = TRUE WHERE id = {person}",
    EXCLUDE,
    "DELETE FROM exclusion",
    "UPDATE vacancy SET state = 'closed' WHERE id = {vacancy}",
    "UPDATE vacancy SET state = 'open' WHERE approved_by_id IS NOT NULL",
    "UPDATE vacancy SET pay_min = 60000, night_work = TRUE, municipality_code = 'VAR06' WHERE id = {vacancy}",
    "UPDATE vacancy SET experience_years = 3, accommodation = TRUE WHERE id = {vacancy}",
    "DELETE FROM vacancy_skill WHERE vacancy_id = {vacancy} AND id % 2 = 0",
    "UPDATE vacancy_skill SET essential = NOT essential",
    "UPDATE vacancy_language SET level = 'B2', learnable_on_the_job = FALSE WHERE vacancy_id = {vacancy}",
    "UPDATE municipality SET latitude = 42.5 WHERE code = 'SOF46'",
    "DELETE FROM concept_relation WHERE id % 7 = 0",
)


def sessions(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine, **session_options(VAULT))


def reading(engine: Engine) -> Session:
    """A session as a page has it that changes nothing."""
    opened = sessions(engine)()
    opened.info["read_only"] = True
    return opened


def change(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def one(session: Session, kind: type, public_id: str) -> Jobseeker | Vacancy:
    found = by_public_id(session, kind, public_id)
    assert found is not None
    return found


def agrees(engine: Engine, now: datetime = NOW) -> tuple[matcher.Ranking, ...]:
    """Every list there is, both ways, equal to that of the reference over the database as it is now."""
    with reading(engine) as session:
        today, rules = day_in_bulgaria(now), matching.rules(session)
        how = {
            "taxonomy": matching._build_taxonomy(session),
            "rules": rules,
            "settings": matching.weights(session),
            "on": today,
        }
        vacancies, people = queries.open_vacancies(session), queries.matchable_people(session)
        seekers = [adapters.seeker(person, rules, today) for person in people]
        openings = adapters.openings(vacancies)
        forward = [matcher.rank_candidates(opening, seekers, **how) for opening in openings]
        back = [matcher.rank_openings(seeker, openings, **how) for seeker in seekers]
    with reading(engine) as session:
        asked = [matching.people_for(session, one(session, Vacancy, row.public_id), now) for row in vacancies]
        assert asked == forward
        assert [matching.vacancies_for(session, one(session, Jobseeker, row.public_id), now) for row in people] == back
    return tuple(forward)


def numbers(engine: Engine) -> tuple[list[int], list[int]]:
    with engine.connect() as connection:
        people = connection.scalars(text("SELECT id FROM jobseeker ORDER BY id")).all()
        vacancies = connection.scalars(text("SELECT id FROM vacancy WHERE state = 'open' ORDER BY id")).all()
    return list(people), list(vacancies)


def ask_everything(engine: Engine, times: int) -> None:
    for _ in range(times):
        with reading(engine) as session:
            for row in queries.open_vacancies(session):
                matching.people_for(session, row, NOW)
            for person in queries.matchable_people(session):
                matching.vacancies_for(session, person, NOW)
