"""What the person says about a vacancy. Each answer can be changed at any time."""

from collections.abc import Mapping

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.enums import InterestKind, NotForMe
from models.queries import interests
from web.extensions import db, now, principal
from web.jobseeker import blueprint
from web.jobseeker.forms.vacancies import WhyNotForm
from web.jobseeker.me import me
from web.jobseeker.steps import address
from web.pages import done
from web.services import vacancy_answers
from web.services.jobseeker_progress import Part

TAKE_BACK = "take_back"
#: Where an answer can be changed that then counts openly for the whole list.
OPENLY: Mapping[NotForMe, Part] = {
    NotForMe.TOO_FAR: Part.PLACE, NotForMe.HOURS: Part.TIMES, NotForMe.PAY: Part.PAY,
    NotForMe.KIND_OF_WORK: Part.WISHES, NotForMe.LANGUAGE: Part.LANGUAGES, NotForMe.CARE: Part.CARE,
    NotForMe.HOME: Part.PLACE,
}  # fmt: skip
Answer = str | tuple[str, int] | Response


@blueprint.route("/me/vacancies/<id:vacancy>/interest", methods=["POST"])
def interest(vacancy: Vacancy) -> Response:
    """Keep what the person says about a vacancy, or forget it."""
    page = url_for("jobseeker.vacancy", vacancy=vacancy.public_id)
    said = request.form.get("kind", "")
    if said == TAKE_BACK:
        vacancy_answers.take_back(db.session, principal(), me(), vacancy, now())
        flash(_("Saved. The job stands in your list again."), "success")
        return done(page)
    if said not in list(InterestKind):
        flash(_("Choose one of the answers."), "warning")
        return done(page)
    kind = InterestKind(said)
    vacancy_answers.say(db.session, principal(), me(), vacancy, kind, now())
    if kind is InterestKind.NOT_FOR_ME:
        return done(url_for("jobseeker.not_for_me", vacancy=vacancy.public_id))
    flash(_("Saved. Your counsellor sees that you are interested. You hear from us what comes of it."), "success")
    return done(page)


@blueprint.route("/me/vacancies/<id:vacancy>/not-for-me", methods=["GET", "POST"])
def not_for_me(vacancy: Vacancy) -> Answer:
    """Say why, or not; the job has left the list already when this page is shown after the answer."""
    person = me()
    form = WhyNotForm(never=vacancy_answers.ruled_out(person, vacancy)).offer()
    if form.validate_on_submit():
        vacancy_answers.why_not(db.session, principal(), person, vacancy, form.chosen(), now())
        vacancy_answers.rule_out(db.session, principal(), person, vacancy, now(), out=bool(form.never.data))
        flash(_("Saved. The job is out of your list. You can change this at any time."), "success")
        return done(url_for("jobseeker.vacancies"))
    _row, said, _saved = interests.one(db.session, vacancy, person.id)
    against = said is not None and said.kind is InterestKind.NOT_FOR_ME
    if said is not None and not form.is_submitted():
        form.reasons.data = sorted(reason.value for reason in said.reasons)
    openly = {reason.value: address(part) for reason, part in OPENLY.items()}
    page = render_template("jobseeker/not_for_me.html", vacancy=vacancy, form=form, said=against, openly=openly)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/me/vacancies/<id:vacancy>/save", methods=["POST"])
def save_vacancy(vacancy: Vacancy) -> Response:
    """Keep a vacancy to look at it again, or let it go."""
    kept = request.form.get("kept") == "yes"
    vacancy_answers.keep(db.session, me(), vacancy, kept, now())
    flash(_("Saved for later. Only you see this.") if kept else _("No longer saved."), "success")
    return done(url_for("jobseeker.vacancy", vacancy=vacancy.public_id))
