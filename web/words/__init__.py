"""Words half typed, for everybody who says what a job is called: people, employers and counsellors."""

from flask import Blueprint

blueprint = Blueprint("words", __name__)

from web.words import suggest  # noqa: E402, F401  (views register here)
