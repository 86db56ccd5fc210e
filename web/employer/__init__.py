"""The employer's side: own vacancies, and of people only what they chose to share."""

from flask import Blueprint

blueprint = Blueprint("employer", __name__)

from web.employer import (  # noqa: E402, F401  (views register here)
    advert,
    edit,
    from_file,
    home,
    imports,
    invite,
    new,
    occupation,
    people,
    skills,
    state,
    team,
    time_file,
    times,
    vacancy,
)
