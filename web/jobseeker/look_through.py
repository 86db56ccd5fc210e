"""What staff wrote down for the person: part by part, right or not right. Until then no employer learns who it is."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from models import EnteredAnswer, Jobseeker
from models.entered import LookedThrough
from models.queries import entered as queries
from web.entered_words import provenance
from web.extensions import db, now, principal
from web.forms import Answered, Radio, ZaednoForm
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.overview import Section, sections
from web.jobseeker.steps import address
from web.pages import done, send_again
from web.questions.parts import PICTURES, TITLES
from web.services import entered
from web.services.jobseeker_progress import Part

RIGHT, WRONG = "right", "wrong"


class LookForm(ZaednoForm):
    """Whether one part is right, as it was when the page was opened: `written` says when it was written down."""

    part = Radio(validators=[Answered()], choices=[SelectChoice(part.value) for part in Part])
    says = Radio(validators=[Answered()], choices=[SelectChoice(RIGHT), SelectChoice(WRONG)])
    written = HiddenField()


@blueprint.route("/me/look-through", methods=["GET", "POST"])
def look_through() -> str | Response:
    """Everything that was written down, with who did it and how, and two buttons for each part."""
    person, form, own = me(), LookForm(), url_for("jobseeker.look_through")
    if form.is_submitted():
        return _answer(person, form, own) if form.validate() else send_again(own)
    rows = queries.of_person(db.session, person.id)
    names, by_part = queries.organisations(db.session, rows), sections(person)
    parts = [(row, _part(row, by_part), provenance(row, names), address(Part(row.part))) for row in rows]
    return render_template(
        "jobseeker/look_through.html", parts=parts, pictures=PICTURES, titles=TITLES, states=LookedThrough,
        waiting=sum(row.state is LookedThrough.WAITING for row in rows),
    )  # fmt: skip


def _part(row: EnteredAnswer, by_part: dict[Part, Section]) -> list[tuple[str, str]]:
    """What stands there, question by question."""
    return [(question, said) for question, said, _url in by_part[Part(row.part)][1] if said or row.part == Part.WORK]


def _answer(person: Jobseeker, form: LookForm, own: str) -> Response:
    """Keep what the person says. What was written down anew since the page was opened is shown again first."""
    row = queries.of_part(db.session, person.id, form.part.data)
    if row is None or row.created_at.isoformat() != form.written.data:
        flash(_("This was written down anew meanwhile. Please look at it again."), "warning")
        return done(own)
    part = Part(form.part.data)
    if form.says.data == RIGHT:
        entered.call_right(db.session, principal(), person, part, now())
        flash(_("Thank you. It is yours now."), "success")
    else:
        entered.call_wrong(db.session, principal(), person, part, now())
        flash(_("It does not count any more. You can change it, or your counsellor does it with you."), "success")
    return done(own)
