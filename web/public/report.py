"""Reporting exploitation without a name, and coming back for the answer.

The code is shown in the answer to the form itself and stored nowhere: neither in an address nor in the browser.
"""

import hashlib

from flask import render_template, request, session
from sqlalchemy.exc import IntegrityError

from models.queries import reports as queries
from web.extensions import db, now, own_transaction
from web.gate import public_id_in
from web.i18n import language
from web.public import blueprint
from web.public.report_forms import AnswerForm, ReportForm
from web.services import reports
from web.services.throttles import TooManyTries

GROUP = 4
Answer = str | tuple[str, int] | tuple[str, int, dict[str, str]]


@blueprint.route("/report", methods=["GET", "POST"])
def report() -> Answer:
    """Ask what happened; the answer to a report is its code."""
    form = ReportForm(about=True)
    if not form.validate_on_submit():
        return _page(form), 422 if form.is_submitted() else 200
    told = form.told(language(), _vacancy_asked_for())
    try:
        with own_transaction() as writing, writing.begin():
            reports.throttle(writing, told, now())
    except TooManyTries as full:
        return _page(form, full=True), 429, {"Retry-After": str(full.retry_after)}
    code = reports.code_of(db.session.info["vault"], _form_and_words())
    _send(told, code)
    groups = [code[start : start + GROUP] for start in range(0, len(code), GROUP)]
    return render_template("public/report_sent.html", groups=groups)


@blueprint.route("/report/answer", methods=["GET", "POST"])
def report_answer() -> Answer:
    """What came of a report, for whoever has its code."""
    form = AnswerForm()
    if form.validate_on_submit():
        found = reports.find(db.session, form.code.data)
        if found is not None:
            return render_template("public/report_answer.html", row=found)
        form.unknown()
    page = render_template("public/report_code.html", form=form)
    return page, 422 if form.is_submitted() else 200


def _page(form: ReportForm, *, full: bool = False) -> str:
    vacancy = queries.published(db.session, _vacancy_asked_for())
    if vacancy is None and not (form.is_submitted() and form.about.data):
        del form.about
    return render_template("public/report.html", form=form, vacancy=vacancy, full=full)


def _vacancy_asked_for() -> str:
    return public_id_in(request.args.get("vacancy", ""))


def _send(told: reports.Told, code: str) -> None:
    """In a transaction of its own. When two copies of a form come at once, one of them is the report."""
    try:
        with own_transaction() as writing, writing.begin():
            reports.send(writing, told, code, now())
    except IntegrityError:
        return


def _form_and_words() -> str:
    """What tells this form with these words from every other: a second copy is the same report, a mended one is not."""
    typed = sorted(pair for pair in request.form.items(multi=True) if pair[0] != "csrf_token")
    return hashlib.sha256(f"{session.get('browser')}|{request.full_path}|{typed!r}".encode()).hexdigest()
