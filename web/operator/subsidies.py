"""Programmes that pay something towards a job: the list, entering and changing them, and looking them up again."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import SubsidyProgramme
from models.queries import subsidies as queries
from web import subsidy_words
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.operator import blueprint
from web.operator.subsidy_form import SubsidyForm, answers, both_versions
from web.pages import done, send_again
from web.services import subsidies as services
from web.services.clock import day_in_bulgaria

Answer = Response | tuple[str, int]


@blueprint.route("/operator/subsidies", methods=["GET"])
def subsidies() -> str:
    """Every programme, whether employers see it, and what has to be looked up."""
    today = day_in_bulgaria(now())
    rows = [(row, services.hidden(row, today), services.over(row, today)) for row in queries.all_of_them(db.session)]
    return render_template(
        "operator/subsidies.html", rows=rows, words=subsidy_words, tasks=services.tasks(db.session, today)
    )


@blueprint.route("/operator/subsidies/new", methods=["GET", "POST"])
def new_subsidy() -> Answer:
    """Enter a programme."""
    form = SubsidyForm().put_up(day_in_bulgaria(now()))
    if form.validate_on_submit():
        services.create(db.session, principal(), form.facts(), now())
        flash(_("Saved."), "success")
        return done(url_for("operator.subsidies"))
    page = render_template("operator/subsidy.html", form=form, row=None, versions=())
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/operator/subsidies/<id:programme>", methods=["GET", "POST"])
def subsidy(programme: SubsidyProgramme) -> Answer:
    """Change a programme."""
    form = SubsidyForm(data=answers(programme)).put_up(day_in_bulgaria(now()))
    versions: list[tuple[str, str, str, bool]] = []
    if form.validate_on_submit():
        try:
            services.change(db.session, principal(), programme, form.facts(), form.version.data, now())
            flash(_("Saved."), "success")
            return done(url_for("operator.subsidies"))
        except StaleDataError:
            db.session.rollback()
            versions = both_versions(form.facts(), services.facts_of(programme))
            form.version.raw_data, form.version.data = None, programme.version
    page = render_template("operator/subsidy.html", form=form, row=programme, versions=versions)
    return page, 409 if versions else 422 if form.is_submitted() else 200


@blueprint.route("/operator/subsidies/<id:programme>/seen", methods=["POST"])
def saw_subsidy(programme: SubsidyProgramme) -> Answer:
    """Looked up today, and it still holds."""
    page = url_for("operator.subsidies")
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    services.seen(db.session, principal(), programme, now())
    flash(_("Saved. Employers see it for another 180 days at most."), "success")
    return done(page)
