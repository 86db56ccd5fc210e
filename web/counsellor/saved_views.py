"""Views of the caseload that a counsellor keeps: made, named, opened first, let go."""

from flask import abort, flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import HiddenField

from models.queries import saved_views as queries
from web.counsellor import blueprint, words
from web.counsellor.home import view_address
from web.counsellor.home_filters import Filters
from web.extensions import db, now, principal
from web.forms import Answered, PlainText, ZaednoForm
from web.pages import done, send_again
from web.services import saved_views as service

Answer = str | tuple[str, int] | Response


class ViewForm(ZaednoForm):
    """What a view is called, and what it shows."""

    name = PlainText(_l("Name of the view"), [Answered()], longest=service.LONGEST_NAME)
    filters = HiddenField()


class OneViewForm(ZaednoForm):
    """Which view, what to do with it, and its name."""

    view = HiddenField(validators=[Answered()])
    does = HiddenField(validators=[Answered()])
    name = PlainText(_l("Name of the view"), longest=service.LONGEST_NAME)


@blueprint.route("/desk/views", methods=["GET", "POST"])
def saved_views() -> Answer:
    """All of them, and a form to keep what the address says."""
    form = ViewForm()
    chosen = Filters.written(form.filters.data or "") if form.is_submitted() else Filters.read(request.args)
    if not form.validate_on_submit():
        return _page(form, chosen), 422 if form.is_submitted() else 200
    try:
        row = service.keep(db.session, principal(), form.name.data, chosen.as_text(), now())
    except service.NameTaken:
        form.wrong("name", _("You have a view with this name."))
        return _page(form, chosen), 422
    except service.TooMany:
        form.wrong("name", _("You have 20 views. Let go of one first."))
        return _page(form, chosen), 422
    flash(_("The view is kept."), "success")
    return done(view_address(row))


@blueprint.route("/desk/views/change", methods=["POST"])
def change_view() -> Response:
    """Rename a view, open the caseload with it, or let it go."""
    form, page = OneViewForm(), url_for("counsellor.saved_views")
    if not form.validate_on_submit():
        return send_again(page)
    try:
        said = _change(form)
    except service.Unknown:
        abort(404)
    except service.NameTaken:
        db.session.rollback()
        flash(_("You have a view with this name."), "warning")
        return done(page)
    flash(said, "success")
    return done(page)


def _change(form: OneViewForm) -> str:
    """Carry it out and say what was done."""
    who, view = principal(), form.view.data
    if form.does.data == "forget":
        service.forget(db.session, who, view)
        return str(_("The view is gone."))
    if form.does.data == "open":
        opens = service.open_first(db.session, who, view)
        return str(_("The list opens with this view now.") if opens else _("The list opens with your people again."))
    service.rename(db.session, who, view, form.name.data or "–")
    return str(_("The view has a new name."))


def _page(form: ViewForm, chosen: Filters) -> str:
    form.filters.data = chosen.as_text()
    kept = queries.of_account(db.session, words.me())
    rows = [(view, view_address(view)) for view in kept]
    return render_template("counsellor/saved_views.html", form=form, rows=rows, chosen=chosen)
