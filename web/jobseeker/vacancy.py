"""One vacancy: the facts, why it fits, what is missing, what would help, what to say and where to complain."""

from flask import render_template

from models import Vacancy
from models.enums import InterestKind
from models.queries import interests, taxonomy
from web import course_hints, pay_words, reasons
from web.extensions import db, now
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.not_right import ways_to_contest
from web.jobseeker.vacancies import TAGS, tag_of
from web.jobseeker.vacancy_facts import facts
from web.jobseeker.why import put_right
from web.reasons import Audience
from web.services import matching, vacancy_pay


@blueprint.route("/me/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(vacancy: Vacancy) -> str:
    """The whole page."""
    person = me()
    row, said, saved = interests.one(db.session, vacancy, person.id)
    result = matching.pair(db.session, person, row, now())
    uris = reasons.concepts_in([result]) | {uri for each in result.advice for uri in reasons.concepts_of(each.facts)}
    names = dict(taxonomy.names(db.session, uris | {row.concept.uri} if row.concept else uris, language()))
    lines = reasons.lines(result, names, Audience.PERSON)
    pay = vacancy_pay.of_vacancy(db.session, row, now())
    return render_template(
        "jobseeker/vacancy.html", vacancy=row, names=names, facts=facts(row, person), lines=put_right(result, lines),
        wrong=ways_to_contest(row, lines), learn=course_hints.beside_reasons(person, result, names),
        band=tag_of(result),
        helps=[(reasons.sentence(a.reason, a.facts, names, Audience.PERSON), TAGS[a.band]) for a in result.advice],
        pay=pay_words.rows(pay), pay_note=pay_words.note(pay), said=said, saved=saved is not None, kinds=InterestKind,
    )  # fmt: skip
