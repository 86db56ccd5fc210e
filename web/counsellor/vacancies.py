"""Vacancies for the staff: those waiting for approval first."""

from collections.abc import Sequence

from flask import render_template, request

from models import Vacancy
from models.enums import EmployerState, ReturnReason, VacancyState
from models.queries import phoned, taxonomy
from models.queries import vacancies as queries
from web import labels, vacancy_words
from web.counsellor import blueprint, demand_counts, words
from web.counsellor.forms import ReturnForm
from web.extensions import db, now
from web.filters import place_name
from web.i18n import language
from web.paging import PAGE, page_of
from web.reasons import offers
from web.services import matching, vacancy_check, vacancy_edit
from web.services.clock import day_in_bulgaria

SHOWN = {
    "now": (VacancyState.SUBMITTED, VacancyState.OPEN),
    "waiting": (VacancyState.SUBMITTED,),
    "open": (VacancyState.OPEN,),
    "paused": (VacancyState.PAUSED,),
    "closed": (VacancyState.CLOSED,),
}
#: What the own organisation wrote for employers on the telephone, and they have not confirmed yet.
WRITTEN = "written"


@blueprint.route("/desk/vacancies", methods=["GET"])
def vacancies() -> str:
    """All of them, by state."""
    counts = queries.count_by_state(db.session)
    totals = {name: sum(counts[state] for state in group) for name, group in SHOWN.items()}
    totals[WRITTEN] = phoned.count_drafts(db.session, words.organisation_id())
    asked = request.args.get("show", "now")
    chosen = asked if asked in totals else "now"
    page, pages = page_of(totals[chosen])
    found = _found(chosen, (page - 1) * PAGE)
    proposed = queries.proposed_counts(db.session, [row.id for row in found], words.organisation_id())
    return render_template(
        "counsellor/vacancies.html", rows=found, chosen=chosen, totals=totals,
        proposed=proposed, pay=vacancy_words.pay, page=page, pages=pages,
    )  # fmt: skip


def _found(chosen: str, offset: int) -> Sequence[Vacancy]:
    if chosen == WRITTEN:
        return [row.vacancy for row in phoned.drafts(db.session, words.organisation_id(), PAGE, offset)]
    return queries.for_staff(db.session, SHOWN[chosen], PAGE, offset)


@blueprint.route("/desk/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(vacancy: Vacancy) -> str:
    """All facts of a vacancy, and what to do with it."""
    return show(vacancy, ReturnForm(formdata=None, data={"version": vacancy.version}))


def show(shown: Vacancy, form: ReturnForm, trouble: str = "") -> str:
    """The page of a vacancy. `trouble` says why a step was not carried out."""
    row = queries.whole(db.session, shown)
    form.version.data = row.version
    findings = vacancy_check.check(row, matching.rules(db.session), day_in_bulgaria(now()))
    concepts = {skill.concept_id for skill in row.skills} | ({row.concept_id} if row.concept_id else set())
    places = {row.municipality_code: place_name(row.municipality)} if row.municipality_code else {}
    counts, helpful = demand_counts.helpful(row)
    return render_template(
        "counsellor/vacancy.html", vacancy=row, form=form, trouble=trouble, pay=vacancy_words.pay(row),
        checked=row.employer.state is EmployerState.VETTED, counts=counts, helpful=helpful,
        terms=vacancy_words.rows(vacancy_edit.terms_of(row), places),
        names=taxonomy.preferred_labels(db.session, concepts, language()),
        **offers.sorted_out(findings, offers.OfferAudience.STAFF),
        return_label=labels.label(ReturnReason(row.return_reason)) if row.return_reason else "",
    )  # fmt: skip
