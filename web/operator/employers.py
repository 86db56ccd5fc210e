"""Employers: where each stands in its check, whom its name looks like, and all that was seen and done."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request

from models import Employer
from models.employer import company_root
from models.enums import EmployerState
from models.queries import employers as queries
from models.queries import organisations, reports
from models.vetting import VettingStep
from web import vetting_words as words
from web.extensions import db, now, principal
from web.operator import blueprint
from web.operator.employer_forms import FORMS, AccessForm, StepForm
from web.services import employer_names, employer_vetting
from web.services.clock import day_in_bulgaria
from web.services.vetting_steps import possible

AT_ONCE = 50
#: The order in which an operator has to do with them.
LISTED = (
    EmployerState.SECOND_PERSON, EmployerState.CALL_BACK, EmployerState.DOCUMENTS, EmployerState.NEW,
    EmployerState.VETTED, EmployerState.SUSPENDED,
)  # fmt: skip
Versions = Sequence[tuple[str, str, str, bool]]


@blueprint.route("/operator/employers")
def employers() -> str:
    """Companies of one state, with what is next and since when."""
    counts = organisations.employers_by_state(db.session)
    state = _asked_for() or next((each for each in LISTED if counts.get(each)), EmployerState.NEW)
    page = max(1, request.args.get("page", 1, type=int))
    rows = queries.in_state(db.session, state, AT_ONCE, min((page - 1) * AT_ONCE, 1_000_000))
    return render_template(
        "operator/employers.html", rows=rows, state=state, listed=LISTED, counts=counts, words=words, page=page,
        pages=-(-counts.get(state, 0) // AT_ONCE), reported=reports.open_by_employer(db.session),
        alike=employer_names.twins(queries.names(db.session), [row.id for row in rows]),
        held=[
            (row, queries.of_root(db.session, company_root(row.company_number)))
            for row in queries.held_requests(db.session)
        ],
    )  # fmt: skip


@blueprint.route("/operator/employers/<id:employer>")
def employer(employer: Employer) -> str:
    """All that was seen and done with one company, and the forms for what is possible now."""
    return shown(employer)


def shown(
    employer: Employer, sent: StepForm | None = None, versions: Versions = (), access: AccessForm | None = None
) -> str:
    """The page of a company; `sent` is a form that comes back, `versions` what differs if somebody was quicker."""
    alike = employer_names.twins(queries.names(db.session), [employer.id]).get(employer.id, frozenset())
    return render_template(
        "operator/employer.html", company=employer, forms=forms(employer, sent), versions=versions, words=words,
        alike=queries.by_numbers(db.session, sorted(alike)), steps=queries.steps(db.session, employer),
        accounts=queries.with_accounts(db.session, employer), kin=_kin(employer),
        reported=reports.open_by_employer(db.session).get(employer.id, 0),
        first_person=not employer_vetting.may_be_second(db.session, principal(), employer),
        access=access or AccessForm(formdata=None),
    )  # fmt: skip


def forms(employer: Employer, sent: StepForm | None = None) -> Mapping[str, StepForm]:
    """A form for each step that is possible, by the step's name."""
    made = {}
    for step in VettingStep:
        if step in possible(employer.state):
            made[step.value] = form_for(step, employer)
    if sent is not None:
        sent.version.data = employer.version
        made[sent._prefix.rstrip("-")] = sent
    return made


def form_for(step: VettingStep, employer: Employer, *, posted: bool = False) -> StepForm:
    """The form of a step, filled in by the request if it was posted to."""
    given: dict[str, Any] = {} if posted else {"formdata": None, "data": {"version": employer.version}}
    form = FORMS[step](prefix=step.value, **given)
    if "done_on" in form:
        form["done_on"].latest = day_in_bulgaria(now())
    return form


def _kin(employer: Employer) -> list[Employer]:
    """The company and its branches, but for this one."""
    return [row for row in queries.of_root(db.session, employer.root) if row.id != employer.id]


def _asked_for() -> EmployerState | None:
    asked = request.args.get("state", "")
    return EmployerState(asked) if asked in set(EmployerState) else None
