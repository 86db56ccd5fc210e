"""Who asks for a course: the organisation's own people, each with the seats of the course, and the answer."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import CourseWish
from models.queries import courses as queries
from web import course_words
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, moved_on, send_again
from web.services import courses as service


@blueprint.route("/desk/courses/asked", methods=["GET"])
def course_wishes() -> str:
    """Wishes that wait for an answer, by course, who asked first on top."""
    found = queries.waiting(db.session, words.organisation_id())
    leave_marks("courses", {wish.jobseeker.public_id for wish, _offered in found})
    names = course_words.names_of(offered.course for _wish, offered in found)
    rows = [(wish, offered, words.name(wish.jobseeker)) for wish, offered in found]
    return render_template("counsellor/course_wishes.html", rows=rows, names=names, words=course_words)


@blueprint.route("/desk/courses/asked/<id:wish>", methods=["POST"])
def answer_wish(wish: CourseWish) -> Response:
    """Say that the person has a seat, or that there is none; they are told."""
    page = url_for("counsellor.course_wishes")
    answers = {"seat": True, "no_seat": False}
    seat = answers.get(request.form.get("answer", ""))
    if seat is None or not StepForm().validate_on_submit():
        return send_again(page)
    try:
        service.answer(db.session, principal(), wish, seat=seat, now=now())
    except service.NoSeatLeft:
        db.session.rollback()
        flash(_("Every seat of this course is taken."), "warning")
        return done(page)
    except (service.AnsweredAlready, service.Over):
        return moved_on(page)
    flash(_("Saved. The person sees it."), "success")
    return done(page)
