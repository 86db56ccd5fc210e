"""A person's own words: what they mean, found together with the person or later."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from models import Jobseeker
from models.enums import WordsState
from models.queries import caseload, taxonomy
from models.queries import own_words as queries
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.counsellor.own_words_form import AddForm, LinkForm, sent_name
from web.extensions import db, now, own_transaction, principal
from web.forms.meaning import KEEP
from web.gate import leave_marks
from web.i18n import language
from web.pages import done
from web.paging import PAGE, page_of
from web.services import own_words
from web.services.jobseeker_meaning import Asked, Meaning, meaning, meanings, picked
from web.services.own_words import KINDS, About, Words

Answer = str | Response | tuple[str, int]
PURPOSE = "own words"
LABELS = {About.WORK: _l("Work the person names"), About.SKILL: _l("A skill the person names")}


class Open(NamedTuple):
    """Words without a concept, with the form that asks what they mean."""

    words: Words
    found: Meaning
    form: LinkForm


@blueprint.route("/desk/words", methods=["GET"])
def words_waiting() -> str:
    """The organisation's people whose words wait to be linked."""
    mine, me = words.organisation_id(), words.me()
    page, pages = page_of(queries.count_waiting(db.session, mine))
    found = queries.people_waiting(db.session, mine, me, PAGE, (page - 1) * PAGE)
    leave_marks(PURPOSE, [person.public_id for person, _count in found])
    rows = [(person, words.name(person), count) for person, count in found]
    return render_template("counsellor/words_waiting.html", rows=rows, page=page, pages=pages)


@blueprint.route("/desk/people/<id:jobseeker>/words", methods=["GET", "POST"])
def person_words(jobseeker: Jobseeker) -> Answer:
    """All words without a concept, each with what it may mean; sending one of them settles it."""
    if request.method != "POST":
        return _page(jobseeker)
    asked = _sent(jobseeker)
    if asked is None:
        return _page(jobseeker, trouble=_settled()), 409
    if not asked.form.validate() or asked.form.asks:
        return _page(jobseeker, asked), 422 if asked.form.errors or asked.form.form_errors else 200
    try:
        flash(_settle(jobseeker, asked), "success")
    except own_words.SettledMeanwhile:
        db.session.rollback()
        return _page(jobseeker, trouble=_settled()), 409
    return done(url_for("counsellor.person_words", jobseeker=jobseeker.public_id))


@blueprint.route("/desk/people/<id:jobseeker>/words/add", methods=["POST"])
def add_words(jobseeker: Jobseeker) -> Answer:
    """Write down a job or a skill for the person."""
    about = About.SKILL if request.form.get("about") == About.SKILL else About.WORK
    form = AddForm.about(about.value, LABELS[about], sent=True)
    if not form.validate():
        _apart(jobseeker)
        return _page(jobseeker, adding={about: form}), 422
    _apart(jobseeker)
    with own_transaction() as reading:
        reading.info["read_only"] = True
        found = _found(reading, form.words.data, form.chosen.data, about, jobseeker.language)
    uri = found.offers[0].uri if found.picked else None
    own_words.add(db.session, principal(), jobseeker, about, found.words, language=found.language, uri=uri, now=now())
    flash(_("Written down."), "success")
    return done(url_for("counsellor.person_words", jobseeker=jobseeker.public_id))


@blueprint.route("/desk/people/<id:jobseeker>/words/undo", methods=["POST"])
def unlink_words(jobseeker: Jobseeker) -> Response:
    """Take a link back."""
    if StepForm().validate_on_submit():
        try:
            own_words.unlink(db.session, principal(), jobseeker, sent_name(), now())
            flash(_("The link is taken back. The words wait again."), "success")
        except own_words.SettledMeanwhile:
            db.session.rollback()
            flash(_settled(), "warning")
    return done(url_for("counsellor.person_words", jobseeker=jobseeker.public_id))


def _settle(jobseeker: Jobseeker, asked: Open) -> str:
    """Do what was chosen, and say what happened."""
    name = asked.words.name
    if asked.form.meaning.data == KEEP:
        own_words.keep(db.session, principal(), jobseeker, name, now())
        return str(_("The words stay as they are."))
    if own_words.link(db.session, principal(), jobseeker, name, asked.form.meaning.data, now()):
        return str(_("Linked. The person sees it and can take it back."))
    return str(_("The person has this skill on the list already, so the words stay as they are."))


def _apart(jobseeker: Jobseeker) -> None:
    """Let go of the one lock for writing while words are looked up, which may take long."""
    db.session.expunge(jobseeker)
    db.session.rollback()


def _sent(jobseeker: Jobseeker) -> Open | None:
    """The form that was sent with what it may be answered by; None if its words are settled by now."""
    _apart(jobseeker)
    with own_transaction() as reading:
        reading.info["read_only"] = True
        every = own_words.words_of(caseload.whole_person(reading, jobseeker))
        one = next((one for one in every if one.name == sent_name() and one.concept_id is None), None)
        return _open(reading, one, LinkForm.about(one.name, sent=True)) if one else None


def _open(session: Session, one: Words, form: LinkForm) -> Open:
    return _offered(one, _found(session, form.words.data or one.text, form.chosen.data, one.about, one.language), form)


def _offered(one: Words, found: Meaning, form: LinkForm) -> Open:
    form.offer(found, _("None of these. The words stay as they are."))
    return Open(one, found, form)


def _found(session: Session, text: str, chosen: str | None, about: About, written_in: str) -> Meaning:
    """What words may mean: the concept picked while typing, or what the linker offers."""
    choice = picked(session, text, chosen, language(), KINDS[about]) if chosen else None
    return choice or meaning(session, text, language(), KINDS[about], written_in=written_in)


def _page(
    jobseeker: Jobseeker, asked: Open | None = None, adding: Mapping[About, AddForm] | None = None, trouble: str = ""
) -> str:
    """The page; `asked` is a form shown again."""
    person = caseload.profile(db.session, jobseeker)
    every = own_words.words_of(person)
    concepts = [one.concept_id for one in every if one.concept_id]
    unlinked = [one for one in every if one.concept_id is None]
    questions = [Asked(one.text, one.language, KINDS[one.about]) for one in unlinked]
    waiting = [
        asked if asked and asked.words.name == one.name else _offered(one, found, LinkForm.about(one.name))
        for one, found in zip(unlinked, meanings(db.session, questions, language()), strict=True)
    ]
    return render_template(
        "counsellor/person_words.html", person=person, name=words.name(person), waiting=waiting, trouble=trouble,
        linked=[one for one in every if one.state is WordsState.LINKED],
        names=taxonomy.preferred_labels(db.session, concepts, language()),
        adding=[(about, (adding or {}).get(about) or AddForm.about(about.value, LABELS[about])) for about in About],
    )  # fmt: skip


def _settled() -> str:
    return str(_("These words were settled meanwhile. This is how it stands now."))
