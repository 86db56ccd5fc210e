"""The counsellor's desk: a caseload, people, vacancies, and one person beside one vacancy."""

from flask import Blueprint

blueprint = Blueprint("counsellor", __name__)

from web.counsellor import (  # noqa: E402, F401  (views register here)
    approval,
    candidates,
    contests,
    correct,
    course_wishes,
    courses,
    demand_counts,
    erase,
    hand_over,
    home,
    intake,
    interested,
    invitation_words,
    invitations,
    new_person,
    not_shown,
    own_words,
    pair,
    papers,
    person,
    person_vacancies,
    placements,
    propose,
    queue,
    saved_views,
    search,
    slip,
    times,
    together,
    vacancies,
    vacancy_own_words,
    why,
)
