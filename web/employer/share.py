"""Showing a vacancy outside: its public page, its poster, and its data for other job sites."""

import json

from flask import Response as FileResponse
from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.queries import vacancies
from web import posting_words
from web.employer import blueprint
from web.employer.asking import changeable
from web.employer.share_form import FindableForm, PosterForm
from web.extensions import db, now, principal
from web.links import absolute
from web.pages import done
from web.papers.poster import poster_pdf
from web.services import disclosure, slips, vacancy_showing


@blueprint.route("/employer/vacancies/<id:vacancy>/share", methods=["GET", "POST"])
def share_vacancy(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """Where to find the vacancy outside, and whether search engines may show it."""
    changeable(vacancy)
    form = FindableForm()
    if form.validate_on_submit():
        vacancy_showing.let_be_found(db.session, vacancy, principal(), bool(form.findable.data), now())
        flash(_("Saved."), "success")
        return done(url_for("employer.share_vacancy", vacancy=vacancy.public_id))
    if not form.is_submitted():
        form.findable.data = vacancy.findable
    address = absolute("public.vacancy", vacancy=vacancy.public_id)
    shown = render_template(
        "employer/share.html", vacancy=vacancy, form=form, poster=PosterForm.asked(), address=address,
        square=slips.square(address), shown=disclosure.going_on(vacancy),
    )  # fmt: skip
    return (shown, 422) if form.is_submitted() else shown


@blueprint.route("/employer/vacancies/<id:vacancy>/poster", methods=["GET"])
def poster(vacancy: Vacancy) -> Response:
    """A sheet to print and hang up, while the vacancy is open; else the page that says so."""
    form = PosterForm.asked()
    if not disclosure.going_on(vacancy):
        return redirect(url_for("employer.share_vacancy", vacancy=vacancy.public_id), 303)
    if not form.validate():
        abort(404)
    row = vacancies.whole(db.session, vacancy)
    made = poster_pdf(row, form.languages(), absolute("public.vacancy", vacancy=row.public_id))
    return _file(made, "application/pdf", "poster.pdf")


@blueprint.route("/employer/vacancies/<id:vacancy>/posting.jsonld", methods=["GET"])
def posting(vacancy: Vacancy) -> Response:
    """The vacancy as JobPosting, for other job sites and to bring it in again."""
    made = posting_words.posting(vacancies.whole(db.session, vacancy))
    return _file(json.dumps(made, ensure_ascii=False, indent=2).encode(), "application/ld+json", "vacancy.jsonld")


def _file(content: bytes, kind: str, name: str) -> FileResponse:
    return FileResponse(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
