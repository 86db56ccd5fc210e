"""The employer's side: own vacancies, and nothing about any person."""

from flask import Blueprint

blueprint = Blueprint("employer", __name__)

from web.employer import advert, edit, home, new, occupation, skills, state, vacancy  # noqa: E402, F401  (views register here)
