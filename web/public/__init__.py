"""Pages for everybody, and the two addresses that tell machines whether the house stands."""

from flask import Blueprint

blueprint = Blueprint("public", __name__)

from web.public import audio, confirm_vacancy, health, reading, report, rights, vacancy  # noqa: E402, F401  # The views need the blueprint.
