"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("employer", __name__)


@blueprint.route("/employer", methods=["GET"])
def home(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employer/vacancies/new", methods=["GET", "POST"])
def new_vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employer/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employer/vacancies/<id:vacancy>/edit", methods=["GET", "POST"])
def edit_vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employer/vacancies/<id:vacancy>/skills", methods=["GET", "POST"])
def vacancy_skills(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employer/vacancies/<id:vacancy>/submit", methods=["POST"])
def submit_vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employer/vacancies/<id:vacancy>/close", methods=["POST"])
def close_vacancy(**things: object) -> str:
    """Placeholder."""
    return ""
