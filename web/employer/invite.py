"""An invitation to a person proposed for a vacancy, with ready-made words or with own ones that a counsellor reads."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, InvitationWords
from models.disclosure_words import WordsState
from models.queries import disclosure_words as queries
from models.sharing_enums import DisclosureState, InvitationText
from web.employer import blueprint
from web.employer.forms import InviteForm
from web.extensions import db, now, principal
from web.pages import done, moved_on
from web.reasons import offers
from web.services import cards, matching
from web.services import disclosure as steps
from web.services import invitation_words as own_words
from web.services.disclosed import pseudonym
from web.services.disclosure_steps import NotPossible, TooManyOpen

Answer = str | tuple[str, int] | Response
SECOND_LANGUAGE = "bg"


@blueprint.route("/employer/people/<id:disclosure>/invite", methods=["GET", "POST"])
def invite(disclosure: Disclosure) -> Answer:
    """Choose what to invite to, and add own words."""
    kept = queries.of_disclosure(db.session, disclosure)
    form = InviteForm(data=_filled(kept)).offer()
    if form.validate_on_submit() and (answer := _sent(disclosure, form)) is not None:
        return answer
    seen = cards.visible(db.session, disclosure, now()) is not None
    waits = kept is not None and kept.state is WordsState.WAITING
    shown = render_template(
        "employer/invite.html", vacancy=disclosure.vacancy, form=form, back=_page(disclosure), kept=kept,
        sign=pseudonym(db.session.info["vault"], disclosure),
        possible=seen and disclosure.state is DisclosureState.SUGGESTED and not waits,
        waits=waits and disclosure.state is DisclosureState.SUGGESTED,
    )  # fmt: skip
    return shown, 422 if form.is_submitted() else 200


def _page(disclosure: Disclosure) -> str:
    return url_for("employer.people", vacancy=disclosure.vacancy.public_id)


def _filled(kept: InvitationWords | None) -> dict[str, str | None]:
    """The form with the words that came back."""
    if kept is None or kept.state is not WordsState.RETURNED:
        return {"language": SECOND_LANGUAGE}
    return {"text": kept.template.value, "words": kept.draft, "language": kept.language}


def _sent(disclosure: Disclosure, form: InviteForm) -> Response | None:
    """Send the invitation, or its words to a counsellor. None if the form says what to mend."""
    text, words = InvitationText(form.text.data), form.words.data
    try:
        if words:
            written = own_words.Written(text, words, form.language.data)
            own_words.write(db.session, disclosure, principal(), written, matching.rules(db.session), now())
            flash(_("A counsellor reads your words first. You are told when they have gone on."), "success")
        else:
            steps.invite(db.session, disclosure, principal(), text, now())
            flash(_("Sent. You see here when the person has answered."), "success")
    except own_words.Refused as refused:
        _say_why(form, refused)
        return None
    except TooManyOpen:
        form.form_errors.append(_("Ten invitations wait for an answer. You can send more when one is answered."))
        db.session.rollback()
        return None
    except NotPossible:
        return moved_on(_page(disclosure))
    return done(_page(disclosure))


def _say_why(form: InviteForm, refused: own_words.Refused) -> None:
    """Name the pieces that cannot be sent."""
    for way in refused.ways:
        form.wrong("words", _("“%(said)s” is a way around us. People reach each other after a yes.", said=way.said))
    for found in refused.findings:
        if found.blocks:
            form.wrong("words", offers.sentence(found, offers.OfferAudience.EMPLOYER))
