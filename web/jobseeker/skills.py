"""What the person can do."""

from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker, JobseekerSkill
from models.enums import WordsState
from models.queries import taxonomy
from web.extensions import db
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.meaning import ask, look_up
from web.jobseeker.steps import checking, onward, place_of, saved
from web.questions.skills import SkillsForm, mark
from web.questions.stale import save_over
from web.questions.typical_tasks import named, offered
from web.services.jobseeker_meaning import SKILLS
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import SKILLS as SHEET


@blueprint.route("/me/skills", methods=["GET", "POST"])
def skills() -> str | tuple[str, int] | Response:
    """Offer the typical tasks of the work named, and a box for more; ask back what own words mean."""
    words = SkillsForm()
    found = look_up(words, SKILLS)
    person = me()
    stored = SHEET.read(person)
    form = SkillsForm.opened(stored)
    tasks = offered(person, [*(form.tasks.data or []), *(form.more.data or [])])
    names = taxonomy.preferred_labels(db.session, tasks[0].values(), language())
    form.name(*named(*tasks, names), stored["skills"])
    form.offer(found)
    if found and found.picked:
        form.settle(found.offers[0].uri)
    versions = []
    if form.validate_on_submit():
        if found and not form.settled:
            return ask(form, found, Part.SKILLS)
        versions = save_over(person, SHEET, form, form.answers(found.language if found else ""))
        if not versions:
            again = url_for("jobseeker.skills", back=checking()) if form.again.data else onward(Part.SKILLS)
            return saved(again)
    page = render_template(
        "jobseeker/skills.html", form=form, versions=versions, has_work=bool(person.work),
        hints=_hints(person, form), linked=_linked(person), stored=stored, back=checking(), **place_of(Part.SKILLS),
    )  # fmt: skip
    return (page, 409 if versions else 422) if form.is_submitted() else page


def _hints(person: Jobseeker, form: SkillsForm) -> dict[str, str]:
    """What each skill in own words is understood as, by the value of its box."""
    names = taxonomy.names(db.session, [uri for uri, _words, _language in form.known if uri], language())
    waiting = _("Your own words stand. Your counsellor reads them.")
    hints = {skill: names.get(skill[0], "") if skill[0] else waiting for skill in form.known}
    return {mark(skill): hint for skill, hint in hints.items() if hint != skill[1]}


def _linked(person: Jobseeker) -> list[tuple[JobseekerSkill, str]]:
    """Skills in own words that a counsellor found, with their names."""
    rows = [row for row in person.skills if row.words_state is WordsState.LINKED and row.concept_id]
    names = taxonomy.preferred_labels(db.session, [row.concept_id for row in rows if row.concept_id], language())
    return [(row, names.get(row.concept_id or 0, "")) for row in rows]
