"""The drafts that came from a file, and sending many of them at once. Each goes to approval by itself."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from models import Vacancy
from models.queries import imports as queries
from web import vacancy_words
from web.employer import blueprint
from web.employer.asking import employer_id
from web.employer.import_form import SendManyForm
from web.extensions import db, now, principal
from web.pages import done
from web.reasons import offers
from web.services import matching, vacancy_check, vacancy_state
from web.services.clock import day_in_bulgaria

PER_PAGE = 100


@blueprint.route("/employer/import/drafts", methods=["GET", "POST"])
def from_file() -> str | Response | tuple[str, int]:
    """What lacks nothing can be ticked and sent; the others say what they lack."""
    page, drafts, all_drafts = _asked_for()
    rules, today = matching.rules(db.session), day_in_bulgaria(now())
    found = {row.id: vacancy_check.check(row, rules, today) for row in drafts}
    ready = [row for row in drafts if not any(each.blocks for each in found[row.id])]
    form = SendManyForm().offer([(row.public_id, row.title) for row in ready])
    if form.validate_on_submit():
        return _send({row.public_id: row for row in ready}, form.chosen.data)
    lacking = {row.id: offers.sorted_out(found[row.id], offers.OfferAudience.EMPLOYER)["missing"] for row in drafts}
    shown = render_template(
        "employer/from_file.html", form=form, drafts=drafts, ready={row.id for row in ready}, lacking=lacking,
        pay=vacancy_words.pay, page=page, pages=max(1, -(-all_drafts // PER_PAGE)), all_drafts=all_drafts,
    )  # fmt: skip
    return (shown, 422) if form.is_submitted() else shown


def _asked_for() -> tuple[int, list[Vacancy], int]:
    """The page asked for, its drafts, and how many there are in all."""
    asked = request.args.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 5 else 1
    company = employer_id()
    drafts = queries.drafts(db.session, company, PER_PAGE, PER_PAGE * (max(page, 1) - 1))
    return max(page, 1), list(drafts), queries.count_drafts(db.session, company)


def _send(ready: dict[str, Vacancy], chosen: list[str]) -> Response:
    sent = 0
    for name in chosen:
        try:
            vacancy_state.submit(db.session, ready[name], principal(), matching.rules(db.session), now())
            sent += 1
        except (vacancy_state.NotReady, vacancy_state.NotPossible):
            continue
        except vacancy_state.EmployerNotChecked:
            flash(_("Your company is suspended. Please call us."), "error")
            break
    told = ngettext(
        "%(num)s vacancy is sent. A counsellor looks at it.", "%(num)s vacancies are sent. A counsellor looks at each.",
        sent,
    )  # fmt: skip
    flash(told, "success" if sent else "warning")
    return done(url_for("employer.from_file"))
