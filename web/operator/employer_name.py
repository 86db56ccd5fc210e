"""A company's new name, as it stands in the register."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from models import Employer
from web.extensions import db, now, principal
from web.forms import Answered, PlainText, Version, ZaednoForm
from web.operator import blueprint
from web.pages import done
from web.services import employer_rename, matching
from web.services.vacancy_edit import Stale

LONGEST_NAME = 200


class NameForm(ZaednoForm):
    """The name in the register."""

    name = PlainText(_l("Name in the register"), [Answered()], longest=LONGEST_NAME)
    version = Version()


@blueprint.route("/operator/employers/<id:employer>/name", methods=["GET", "POST"])
def rename_employer(employer: Employer) -> str | Response | tuple[str, int]:
    """Another name sends the company's vacancies back to approval."""
    form = NameForm(data={"name": employer.name, "version": employer.version})
    status = 422
    if form.validate_on_submit():
        try:
            changed = employer_rename.rename(
                db.session, principal(), employer, form.name.data, form.version.data, matching.rules(db.session), now()
            )
        except Stale:
            form.wrong(
                "name", _("Somebody changed the company meanwhile. Its name is now: %(name)s", name=employer.name)
            )
            form.version.data, status = employer.version, 409
        else:
            flash(
                _("Saved. Counsellors look at its vacancies again.") if changed else _("Nothing was changed."),
                "success",
            )
            return done(url_for("operator.employer", employer=employer.public_id))
    shown = render_template("operator/employer_name.html", form=form, company=employer)
    return (shown, status) if form.is_submitted() else shown
