"""What the person worked as."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from models import WorkExperience
from models.enums import WorkKind
from models.queries import taxonomy
from web.errors import page as error_page
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.meaning import ask, look_up
from web.jobseeker.steps import checking, onward, place_of, saved
from web.questions.about_work import KIND_HINTS, KIND_PICTURES, USUAL, WorkDetails, WorkWords
from web.questions.stale import Version, save_over, versions
from web.services import jobseeker_work
from web.services.clock import day_in_bulgaria
from web.services.jobseeker_answers import ChangedMeanwhile, fingerprint
from web.services.jobseeker_meaning import JOBS
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import work_details
from web.services.principal import Actor
from web.services.reference import UNIT_GROUP_URI

Answer = str | tuple[str, int] | Response


@blueprint.route("/me/work", methods=["GET", "POST"])
def add_work() -> Answer:
    """Ask what the person worked as; ask back what it means; then on to its details."""
    form = WorkWords()
    found = look_up(form, JOBS)
    if form.validate_on_submit() and found:
        if not form.settled:
            return ask(form, found, Part.WORK)
        entry = jobseeker_work.add(
            db.session, principal(), me(), found.words, language=found.language, uri=form.uri, now=now()
        )
        return saved(url_for("jobseeker.work", work=entry.public_id, back=checking()))
    person = me()
    entries = person.work
    shown = {row.public_id: fingerprint(work_details(row.public_id).read(person)) for row in entries}
    if entries:
        form.words.label.text = _("What else did you work as?")
    names = taxonomy.preferred_labels(db.session, [row.concept_id for row in entries if row.concept_id], language())
    page = render_template(
        "jobseeker/add_work.html", form=form, entries=entries, names=names, onward=onward(Part.WORK), back=checking(),
        usual=USUAL, shown=shown, **place_of(Part.WORK),
    )  # fmt: skip
    return (page, 422) if form.is_submitted() else page


@blueprint.route("/me/work/usual", methods=["POST"])
def add_usual_work() -> Response:
    """Take work without pay that many people did: one tap on a picture instead of words."""
    isco = request.form.get("isco", "")
    if isco not in USUAL or not ZaednoForm().validate_on_submit():
        return redirect(url_for("jobseeker.add_work", back=checking()), 303)
    entry = jobseeker_work.add(
        db.session, principal(), me(), str(USUAL[isco]), language=language(), uri=UNIT_GROUP_URI.format(isco=isco),
        now=now(), kind=WorkKind.UNPAID,
    )  # fmt: skip
    return saved(url_for("jobseeker.work", work=entry.public_id, back=checking()))


@blueprint.route("/me/work/<id:work>", methods=["GET", "POST"])
def work(work: WorkExperience) -> Answer:
    """Ask how, how long and when the person did this work."""
    sheet = work_details(work.public_id)
    form = WorkDetails.opened(sheet.read(work.jobseeker))
    form.prepare(day_in_bulgaria(now()).year)
    both: list[Version] = []
    if form.validate_on_submit():
        both = save_over(work.jobseeker, sheet, form, form.answers())
        if not both:
            return saved(url_for("jobseeker.add_work", back=checking()))
    names = taxonomy.preferred_labels(db.session, [work.concept_id] if work.concept_id else [], language())
    page = render_template(
        "jobseeker/work.html", form=form, versions=both, entry=work, name=names.get(work.concept_id or 0, ""),
        kind_hints=KIND_HINTS, kind_pictures=KIND_PICTURES,
        **{**place_of(Part.WORK), "back_url": url_for("jobseeker.add_work", back=checking())},
    )  # fmt: skip
    return (page, 409 if both else 422) if form.is_submitted() else page


@blueprint.route("/me/work/<id:work>/remove", methods=["POST"])
def remove_work(work: WorkExperience) -> Response:
    """Take an entry away, unless something new was said about it somewhere else."""
    listed = url_for("jobseeker.add_work", back=checking())
    try:
        jobseeker_work.remove(db.session, principal(), work, shown=request.form.get("shown", ""), now=now())
    except ChangedMeanwhile:
        db.session.rollback()
        flash(_("This work was changed meanwhile. Look at it before you take it away."), "warning")
        return redirect(listed, 303)
    return saved(listed)


@blueprint.errorhandler(404)
def gone(error: HTTPException) -> tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Answers sent about work that was taken away somewhere else are shown once more."""
    if request.endpoint != "jobseeker.work" or request.method != "POST" or principal().actor is not Actor.JOBSEEKER:
        return error_page(404)
    form = WorkDetails()
    form.prepare(day_in_bulgaria(now()).year)
    typed = versions(work_details(""), form.answers(), {}) if form.validate() else []
    return render_template("jobseeker/work_gone.html", versions=typed), 404
