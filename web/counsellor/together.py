"""Work on several people ticked in the caseload: each kind goes on to the page where it is done."""

from collections.abc import Mapping, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.enums import VacancyState
from models.queries import matching, vacancies
from web.counsellor import blueprint, words
from web.extensions import db
from web.gate import leave_marks
from web.paging import PAGE

MOST_VACANCIES = 500
PAGES: Mapping[str, str] = {
    "give": "counsellor.hand_over", "task": "counsellor.together_task", "propose": "counsellor.together_vacancy",
    "print": "counsellor.together_print",
}  # fmt: skip


@blueprint.route("/desk/together", methods=["GET"])
def together() -> Response:
    """Go on with those ticked to what the button said."""
    names = [person.public_id for person in own_people(request.args.getlist("person"))]
    page = PAGES.get(request.args.get("do", ""))
    if not names or page is None:
        flash(_("Tick the people you mean first."), "warning")
        return redirect(url_for("counsellor.home", whose="mine"))
    return redirect(url_for(page, person=names))


@blueprint.route("/desk/together/vacancy", methods=["GET"])
def together_vacancy() -> str | Response:
    """Choose the vacancy for which those ticked are proposed; they are looked at once more there."""
    people = own_people(request.args.getlist("person"))
    names = [person.public_id for person in people]
    if not people:
        return redirect(url_for("counsellor.together"))
    offered = {row.public_id: row for row in vacancies.for_staff(db.session, [VacancyState.OPEN], MOST_VACANCIES, 0)}
    chosen = request.args.get("vacancy", "")
    if chosen in offered:
        return redirect(url_for("counsellor.propose", vacancy=chosen, person=names))
    leave_marks("caseload", names)
    return render_template(
        "counsellor/together_vacancy.html", people=[(each.public_id, words.name(each)) for each in people],
        vacancies=list(offered.values()),
    )  # fmt: skip


@blueprint.route("/desk/together/print", methods=["GET"])
def together_print() -> str | Response:
    """For each of those ticked, what can be printed."""
    people = own_people(request.args.getlist("person"))
    if not people:
        return redirect(url_for("counsellor.together"))
    leave_marks("caseload", [person.public_id for person in people])
    shown = [(each.public_id, words.name(each)) for each in people]
    return render_template("counsellor/together_print.html", people=shown)


def own_people(names: Sequence[str]) -> list[Jobseeker]:
    """Those of the names that are the asking organisation's own people, in the order given, a page of them at most."""
    found = matching.people_named(db.session, names[:PAGE])
    own = [found[name] for name in dict.fromkeys(names) if name in found]
    return [each for each in own if each.organisation_id == words.organisation_id()]
