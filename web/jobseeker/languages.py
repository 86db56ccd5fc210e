"""Which languages the person knows, and how well."""

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.steps import checking, onward, place_of, saved
from web.questions.languages import LanguagesForm
from web.questions.stale import save_over
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import LANGUAGES


@blueprint.route("/me/languages", methods=["GET", "POST"])
def languages() -> str | tuple[str, int] | Response:
    """Ask about Bulgarian, the person's own language, those named before, and one more."""
    person = me()
    form = LanguagesForm.over(LANGUAGES.read(person), ["bg", person.language])
    versions = []
    if form.validate_on_submit():
        versions = save_over(person, LANGUAGES, form, form.answers())
        if not versions and "more" in request.form:
            return saved(url_for("jobseeker.languages", back=checking(), _anchor="more"))
        if not versions:
            return saved(onward(Part.LANGUAGES))
    page = render_template("jobseeker/languages.html", form=form, versions=versions, **place_of(Part.LANGUAGES))
    return (page, 409 if versions else 422) if form.is_submitted() else page
