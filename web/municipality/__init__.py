"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("municipality", __name__)


@blueprint.route("/organisation", methods=["GET"])
def home(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/organisation/staff", methods=["GET"])
def staff(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/organisation/staff/invite", methods=["POST"])
def invite(**things: object) -> str:
    """Placeholder."""
    return ""
