"""The placement plan in words: who is left out and what helps, what each rule costs, how fair it is."""

from collections.abc import Mapping

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from matcher.assignment import Constraint
from models import PlacementPlan
from models.enums import DecisionKind, DecisionReason
from models.plan import Blocked, NoProposal, PlanState, WishKind
from web import labels
from web.filters import number
from web.services.plan_terms import Limits

STATES: Mapping[PlanState, LazyString] = {
    PlanState.QUEUED: _l("Waits"), PlanState.RUNNING: _l("Is being made"), PlanState.DONE: _l("Ready"),
    PlanState.FAILED: _l("Could not be made"),
}  # fmt: skip
LEFT_OUT: Mapping[NoProposal, LazyString] = {
    NoProposal.NOTHING_FITS: _l("No vacancy of this plan fits the person yet."),
    NoProposal.ALL_FORBIDDEN: _l("Everything that fits is on hold or was ruled out."),
    NoProposal.NOT_PLANNED: _l("The person already has as many proposals as this plan allows."),
    NoProposal.HOUSEHOLD: _l("No places were found that keep the wish of the household."),
    NoProposal.NO_ROOM: _l("Other people took all the places that fit the person."),
    NoProposal.NOT_LOOKING: _l("The person does not look for work now."),
    NoProposal.NOTHING_SAID: _l("Nothing is known about the person's work yet."),
    NoProposal.WORKING: _l("The person works already."),
    NoProposal.ALL_PROPOSED: _l("The person is already proposed for everything that fits."),
}
NEXT: Mapping[NoProposal, LazyString] = {
    NoProposal.NOTHING_FITS: _l("Look at what would bring more jobs into reach."),
    NoProposal.ALL_FORBIDDEN: _l("Look at the decisions, and lift one that does not hold any more."),
    NoProposal.NOT_PLANNED: _l("Ask for the answers that are still open."),
    NoProposal.HOUSEHOLD: _l("Ask the household whether another wish is possible."),
    NoProposal.NO_ROOM: _l("Put a pair first by hand, or plan again with more people for each free place."),
    NoProposal.NOT_LOOKING: _l("Ask whether the person looks for work again."),
    NoProposal.NOTHING_SAID: _l("Ask what work the person has done."),
    NoProposal.WORKING: _l("Ask how the work is going."),
    NoProposal.ALL_PROPOSED: _l("Ask for the answers that are still open."),
}
#: The page on which the next step is taken, where it is not the page of the person.
NEXT_PAGE: Mapping[NoProposal, str] = dict.fromkeys(
    (NoProposal.NOTHING_FITS, NoProposal.ALL_FORBIDDEN), "counsellor.person_vacancies"
)
BLOCKED: Mapping[Blocked, LazyString] = {
    Blocked.ALREADY: _l("Somebody proposed this pair already."),
    Blocked.OVERTAKEN: _l("A colleague decided about this pair meanwhile."),
    Blocked.RULED_OUT: _l("The law or the person's own wish rules it out now."),
    Blocked.ON_HOLD: _l("This pair is on hold or was ruled out by a colleague."),
    Blocked.GONE: _l("The person is not with your organisation any more."),
    Blocked.NOT_OPEN: _l("The vacancy is not open any more."),
    Blocked.NOT_LOOKING: _l("The person does not look for work now."),
    Blocked.FULL: _l("The vacancy has no room for more people."),
}
WISHES: Mapping[WishKind, LazyString] = {
    WishKind.PIN: _l("Put first by hand"), WishKind.FORBID: _l("Left out by hand"),
}  # fmt: skip
UNKEPT = _l("This could not be kept.")
GROUPS: Mapping[DecisionKind, LazyString] = {
    DecisionKind.PROPOSE: _l("To propose or to put first"), DecisionKind.HOLD: _l("To leave out for now"),
    DecisionKind.VETO: _l("To leave out"),
}  # fmt: skip
RULES: Mapping[Constraint, LazyString] = {
    Constraint.HOUSEHOLDS: _l("Households are placed as they wish"),
    Constraint.VETOES: _l("What was held or ruled out is not proposed"),
    Constraint.CAPS: _l("Each person gets only so many proposals"),
    Constraint.SPREAD: _l("A first proposal for many comes before a second one for few"),
    Constraint.WAITING: _l("Whoever has waited long comes earlier"),
    Constraint.PINS: _l("Pairs that were put first by hand"),
}
_EVEN: tuple[tuple[float, LazyString], ...] = (
    (0.1, _l("The proposals are spread very evenly.")),
    (0.25, _l("The proposals are spread evenly.")),
    (0.45, _l("The proposals are spread somewhat unevenly.")),
)


def cost(points: int, total: int) -> str:
    """What a rule costs, from the points of fit that a plan of `total` would have more without it."""
    share = 100 * abs(points) / (total + points) if total + points > 0 else 0.0
    if not points:
        return str(_("It costs nothing here."))
    if share < 0.1:
        return str(_("It costs next to nothing."))
    shown = number(round(share, 1))
    if points < 0:
        return str(_("Without it, the pairs together would fit less well, by %(share)s in 100.", share=shown))
    return str(_("Without it, the pairs together would fit better, by %(share)s in 100.", share=shown))


def evenness(gini: float) -> str:
    """How evenly proposals are spread, from the Gini coefficient."""
    known = (str(words) for most, words in _EVEN if gini <= most)
    return next(known, _("The proposals are spread unevenly: some people have many, others none."))


def scope(plan: PlacementPlan, *, mine: bool) -> str:
    """For whom and against what a plan is made; `mine`: the reader's own people."""
    whom = _("The whole organisation")
    if plan.mine_only:
        whom = _("My people") if mine else _("People of a colleague")
    if plan.vacancies is None:
        return str(_("%(whom)s; all open vacancies", whom=whom))
    count = len(plan.vacancies)
    return str(ngettext("%(whom)s; %(num)s chosen vacancy", "%(whom)s; %(num)s chosen vacancies", count, whom=whom))


def limits(plan: PlacementPlan) -> list[str]:
    """How far a plan may go, a sentence each."""
    known = Limits.stored(plan.limits)
    return [
        ngettext("At most %(num)s proposal for each person.", "At most %(num)s proposals for each person.",
                 known.per_person),
        ngettext("At most %(num)s person for each free place.", "At most %(num)s people for each free place.",
                 known.per_place),
        ngettext("Waiting counts after %(num)s week.", "Waiting counts after %(num)s weeks.", known.patience),
    ]  # fmt: skip


def choice(rank: int) -> str:
    """Which place a vacancy has among all that are possible for a person."""
    if rank == 1:
        return str(_("The best fit for this person"))
    return str(_("Number %(rank)s of what fits this person", rank=number(rank)))


def reason(code: str | None) -> str:
    """Why a pair was put first or left out; a reason of a list no longer used stands as it is."""
    return labels.label(DecisionReason(code)) if code in list(DecisionReason) else code or ""
