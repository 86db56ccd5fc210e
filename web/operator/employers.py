"""Employers: checked by one operator, vetted by another, suspended by any."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Employer
from models.enums import EmployerState
from models.queries import organisations, reports
from web.extensions import db, now, principal
from web.operator import blueprint
from web.pages import done
from web.services import employer_vetting


@blueprint.route("/operator/employers")
def employers() -> str:
    """New, vetted and suspended companies."""
    lists = {state: organisations.employers(db.session, state) for state in EmployerState}
    return render_template(
        "operator/employers.html", lists=lists, states=EmployerState, me=principal().account_id,
        reported=reports.open_by_employer(db.session),
    )  # fmt: skip


@blueprint.route("/operator/employers/<id:employer>/check", methods=["POST"])
def check_employer(employer: Employer) -> Response:
    """The first person checks, a second one vets."""
    try:
        employer_vetting.check(db.session, principal(), employer, now())
        vetted = employer.state is EmployerState.VETTED
        flash(
            _("The company may now work with us.") if vetted else _("Checked. A second person must look, too."),
            "success",
        )
    except employer_vetting.SamePerson:
        flash(_("You checked this company. Somebody else must be the second person."), "warning")
    except employer_vetting.NotWaiting:
        flash(_("This company was checked already."), "info")
    return done(url_for("operator.employers"))


@blueprint.route("/operator/employers/<id:employer>/suspend", methods=["POST"])
def suspend_employer(employer: Employer) -> Response:
    """Close the door to a company, from its next request on."""
    try:
        employer_vetting.suspend(db.session, principal(), employer, now())
        flash(_("The company is suspended."), "success")
    except employer_vetting.NotWaiting:
        flash(_("This company was suspended already."), "info")
    return done(url_for("operator.employers"))
