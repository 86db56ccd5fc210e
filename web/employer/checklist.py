"""What to do for somebody who works there: the list, done marks, paper, and putting the contract right."""

from datetime import date

from flask import Response as FlaskResponse
from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import Placement
from web import hiring_words, subsidy_words
from web.employer import blueprint
from web.employer.checklist_words import Sheet, on_paper, sheet
from web.employer.hiring_form import ContractForm, EndForm
from web.employer.signs import sign
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.gate import leave_marks
from web.pages import done, send_again
from web.papers.pdf import paper
from web.services import checklist as service
from web.services import placements, rule_values, subsidies
from web.services.clock import day_in_bulgaria

Answer = str | tuple[str, int] | Response


@blueprint.route("/employer/placements/<id:placement>/checklist", methods=["GET"])
def checklist(placement: Placement) -> str:
    """Everything there is to do, the most urgent first. What follows from somebody's papers leaves a mark they read."""
    today = day_in_bulgaria(now())
    _mark_look(placement)
    return render_template(
        "employer/checklist.html", row=placement, sheet=_sheet(placement), asks=hiring_words.ASKS,
        programmes=subsidies.for_employers(db.session, today), programme_words=subsidy_words, today=today,
        free=placements.free_places(db.session, placement.vacancy),
    )  # fmt: skip


@blueprint.route("/employer/placements/<id:placement>/checklist.pdf", methods=["GET"])
def checklist_file(placement: Placement) -> FlaskResponse:
    """The list on paper. It names nobody, and leaves the same mark."""
    _mark_look(placement)
    made = paper(on_paper(placement, _sheet(placement), now()))
    return FlaskResponse(
        made, mimetype="application/pdf", headers={"Content-Disposition": 'attachment; filename="checklist.pdf"'}
    )


@blueprint.route("/employer/placements/<id:placement>/mark", methods=["POST"])
def mark_filing(placement: Placement) -> Response:
    """Note that one thing is done, or take that back."""
    page = url_for("employer.checklist", placement=placement.public_id)
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    key, is_done = request.form.get("duty", ""), request.form.get("done") == "yes"
    rules = rule_values.in_force(db.session)
    try:
        service.note_done(db.session, placement, principal(), key, is_done, rules, now())
    except LookupError:
        db.session.rollback()
        flash(_("This is not on the list any more."), "warning")
        return done(page)
    flash(_("Marked as done.") if is_done else _("The mark is taken back."), "success")
    return done(page)


@blueprint.route("/employer/placements/<id:placement>", methods=["GET", "POST"])
def placement(placement: Placement) -> Answer:
    """Put the first day or the contract right; what is done stays done."""
    form = ContractForm().put_up()
    if not form.is_submitted():
        form.fill(placements.contract_of(placement), placement.version)
    elif form.validate():
        try:
            placements.change(db.session, placement, principal(), form.terms(), form.version.data, now())
        except placements.Impossible:
            db.session.rollback()
            form.first_day.form.day.errors = [_("These days do not go together. Look at each of them again.")]
            return _page(placement, form), 422
        except StaleDataError:
            return _changed_meanwhile(placement)
        flash(_("Saved. The last days on the list follow it."), "success")
        return done(url_for("employer.checklist", placement=placement.public_id))
    return _page(placement, form), 422 if form.is_submitted() else 200


@blueprint.route("/employer/placements/<id:placement>/end", methods=["POST"])
def end_placement(placement: Placement) -> Answer:
    """Say that work has ended."""
    form = EndForm()
    if not form.validate_on_submit():
        return _page(placement, None, form), 422
    try:
        last = form.ended_on.date or date.max
        placements.end(db.session, placement, principal(), last, form.version.data, now())
    except placements.Impossible:
        db.session.rollback()
        form.ended_on.form.day.errors = [_("Work ended after it began, and not after today.")]
        return _page(placement, None, form), 422
    except StaleDataError:
        return _changed_meanwhile(placement)
    flash(_("Saved. The list shows what is left to do."), "success")
    return done(url_for("employer.checklist", placement=placement.public_id))


def _page(row: Placement, form: ContractForm | None, ending: EndForm | None = None, *, changed: bool = False) -> str:
    if form is None:
        form = ContractForm(formdata=None).put_up()
        form.fill(placements.contract_of(row), row.version)
    ending = ending or EndForm(formdata=None)
    ending.version.data = row.version
    return render_template(
        "employer/placement.html", row=row, form=form, ending=ending, sign=sign(row), changed=changed
    )


def _changed_meanwhile(row: Placement) -> tuple[str, int]:
    """Somebody else changed it: what is saved now is shown, to look at and to change again."""
    db.session.rollback()
    return _page(row, None, changed=True), 409


def _mark_look(row: Placement) -> None:
    if placements.told_duties(row):
        facts = {"employer": row.vacancy.employer.public_id, "placement": row.public_id}
        leave_marks("hiring checklist", [row.jobseeker.public_id], **facts)


def _sheet(row: Placement) -> Sheet:
    rules, moment = rule_values.in_force(db.session), now()
    return sheet(row, service.of_placement(db.session, row, rules, moment), rules, moment)
