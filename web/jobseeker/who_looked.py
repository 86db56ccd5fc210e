"""Who looked at my data."""

from collections.abc import Mapping

from flask import render_template
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.enums import Role
from models.queries import merges
from web import labels
from web.extensions import db
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.services.jobseeker_looks import looks

PURPOSES: Mapping[str, LazyString] = {
    "caseload": _l("Looked at the list of people"),
    "intake queue": _l("Looked at who waits for a first talk"),
    "search": _l("Looked for people by name"),
    "profile": _l("Read your profile"),
    "household": _l("Looked at with whom you want to work"),
    "own words": _l("Read what you wrote in your own words"),
    "sign-in slip": _l("Printed your sign-in slip"),
    "matches": _l("Looked for jobs for you"),
    "invitations": _l("Looked at your invitations"),
    "interest": _l("Looked at which jobs you are interested in"),
    "hand-over": _l("Looked at who takes you on as your counsellor"),
    "courses": _l("Looked at which courses you want"),
    "contests": _l("Looked at what you say is not right"),
    "shared data": _l("Read what you share"),
    "hiring checklist": _l("Read what to do because of your papers"),
    "placements": _l("Looked at offers and who works"),
    "offers": _l("Looked at an offer to you"),
    "agenda": _l("Looked at what is to be done"),
    "notes": _l("Read notes about you"),
    "tasks": _l("Looked at what is to be done for you"),
    "plan of steps": _l("Looked at your plan"),
    "follow-ups": _l("Looked at how it goes at work"),
    "referrals": _l("Looked at who may help you"),
    "list with names": _l("Took a list of people with your name on it"),
    "plan on paper": _l("Printed your plan"),
    "vacancies on paper": _l("Printed jobs for you"),
    "week": _l("Looked at what is to do this week"),
    "emergency person_asks": _l("Opened your data in an emergency: you asked for help there"),
    "emergency health": _l("Opened your data in an emergency: life or health in danger"),
    "emergency violence": _l("Opened your data in an emergency: violence, threats or exploitation"),
    "emergency other": _l("Opened your data in an emergency: something else that could not wait"),
}
OTHER = _l("Looked at your data")


@blueprint.route("/me/who-looked", methods=["GET"])
def who_looked() -> str:
    """When somebody looked, in which role, of which organisation, and what for."""
    rows = looks(db.session, me())
    made = merges.of_person(db.session, me().id)
    roles = {role.value: labels.label(role) for role in Role}
    return render_template(
        "jobseeker/who_looked.html", looks=rows, roles=roles, purposes=PURPOSES, other=OTHER, made_one=made
    )
