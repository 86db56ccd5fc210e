"""An employer's own words for skills: which skill they mean."""

from typing import NamedTuple

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy, VacancyOwnSkill
from models.queries import vacancies
from web.counsellor import blueprint
from web.counsellor.own_words_form import LinkForm, sent_name
from web.extensions import db, now, principal
from web.forms.meaning import KEEP
from web.i18n import language
from web.pages import done
from web.services import vacancy_own_skills
from web.services.jobseeker_meaning import SKILLS, Meaning, meaning, picked
from web.services.own_words import SettledMeanwhile
from web.services.vacancy_edit import Closed

Answer = str | Response | tuple[str, int]


class Phrase(NamedTuple):
    """One skill in the employer's words, with the form that asks what it means."""

    row: VacancyOwnSkill
    found: Meaning
    form: LinkForm


@blueprint.route("/desk/vacancies/<id:vacancy>/words", methods=["GET", "POST"])
def vacancy_words(vacancy: Vacancy) -> Answer:
    """Every phrase with the skills it may mean; sending one of them settles it."""
    name = sent_name()
    phrases = [
        _phrase(row, LinkForm.about(row.public_id, sent=row.public_id == name))
        for row in vacancies.whole(db.session, vacancy).own_skills
    ]
    asked = next((one for one in phrases if one.row.public_id == name), None)
    if asked is None:
        return (_page(vacancy, phrases, _settled()), 409) if name else _page(vacancy, phrases)
    if not asked.form.validate() or asked.form.asks:
        return _page(vacancy, phrases), 422 if asked.form.errors or asked.form.form_errors else 200
    try:
        if asked.form.meaning.data != KEEP:
            vacancy_own_skills.link(db.session, vacancy, principal(), name, asked.form.meaning.data, now())
    except (SettledMeanwhile, Closed):
        db.session.rollback()
        return _page(vacancy, [], _settled()), 409
    flash(_("The words stay as they are.") if asked.form.meaning.data == KEEP else _("Linked."), "success")
    return done(url_for("counsellor.vacancy", vacancy=vacancy.public_id))


def _phrase(row: VacancyOwnSkill, form: LinkForm) -> Phrase:
    text, uri = form.words.data or row.words, form.chosen.data
    choice = picked(db.session, text, uri, language(), SKILLS) if uri else None
    found = choice or meaning(db.session, text, language(), SKILLS, written_in=row.language)
    form.offer(found, _("None of these. The words stay as they are."))
    return Phrase(row, found, form)


def _page(vacancy: Vacancy, phrases: list[Phrase], trouble: str = "") -> str:
    return render_template("counsellor/vacancy_words.html", vacancy=vacancy, phrases=phrases, trouble=trouble)


def _settled() -> str:
    return str(_("These words were settled meanwhile. This is how it stands now."))
