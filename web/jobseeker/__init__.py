"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("jobseeker", __name__)


@blueprint.route("/me", methods=["GET"])
def home(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/<any(name, place, times, care, start, pay, papers, wishes):question>", methods=["GET", "POST"])
def question(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/work/<id:work>", methods=["GET", "POST"])
def work(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/work", methods=["GET", "POST"])
def add_work(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/work/<id:work>/remove", methods=["POST"])
def remove_work(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/skills", methods=["GET", "POST"])
def skills(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/languages", methods=["GET", "POST"])
def languages(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/check", methods=["GET", "POST"])
def check(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/vacancies", methods=["GET"])
def vacancies(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/vacancies/<id:vacancy>/interest", methods=["POST"])
def interest(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/who-looked", methods=["GET"])
def who_looked(**things: object) -> str:
    """Placeholder."""
    return ""
