"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("public", __name__)


@blueprint.route("/", methods=["GET"])
def start(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/privacy", methods=["GET"])
def privacy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/help", methods=["GET"])
def help(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/accessibility", methods=["GET"])
def accessibility(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/healthz", methods=["GET"])
def healthz(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/readyz", methods=["GET"])
def readyz(**things: object) -> str:
    """Placeholder."""
    return ""
