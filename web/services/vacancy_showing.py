"""Whether search engines may show a vacancy's public page. Its words stay as approved, so nobody approves it anew."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Vacancy
from models.queries import vacancies as queries
from web.services import audit
from web.services.principal import Principal


def let_be_found(session: Session, vacancy: Vacancy, who: Principal, findable: bool, now: datetime) -> None:
    """Keep what the employer chose."""
    queries.locked(session, vacancy)
    if vacancy.findable is not findable:
        vacancy.findable = findable
        session.flush()
        audit.record(session, who, "let be found", vacancy.public_id, now, {"findable": findable})
