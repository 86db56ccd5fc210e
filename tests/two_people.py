"""What needs two people, in the small world: cases opened in an emergency, and a list with names."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Account, BreakGlass, Jobseeker, PeopleExport
from models.break_glass import GlassReason, GlassState
from models.people_export import ExportState

WORDS = "Стои пред нас и няма къде да спи тази нощ."


def and_two_people(
    session: Session, staff: dict[str, Account], omar: Jobseeker, mina: Jobseeker, now: datetime
) -> dict[str, str]:
    """Varna's counsellor may read omar's case; Sofia's counsellor asks for mina's and gives a code of nobody, and may
    take a list with names. Public ids by name."""
    opened = {"answered_by_id": staff["lead"].id, "answered_at": now, "until": now + timedelta(hours=20)}
    rows = {
        "glass": _glass(session, staff["other_counsellor"], omar, GlassState.OPENED, now),
        "asked_glass": _glass(session, staff["counsellor"], mina, GlassState.ASKED, now),
        "empty_glass": _glass(session, staff["counsellor"], None, GlassState.ASKED, now),
    }
    for name, value in opened.items():
        setattr(rows["glass"], name, value)
    asked_by = staff["counsellor"]
    export = PeopleExport(
        organisation_id=asked_by.organisation_id, asked_by=asked_by, whole=True, state=ExportState.APPROVED,
        created_at=now, answered_by_id=staff["lead"].id, answered_at=now, expires_at=now + timedelta(hours=20),
    )  # fmt: skip
    session.add_all((*rows.values(), export))
    session.flush()
    for row in rows.values():
        row.words = WORDS
    export.reason = "За срещата с общината утре."
    return {**{name: row.public_id for name, row in rows.items()}, "people_export": export.public_id}


def _glass(
    session: Session, asked_by: Account, person: Jobseeker | None, state: GlassState, now: datetime
) -> BreakGlass:
    return BreakGlass(
        wrapped=session.info["vault"].new_person_key(), jobseeker=person, asked_by=asked_by, state=state,
        organisation_id=asked_by.organisation_id, reason=GlassReason.PERSON_ASKS, created_at=now, told_at=now,
    )  # fmt: skip
