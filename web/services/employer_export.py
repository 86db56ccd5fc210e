"""A company's copy of its own data, made from the column registry: no list to forget a column in.

It names no person. An invitation stands under the name the company knows the person by; what somebody shares is read on
its page for as long as they share it, and does not go into files that stay.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from models import Account, Disclosure, Employer
from models.columns import Export
from models.crypto import Vault
from models.enums import EmployerState
from models.queries import employer_rows, vacancies
from models.sharing_enums import DisclosureState
from web.services import audit, disclosure
from web.services.disclosed import pseudonym
from web.services.disclosure_steps import LIVE
from web.services.own_copy import Names, Part, Values, columns_for, values_of
from web.services.principal import Principal
from web.services.sheet_cells import Table
from web.services.vacancy_sheet import cells, fields

ACCOUNT_COLUMNS = (("name_sealed", True), ("email_sealed", True), ("language", False))
ENDED = "ended"


def collect(session: Session, employer: Employer, who: Principal, language: str, now: datetime) -> list[Part]:
    """Everything the company may take away, table by table, with names in a language."""
    columns = columns_for(Export.BUSINESS)
    found = list(employer_rows.rows_of(session, employer, columns))
    names = Names(session, language, (row for _table, rows in found for row in rows))
    parts = [Part(table, tuple(values_of(row, columns[table], names) for row in rows)) for table, rows in found]
    own = session.get_one(Account, who.account_id)
    parts.append(Part("own_account", (values_of(own, ACCOUNT_COLUMNS, names),)))
    parts.append(Part("invitations", tuple(_invitations(session, employer, now))))
    parts.append(Part("own_actions", tuple(_actions(session, employer, who))))
    return parts


def note(session: Session, employer: Employer, who: Principal, now: datetime) -> None:
    """Write down that a copy was taken."""
    audit.record(session, who, "took the company's copy", employer.public_id, now)


def _invitations(session: Session, employer: Employer, now: datetime) -> Iterator[Values]:
    """Where each invitation stands, as the company's own pages say it now: nothing unless it is vetted."""
    if employer.state is not EmployerState.VETTED:
        return
    vault: Vault = session.info["vault"]
    for row in employer_rows.invitations(session, employer.id):
        yield {
            "person": pseudonym(vault, row),
            "vacancy": row.vacancy.title,
            "invited_at": row.invited_at,
            "invitation": row.invitation,
            "state": _stand(row, now),
        }


def _stand(row: Disclosure, now: datetime) -> str:
    """Whether an invitation waits, is answered by the person's own yes, or is over: the company never learns that staff
    noted a yes, nor which way something ended."""
    until = row.expires_at
    if row.state not in LIVE or not disclosure.in_force(row) or (until is not None and until <= now):
        return ENDED
    return (DisclosureState.INVITED if row.state is DisclosureState.ACCEPTED else row.state).value


def _actions(session: Session, employer: Employer, who: Principal) -> Iterator[Values]:
    """What the asking account did; what it was about is named where it is a vacancy of the company."""
    titles = {row.public_id: row.title for row in vacancies.of_employer(session, employer.id)}
    for entry in employer_rows.entries_by(session, who.account_name):
        yield {"at": entry.at, "action": entry.action, "vacancy": titles.get(entry.subject)}


def tables(parts: Sequence[Part]) -> list[Table]:
    """The same as sheets: one for each part, a row for each thing."""
    made: list[Table] = []
    for part in parts:
        heads = list(dict.fromkeys(name for row in part.rows for name in row))
        made.append((part.table, [heads or [""], *([_text(row.get(name)) for name in heads] for row in part.rows)]))
    return made


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return ", ".join(_text(each) for each in value.values())
    return ", ".join(sorted(map(_text, value))) if isinstance(value, list | tuple | frozenset) else str(value)


def vacancy_table(session: Session, employer: Employer) -> list[list[str]]:
    """Every vacancy of the company as a row of the sheet that can be brought in again."""
    rows = vacancies.of_employer(session, employer.id)
    written = [
        {**cells(row), "reference": row.external_reference or row.public_id, "company_number": employer.company_number}
        for row in rows
    ]
    return [list(fields(None)), *(list(row.values()) for row in written)]
