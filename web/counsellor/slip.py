"""The slip of paper with which a person signs in."""

from flask import flash, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import caseload
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.i18n import LANGUAGES, locale_of
from web.links import absolute
from web.pages import done
from web.services import account_phone, casework_intake, code_words, slips

ONCE = "slip"


@blueprint.route("/desk/people/<id:jobseeker>/slip", methods=["GET"])
def slip(jobseeker: Jobseeker) -> str:
    """The code in the person's language and in Bulgarian; the digits for a new PIN are shown once."""
    person = caseload.whole_person(db.session, jobseeker)
    owner, digits = session.pop(ONCE, ("", ""))
    code = (person.account.code or "") if person.account else ""
    address = absolute("accounts.sign_in")
    return render_template(
        "counsellor/slip.html", person=person, name=words.name(person), codes=_codes(code, person.language),
        digits=digits if owner == person.public_id else "", address=address, recover=absolute("accounts.recover"),
        square=slips.sign_in_square(address, code) if code else "",
    )  # fmt: skip


def _codes(code: str, spoken: str) -> list[tuple[str, str, str, list[str], str]]:
    """(language, its name, its direction, the words of the code, its digits) for the person and for Bulgarian."""
    shown = [spoken] if spoken == "bg" else [spoken, "bg"]
    directions = {one: locale_of(one).text_direction for one in shown}
    return [(one, LANGUAGES[one], directions[one], *code_words.words_and_digits(code, one)) for one in shown if code]


@blueprint.route("/desk/people/<id:jobseeker>/reset-pin", methods=["POST"])
def reset_pin(jobseeker: Jobseeker) -> Response:
    """Fresh digits with which the person chooses a new PIN."""
    address = url_for("counsellor.slip", jobseeker=jobseeker.public_id)
    if not StepForm().validate_on_submit():
        return done(address)
    try:
        digits = casework_intake.new_slip(db.session, jobseeker, principal(), now())
    except LookupError:
        return done(address)
    answer = done(address)
    # Only the copy of the form that was carried out may show its digits.
    session[ONCE] = [jobseeker.public_id, digits]
    return answer


@blueprint.route("/desk/people/<id:jobseeker>/confirm-phone", methods=["POST"])
def confirm_phone(jobseeker: Jobseeker) -> Response:
    """The counsellor has seen that this is the person's own number."""
    if StepForm().validate_on_submit() and jobseeker.account is not None:
        if account_phone.confirm_by_counsellor(db.session, principal(), jobseeker.account, now()):
            flash(_("The person can now sign in with this number."), "success")
        else:
            flash(_("The person has not given a number yet."), "warning")
    return done(url_for("counsellor.person", jobseeker=jobseeker.public_id))
