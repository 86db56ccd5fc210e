"""The household of a person: who wants to find work with whom, each with their own yes."""

from collections.abc import Collection

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Household, Jobseeker
from models.household import HouseholdWish
from models.queries import households as queries
from web.counsellor import blueprint, words
from web.counsellor.forms import ApproveForm
from web.counsellor.household_form import ALONE, HouseholdForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.household_words import HINTS, WISHES
from web.pages import done
from web.services import households as service

Answer = str | tuple[str, int] | Response
Versions = list[tuple[str, str, str, bool]]
MOST_LISTED = 30


@blueprint.route("/desk/people/<id:jobseeker>/household", methods=["GET", "POST"])
def household(jobseeker: Jobseeker) -> Answer:
    """Who is in it and what they want; join, begin, or want something else."""
    own = queries.of_person(db.session, jobseeker.id)
    others = [] if own else queries.latest(db.session, words.organisation_id(), MOST_LISTED)
    form = HouseholdForm(wish=_wish(own, jobseeker), beside=ALONE, version=service.version_of(own))
    form.offer(others)
    offered = {member.jobseeker.public_id for each in others for member in each.members}
    versions: Versions = []
    if form.validate_on_submit():
        beside = next((each for each in others if each.public_id == form.beside.data), None)
        try:
            service.join(
                db.session, jobseeker, beside, form.answer(), form.version.data or 0, principal(), now()
            )  # fmt: skip
        except service.Stale:
            db.session.rollback()
            return _changed(jobseeker, form, offered)
        except service.Full:
            form.wrong("beside", _("This household has as many people as can be planned for together."))
        else:
            flash(_("Saved. The plan looks for work that keeps this wish."), "success")
            return done(url_for("counsellor.household", jobseeker=jobseeker.public_id))
    page = _page(jobseeker, own, form, versions, offered)
    return (page, 422) if form.is_submitted() else page


@blueprint.route("/desk/people/<id:jobseeker>/household/leave", methods=["POST"])
def leave_household(jobseeker: Jobseeker) -> Answer:
    """The person takes their yes back and is planned for alone."""
    form = ApproveForm()
    page = url_for("counsellor.household", jobseeker=jobseeker.public_id)
    if not form.validate_on_submit():
        return done(page)
    try:
        service.leave(db.session, jobseeker, form.version.data or 0, principal(), now())
    except service.Stale:
        db.session.rollback()
        flash(_("The household was changed meanwhile. Look at it once more."), "warning")
        return done(page)
    flash(_("Saved. The person is planned for alone."), "success")
    return done(page)


def _changed(jobseeker: Jobseeker, form: HouseholdForm, offered: Collection[str]) -> tuple[str, int]:
    """Somebody else was quicker: both versions, and the next save counts from what is stored now."""
    own = queries.of_person(db.session, jobseeker.id)
    form.version.data = service.version_of(own)
    stored = _wish(own, jobseeker)
    mine, theirs = str(WISHES[HouseholdWish(form.wish.data)]), str(WISHES[HouseholdWish(stored)]) if stored else "–"
    people = ", ".join(words.name(each.jobseeker) for each in own.members) if own else "–"
    asked = {choice.value: str(choice.label) for choice in form.beside.choices}.get(form.beside.data or "", "–")
    versions = [(_("Wish"), mine, theirs, mine != theirs), (_("People"), asked, people, asked != people)]
    return _page(jobseeker, own, form, versions, offered), 409


def _wish(own: Household | None, jobseeker: Jobseeker) -> str | None:
    return next((each.wish.value for each in own.members if each.jobseeker_id == jobseeker.id), None) if own else None


def _page(
    jobseeker: Jobseeker, own: Household | None, form: HouseholdForm, versions: Versions, offered: Collection[str]
) -> str:
    """The page; whoever is in the household, or in one that was offered (public ids), is shown by name."""
    members = [member.jobseeker.public_id for member in own.members] if own else []
    beside = sorted({*members, *offered} - {jobseeker.public_id})
    if form.is_submitted():
        # The mark is written in a transaction of its own, which this one must not keep waiting.
        db.session.rollback()
    leave_marks("household", beside)
    return render_template(
        "counsellor/household.html", person=jobseeker, name=words.name(jobseeker), household=own, form=form,
        members=[(each, words.name(each.jobseeker)) for each in own.members] if own else [],
        agreed=own is not None and service.agreed(own), wishes=WISHES, hints=HINTS, versions=versions,
    )  # fmt: skip
