"""A vacancy as others see it, in each of our languages. Nothing of any person is in it."""

from enum import StrEnum

from flask import render_template, request
from flask_babel import LazyString, force_locale
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from models import Vacancy
from models.queries import taxonomy, vacancies
from web import pay_words, posting_words, vacancy_facts, vacancy_words
from web.employer import blueprint
from web.extensions import db, now
from web.filters import place_name
from web.i18n import LANGUAGES, language, locale_of
from web.services import vacancy_edit, vacancy_pay


class Reader(StrEnum):
    """Who looks at the vacancy."""

    JOBSEEKER = "jobseeker"
    COUNSELLOR = "counsellor"
    EVERYBODY = "everybody"


READERS: dict[Reader, LazyString] = {
    Reader.JOBSEEKER: _l("Somebody who looks for work"),
    Reader.COUNSELLOR: _l("A counsellor"),
    Reader.EVERYBODY: _l("Everybody, without signing in"),
}


@blueprint.route("/employer/vacancies/<id:vacancy>/preview", methods=["GET"])
def preview_vacancy(vacancy: Vacancy) -> str:
    """One reader and one language at a time; the rest are links."""
    asked, said = request.args.get("as", ""), request.args.get("in", "")
    reader = Reader(asked) if asked in list(Reader) else Reader.JOBSEEKER
    code = said if said in LANGUAGES else language()
    row = vacancies.whole(db.session, vacancy)
    with force_locale(code):
        seen = Markup(_seen(row, reader))  # noqa: S704  # a template of ours, which escapes what was written
    return render_template(
        "employer/preview.html", vacancy=vacancy, reader=reader, readers=READERS, code=code, seen=seen,
        runs=locale_of(code).text_direction, languages_shown=LANGUAGES,
    )  # fmt: skip


def _seen(row: Vacancy, reader: Reader) -> str:
    concepts = {skill.concept for skill in row.skills} | ({row.concept} if row.concept else set())
    pay = vacancy_pay.of_vacancy(db.session, row, now())
    places = {row.municipality_code: place_name(row.municipality)} if row.municipality_code else {}
    return render_template(
        f"employer/preview_{reader.value}.html", vacancy=row, pay=pay_words.rows(pay), pay_note=pay_words.note(pay),
        names=taxonomy.names(db.session, {concept.uri for concept in concepts}, language()),
        labels=taxonomy.preferred_labels(db.session, {concept.id for concept in concepts}, language()),
        facts=vacancy_facts.facts(row), occupation=posting_words.occupation(row), skills=posting_words.skills(row),
        public_facts=[(label, said) for _name, label, said in posting_words.facts(row)],
        pay_line=vacancy_words.pay(row),
        terms=vacancy_words.rows(vacancy_edit.terms_of(row), places),
    )  # fmt: skip
