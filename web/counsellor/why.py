"""Why not? For one person and one vacancy: what blocks, what is still to ask, or the place among all."""

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

import matcher
from models import Jobseeker, Vacancy
from models.enums import VacancyState
from models.queries import caseload_list, vacancies
from web import reasons
from web.counsellor import blueprint, words
from web.extensions import db, now
from web.gate import leave_marks, public_id_in
from web.reasons import remedies
from web.services import matching, why_not

CHOICES = 300
SHOWN = (VacancyState.SUBMITTED, VacancyState.OPEN)
Choice = tuple[str, str]


@blueprint.route("/desk/why", methods=["GET"])
def ask_why() -> str | Response:
    """Choose a person and a vacancy from one's own lists."""
    given = {name: public_id_in(request.args.get(name, "")) for name in ("person", "vacancy")}
    if given["person"] and given["vacancy"]:
        return redirect(url_for("counsellor.why", jobseeker=given["person"], vacancy=given["vacancy"]), 303)
    return render_template("counsellor/ask_why.html", people=_people(), vacancies=_vacancies(), given=given)


def _people() -> Sequence[Choice]:
    """The organisation's people, one's own first."""
    found = caseload_list.own_first(db.session, words.organisation_id(), words.me(), CHOICES)
    leave_marks("caseload", [person.public_id for person in found])
    return [(person.public_id, words.name(person)) for person in found]


def _vacancies() -> Sequence[Choice]:
    found = vacancies.for_staff(db.session, SHOWN, CHOICES, 0)
    return [(row.public_id, f"{row.title} · {row.employer.name}") for row in found]


@blueprint.route("/desk/vacancies/<id:vacancy>/people/<id:jobseeker>/why", methods=["GET"])
def why(vacancy: Vacancy, jobseeker: Jobseeker) -> str:
    """The answer, and what would change it."""
    answer = why_not.ask(db.session, jobseeker, vacancy, now())
    judged = None if vacancy.concept_id is None else matching.pair(db.session, jobseeker, vacancy, now())
    sifted = None if judged is None or isinstance(judged, matcher.Match) or answer.standing else judged
    result = answer.standing.answer if answer.standing else sifted
    lifted = judged.advice if judged and answer.standing else ()
    asked = {concept for each in lifted for concept in reasons.concepts_of(each.facts)}
    names = words.concept_names([result] if result else [], asked)
    return render_template(
        "counsellor/why.html", vacancy=vacancy, person=jobseeker, name=words.name(jobseeker), answer=answer,
        standing=answer.standing, causes=[words.CAUSES[cause] for cause in answer.causes],
        band=words.band(result) if result else "", lines=_because(result, names),
        ruled_out=isinstance(result, matcher.Blocked),
        weightiest=words.main_lines(result, names) if isinstance(result, matcher.Match) else (),
        helps=[
            (reasons.sentence(each.reason, each.facts, names, reasons.Audience.STAFF), words.BANDS[each.band])
            for each in lifted
        ],
    )  # fmt: skip


def _because(result: matching.Result | None, names: words.Names) -> Sequence[remedies.Advised]:
    """The gates that block, or the questions still open, each with what can be done."""
    wanted = matcher.Outcome.BLOCK if isinstance(result, matcher.Blocked) else matcher.Outcome.REVIEW
    said = [gate for gate in result.gates if gate.outcome is wanted] if result else []
    return remedies.of_gates(said, names, reasons.Audience.STAFF)
