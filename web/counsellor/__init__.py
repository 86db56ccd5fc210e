"""Placeholder."""

from flask import Blueprint

blueprint = Blueprint("counsellor", __name__)


@blueprint.route("/desk", methods=["GET"])
def home(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/queue", methods=["GET"])
def queue(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>/take", methods=["POST"])
def take(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/new", methods=["GET", "POST"])
def new_person(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>", methods=["GET"])
def person(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>/slip", methods=["GET"])
def slip(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>/reset-pin", methods=["POST"])
def reset_pin(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>/confirm-phone", methods=["POST"])
def confirm_phone(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>/vacancies", methods=["GET"])
def person_vacancies(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies", methods=["GET"])
def vacancies(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>/approve", methods=["POST"])
def approve(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>/return", methods=["POST"])
def return_vacancy(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>/people", methods=["GET"])
def candidates(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>/rank", methods=["POST"])
def rank(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>/people/<id:jobseeker>", methods=["GET"])
def pair(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/vacancies/<id:vacancy>/people/<id:jobseeker>/decide", methods=["POST"])
def decide(**things: object) -> str:
    """Placeholder."""
    return ""


@blueprint.route("/desk/people/<id:jobseeker>/papers", methods=["POST"])
def see_papers(**things: object) -> str:
    """Placeholder."""
    return ""
