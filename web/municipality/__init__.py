"""Organisation leads: their own organisation's numbers and staff."""

from flask import Blueprint

blueprint = Blueprint("municipality", __name__)

from web.municipality import (  # noqa: E402, F401  # The views need the blueprint.
    emergencies,
    home,
    leaving,
    people_exports,
    reports,
    staff,
)
