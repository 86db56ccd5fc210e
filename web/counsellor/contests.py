"""Facts that people say are not right: the queue, and what becomes of each."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Contest
from models.queries import contests as queries
from models.sharing_enums import ContestAnswer, ContestKind
from web import contest_words
from web.counsellor import blueprint, words
from web.counsellor.sharing_form import ContestForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, moved_on
from web.services import contests as service

Answer = str | tuple[str, int] | Response
OWN_WORDS = frozenset({ContestKind.WORK, ContestKind.SKILL})


@blueprint.route("/desk/contests", methods=["GET"])
def contests() -> str:
    """What waits for a look, oldest first; then what waits to be corrected."""
    found = queries.waiting(db.session, words.organisation_id())
    leave_marks("contests", {row.jobseeker.public_id for row in found})
    rows = [(row, words.name(row.jobseeker), fact_name(row)) for row in found]
    return render_template("counsellor/contests.html", rows=rows)


@blueprint.route("/desk/contests/<id:contest>", methods=["GET", "POST"])
def contest(contest: Contest) -> Answer:
    """Agree and go to where it is corrected, leave it with a reason, or say that it is right now."""
    form = ContestForm()
    if not form.validate_on_submit():
        page = render_template(
            "counsellor/contest.html", row=contest, form=form, name=words.name(contest.jobseeker),
            fact=fact_name(contest), change=_where_to_correct(contest),
        )  # fmt: skip
        return page, 422 if form.is_submitted() else 200
    page = url_for("counsellor.contests")
    try:
        _resolve(contest, form)
    except service.AnsweredAlready:
        return moved_on(page)
    flash(_("Saved. The person sees it."), "success")
    return done(_where_to_correct(contest) if form.does.data == "accept" else page)


def _resolve(contest: Contest, form: ContestForm) -> None:
    if form.does.data == "accept":
        service.accept(db.session, principal(), contest, now())
    elif form.does.data == "settle":
        service.settle(db.session, principal(), contest, now())
    else:
        service.reject(db.session, principal(), contest, ContestAnswer(form.answer.data), form.note.data, now())


def _where_to_correct(contest: Contest) -> str:
    """Work and skills are corrected beside the person's own words, everything else on a page of its own."""
    if contest.kind in OWN_WORDS:
        return url_for("counsellor.person_words", jobseeker=contest.jobseeker.public_id)
    return url_for("counsellor.correct", contest=contest.public_id)


def fact_name(contest: Contest) -> str:
    """What the contested fact is called."""
    return contest_words.names(contest.jobseeker, [(contest.kind, contest.subject)])[0]
