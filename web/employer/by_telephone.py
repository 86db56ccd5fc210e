"""A counsellor writes a vacancy for an employer on the telephone, and asks them to confirm it."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Vacancy
from models.queries import phoned
from web.employer import blueprint
from web.employer.forms import PromiseForm, TitleForm
from web.employer.title import offer_occupations
from web.employer.vacancy import page
from web.extensions import db, now, principal
from web.forms import Answered, Pick
from web.i18n import language
from web.links import absolute
from web.pages import done
from web.services import matching, vacancy_draft, vacancy_phoned, vacancy_state


class TelephoneForm(TitleForm):
    """Whose vacancy it is, and its title."""

    company = Pick(_l("Which company?"), [Answered()], choices=[])

    def companies(self) -> "TelephoneForm":
        """Put the checked companies up for choice."""
        found = phoned.companies(db.session)
        self.company.choices = [SelectChoice("", ""), *(SelectChoice(row.public_id, row.name) for row in found)]
        return self


@blueprint.route("/desk/vacancies/new", methods=["GET", "POST"])
def new_by_telephone() -> str | Response | tuple[str, int]:
    """The company and the title, then which occupation it is."""
    form = TelephoneForm().companies()
    offer_occupations(form)
    if form.validate_on_submit() and form.occupation.data:
        company = phoned.company(db.session, form.company.data)
        concept = vacancy_draft.occupation(db.session, form.uri())
        if company is not None:
            made = vacancy_phoned.write(db.session, principal(), company, form.title.data, language(), concept, now())
            step = "employer.edit_vacancy" if concept is not None else "employer.vacancy_occupation"
            return done(url_for(step, vacancy=made.public_id))
    shown = render_template("employer/by_telephone.html", form=form)
    return (shown, 422) if form.errors or form.form_errors else shown


@blueprint.route("/employer/vacancies/<id:vacancy>/ask", methods=["POST"])
def ask_employer(vacancy: Vacancy) -> Response | tuple[str, int]:
    """Send the employer the link by which they confirm what was written for them."""
    try:
        vacancy_phoned.send(db.session, vacancy, principal(), _link, matching.rules(db.session), now())
    except vacancy_state.NotReady:
        return _again(vacancy, _("Something is still missing. It is listed on this page.")), 422
    except vacancy_state.EmployerNotChecked:
        return _again(vacancy, _("This employer has not been checked yet.")), 422
    except vacancy_phoned.NobodyToAsk:
        return _again(vacancy, _("Nobody of this company can be written to.")), 422
    except vacancy_state.NotPossible:
        return _again(vacancy, _("This vacancy was sent already.")), 409
    flash(_("Sent. The company has seven days to confirm it."), "success")
    return done(url_for("employer.vacancy", vacancy=vacancy.public_id))


def _again(vacancy: Vacancy, trouble: str) -> str:
    form = PromiseForm(formdata=None)
    form.form_errors.append(trouble)
    return page(vacancy, form)


def _link(token: str) -> str:
    return absolute("public.confirm_vacancy", token=token)
