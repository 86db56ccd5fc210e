"""Operators: they run the system and see no identities of jobseekers."""

from flask import Blueprint

blueprint = Blueprint("operator", __name__)

from web.operator import (  # noqa: E402, F401  # They need the blueprint.
    contacts,
    employer_name,
    employer_steps,
    employers,
    engine,
    home,
    organisations,
    rules,
    subsidies,
    translations,
    words,
    words_files,
    words_new,
    words_one,
)
