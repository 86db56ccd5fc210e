"""Which skills a vacancy asks for."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Vacancy
from models.queries import taxonomy, vacancies
from web.employer import blueprint
from web.employer.asking import changeable
from web.employer.forms import SkillsForm
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.services import matching, vacancy_draft, vacancy_edit
from web.services.jobseeker_meaning import SKILLS, Meaning, meaning, picked

Names = dict[str, str]
Difference = tuple[str, str, str, bool]


@blueprint.route("/employer/vacancies/<id:vacancy>/skills", methods=["GET", "POST"])
def vacancy_skills(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """Tick what is needed and what is welcome; add a skill in own words."""
    changeable(vacancy)
    vacancies.whole(db.session, vacancy)
    form, names = _form(vacancy)
    found = _meaning(form)
    form.offer(found, _("None of these. Keep our words, a counsellor looks for the skill."))
    if not form.validate_on_submit() or form.asks:
        return _page(form, vacancy, names, found), 422 if form.errors or form.form_errors else 200
    mine, own = form.skills(), form.own()
    try:
        vacancy_edit.change_skills(
            db.session, vacancy, principal(), mine, form.version.data, matching.rules(db.session), now(), own=own
        )
    except vacancy_edit.Stale:
        form.version.raw_data = None
        form.version.data = vacancy.version
        return _page(form, vacancy, names, found, _differences(mine | own, vacancy, names)), 409
    flash(_("Saved."), "success")
    page = "employer.vacancy_skills" if form.again.data else "employer.vacancy"
    return done(url_for(page, vacancy=vacancy.public_id))


def _page(
    form: SkillsForm, vacancy: Vacancy, names: Names, found: Meaning | None, stale: list[Difference] | None = None
) -> str:
    wrote = {row.concept.uri: row.own_words for row in vacancy.skills if row.own_words}
    return render_template(
        "employer/skills.html", form=form, vacancy=vacancy, names=names, stale=stale or (), found=found, wrote=wrote
    )


def _form(vacancy: Vacancy) -> tuple[SkillsForm, Names]:
    """The form with every skill of the occupation and of the vacancy, and their names."""
    asked, own = vacancy_edit.skills_of(vacancy), vacancy_edit.own_skills_of(vacancy)
    usual = [concept.uri for concept, _essential in vacancy_draft.usual_skills(db.session, vacancy)]
    names = dict(taxonomy.names(db.session, {*usual, *asked}, language()))
    data = {
        "needed": [uri for uri, essential in asked.items() if essential],
        "welcome": [uri for uri, essential in asked.items() if not essential],
        "own_needed": [words for words, essential in own.items() if essential],
        "own_welcome": [words for words, essential in own.items() if not essential],
        "version": vacancy.version,
    }
    form = SkillsForm(data=data)
    order = [*usual, *(uri for uri in asked if uri not in usual)]
    form.needed.choices = form.welcome.choices = [SelectChoice(uri, names.get(uri, uri)) for uri in order]
    form.own_needed.choices = form.own_welcome.choices = [SelectChoice(words, words) for words in own]
    return form, names


def _meaning(form: SkillsForm) -> Meaning | None:
    """What the words of one more skill may mean."""
    words, uri = form.words.data, form.chosen.data
    if not words or form.words.process_errors:
        return None
    choice = picked(db.session, words, uri, language(), SKILLS) if uri else None
    return choice or meaning(db.session, words, language(), SKILLS)


def _differences(mine: vacancy_edit.Skills, vacancy: Vacancy, names: Names) -> list[Difference]:
    """What was sent beside what is saved, skill by skill."""
    saved = {**vacancy_edit.skills_of(vacancy), **vacancy_edit.own_skills_of(vacancy)}
    words = {True: _("Needed"), False: _("Welcome"), None: _("Not asked for")}
    uris = sorted({*mine, *saved}, key=lambda uri: names.get(uri, uri))
    return [
        (names.get(uri, uri), words[mine.get(uri)], words[saved.get(uri)], mine.get(uri) != saved.get(uri))
        for uri in uris
    ]
