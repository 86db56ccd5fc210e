"""Two at the same moment: what one stores while the other is reading is neither overwritten nor acted on unseen.

SQLite lets nobody write while somebody may; PostgreSQL lets everybody, and the locks have to see to it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import NoResultFound, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from models import Jobseeker, Organisation, Vacancy, WorkExperience
from models.database import open_engine, session_options
from models.queries import by_public_id, jobseekers
from tests.conftest import VAULT
from tests.world import NOW, World
from web.services import casework_intake, employer_vetting, matching, vacancy_state
from web.services.jobseeker_answers import ChangedMeanwhile, fingerprint, save
from web.services.jobseeker_sheets import work_details
from web.services.principal import SYSTEM, Actor, Principal
from web.services.vacancy_edit import Stale

Change = Callable[[Session], Any]


@pytest.fixture
def between(session: Session, database_url: str) -> Callable[[Change], bool]:
    """Carry a change out beside the test's open transaction; False if it would have had to wait."""

    def carry_out(change: Change) -> bool:
        engine = open_engine(database_url)
        impatient = engine.execution_options(patience=0.1)
        try:
            with sessionmaker(impatient, **session_options(VAULT))() as other, other.begin():
                change(other)
        except OperationalError:
            return False
        finally:
            engine.dispose()
        return True

    return carry_out


def test_an_answer_stored_between_reading_and_locking_is_not_overwritten(
    session: Session, world: World, between: Callable[[Change], bool]
) -> None:
    found = by_public_id(session, Jobseeker, world.anna)
    person = jobseekers.whole(session, found.id if found else 0)
    assert person is not None
    entry = person.work[0]
    sheet = work_details(entry.public_id)
    shown = sheet.read(person)
    stored = between(lambda other: other.execute(update(WorkExperience).values(years=9)))
    try:
        save(
            session, Principal(Actor.JOBSEEKER), person, sheet, {**shown, "years": 2}, shown=fingerprint(shown), now=NOW
        )
    except ChangedMeanwhile:
        assert stored
    else:
        assert not stored, "an answer stored by somebody else was overwritten unseen"


def test_somebody_who_moves_away_meanwhile_is_neither_taken_on_nor_given_a_slip(
    session: Session, world: World, between: Callable[[Change], bool]
) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    varna = by_public_id(session, Organisation, world.varna)
    assert person is not None
    assert varna is not None
    number, counsellor = varna.id, Principal(Actor.COUNSELLOR, 3, world.counsellor, person.organisation_id)
    move = update(Jobseeker).where(Jobseeker.id == person.id).values(organisation_id=number, counsellor_id=None)
    moved = between(lambda other: other.execute(move))
    for step in (casework_intake.take, casework_intake.new_slip):
        try:
            step(session, person, counsellor, NOW)
        except NoResultFound:
            assert moved
        except casework_intake.TakenAlready:
            assert not moved
        else:
            assert not moved, "somebody of another organisation was acted on"


def test_an_employer_is_not_suspended_between_the_last_look_at_it_and_the_approval(
    session: Session, world: World, between: Callable[[Change], bool]
) -> None:
    vacancy = by_public_id(session, Vacancy, world.submitted_vacancy)
    assert vacancy is not None
    counsellor = Principal(Actor.COUNSELLOR, 3, world.counsellor)

    def suspend(other: Session) -> None:
        row = by_public_id(other, Vacancy, world.submitted_vacancy)
        assert row is not None
        employer_vetting.suspend(other, Principal(Actor.OPERATOR, 1), row.employer, NOW)

    vacancy_state.queries.locked(session, vacancy)
    assert not between(suspend), "the suspension did not wait for the approval that had begun"
    session.rollback()
    assert between(suspend)
    with pytest.raises(Stale):
        vacancy_state.approve(session, vacancy, counsellor, 1, matching.rules(session), NOW)


def test_a_run_does_not_wait_for_somebody_whose_answers_are_being_changed(
    session: Session, world: World, between: Callable[[Change], bool]
) -> None:
    """Both then write to the audit trail: if each waited for the other, one would be thrown out."""

    def run(other: Session) -> None:
        vacancy = by_public_id(other, Vacancy, world.cook_vacancy)
        assert vacancy is not None
        matching.run(other, vacancy, SYSTEM, NOW)

    found = by_public_id(session, Jobseeker, world.omar)
    jobseekers.locked(session, found.id if found else 0).max_commute_minutes = 5
    session.flush()
    assert between(run) is (session.get_bind().dialect.name == "postgresql")
