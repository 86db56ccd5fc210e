"""Where a company's own check stands, in plain words."""

from collections.abc import Mapping

from models import Employer
from models.enums import EmployerState
from models.queries import employers
from models.vetting import VettingStep
from web import vetting_words as words
from web.extensions import db


def parts(company: Employer) -> Mapping[str, object]:
    """What `employer/check.html` shows: the steps, what to bring, and which papers are still missing."""
    if company.state in (EmployerState.VETTED, EmployerState.SUSPENDED):
        return {"check": None}
    asked = employers.newest(db.session, company.id, VettingStep.ASK)
    seen = employers.newest(db.session, company.id, VettingStep.SEE)
    open_question = asked is not None and (seen is None or seen.id < asked.id)
    missing = words.papers(asked.papers) if asked is not None and open_question else []
    return {"check": {
        "steps": words.plain_steps(company.state), "needed": words.papers(words.NEEDED), "missing": missing,
        "bring": company.state in (EmployerState.NEW, EmployerState.DOCUMENTS),
    }}  # fmt: skip
