"""The catalogue of courses: everybody's to read, each organisation's own to add to, to change and to end."""

from collections.abc import Collection

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from models import Course
from models.course import CourseState
from models.queries import courses as queries
from models.queries import taxonomy
from web import course_words
from web.counsellor import blueprint, words
from web.counsellor.course_form import CourseForm
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done, send_again
from web.paging import PAGE, page_of
from web.place_names import place_choices
from web.services import courses as service
from web.services.course_gaps import Aim
from web.services.jobseeker_meaning import SKILLS, Meaning, meaning, picked

Answer = str | tuple[str, int] | Response


@blueprint.route("/desk/courses", methods=["GET"])
def courses() -> str:
    """The catalogue, narrowed to what the address says."""
    given = _given()
    wanted = queries.Wanted(
        state=CourseState(given.get("state", CourseState.OPEN)),
        leads_to=given.get("leads_to"),
        municipality_code=given.get("place"),
        childcare="childcare" in given,
        organisation_id=words.organisation_id() if "own" in given else None,
    )
    page, pages = page_of(queries.count(db.session, wanted))
    found = queries.for_staff(db.session, wanted, PAGE, (page - 1) * PAGE)
    return render_template(
        "counsellor/courses.html", rows=found, names=course_words.names_of(row.course for row in found), given=given,
        words=course_words, places=place_choices(), states=CourseState, page=page, pages=pages,
        waiting=queries.count_waiting(db.session, words.organisation_id()),
    )  # fmt: skip


def _given() -> dict[str, str]:
    """What the address asks for; anything unknown asks for nothing."""
    offered: dict[str, Collection[str]] = {
        "leads_to": list(Aim), "state": list(CourseState), "childcare": "1", "own": "1", "place": place_choices(),
    }  # fmt: skip
    asked = {name: request.args.get(name, "") for name in offered}
    return {name: value for name, value in asked.items() if value and value in offered[name]}


@blueprint.route("/desk/courses/<id:course>", methods=["GET"])
def course(course: Course) -> str:
    """All facts of a course; the organisation it belongs to can change and end it."""
    offered = queries.one(db.session, course)
    return render_template(
        "counsellor/course.html", course=course, offered=offered, facts=course_words.facts(offered),
        name=course_words.name(course, course_words.names_of([course])),
        own=course.organisation_id == words.organisation_id(),
    )  # fmt: skip


@blueprint.route("/desk/courses/new", methods=["GET", "POST"])
def new_course() -> Answer:
    """Add a course."""
    form, found = _form()
    if not form.is_submitted():
        form.language.data = language()
    elif form.validate() and not form.asks:
        made = service.add(db.session, principal(), form.terms(), now())
        flash(_("Saved. People see the course from now on."), "success")
        return done(url_for("counsellor.course", course=made.public_id))
    return _page(form, found)


@blueprint.route("/desk/courses/<id:course>/edit", methods=["GET", "POST"])
def edit_course(course: Course) -> Answer:
    """Change a course. Somebody else's change meanwhile is shown beside one's own."""
    form, found = _form()
    back = url_for("counsellor.course", course=course.public_id)
    if not form.is_submitted():
        form.fill(service.terms_of(course), _skill_name(course), course.version)
    elif form.validate() and not form.asks:
        try:
            changed = service.change(db.session, principal(), course, form.terms(), form.version.data, now())
        except service.Stale:
            return _stale(form, course), 409
        except service.SeatsGiven as refused:
            db.session.rollback()
            given = ngettext("%(num)s seat is given already.", "%(num)s seats are given already.", refused.given)
            form.wrong("seats", given)
            return _page(form, found, course)
        except service.Over:
            db.session.rollback()
            flash(_("This course has ended. It does not change any more."), "warning")
            return done(back)
        flash(_("Saved.") if changed else _("Nothing was changed."), "success")
        return done(back)
    return _page(form, found, course)


@blueprint.route("/desk/courses/<id:course>/end", methods=["POST"])
def end_course(course: Course) -> Response:
    """Take a course out; whoever waits for it is told."""
    page = url_for("counsellor.course", course=course.public_id)
    if not StepForm().validate_on_submit():
        return send_again(page)
    try:
        service.end(db.session, principal(), course, now())
    except service.Over:
        db.session.rollback()
        flash(_("This course has ended already."), "warning")
        return done(page)
    flash(_("The course is not offered any more. People who asked for it are told."), "success")
    return done(page)


def _form() -> tuple[CourseForm, Meaning | None]:
    """The form with all choices, and what the words for a skill may mean."""
    form, found = CourseForm().put_up(place_choices()), None
    text = form.words.data
    if form.leads_to.data == Aim.SKILL and text and not form.words.process_errors:
        uri = form.chosen.data
        choice = picked(db.session, text, uri, language(), SKILLS) if uri else None
        found = choice or meaning(db.session, text, language(), SKILLS)
    form.offer(found, _("None of these"))
    return form, found


def _page(form: CourseForm, found: Meaning | None, course: Course | None = None) -> tuple[str, int]:
    shown = render_template("counsellor/course_form.html", form=form, found=found, course=course, stale=())
    return shown, 422 if form.errors or form.form_errors else 200


def _stale(form: CourseForm, course: Course) -> str:
    """The form as it was sent, beside what is saved; sending it once more keeps the reader's version."""
    mine, saved = form.terms(), service.terms_of(course)
    skills = taxonomy.names(db.session, {uri for uri in (mine.skill, saved.skill) if uri}, language())
    rows = course_words.differences(mine, saved, place_choices(), skills)
    form.version.raw_data, form.version.data = None, course.version
    return render_template(
        "counsellor/course_form.html", form=form, found=None, course=course, stale=[(*row, True) for row in rows]
    )


def _skill_name(course: Course) -> str:
    return course_words.names_of([course]).get(course.concept_id or 0, "")
