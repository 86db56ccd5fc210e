"""The vacancy somebody wanted before they signed in: kept in their browser, so that they come back to it."""

from flask import session, url_for

from models import Vacancy
from models.queries import reports
from web.extensions import db
from web.gate import public_id_in

KEY = "wanted_vacancy"


def remember(vacancy: Vacancy) -> None:
    """Come back to this vacancy after signing in."""
    session[KEY] = vacancy.public_id


def address() -> str | None:
    """The page of the vacancy that was wanted, while it is open."""
    vacancy = reports.published(db.session, public_id_in(session.get(KEY, "")))
    return url_for("jobseeker.vacancy", vacancy=vacancy.public_id) if vacancy else None


def take() -> str | None:
    """The same, once."""
    found = address()
    session.pop(KEY, None)
    return found
