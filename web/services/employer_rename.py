"""A company's new name. People read it on every vacancy, so all that were sent are read by a counsellor again."""

from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from models import Employer
from web.services import audit, vacancy_edit
from web.services.principal import Principal
from web.services.vacancy_edit import Stale


def rename(
    session: Session, who: Principal, employer: Employer, name: str, version: int | None, rules: matcher.Rules,
    now: datetime,
) -> bool:  # fmt: skip
    """Keep the name and return whether it is another one. Raises Stale."""
    session.refresh(employer, with_for_update=True)
    if employer.version != version:
        raise Stale
    if employer.name == name:
        return False
    employer.name = name
    session.flush()
    audit.record(session, who, "renamed employer", employer.public_id, now)
    vacancy_edit.company_changed(session, employer, who, ["company name"], rules, now)
    return True
