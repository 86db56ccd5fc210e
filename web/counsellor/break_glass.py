"""Asking to open a case of another organisation in an emergency, and reading it while it is open."""

from typing import Any

from flask import abort, flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import BreakGlass
from models.break_glass import GlassReason
from models.queries import break_glass as queries
from models.queries import caseload, taxonomy
from web import labels
from web.counsellor import blueprint, profile_words, words
from web.extensions import db, now, own_transaction, principal
from web.forms import Answered, LongText, PlainText, Radio, ZaednoForm
from web.gate import leave_marks
from web.i18n import language
from web.pages import done
from web.services import break_glass as service
from web.services import casework_papers, throttles

SHOWN, SHORTEST_REASON, LONGEST_REASON = 30, 20, 600


class EmergencyForm(ZaednoForm):
    """The code that the person gave, and why there is no time to wait."""

    code = PlainText(
        _l("Sign-in code of the person"),
        [Answered()],
        description=_l("The person gives it to you. It stands on their sign-in slip. You never need their PIN."),
    )
    reason = Radio(_l("Why now?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(GlassReason)])
    words = LongText(
        _l("What happened?"),
        [Answered()],
        longest=LONGEST_REASON,
        description=_l("The person, their organisation and the second colleague read this. Name nobody in it."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the reason is more than a word."""
        fine = super().validate(extra_validators)
        if fine and len(self.words.data) < SHORTEST_REASON:
            self.wrong("words", _("Write one or two sentences, so that others understand it."))
            return False
        return fine


@blueprint.route("/desk/emergency", methods=["GET", "POST"])
def break_glass() -> Response | tuple[str, int]:
    """Ask, and see where earlier requests stand."""
    form = EmergencyForm()
    if not form.validate_on_submit():
        return _page(form), 422 if form.is_submitted() else 200
    moment = now()
    with own_transaction() as writing, writing.begin():
        throttles.count(writing, service.ASKING, str(principal().account_id), moment)
    reason = GlassReason(form.reason.data)
    service.ask(db.session, principal(), form.code.data, reason, form.words.data, moment)
    flash(_("Your request is noted. A second person looks at it."), "success")
    return done(url_for("counsellor.break_glass"))


def _page(form: EmergencyForm) -> str:
    asked, moment = queries.asked_by(db.session, words.me(), SHOWN), now()
    rows = [(row, service.is_open(row, moment), row.created_at + service.LASTS > moment) for row in asked]
    return render_template("counsellor/break_glass.html", form=form, rows=rows)


@blueprint.route("/desk/emergency/<id:glass>", methods=["GET"])
def glass_case(glass: BreakGlass) -> str:
    """The case, to read only, until the day is over. Each look leaves a mark with the reason."""
    if glass.jobseeker is None or not service.is_open(glass, now()):
        abort(404)
    leave_marks(f"emergency {glass.reason.value}", [glass.jobseeker.public_id], request=glass.public_id)
    person = caseload.profile(db.session, glass.jobseeker)
    concepts = {row.concept_id for row in person.work if row.concept_id}
    concepts |= {row.concept_id for row in person.skills if row.concept_id}
    return render_template(
        "counsellor/glass_case.html", glass=glass, person=person, name=words.name(person),
        names=taxonomy.preferred_labels(db.session, concepts, language()), levels=profile_words.language_levels,
        answers=profile_words.where_and_when(person), papers=casework_papers.papers(person),
        home=caseload.organisation(db.session, person.organisation_id),
    )  # fmt: skip
