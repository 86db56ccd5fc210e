"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)


@blueprint.route("/join", methods=["GET", "POST"])
def join(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/welcome", methods=["GET"])
def welcome(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/staff/sign-in", methods=["GET", "POST"])
def staff_sign_in(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/staff/second-step", methods=["GET", "POST"])
def second_step(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/staff/set-up", methods=["GET", "POST"])
def set_up_second_step(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/new-pin", methods=["GET", "POST"])
def recover(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
def invitation(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/employers/register", methods=["GET", "POST"])
def register_employer(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/sign-out", methods=["POST"])
def sign_out(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/leave", methods=["POST"])
def quick_exit(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/security", methods=["GET"])
def security(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/sign-out-everywhere", methods=["POST"])
def sign_out_everywhere(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/phone", methods=["GET", "POST"])
def phone(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/phone/confirm", methods=["GET", "POST"])
def confirm_phone(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/me/move", methods=["GET", "POST"])
def move(**things: object) -> str:
    """Placeholder."""
    return ""
