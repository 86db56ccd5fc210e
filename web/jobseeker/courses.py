"""Courses for the person: sorted by how many jobs each would bring, with a wish that a counsellor answers."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Course, CourseWish, Jobseeker
from models.queries import courses as queries
from models.queries import taxonomy
from web import course_words, reasons
from web.course_hints import catalogue
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done, send_again
from web.paging import page_of
from web.reasons import prospects
from web.services import courses as service
from web.services import engine_switch, matching
from web.services.clock import day_in_bulgaria
from web.services.course_gaps import Catalogue, Option

SHOWN = 20


class Row(NamedTuple):
    """One course for the person: its name, what it would bring in a sentence, and the wish for it, if there is one."""

    option: Option
    name: str
    brings: str
    wish: CourseWish | None


@blueprint.route("/me/courses", methods=["GET"])
def courses() -> str:
    """What one has asked for, on the first page; then every course, what brings most jobs first."""
    person = me()
    wishes = queries.wishes_of(db.session, person.id)
    every = _rows(person, catalogue(person), wishes)
    page, pages = page_of(len(every), SHOWN)
    rows = every[(page - 1) * SHOWN : page * SHOWN]
    return render_template(
        "jobseeker/courses.html", wishes=wishes if page == 1 else (), bringing=[row for row in rows if row.brings],
        others=[row for row in rows if not row.brings], words=course_words, page=page, pages=pages,
        names=course_words.names_of([wish.course for wish in wishes]),
    )  # fmt: skip


def _rows(person: Jobseeker, known: Catalogue, wishes: Sequence[CourseWish]) -> list[Row]:
    compared = person.work and known.options and engine_switch.runs(db.session)
    helps = matching.expectation(db.session, person, now()).helps if compared else ()
    options = known.by_worth(helps)
    uris = {uri for help in helps for uri in reasons.concepts_of(help.facts)}
    told = taxonomy.names(db.session, uris, language())
    names = course_words.names_of(each.offered.course for each in options)
    asked = {wish.course_id: wish for wish in wishes}
    return [
        Row(
            each, course_words.name(each.offered.course, names),
            prospects.told(each.brings, told) if each.brings else "", asked.get(each.offered.course.id),
        )
        for each in options
    ]  # fmt: skip


@blueprint.route("/me/courses/<id:course>", methods=["GET"])
def course(course: Course) -> str:
    """One course: all facts, and how to ask for it."""
    person = me()
    option = Catalogue(person, [queries.one(db.session, course)]).options[0]
    return render_template(
        "jobseeker/course.html", course=course, offered=option.offered,
        name=course_words.name(course, course_words.names_of([course])),
        facts=course_words.facts(option.offered, option.distance), seats=course_words.seats(option.offered),
        wish=queries.wish(db.session, person.id, course.id),
        over=course.starts_on < day_in_bulgaria(now()),
    )  # fmt: skip


@blueprint.route("/me/courses/<id:course>/want", methods=["POST"])
def want_course(course: Course) -> Response:
    """Ask for a course; it stands on the counsellor's desk from now on."""
    page = url_for("jobseeker.course", course=course.public_id)
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    try:
        service.want(db.session, principal(), me(), course, now())
    except service.Over:
        db.session.rollback()
        flash(_("This course has begun or is not offered any more. Look at the other courses."), "warning")
        return done(url_for("jobseeker.courses"))
    flash(_("Saved. Your counsellor sees that you would like this course, and signs you up."), "success")
    return done(page)


@blueprint.route("/me/courses/wishes/<id:wish>/withdraw", methods=["POST"])
def withdraw_wish(wish: CourseWish) -> Response:
    """Take a wish back; the seat is free for somebody else."""
    page = url_for("jobseeker.courses")
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    service.withdraw(db.session, principal(), wish, now())
    flash(_("Done. You do not ask for this course any more."), "success")
    return done(page)
