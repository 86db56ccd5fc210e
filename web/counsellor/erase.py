"""Erasing a person who asked a counsellor for it."""

from flask import current_app, flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Jobseeker
from models.database import wipe
from models.queries import caseload
from web.counsellor import blueprint, words
from web.extensions import db, now, principal
from web.forms import Answered, Radio, Tick, ZaednoForm
from web.pages import done
from web.services import erasure


class EraseForm(ZaednoForm):
    """How the person asked for it, and that it is what they want."""

    asked = Radio(
        _l("How did the person ask for it?"),
        [Answered()],
        choices=[
            SelectChoice("in person", _l("Face to face")),
            SelectChoice("telephone", _l("By telephone, and I know that it was them")),
            SelectChoice("writing", _l("In writing")),
        ],
    )
    sure = Tick(
        _l("The person wants everything erased, and knows that nobody can bring it back"),
        [Answered(_l("Choose this if it is so. Without it nothing is erased."))],
    )


@blueprint.route("/desk/people/<id:jobseeker>/erase", methods=["GET", "POST"])
def erase(jobseeker: Jobseeker) -> Response | tuple[str, int]:
    """Erase a person on their behalf; who did it and how they were asked stays on record."""
    form = EraseForm()
    if not form.validate_on_submit():
        person = caseload.whole_person(db.session, jobseeker)
        page = render_template("counsellor/erase.html", form=form, person=person, name=words.name(person))
        return page, 422 if form.is_submitted() else 200
    journal = erasure.Journal.of(current_app.extensions["settings"].instance)
    erasure.erase(db.session, journal, principal(), jobseeker.public_id, now(), {"asked": form.asked.data})
    answer = done(url_for("counsellor.home"))
    wipe(db.engine)
    flash(_("The person is erased."), "success")
    return answer
