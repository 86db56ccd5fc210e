"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("operator", __name__)


@blueprint.route("/operator", methods=["GET"])
def home(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/operator/organisations", methods=["GET", "POST"])
def organisations(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/operator/organisations/<id:organisation>/invite", methods=["POST"])
def invite_lead(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/operator/employers", methods=["GET"])
def employers(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/operator/employers/<id:employer>/check", methods=["POST"])
def check_employer(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/operator/employers/<id:employer>/suspend", methods=["POST"])
def suspend_employer(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/operator/translations", methods=["GET"])
def translations(**things: object) -> str:
    """Placeholder."""
    return ""
