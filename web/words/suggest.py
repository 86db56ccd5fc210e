"""Concepts for the words typed so far. Nothing is stored, and pages work without it."""

from dataclasses import asdict
from typing import Any

from flask import jsonify, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from web.extensions import own_transaction
from web.forms.text import clean
from web.i18n import language, locale_of
from web.services import suggesting
from web.services.jobseeker_meaning import JOBS, SKILLS
from web.words import blueprint

LONGEST = 200
KINDS = {"jobs": JOBS, "skills": SKILLS}


@blueprint.route("/words/suggest", methods=["POST"])
def suggest() -> Response:
    """Up to seven concepts, and one sentence that says how many, to be read aloud."""
    # Sent by POST though it changes nothing: addresses are kept in logs and histories, what a body holds is not.
    typed = clean(request.form.get("typed", "")[:LONGEST])[0]
    with own_transaction() as reading:
        reading.info["read_only"] = True
        offers = suggesting.offers(reading, typed, language(), KINDS.get(request.form.get("about", ""), JOBS))
    return jsonify(said=_said(len(offers)), offers=[_shown(offer) for offer in offers])


def _said(count: int) -> str:
    if not count:
        return str(_("No suggestion. Write on, your own words are fine."))
    return str(ngettext("%(num)s suggestion. Use the arrow keys.", "%(num)s suggestions. Use the arrow keys.", count))


def _shown(offer: suggesting.Offer) -> dict[str, Any]:
    """The offer with the direction of its name, and the hint beneath it in the reader's language."""
    parts = [offer.plain, offer.group, _("A whole group of jobs") if offer.whole_group else ""]
    return {
        **asdict(offer),
        "direction": locale_of(offer.language).text_direction,
        "hint": " · ".join(part for part in parts if part),
    }
