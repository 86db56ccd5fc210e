"""What the person can do."""

from flask import render_template
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import jobseekers, taxonomy
from web.extensions import db
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.forms.skills import SkillsForm
from web.jobseeker.me import me
from web.jobseeker.meaning import ask, look_up
from web.jobseeker.stale import save_over
from web.jobseeker.steps import onward, place_of, saved
from web.services.jobseeker_meaning import SKILLS
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import SKILLS as SHEET

AT_ONCE = 20


@blueprint.route("/me/skills", methods=["GET", "POST"])
def skills() -> str | tuple[str, int] | Response:
    """Offer the typical tasks of the work named, and a box for more; ask back what own words mean."""
    words = SkillsForm()
    found = look_up(words, SKILLS)
    person = me()
    stored = SHEET.read(person)
    form = SkillsForm.opened(stored)
    form.name(*_tasks(person), stored["skills"])
    form.offer(found)
    versions = []
    if form.validate_on_submit():
        if found and not form.settled:
            return ask(form, found, Part.SKILLS)
        versions = save_over(person, SHEET, form, form.answers(found.language if found else ""))
        if not versions:
            return saved(onward(Part.SKILLS))
    page = render_template(
        "jobseeker/skills.html", form=form, versions=versions, has_work=bool(person.work), **place_of(Part.SKILLS)
    )
    return (page, 409 if versions else 422) if form.is_submitted() else page


def _tasks(person: Jobseeker) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """URI and name of the tasks shown at once and of those behind "more": held ones first, then essential ones."""
    held = [row.concept for row in person.skills if row.concept and not row.own_words]
    jobs = [row.concept for row in person.work if row.concept]
    typical = [concept for concept, _essential in jobseekers.typical_skills(db.session, jobs)] if jobs else []
    concepts = {concept.uri: concept.id for concept in typical}
    concepts |= {concept.uri: concept.id for concept in held if concept.uri not in concepts}
    ticked = {concept.uri for concept in held}
    names = taxonomy.preferred_labels(db.session, concepts.values(), language())
    offered = [(uri, names.get(number, uri)) for uri, number in concepts.items()]
    at_once = [pair for pair in offered if pair[0] in ticked or pair in offered[:AT_ONCE]]
    return at_once, [pair for pair in offered if pair not in at_once]
