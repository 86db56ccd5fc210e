"""Reports without a name: the queue of the leads, an answer, and a vacancy stopped until somebody has looked."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models.queries import reports as queries
from models.report import Report
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.municipality import blueprint
from web.municipality.report_form import ReportAnswerForm
from web.pages import done
from web.paging import PAGE, page_of
from web.services import reports as service

Answer = str | tuple[str, int] | Response


@blueprint.route("/organisation/reports")
def reports() -> str:
    """What nobody has read comes first. No report belongs to an organisation: every lead sees all of them."""
    page, pages = page_of(queries.count(db.session))
    rows = queries.queue(db.session, PAGE, (page - 1) * PAGE)
    return render_template("municipality/reports.html", rows=rows, page=page, pages=pages)


@blueprint.route("/organisation/reports/<id:report>", methods=["GET", "POST"])
def report(report: Report) -> Answer:
    """Read it, answer it, close it. Reading leaves a mark, as with a person."""
    form = ReportAnswerForm(state=report.state.value, answer=report.answer, version=report.version)
    if not form.is_submitted():
        leave_marks("report", [report.public_id])
    if not form.validate_on_submit():
        return _page(report, form), 422 if form.is_submitted() else 200
    try:
        service.answer(db.session, principal(), report, form.version.data, form.chosen(), form.answer.data, now())
    except service.Stale:
        form.version.data = report.version
        return _page(report, form, stale=True), 409
    flash(_("Saved. Whoever has the code reads it."), "success")
    return done(url_for("municipality.reports"))


@blueprint.route("/organisation/reports/<id:report>/hold", methods=["POST"])
def hold_vacancy(report: Report) -> Response:
    """Stop the vacancy: it waits for approval again, and nobody can approve it before the report is closed."""
    try:
        service.hold(db.session, principal(), report, now())
        flash(_("The vacancy is stopped. Nobody new sees it."), "success")
    except service.NoSuchVacancy:
        db.session.rollback()
        flash(_("This vacancy is not open, so there is nothing to stop."), "info")
    return done(url_for("municipality.report", report=report.public_id))


def _page(report: Report, form: ReportAnswerForm, *, stale: bool = False) -> str:
    return render_template("municipality/report.html", row=report, form=form, stale=stale)
