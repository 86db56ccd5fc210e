"""This is not right: a fact that was used is set aside until a counsellor has looked."""

from collections.abc import Iterable, Mapping, Sequence

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Contest, Vacancy
from models.queries import contests as queries
from models.sharing_enums import ContestKind as Kind
from models.sharing_enums import ContestState
from web import contest_words
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.jobseeker import blueprint
from web.jobseeker.forms.sharing import NotRightForm
from web.jobseeker.me import me
from web.jobseeker.steps import address
from web.pages import done, moved_on, send_again
from web.reasons import Line
from web.services import contests as service
from web.services.jobseeker_progress import Part

ABOUT: Mapping[str, tuple[Kind, ...]] = {
    "work_right": (Kind.STATUS,), "labour_law": (Kind.BIRTH_DATE,), "licence": (Kind.LICENCE,),
    "recognition": (Kind.LICENCE, Kind.WORK), "exclusion": (Kind.EXCLUSION, Kind.TIMES), "occupation": (Kind.WORK,),
    "experience": (Kind.WORK,), "preference": (Kind.WORK,), "essential_skills": (Kind.SKILL,),
    "optional_skills": (Kind.SKILL,), "evidence": (Kind.SKILL,), "language": (Kind.LANGUAGE,),
    "commute": (Kind.PLACE, Kind.WAY), "schedule": (Kind.TIMES, Kind.CARE), "start": (Kind.START,),
    "pay": (Kind.PAY,), "contract": (Kind.CONTRACT,),
}  # fmt: skip
ASKED_IN: Mapping[Kind, Part] = {
    Kind.WORK: Part.WORK, Kind.SKILL: Part.SKILLS, Kind.LANGUAGE: Part.LANGUAGES, Kind.LICENCE: Part.PAPERS,
    Kind.EXCLUSION: Part.WISHES, Kind.PLACE: Part.PLACE, Kind.WAY: Part.PLACE, Kind.TIMES: Part.TIMES,
    Kind.CARE: Part.CARE, Kind.START: Part.START, Kind.PAY: Part.PAY, Kind.CONTRACT: Part.WISHES,
    Kind.STATUS: Part.PAPERS, Kind.BIRTH_DATE: Part.NAME,
}  # fmt: skip
Answer = str | tuple[str, int] | Response


def ways_to_contest(vacancy: Vacancy, lines: Iterable[Line]) -> dict[str, str]:
    """Sentence of an explanation → where to say that the fact behind it is not right."""
    return {
        line.text: url_for("jobseeker.not_right", vacancy=vacancy.public_id, about=line.reason.family)
        for line in lines
        if line.reason.family in ABOUT
    }


@blueprint.route("/me/vacancies/<id:vacancy>/not-right", methods=["GET", "POST"])
def not_right(vacancy: Vacancy) -> Answer:
    """Choose the fact that is not right; it no longer counts from now on."""
    person = me()
    kinds = ABOUT.get(request.args.get("about", ""), tuple(Kind))
    known = list(service.facts(person, kinds))
    form = NotRightForm()
    form.offer(dict(zip(known, contest_words.names(person, known), strict=True)))
    if form.validate_on_submit():
        service.contest(db.session, principal(), person, form.chosen(), form.words.data, now())
        flash(_("Set aside. Your counsellor looks at it."), "success")
        return done(url_for("jobseeker.contests"))
    page = render_template("jobseeker/not_right.html", vacancy=vacancy, form=form, known=known, change=_change(kinds))
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/me/not-right", methods=["GET"])
def contests() -> str:
    """What the person said is not right, and what came of it."""
    person = me()
    found = queries.of_person(db.session, person.id)
    names = contest_words.names(person, [(row.kind, row.subject) for row in found])
    return render_template("jobseeker/contests.html", rows=_rows(found, names), states=ContestState)


@blueprint.route("/me/not-right/<id:contest>/settle", methods=["POST"])
def settle_contest(contest: Contest) -> Response:
    """It is right now, or it was right after all: it counts again."""
    page = url_for("jobseeker.contests")
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    try:
        service.settle(db.session, principal(), contest, now())
    except service.AnsweredAlready:
        return moved_on(page)
    flash(_("Saved. It counts again."), "success")
    return done(page)


def _rows(found: Sequence[Contest], names: Sequence[str]) -> list[tuple[Contest, str, str]]:
    return [(row, name, address(ASKED_IN[row.kind])) for row, name in zip(found, names, strict=True)]


def _change(kinds: tuple[Kind, ...]) -> str:
    """Where the person can change such a fact without anybody's help."""
    return address(ASKED_IN[kinds[0]])
