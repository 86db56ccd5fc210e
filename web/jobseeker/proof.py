"""What shows that the person can do what they say."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from models.queries import taxonomy
from web.extensions import db
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.forms.proof import ProofForm
from web.jobseeker.me import me
from web.jobseeker.steps import checking, onward, place_of, saved
from web.questions.stale import save_over
from web.services.jobseeker_progress import Part
from web.services.skill_proof import PROOF


@blueprint.route("/me/skills/proof", methods=["GET", "POST"])
def proof() -> str | tuple[str, int] | Response:
    """Ask for each skill what shows it; nobody has to prove anything."""
    person = me()
    rows = person.skills
    if not rows:
        return redirect(url_for("jobseeker.skills", back=checking()), 303)
    form = ProofForm.opened(PROOF.read(person))
    named = [row.concept_id for row in rows if row.concept_id]
    form.over(rows, taxonomy.preferred_labels(db.session, named, language()))
    versions = []
    if form.validate_on_submit():
        versions = save_over(person, PROOF, form, form.answers_for(rows))
        if not versions:
            return saved(onward(Part.SKILLS))
    page = render_template(
        "jobseeker/proof.html", form=form, versions=versions,
        **{**place_of(Part.SKILLS), "back_url": url_for("jobseeker.skills", back=checking())},
    )  # fmt: skip
    return (page, 409 if versions else 422) if form.is_submitted() else page
