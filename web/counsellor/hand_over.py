"""Handing people over: to whom and why, what waits on both desks, and the answer."""

from collections.abc import Callable, Mapping, Sequence

from flask import flash, render_template, request, url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import HandOver, Jobseeker
from models.queries import hand_overs as queries
from models.queries import matching
from web.counsellor import blueprint, words
from web.counsellor.forms import LONGEST_NOTE, StepForm
from web.extensions import db, now, principal
from web.forms import Answered, LongText, Pick, ZaednoForm
from web.gate import leave_marks
from web.pages import done, moved_on, send_again
from web.services import hand_over as service
from web.services.hand_over import Left

AT_ONCE = 200
OVER_SHOWN = 30
LEFT: Mapping[Left, LazyString] = {
    Left.NOT_YOURS: _l("A colleague is responsible for them. Only they or a lead can hand them over."),
    Left.NOBODYS: _l("Nobody is responsible for them yet. Your colleague can take them on."),
    Left.THEIRS_ALREADY: _l("They are with this colleague already."),
    Left.ON_THE_WAY: _l("They are being handed over already. Take that back first."),
    Left.GONE: _l("The person is not with your organisation any more."),
}


class HandOverForm(ZaednoForm):
    """To whom, and what they should know."""

    to = Pick(_l("To whom?"), [Answered()], choices=[])
    note = LongText(_l("What should your colleague know?"), longest=LONGEST_NOTE)


class RefuseForm(ZaednoForm):
    """Why not."""

    why = LongText(_l("Why not?"), longest=LONGEST_NOTE)


@blueprint.route("/desk/hand-over", methods=["GET", "POST"])
def hand_over() -> str | Response | tuple[str, int]:
    """Choose a colleague for one or many people; they are asked, and until they agree nothing changes."""
    form = HandOverForm()
    colleagues = {each.public_id: each for each in queries.colleagues(db.session, words.organisation_id(), words.me())}
    form.to.choices = [("", ""), *(SelectChoice(name, each.name or name) for name, each in colleagues.items())]
    asked = request.form if form.is_submitted() else request.args
    people = _own(asked.getlist("person")[:AT_ONCE])
    if not people:
        flash(_("Tick the people you want to hand over first."), "warning")
        return done(url_for("counsellor.home"))
    if not form.validate_on_submit():
        return _page(people, form), 422 if form.is_submitted() else 200
    found = service.offer(db.session, people, colleagues[form.to.data], form.note.data, principal(), now())
    _say(people, found)
    return done(url_for("counsellor.hand_overs"))


def _own(names: Sequence[str]) -> list[Jobseeker]:
    """Those of the names that are the asking organisation's own people, in the order given."""
    found = matching.people_named(db.session, names)
    own = [found[name] for name in dict.fromkeys(names) if name in found]
    return [each for each in own if each.organisation_id == words.organisation_id()]


def _page(people: Sequence[Jobseeker], form: HandOverForm) -> str:
    shown = [each.public_id for each in people]
    alone = not form.to.choices[1:]
    names = [(each.public_id, words.name(each)) for each in people]
    db.session.rollback()  # The mark is written in a transaction of its own, which this one must not keep waiting.
    leave_marks("hand-over", shown)
    return render_template("counsellor/hand_over.html", form=form, people=names, alone=alone)


def _say(people: Sequence[Jobseeker], found: Mapping[str, Left | None]) -> None:
    """Who was offered is counted, who was left out is named with the cause."""
    number = sum(left is None for left in found.values())
    if number:
        flash(
            ngettext(
                "Your colleague is asked about %(num)s person. Until they agree, nothing changes.",
                "Your colleague is asked about %(num)s people. Until they agree, nothing changes.", number,
            ),
            "success",
        )  # fmt: skip
    for person in people:
        left = found[person.public_id]
        if left is not None:
            flash(_("%(name)s stays where they are. %(why)s", name=words.name(person), why=str(LEFT[left])), "warning")


@blueprint.route("/desk/hand-overs", methods=["GET"])
def hand_overs() -> str:
    """What waits for one's own answer, what one has offered, and what is over."""
    mine, me = words.organisation_id(), words.me()
    waiting = queries.open_of(db.session, mine, me)
    over = queries.over_of(db.session, mine, me, OVER_SHOWN)
    leave_marks("hand-over", [row.jobseeker.public_id for row in (*waiting, *over)])
    return render_template(
        "counsellor/hand_overs.html", name=words.name, me=me, over=over,
        to_me=[row for row in waiting if row.to_id == me], from_me=[row for row in waiting if row.from_id == me],
    )  # fmt: skip


@blueprint.route("/desk/hand-overs/<id:hand_over>/accept", methods=["POST"])
def accept_hand_over(hand_over: HandOver) -> Response:
    """Take the person on."""
    return _step(StepForm(), _("This person is now yours."), lambda: service.accept(
        db.session, hand_over, principal(), now()
    ))  # fmt: skip


@blueprint.route("/desk/hand-overs/<id:hand_over>/refuse", methods=["POST"])
def refuse_hand_over(hand_over: HandOver) -> Response:
    """Leave the person with the colleague."""
    form = RefuseForm()
    return _step(form, _("The person stays with your colleague, who is told."), lambda: service.refuse(
        db.session, hand_over, form.why.data, principal(), now()
    ))  # fmt: skip


@blueprint.route("/desk/hand-overs/<id:hand_over>/take-back", methods=["POST"])
def take_back_hand_over(hand_over: HandOver) -> Response:
    """Keep the person after all."""
    return _step(StepForm(), _("You keep this person."), lambda: service.take_back(
        db.session, hand_over, principal(), now()
    ))  # fmt: skip


def _step(form: ZaednoForm, told: str, take: Callable[[], None]) -> Response:
    page = url_for("counsellor.hand_overs")
    if not form.validate_on_submit():
        return send_again(page)
    try:
        take()
    except service.NotPossible:
        return moved_on(page)
    flash(told, "success")
    return done(page)
