"""What an employer wrote to a person in its own words, read by a counsellor first."""

from collections.abc import Callable

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Disclosure
from models.disclosure_words import WordsReason, WordsState
from models.queries import disclosure_words as queries
from models.queries import vacancies
from models.sharing_enums import DisclosureState
from web import labels
from web.counsellor import blueprint, words
from web.counsellor.forms import ApproveForm
from web.extensions import db, now, principal
from web.forms import Answered, Radio
from web.pages import done, moved_on
from web.reasons import offers
from web.services import invitation_words as service
from web.services import matching
from web.services.disclosure_steps import NotPossible

Answer = str | tuple[str, int] | Response


class ReturnWordsForm(ApproveForm):
    """Why own words go back. The employer reads it."""

    reason = Radio(
        _l("Why do the words go back?"), [Answered()],
        choices=[SelectChoice(*each) for each in labels.choices(WordsReason)],
    )  # fmt: skip


@blueprint.route("/desk/invitations/<id:disclosure>/words", methods=["GET", "POST"])
def invitation_words(disclosure: Disclosure) -> Answer:
    """Read the words, and let them go to the person."""
    form = ApproveForm()
    if form.validate_on_submit():
        told = _("Sent. The person reads the invitation with these words.")
        return _step(disclosure, told, lambda: service.allow(
            db.session, disclosure, principal(), form.version.data, now()
        ))  # fmt: skip
    return _page(disclosure, ReturnWordsForm(formdata=None)), 422 if form.is_submitted() else 200


@blueprint.route("/desk/invitations/<id:disclosure>/words/return", methods=["POST"])
def return_words(disclosure: Disclosure) -> Answer:
    """Give the words back, with a reason from the list."""
    form = ReturnWordsForm()
    if not form.validate_on_submit():
        return _page(disclosure, form), 422
    reason, told = WordsReason(form.reason.data), _("Returned. The employer reads why and may write other words.")
    return _step(disclosure, told, lambda: service.give_back(
        db.session, disclosure, principal(), form.version.data, reason, now()
    ))  # fmt: skip


def _step(disclosure: Disclosure, told: str, take: Callable[[], None]) -> Response:
    page = url_for("counsellor.invitations")
    try:
        take()
    except service.Stale:
        db.session.rollback()
        flash(_("The employer has written something else meanwhile. Please read it."), "warning")
        return done(url_for("counsellor.invitation_words", disclosure=disclosure.public_id))
    except NotPossible:
        return moved_on(page)
    flash(told, "success")
    return done(page)


def _page(disclosure: Disclosure, form: ReturnWordsForm) -> str:
    kept = queries.of_disclosure(db.session, disclosure)
    open_now = disclosure.state is DisclosureState.SUGGESTED and kept is not None and kept.state is WordsState.WAITING
    waits = kept if open_now else None
    if waits is not None:
        form.version.data = waits.version
    vacancy = vacancies.whole(db.session, disclosure.vacancy)
    against = service.findings(vacancy, waits.draft or "", matching.rules(db.session), now()) if waits else []
    return render_template(
        "counsellor/invitation_words.html", row=disclosure, kept=waits, form=form,
        name=words.name(disclosure.jobseeker), **offers.sorted_out(against, offers.OfferAudience.STAFF),
    )  # fmt: skip
