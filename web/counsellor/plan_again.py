"""A plan made again from what was kept of it, and compared."""

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from models import PlacementPlan
from web.counsellor import blueprint
from web.counsellor.plan_lists import finished
from web.counsellor.plan_rows import frame
from web.extensions import db
from web.services import plan as service
from web.services import replay


@blueprint.route("/desk/plans/<id:plan>/again", methods=["GET"])
def plan_again(plan: PlacementPlan) -> str:
    """Make the plan again and say whether it comes out the same. Nothing is stored or proposed."""
    finished(plan)
    tone, texts = _outcome(plan)
    return render_template("counsellor/plan_again.html", **frame(plan, ""), texts=texts, tone=tone)


def _outcome(plan: PlacementPlan) -> tuple[str, list[str]]:
    try:
        found = service.replay(db.session, plan)
    except replay.NotKept:
        return "warning", [_("What this plan was made from is not kept any more, so it cannot be made again.")]
    except replay.Tampered:
        return "error", [_("What is kept of this plan was changed since. Please tell the people who run the service.")]
    if found.gaps:
        return _with_gaps(found)
    if found.same:
        return "success", [_("The plan comes out the same, to the last sign.")]
    if not found.promised:
        return "warning", [_("The plan was made by an older version of the program. This one makes another plan.")]
    return "error", [_("The plan comes out different. Please tell the people who run the service.")]


def _with_gaps(found: service.Replayed) -> tuple[str, list[str]]:
    gone = ngettext(
        "%(num)s person of this plan was erased since, so the plan cannot be made again.",
        "%(num)s people of this plan were erased since, so the plan cannot be made again.", found.gaps,
    )  # fmt: skip
    kept, changed = _("What is kept of the others is as it was."), _("What is kept of the others is not as it was.")
    return ("success" if found.same else "error"), [gone, kept if found.same else changed]
