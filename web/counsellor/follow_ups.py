"""How it goes after work began: noted by staff, and put right when somebody hears otherwise."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _

from models import FollowUp
from models.placement import PlacementOutcome
from web import labels
from web.counsellor import blueprint, words
from web.counsellor.case_forms import Row, Said, both
from web.counsellor.editing import Answer, edit
from web.counsellor.referral_forms import FollowUpForm
from web.extensions import db, now, principal
from web.services import follow_ups as service


@blueprint.route("/desk/follow-ups/<id:follow_up>", methods=["GET", "POST"])
def follow_up(follow_up: FollowUp) -> Answer:
    """Note how it goes, or that nobody was reached."""
    form = FollowUpForm()
    if not form.is_submitted():
        form.version.data = follow_up.version
        form.outcome.data = follow_up.outcome.value if follow_up.outcome else None

    def said(outcome: PlacementOutcome | None) -> Said:
        return [(form.outcome.label.text, labels.label(outcome) if outcome else _("Not said yet"))]

    def versions() -> list[Row]:
        form.version.raw_data, form.version.data = None, follow_up.version
        return both(said(PlacementOutcome(form.outcome.data)), said(follow_up.outcome))

    def page(stale: Sequence[Row]) -> str:
        person = follow_up.jobseeker
        return render_template(
            "counsellor/follow_up.html", row=follow_up, person=person, name=words.name(person), form=form, stale=stale
        )

    def save() -> None:
        outcome = PlacementOutcome(form.outcome.data)
        service.record(db.session, principal(), follow_up, outcome, form.version.data, now())

    return edit(form, save, versions, page, _("Saved."), lambda: url_for("counsellor.agenda"))
