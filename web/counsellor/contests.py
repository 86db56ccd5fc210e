"""Facts that people say are not right: the queue, and what becomes of each."""

from typing import NamedTuple

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Contest
from models.queries import contests as queries
from models.sharing_enums import ContestAnswer, ContestKind, ContestState
from web import contest_words
from web.counsellor import blueprint, words
from web.counsellor.sharing_form import ContestForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, moved_on
from web.paging import PAGE, page_of
from web.services import contests as service

Answer = str | tuple[str, int] | Response
OWN_WORDS = frozenset({ContestKind.WORK, ContestKind.SKILL})
IN_PAPERS = frozenset({ContestKind.STATUS, ContestKind.LICENCE, ContestKind.BIRTH_DATE})


class Row(NamedTuple):
    """One contested fact, and what to do about it where."""

    contest: Contest
    name: str
    fact: str
    step: str
    url: str


@blueprint.route("/desk/contests", methods=["GET"])
def contests() -> str:
    """What waits for a look, oldest first; then what waits to be corrected."""
    page, pages = page_of(queries.count_waiting(db.session, words.organisation_id()))
    found = queries.waiting(db.session, words.organisation_id(), PAGE, (page - 1) * PAGE)
    leave_marks("contests", {row.jobseeker.public_id for row in found})
    facts = contest_words.names_of([(row.jobseeker, row.kind, row.subject) for row in found])
    rows = [Row(row, words.name(row.jobseeker), fact, *_next_step(row)) for row, fact in zip(found, facts, strict=True)]
    return render_template("counsellor/contests.html", rows=rows, page=page, pages=pages)


def _next_step(row: Contest) -> tuple[str, str]:
    """What to do now, and the address where."""
    if row.state is ContestState.ACCEPTED:
        return _("Correct it, then say that it is right"), _where_to_correct(row)
    page = url_for("counsellor.contest", contest=row.public_id)
    if row.kind in OWN_WORDS:
        return _("Read their own words and ask them"), page
    return (
        _("Look at the paper with the person") if row.kind in IN_PAPERS else _("Ask the person what is right")
    ), page


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
