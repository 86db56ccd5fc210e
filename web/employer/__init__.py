"""The employer's side: own vacancies, and of people only what they chose to share."""

from flask import Blueprint

blueprint = Blueprint("employer", __name__)

from web.employer import (  # noqa: E402, F401  (views register here)
    advert,
    by_telephone,
    checklist,
    doctor,
    edit,
    export,
    freshness,
    from_file,
    home,
    imports,
    invite,
    new,
    occupation,
    offer,
    outcome,
    people,
    preview,
    reading,
    share,
    skills,
    state,
    team,
    time_file,
    times,
    vacancy,
)
