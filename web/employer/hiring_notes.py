"""What the page of a vacancy says about hiring: places that are taken, people who wait to hear, money that may help."""

from models import Vacancy
from models.enums import VacancyState
from web import subsidy_words
from web.extensions import db, now
from web.services import outcomes, placements, subsidies
from web.services.clock import day_in_bulgaria


def parts(vacancy: Vacancy) -> dict[str, object]:
    """What `employer/hiring_notes.html` shows."""
    if vacancy.state is VacancyState.CLOSED:
        return {"taken": 0, "unsaid": 0, "programmes": []}
    found = subsidies.for_employers(db.session, day_in_bulgaria(now()))
    return {
        "taken": vacancy.places - placements.free_places(db.session, vacancy),
        "unsaid": len(outcomes.unsaid(db.session, vacancy)),
        "programmes": [(subsidy_words.written_in(row), subsidy_words.text(row, row.name)) for row in found],
    }
