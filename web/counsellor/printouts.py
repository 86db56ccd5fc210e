"""What is printed at the desk: a person's plan in two languages, jobs for a person, and a week."""

from collections.abc import Mapping, Sequence

from flask import Response, abort, render_template, request
from flask_babel import force_locale
from werkzeug.wrappers import Response as AnyResponse

from models import Jobseeker, Vacancy
from models.queries import caseload, taxonomy
from web import reasons
from web.counsellor import blueprint, words
from web.extensions import db, now
from web.gate import leave_marks
from web.i18n import LANGUAGES, language
from web.papers.openings import Told, openings_pdf
from web.papers.plan import plan_pdf
from web.papers.week import initials, parts, week_pdf
from web.reasons import Audience, Line
from web.services import engine_switch, jobseeker_vacancies, printouts
from web.services import week as weeks
from web.services.clock import day_in_bulgaria

JOBS = 10


@blueprint.route("/desk/people/<id:jobseeker>/print", methods=["GET"])
def prints(jobseeker: Jobseeker) -> str:
    """What can be printed for a person, and in which languages."""
    person = caseload.profile(db.session, jobseeker)
    return render_template(
        "counsellor/print.html", person=person, name=words.name(person), spoken=_spoken(person), spoken_here=LANGUAGES
    )  # fmt: skip


@blueprint.route("/desk/people/<id:jobseeker>/print/plan.pdf", methods=["GET"])
def print_plan(jobseeker: Jobseeker) -> AnyResponse:
    """The plan on one sheet: the person's language beside the counsellor's."""
    facts = printouts.plan_of(db.session, jobseeker, now())
    shown = list(dict.fromkeys((_asked_language(facts.person), language())))
    return _pdf(plan_pdf(facts, shown, _called(facts.person), day_in_bulgaria(now())), "plan.pdf")


@blueprint.route("/desk/people/<id:jobseeker>/print/vacancies.pdf", methods=["GET"])
def print_vacancies(jobseeker: Jobseeker) -> AnyResponse:
    """The jobs in reach with their reasons, in the person's language."""
    person = caseload.whole_person(db.session, jobseeker)
    if not engine_switch.runs(db.session):
        abort(404)
    chosen = _asked_language(person)
    told = _in_reach(person, chosen)
    return _pdf(openings_pdf(told, chosen, _called(person), day_in_bulgaria(now())), "jobs.pdf")


@blueprint.route("/desk/week", methods=["GET"])
def week() -> str:
    """What is due in the next seven days."""
    found = _week()
    return render_template("counsellor/week.html", parts=parts(found), named=words.name)


@blueprint.route("/desk/week.pdf", methods=["GET"])
def print_week() -> AnyResponse:
    """The week to take along; with initials only, unless names are asked for."""
    return _pdf(week_pdf(_week(), words.name if _with_names() else initials), "week.pdf")


def _week() -> weeks.Week:
    found = weeks.week(db.session, words.organisation_id(), words.me(), now())
    leave_marks("week", found.people)
    return found


def _in_reach(person: Jobseeker, chosen: str) -> list[Told]:
    """The best jobs of the list, without those the person does not want, with what says most about each."""
    board = list(jobseeker_vacancies.board(db.session, person, now()).shown().in_reach())[:JOBS]
    uris = reasons.concepts_in(each.result for each in board)
    uris |= {each.vacancy.concept.uri for each in board if each.vacancy.concept}
    with force_locale(chosen):
        names = taxonomy.names(db.session, uris, chosen)
        return [(each.vacancy, _title(each.vacancy, names), _lines(each.result, names)) for each in board]


def _title(row: Vacancy, names: Mapping[str, str]) -> str:
    return names.get(row.concept.uri, row.title) if row.concept else row.title


def _lines(result: reasons.Result, names: Mapping[str, str]) -> Sequence[Line]:
    """What says most, in the words for the person."""
    chief = [line.reason for line in words.main_lines(result, names)]
    told = {line.reason: line for line in reasons.lines(result, names, Audience.PERSON)}
    return [told[reason] for reason in chief if reason in told]


def _spoken(person: Jobseeker) -> str:
    return person.language if person.language in LANGUAGES else language()


def _asked_language(person: Jobseeker) -> str:
    """The language asked for in the address; else the person's."""
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else _spoken(person)


def _with_names() -> bool:
    return request.args.get("names") == "yes"


def _called(person: Jobseeker) -> str:
    return words.name(person) if _with_names() else initials(person)


def _pdf(content: bytes, name: str) -> Response:
    """A file that says nothing about whom it is for."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, mimetype="application/pdf", headers=headers)
