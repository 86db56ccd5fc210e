"""Who is asking, on this side of the house."""

from flask import abort

from models import Vacancy
from models.enums import VacancyState
from web.extensions import principal


def employer_id() -> int:
    """The database number of the asking company."""
    number = principal().employer_id
    if number is None:
        abort(404)
    return number


def changeable(vacancy: Vacancy) -> None:
    """404 for a closed vacancy: nothing of it can be changed any more."""
    if vacancy.state is VacancyState.CLOSED:
        abort(404)
