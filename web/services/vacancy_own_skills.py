"""Skills of a vacancy in its employer's own words: a counsellor finds the skill they mean."""

from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import Vacancy, VacancySkill
from models.enums import ConceptKind, VacancyState
from models.queries import jobseekers
from models.queries import vacancies as queries
from web.services import audit
from web.services.own_words import SettledMeanwhile
from web.services.principal import Principal
from web.services.vacancy_edit import Closed


def link(session: Session, vacancy: Vacancy, who: Principal, name: str, uri: str, now: datetime) -> None:
    """Ask for a skill instead of the words with this public id, which stay beside it. Where the vacancy asks for the
    skill already, it is needed if either was. Raises SettledMeanwhile and Closed."""
    queries.locked(session, vacancy)
    if vacancy.state is VacancyState.CLOSED:
        raise Closed
    own = next((row for row in vacancy.own_skills if row.public_id == name), None)
    concept = next(iter(jobseekers.concepts(session, [uri], [ConceptKind.SKILL])), None)
    if own is None or concept is None:
        raise SettledMeanwhile
    row = next((row for row in vacancy.skills if row.concept_id == concept.id), None)
    if row is None:
        row = VacancySkill(concept=concept, essential=own.essential)
        vacancy.skills.append(row)
    row.essential, row.own_words = row.essential or own.essential, own.words
    vacancy.own_skills.remove(own)
    # What hangs on the vacancy counts too: its version must grow, so that nobody approves what they have not read.
    flag_modified(vacancy, "title")
    session.flush()
    audit.record(session, who, "linked words", vacancy.public_id, now, {"about": "skill"})
