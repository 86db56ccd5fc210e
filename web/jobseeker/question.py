"""The questions with one sheet of answers each."""

from flask import render_template, request
from werkzeug.wrappers import Response

from models.enums import ConceptKind
from models.queries import jobseekers, places, taxonomy
from web.confirming import confirm_first
from web.extensions import db, now
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.meaning import ask, look_up
from web.jobseeker.steps import address, checking, onward, place_of, saved
from web.jobseeker.young import limits
from web.questions import QUESTIONS as FORMS
from web.questions.answers import AnswerForm
from web.questions.papers import PapersForm
from web.questions.stale import save_over
from web.questions.when_and_where import PlaceForm
from web.questions.wishes import WishesForm
from web.services.clock import day_in_bulgaria
from web.services.jobseeker_meaning import OCCUPATIONS
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import QUESTIONS as SHEETS
from web.services.jobseeker_sheets import Answers

Answer = str | tuple[str, int] | Response


@blueprint.route("/me/<any(name, place, times, care, start, pay, papers, wishes):question>", methods=["GET", "POST"])
def question(question: str) -> Answer:
    """Ask one question; save the answer over what was shown."""
    part, sheet = Part(question), SHEETS[question]
    found = None
    if part is Part.WISHES:
        words = WishesForm()
        found = look_up(words, OCCUPATIONS)
    person = me()
    stored = sheet.read(person)
    if (pin := _pin_first(part, stored)) is not None:
        return pin
    form = FORMS[question].opened(stored)
    form.prepare(person, day_in_bulgaria(now()))
    _offer(form, stored)
    if isinstance(form, WishesForm):
        form.offer(found)
    versions = []
    if form.validate_on_submit():
        if isinstance(form, WishesForm) and found and not form.settled:
            return ask(form, found, part)
        versions = save_over(person, sheet, form, form.answers())
        if not versions:
            return saved(_next(part, stored, form))
    page = render_template(
        f"jobseeker/questions/{question}.html", form=form, versions=versions, stored=stored,
        young=limits(person) if part is Part.TIMES else None, **place_of(part),
    )  # fmt: skip
    return (page, 409 if versions else 422) if form.is_submitted() else page


def _pin_first(part: Part, stored: Answers) -> Response | None:
    """Contact data are shown to be changed only soon after the PIN: the phone may be in another hand."""
    if part is Part.NAME and request.method == "GET" and (stored["phone"] or stored["email"]):
        return confirm_first(request.full_path)
    return None


def _offer(form: AnswerForm, stored: Answers) -> None:
    """What can only be offered with names from the database; what was sent stays on offer."""
    if isinstance(form, PlaceForm):
        form.offer(places.municipalities(db.session))
    if isinstance(form, WishesForm):
        sent = jobseekers.concepts(db.session, form.unwanted.data or [], {ConceptKind.OCCUPATION})
        unwanted = dict.fromkeys([*stored["unwanted"], *(concept.uri for concept in sent)])
        form.name(taxonomy.names(db.session, unwanted, language()))
        form.offer_places(places.municipalities(db.session), [*stored["not_in"], *(form.not_in.data or [])])


def _next(part: Part, stored: Answers, form: AnswerForm) -> str:
    """The page after this one; more hours, and papers ticked for the first time, are asked about once more."""
    if "more" in request.form:
        return address(part, back=checking())
    if isinstance(form, PapersForm) and set(form.licences.data or []) - set(stored["licences"]):
        return address(part, back=checking())
    return onward(part)
