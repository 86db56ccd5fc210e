"""People who may be entered twice: the list, two beside each other, making them one, and taking them apart again."""

from typing import NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker, LikelyTwins
from models.queries import merges, twins
from web.counsellor import blueprint, duplicate_words, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.gate import leave_marks, public_id_in
from web.pages import done, moved_on, send_again
from web.paging import page_of
from web.services import merge_likely, merge_undo
from web.services.merge import Choice, MovedOn, make_one
from web.services.merge_likely import Chance
from web.services.merge_rules import Field
from web.services.merge_sorting import Entangled

PAGE = 20
PURPOSE = "duplicates"
OTHER = "other"
Answer = str | Response | tuple[str, int]


class Pair(NamedTuple):
    """One line of the list: two people with their names, how likely they are one, and why."""

    people: tuple[tuple[Jobseeker, str], tuple[Jobseeker, str]]
    chance: Chance
    reasons: duplicate_words.Reasons


@blueprint.route("/desk/duplicates", methods=["GET"])
def duplicates() -> str:
    """Pairs of the organisation's people who are likely one, the likeliest first."""
    page, pages = page_of(twins.count(db.session, words.organisation_id()), PAGE)
    found = twins.waiting(db.session, words.organisation_id(), PAGE, (page - 1) * PAGE)
    leave_marks(PURPOSE, {each.public_id for row in found for each in (row.first, row.second)})
    return render_template(
        "counsellor/duplicates.html", pairs=[_pair(row) for row in found], page=page, pages=pages,
        chances=duplicate_words.CHANCES,
    )  # fmt: skip


def _pair(row: LikelyTwins) -> Pair:
    people = ((row.first, words.name(row.first)), (row.second, words.name(row.second)))
    return Pair(people, merge_likely.chance(row.probability), duplicate_words.reasons(row.reasons))


@blueprint.route("/desk/people/<id:jobseeker>/same/<id:twin>", methods=["GET", "POST"])
def same_person(jobseeker: Jobseeker, twin: Jobseeker) -> Answer:
    """Two records beside each other: what differs is chosen, and the second becomes part of the first."""
    if jobseeker.id == twin.id:
        return redirect(url_for("counsellor.person", jobseeker=jobseeker.public_id), 303)
    form = StepForm()
    if not form.is_submitted():
        return _side_by_side(jobseeker, twin)
    if not form.validate():
        return send_again(url_for("counsellor.same_person", jobseeker=jobseeker.public_id, twin=twin.public_id))
    try:
        make_one(db.session, principal(), jobseeker, twin, _chosen(), now())
    except MovedOn:
        db.session.rollback()
        return _side_by_side(jobseeker, twin, stale=True), 409
    except Entangled:
        db.session.rollback()
        return _side_by_side(jobseeker, twin, entangled=True), 409
    flash(_("The two records are one now. Tell the person which code they sign in with."), "success")
    return done(url_for("counsellor.joined", jobseeker=jobseeker.public_id))


def _chosen() -> Choice:
    taken = frozenset(field for field in Field if request.form.get(field.value) == OTHER)
    seen = [int(part) for part in request.form.get("versions", "").split(".") if part.isascii() and part.isdigit()]
    versions = (seen[0], seen[1]) if len(seen) == 2 else (0, 0)
    return Choice(taken, request.form.get("signs_in") == OTHER, versions)


def _side_by_side(jobseeker: Jobseeker, twin: Jobseeker, *, stale: bool = False, entangled: bool = False) -> str:
    pair = twins.pair(db.session, jobseeker.id, twin.id)
    both = merges.beside(db.session, jobseeker.id, twin.id)
    if len(both) != 2:
        abort(404)
    left, right = both[jobseeker.id], both[twin.id]
    return render_template(
        "counsellor/same_person.html", left=left, right=right, names=(words.name(left), words.name(right)),
        rows=duplicate_words.rows(left, right), stale=stale, entangled=entangled,
        versions=f"{left.version}.{right.version}", codes=duplicate_words.sign_ins(left, right),
        chance=duplicate_words.CHANCES[merge_likely.chance(pair.probability)] if pair else None,
        why=duplicate_words.reasons(pair.reasons if pair else []), sent=request.form,
    )  # fmt: skip


@blueprint.route("/desk/people/<id:jobseeker>/two/<id:twin>", methods=["POST"])
def two_people(jobseeker: Jobseeker, twin: Jobseeker) -> Response:
    """Remember that they are two."""
    if not StepForm().validate_on_submit():
        return send_again(url_for("counsellor.duplicates"))
    if jobseeker.id == twin.id:
        return redirect(url_for("counsellor.person", jobseeker=jobseeker.public_id), 303)
    merge_likely.set_apart(db.session, principal(), jobseeker, twin, now())
    flash(_("Saved: they are two people. You are not asked about them again."), "success")
    return done(url_for("counsellor.duplicates"))


@blueprint.route("/desk/people/<id:jobseeker>/joined", methods=["GET"])
def joined(jobseeker: Jobseeker) -> str:
    """Records that are part of this person's, and who else may be the same person."""
    made = list(merges.of_person(db.session, jobseeker.id))
    others = twins.of_person(db.session, jobseeker.organisation_id, jobseeker.id)
    shown = {each.public_id for row in others for each in (row.first, row.second)}
    leave_marks(PURPOSE, sorted(shown - {jobseeker.public_id}))
    return render_template(
        "counsellor/joined.html", person=jobseeker, name=words.name(jobseeker), merges=made,
        can_undo={row.id for row in made if merge_undo.can_undo(made, row)}, pairs=[_pair(row) for row in others],
        chances=duplicate_words.CHANCES,
    )  # fmt: skip


@blueprint.route("/desk/people/<id:jobseeker>/joined/apart", methods=["POST"])
def take_apart(jobseeker: Jobseeker) -> Response:
    """Put a record back as it was."""
    page = url_for("counsellor.joined", jobseeker=jobseeker.public_id)
    if not StepForm().validate_on_submit():
        return send_again(page)
    asked = public_id_in(request.form.get("merge", ""))
    row = next((each for each in merges.of_person(db.session, jobseeker.id) if each.public_id == asked), None)
    if row is None:
        abort(404)
    try:
        back = merge_undo.take_apart(db.session, principal(), row, now())
    except merge_undo.TooLate:
        return moved_on(page)
    flash(_("They are two records again. What was added since stays with this person."), "success")
    return done(url_for("counsellor.person", jobseeker=back.public_id))
