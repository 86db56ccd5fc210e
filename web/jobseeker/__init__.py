"""The jobseeker's own side: the profile, one question a page, and the vacancies it leads to."""

from flask import Blueprint

blueprint = Blueprint("jobseeker", __name__)

from web.jobseeker import (  # noqa: E402, F401 (the views need the blueprint)
    by_distance,
    courses,
    cv,
    documents,
    erase,
    invitations,
    languages,
    linked_words,
    look_through,
    looking,
    not_right,
    offers,
    overview,
    plan,
    proof,
    question,
    skills,
    suggested,
    times,
    vacancies,
    vacancies_said,
    vacancy,
    vacancy_says,
    who_looked,
    why,
    work,
)
