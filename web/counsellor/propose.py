"""Several people proposed for a vacancy at once: ticked in the list, looked at together, confirmed with one reason."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import flash, render_template, request, url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Decision, Jobseeker, Vacancy
from models.enums import DecisionKind, DecisionReason, VacancyState
from models.queries import desk_order as keys
from models.queries import matching as queries
from web import labels
from web.counsellor import blueprint, words
from web.extensions import db, now, principal
from web.forms import Answered, Pick, ZaednoForm
from web.gate import leave_marks
from web.pages import done, moved_on
from web.reasons import Line
from web.services import decisions, matching
from web.services.proposing import Left

AT_ONCE = 25
LEFT: Mapping[Left, LazyString] = {
    Left.OVERTAKEN: _l("A colleague decided meanwhile."),
    Left.RULED_OUT: _l("The law or the person's own wish rules it out now."),
    Left.GONE: _l("The person is not with your organisation any more."),
}
WHY = [each for each in decisions.REASONS[DecisionKind.PROPOSE] if each is not DecisionReason.OTHER]
REASONS = [SelectChoice("", ""), *(SelectChoice(*each) for each in labels.choices(WHY))]


class ProposeForm(ZaednoForm):
    """One reason for all."""

    reason = Pick(_l("Why?"), [Answered()], choices=REASONS)


class Chosen(NamedTuple):
    """One person ticked: how they fit, what speaks for it and against it, and the newest decision there is."""

    person: Jobseeker
    name: str
    band: str
    lines: Sequence[Line]
    seen: Decision | None


@blueprint.route("/desk/vacancies/<id:vacancy>/propose", methods=["GET", "POST"])
def propose(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """Look at everybody ticked once more, then propose them."""
    form = ProposeForm()
    asked = request.form if form.is_submitted() else request.args
    people = _own(asked.getlist("person")[:AT_ONCE])
    if not people or vacancy.state is not VacancyState.OPEN:
        flash(_("Tick people in the list of an open vacancy first."), "warning")
        return done(url_for("counsellor.candidates", vacancy=vacancy.public_id))
    if not form.validate_on_submit():
        return _page(vacancy, people, form), 422 if form.is_submitted() else 200
    seen = [(each, asked.get(f"seen-{each.public_id}") or None) for each in people]
    try:
        found = decisions.propose_all(db.session, seen, vacancy, principal(), DecisionReason(form.reason.data), now())
    except decisions.NotOpen:
        return moved_on(url_for("counsellor.candidates", vacancy=vacancy.public_id))
    _say(people, found)
    return done(url_for("counsellor.candidates", vacancy=vacancy.public_id))


def _own(names: Sequence[str]) -> list[Jobseeker]:
    """Those of the names that are the asking organisation's own people, in the order given."""
    found = queries.people_named(db.session, names)
    own = [found[name] for name in dict.fromkeys(names) if name in found]
    return [each for each in own if each.organisation_id == words.organisation_id()]


def _say(people: Sequence[Jobseeker], found: Mapping[str, Left | None]) -> None:
    """Who was proposed is counted, who was left out is named with the cause."""
    number = sum(left is None for left in found.values())
    if number:
        flash(ngettext("%(num)s person is proposed.", "%(num)s people are proposed.", number), "success")
    for person in people:
        left = found[person.public_id]
        if left is not None:
            flash(_("%(name)s is not proposed. %(why)s", name=words.name(person), why=str(LEFT[left])), "warning")


def _page(vacancy: Vacancy, people: Sequence[Jobseeker], form: ProposeForm) -> str:
    shown, numbers = [each.public_id for each in people], [each.id for each in people]
    if form.is_submitted():
        # The mark is written in a transaction of its own, which this one must not keep waiting.
        db.session.rollback()
    leave_marks("matches", shown)
    found = keys.beside_vacancy(db.session, vacancy.id, None, numbers)
    results = [matching.pair(db.session, each.person, vacancy, now()) for each in found]
    names = words.concept_names(results)
    return render_template(
        "counsellor/propose.html", vacancy=vacancy, form=form,
        rows=[_chosen(*each, names) for each in zip(found, results, strict=True)],
    )  # fmt: skip


def _chosen(asked: keys.Asked, result: matching.Result, names: Mapping[str, str]) -> Chosen:
    lines = words.main_lines(result, names)
    asking = [line for line in words.lines(result, names) if line.mark == "ask" and line not in lines]
    return Chosen(asked.person, words.name(asked.person), words.band(result), [*lines, *asking], asked.decision)
