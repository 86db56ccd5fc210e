"""Invitations of the organisation's people: who has to be telephoned, and answers taken for them."""

from collections.abc import Sequence

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Interview
from models.queries import desk, disclosure_words, jobseekers
from models.queries import disclosures as queries
from models.queries import interviews as interview_queries
from models.sharing_enums import DisclosureState
from web import sharing_words, times_words
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.counsellor.sharing_form import NotedForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, moved_on, send_again
from web.paging import PAGE, page_of
from web.services import casework_next
from web.services import disclosure as steps
from web.services.disclosed import everything
from web.services.disclosure_steps import LIVE, NotPossible

Answer = str | tuple[str, int] | Response


@blueprint.route("/desk/invitations", methods=["GET"])
def invitations() -> str:
    """Everybody who has not answered yet, those to telephone first; above them what else is to be done. Each list
    goes on, on the next page."""
    at, own = casework_next.moment(now()), words.organisation_id()
    page, pages = page_of(desk.longest_of_invitations(db.session, own, now()))
    part = PAGE, (page - 1) * PAGE
    found = queries.waiting(db.session, own, at.invited_after, at.invited_before, *part)
    written = disclosure_words.waiting(db.session, own, *part)
    talks = interview_queries.without_interpreter(db.session, own, now(), *part)
    calls = interview_queries.through_us(db.session, own, now(), *part)
    above = [*(each.disclosure for each in written), *(each.disclosure for each in (*talks, *calls))]
    subjects = [*(row for row, _call in found), *above]
    leave_marks("invitations", {each.jobseeker.public_id for each in subjects})
    return render_template(
        "counsellor/invitations.html", page=page, pages=pages,
        rows=[(row, words.name(row.jobseeker), call) for row, call in found],
        written=[(row, words.name(row.disclosure.jobseeker)) for row in written],
        talks=[(row, words.name(row.disclosure.jobseeker)) for row in talks], times_words=times_words,
        calls=[(row, words.name(row.disclosure.jobseeker)) for row in calls],
    )  # fmt: skip


@blueprint.route("/desk/invitations/<id:disclosure>", methods=["GET", "POST"])
def invitation(disclosure: Disclosure) -> Answer:
    """Note what the person answers. A yes shows nothing before the person has confirmed it."""
    form = NotedForm()
    if not form.is_submitted():
        return show(disclosure, form), 200
    row = jobseekers.whole(db.session, disclosure.jobseeker_id)
    form.offer(sharing_words.rows(everything(row)) if row else [])
    return _noted(disclosure, form) if form.validate() else (show(disclosure, form), 422)


def time_form(found: Sequence[Interview]) -> times_words.TimeForm:
    """The question about a time, to note what the person says."""
    return times_words.TimeForm().offer(found, _("Which time does the person choose?"), _("Interpreter for"))


def show(disclosure: Disclosure, form: NotedForm, asked: times_words.TimeForm | None = None) -> str:
    """The page of one invitation: what is asked, and what the person says."""
    row = jobseekers.whole(db.session, disclosure.jobseeker_id)
    shown = sharing_words.rows(everything(row)) if row else []
    form.offer(shown)
    found = interview_queries.of_disclosure(db.session, disclosure) if disclosure.state in LIVE else []
    return render_template(
        "counsellor/invitation.html", row=disclosure, name=words.name(disclosure.jobseeker), form=form, shown=shown,
        answerable=steps.answerable(disclosure, now()),
        noted=disclosure.state is DisclosureState.ACCEPTED and sharing_words.fields(disclosure.fields),
        times=times_words.standing(found, now()), asked=asked or time_form(found), times_words=times_words,
        words=disclosure_words.of_disclosure(db.session, disclosure) if disclosure.state in LIVE else None,
    )  # fmt: skip


def _noted(disclosure: Disclosure, form: NotedForm) -> Response:
    try:
        if form.says_yes():
            steps.agree(db.session, disclosure, principal(), form.agreement(disclosure.jobseeker.language), now())
            flash(_("Noted. The employer sees nothing until the person signs in and confirms it."), "success")
        else:
            steps.decline(db.session, disclosure, principal(), now())
            flash(_("Noted. The employer sees nothing about the person."), "success")
    except NotPossible:
        return moved_on(url_for("counsellor.invitations"))
    return done(url_for("counsellor.invitations"))


@blueprint.route("/desk/invitations/<id:disclosure>/called", methods=["POST"])
def called(disclosure: Disclosure) -> Response:
    """Note that the person did not answer the telephone; the task comes back in two days."""
    page = url_for("counsellor.invitations")
    if not StepForm().validate_on_submit():
        return send_again(page)
    try:
        steps.called(db.session, disclosure, principal(), now())
    except NotPossible:
        return moved_on(page)
    flash(_("Noted. You are reminded again in two days."), "success")
    return done(page)
