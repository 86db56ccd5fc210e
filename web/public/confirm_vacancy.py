"""The page behind the link by which an employer confirms a vacancy that was written for them on the telephone. It
needs no sign-in and shows nothing but this vacancy."""

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Vacancy
from models.phoned import ConfirmationAnswer
from models.queries import taxonomy, vacancies
from web import labels, vacancy_words
from web.extensions import db, now, own_transaction
from web.filters import place_name
from web.forms import Answered, LongText, Radio, Tick, Version, ZaednoForm
from web.i18n import language
from web.pages import done
from web.public import blueprint
from web.services import matching, vacancy_edit, vacancy_phoned, vacancy_state

LONGEST_NOTE = 1000
Answer = str | tuple[str, int] | Response


class ConfirmForm(ZaednoForm):
    """Right, not ours, or wrong, and then what."""

    answer = Radio(_l("Is this your vacancy?"), [Answered()], choices=[])
    note = LongText(
        _l("What is wrong?"), longest=LONGEST_NOTE, description=_l("The counsellor who wrote it reads this.")
    )
    promised = Tick(vacancy_words.PROMISE)
    version = Version()

    def offer(self) -> "ConfirmForm":
        """Put the answers up for choice."""
        self.answer.choices = [SelectChoice(*pair) for pair in labels.choices(ConfirmationAnswer)]
        return self

    def validate(self, extra_validators: object = None) -> bool:
        """Whether everything needed was said: a promise with a yes, and what is wrong where something is."""
        fine = super().validate(extra_validators)
        if fine and self.answer.data == ConfirmationAnswer.CONFIRMED.value and not self.promised.data:
            self.wrong("promised", _("We can only show vacancies that keep these promises."))
            return False
        if fine and self.answer.data == ConfirmationAnswer.WRONG.value and not self.note.data:
            self.wrong("note", _("Write what is wrong."))
            return False
        return fine


@blueprint.route("/confirm-vacancy/<string(maxlength=64):token>", methods=["GET", "POST"])
def confirm_vacancy(token: str) -> Answer:
    """Looking at the page does not use the link up; an answer does."""
    if not _works(token):
        return render_template("public/confirm_vacancy_over.html")
    row = vacancy_phoned.of_link(db.session, token, now())
    if row is None:
        return render_template("public/confirm_vacancy_over.html")
    form = ConfirmForm().offer()
    trouble, status = "", 422
    if form.validate_on_submit():
        trouble, status = _carry_out(token, form)
        if not trouble:
            return done(url_for("public.vacancy_confirmed"))
    form.version.data = row.vacancy.version
    page = _page(row.vacancy, form, trouble)
    return (page, status) if form.is_submitted() else page


@blueprint.route("/vacancy-confirmed", methods=["GET"])
def vacancy_confirmed() -> str:
    """That the answer has arrived."""
    return render_template("public/vacancy_confirmed.html")


def _works(token: str) -> bool:
    """Asked apart, so that a wrong link costs the database nothing but a look."""
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return vacancy_phoned.of_link(reading, token, now()) is not None


def _carry_out(token: str, form: ConfirmForm) -> tuple[str, int]:
    """What stands in the way, and how to say so to a browser; nothing if the answer was kept."""
    answer = ConfirmationAnswer(form.answer.data)
    try:
        if answer is ConfirmationAnswer.CONFIRMED:
            vacancy_phoned.confirm(db.session, token, form.version.data, matching.rules(db.session), now())
        else:
            vacancy_phoned.refuse(db.session, token, answer, form.note.data, now())
    except vacancy_edit.Stale:
        return _("The vacancy was changed meanwhile. This is how it stands now. Please read it again."), 409
    except vacancy_state.NotReady:
        return _("Something in the vacancy must change before it can be sent. Please call us."), 422
    except vacancy_state.EmployerNotChecked:
        return _("Your company is not checked at the moment. Please call us."), 422
    except vacancy_state.NotPossible:
        return _("This vacancy was answered already."), 409
    return "", 200


def _page(found: Vacancy, form: ConfirmForm, trouble: str) -> str:
    row = vacancies.whole(db.session, found)
    concepts = {skill.concept_id for skill in row.skills} | ({row.concept_id} if row.concept_id else set())
    places = {row.municipality_code: place_name(row.municipality)} if row.municipality_code else {}
    return render_template(
        "public/confirm_vacancy.html", vacancy=row, form=form, trouble=trouble, pay=vacancy_words.pay(row),
        terms=vacancy_words.rows(vacancy_edit.terms_of(row), places),
        names=taxonomy.preferred_labels(db.session, concepts, language()),
    )  # fmt: skip
