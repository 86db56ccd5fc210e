"""The words of a company's check: for operators, and for the company itself."""

from collections.abc import Iterable, Mapping, Sequence

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import VettingEntry
from models.enums import EmployerState
from models.vetting import CallOutcome, FoundIn, Paper, SeenIn, SuspensionReason, VettingStep
from web.filters import day
from web.services.employer_vetting import Told

STEPS: Mapping[VettingStep, LazyString] = {
    VettingStep.BEGIN: _l("Taken up"),
    VettingStep.SEE: _l("Papers seen"),
    VettingStep.ASK: _l("Asked for more papers"),
    VettingStep.CALL: _l("Called the company"),
    VettingStep.APPROVE: _l("The second person said yes"),
    VettingStep.SUSPEND: _l("Suspended"),
    VettingStep.REOPEN: _l("To be checked again"),
}
NEXT: Mapping[EmployerState, LazyString] = {
    EmployerState.NEW: _l("Somebody takes it up"),
    EmployerState.DOCUMENTS: _l("Somebody looks at its papers"),
    EmployerState.CALL_BACK: _l("Somebody calls its official number"),
    EmployerState.SECOND_PERSON: _l("A second person decides"),
}
PAPERS: Mapping[Paper, LazyString] = {
    Paper.REGISTER_ENTRY: _l("The entry in the Commercial Register"),
    Paper.AUTHORITY: _l("A paper that this person may act for the company"),
    Paper.WORKPLACE: _l("A paper about the place of work, for example a lease"),
    Paper.AGENCY_LICENCE: _l("The registration as an agency, if people are sent to other companies"),
    Paper.NO_DEBTS: _l("A paper that the company owes no taxes"),
}
SEEN_IN: Mapping[SeenIn, LazyString] = {
    SeenIn.REGISTER: _l("We looked it up in a register."),
    SeenIn.OFFICE: _l("They showed it at our office."),
    SeenIn.COMPANY: _l("We saw it at the company."),
    SeenIn.SENT: _l("They sent it. We looked at it and deleted it."),
}
FOUND_IN: Mapping[FoundIn, LazyString] = {
    FoundIn.COMMERCIAL_REGISTER: _l("In the Commercial Register"),
    FoundIn.OTHER_REGISTER: _l("In another official register"),
    FoundIn.OWN_PAGE: _l("On the company's own public page"),
}
OUTCOMES: Mapping[CallOutcome, LazyString] = {
    CallOutcome.REACHED: _l("They know of the registration."),
    CallOutcome.NOT_REACHED: _l("Nobody could be reached."),
    CallOutcome.DENIED: _l("They know nothing of the registration."),
}
REASONS: Mapping[SuspensionReason, LazyString] = {
    SuspensionReason.DENIED: _l("The company knows nothing of the registration"),
    SuspensionReason.FALSE_PAPERS: _l("A paper is false"),
    SuspensionReason.LOOKS_LIKE_ANOTHER: _l("It pretends to be another company"),
    SuspensionReason.REPORTS: _l("Somebody reported bad treatment"),
    SuspensionReason.UNLAWFUL: _l("Its offers break the law"),
    SuspensionReason.OWN_WISH: _l("The company asked for it"),
    SuspensionReason.OTHER: _l("Another reason"),
}
#: What we do, in order, and where the company stands meanwhile.
PLAIN: Sequence[tuple[LazyString, EmployerState]] = (
    (_l("We look up your company number in the Commercial Register."), EmployerState.NEW),
    (_l("We look at your papers. We copy none of them."), EmployerState.DOCUMENTS),
    (_l("We call your company. We take the number from an official register or your public page."),
     EmployerState.CALL_BACK),
    (_l("A second person of our team looks at everything and decides."), EmployerState.SECOND_PERSON),
)  # fmt: skip
NEEDED = (Paper.REGISTER_ENTRY, Paper.AUTHORITY)


def papers(chosen: Iterable[Paper]) -> list[str]:
    """Papers by name, in the order of the list."""
    found = set(chosen)
    return [str(PAPERS[each]) for each in Paper if each in found]


def facts(entry: VettingEntry | Told) -> list[tuple[str, str]]:
    """What was noted with a step: what it is, and what was said."""
    pairs = [
        (_("Papers"), ", ".join(papers(entry.papers))),
        (_("Where they were seen"), str(SEEN_IN[entry.seen_in]) if entry.seen_in else ""),
        (_("Where the number was found"), str(FOUND_IN[entry.found_in]) if entry.found_in else ""),
        (_("Page or entry with the number"), entry.found_at or ""),
        (_("What came of the call"), str(OUTCOMES[entry.outcome]) if entry.outcome else ""),
        (_("Day"), day(entry.done_on)),
        (_("Reason"), str(REASONS[entry.reason]) if entry.reason else ""),
    ]
    return [(what, said) for what, said in pairs if said]


def plain_steps(company_state: EmployerState) -> list[tuple[str, str, str, str]]:
    """The steps as the company is told them, for the component `task_list`."""
    states = [state for _text, state in PLAIN]
    reached = states.index(company_state) if company_state in states else len(states)
    words = ("done", "now", "later")
    return [
        (str(text), "", words[(place >= reached) + (place > reached)], picture)
        for place, ((text, _state), picture) in enumerate(
            zip(PLAIN, ("search", "document", "phone", "people"), strict=True)
        )
    ]


def both_versions(step: VettingStep, mine: Told, last: VettingEntry | None) -> list[tuple[str, str, str, bool]]:
    """(what, mine, saved, whether they differ) for the component `stale`."""
    saved = dict(facts(last)) if last else {}
    own = dict(facts(mine))
    rows = [(_("Step"), str(STEPS[step]), str(STEPS[last.step]) if last else "")]
    rows += [(what, own.get(what, ""), saved.get(what, "")) for what in {**own, **saved}]
    return [(what, one, other, one != other) for what, one, other in rows]
