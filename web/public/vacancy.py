"""The public page of an open vacancy: the offer and its employer, and nothing of any person."""

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from models import Vacancy
from models.queries import vacancies
from web import pay_words, posting_words, wanted
from web.extensions import db, now, principal
from web.i18n import LANGUAGES
from web.links import absolute
from web.public import blueprint
from web.services import disclosure, vacancy_pay
from web.services.principal import Actor

HIDDEN = "noindex, nofollow"
DOORS = {"join": "accounts.join", "sign_in": "accounts.sign_in"}


@blueprint.route("/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(vacancy: Vacancy) -> Response:
    """The vacancy in the reader's language, with its data for search engines where its employer wants that."""
    _going_on(vacancy)
    row = vacancies.whole(db.session, vacancy)
    pay = vacancy_pay.of_vacancy(db.session, row, now())
    others = {code: absolute("public.vacancy", vacancy=row.public_id, lang=code) for code in LANGUAGES}
    page = render_template(
        "public/vacancy.html", vacancy=row, occupation=posting_words.occupation(row),
        facts=[(label, said) for _name, label, said in posting_words.facts(row)], skills=posting_words.skills(row),
        pay=pay_words.rows(pay), pay_note=pay_words.note(pay), posting=posting_words.posting(row),
        others=others, canonical=absolute("public.vacancy", vacancy=row.public_id), hidden=HIDDEN,
        asks=principal().actor in (Actor.ANONYMOUS, Actor.JOBSEEKER), signed_in=principal().signed_in,
    )  # fmt: skip
    answer = make_response(page)
    if not row.findable:
        answer.headers["X-Robots-Tag"] = HIDDEN
    return answer


@blueprint.route("/vacancies/<id:vacancy>/interested", methods=["POST"])
def want_vacancy(vacancy: Vacancy) -> Response:
    """Sign in or join first, and come back to the vacancy."""
    _going_on(vacancy)
    if principal().actor is Actor.JOBSEEKER:
        return redirect(url_for("jobseeker.vacancy", vacancy=vacancy.public_id), 303)
    wanted.remember(vacancy)
    return redirect(url_for(DOORS.get(request.form.get("door", ""), "accounts.join")), 303)


def _going_on(vacancy: Vacancy) -> None:
    if not disclosure.going_on(vacancy):
        abort(404)
