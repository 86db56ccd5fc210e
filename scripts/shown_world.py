"""The invented world, prepared for pictures: who signs in as which persona, and which things the pages are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from models import Account, schema
from models.crypto import Vault
from models.database import DomainSession
from models.enums import EmployerState, VacancyState
from models.queries import accounts, subsidies
from scripts.demo import world
from scripts.demo.personas import COUNSELLOR, EMPLOYER, LEAD, OPERATOR
from web.services import passwords, reference

STAFF = {"employer": EMPLOYER, "counsellor": COUNSELLOR, "lead": LEAD, "operator": OPERATOR}
SHARED = (
    "granted",
    "suggested",
    "slot",
    "written",
    "contest",
    "report",
    "job_offer",
    "placement",
    "note",
    "task",
    "step",
    "referral",
    "plan",
    "follow_up_due",
    "joined",
    "twin",
    "other_twin",
    "open_glass",
    "glass_asked",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Public ids: a person of the counsellor's own organisation, two vacancies, what stands between people and
    employers, and the account of each persona."""

    anna: str
    hotel_vacancy: str
    lozen: str
    submitted_vacancy: str
    invited: str
    granted: str
    suggested: str
    slot: str
    written: str
    contest: str
    report: str
    job_offer: str
    placement: str
    note: str
    task: str
    step: str
    referral: str
    plan: str
    follow_up_due: str
    joined: str
    twin: str
    other_twin: str
    open_glass: str
    glass_asked: str
    programme: str
    course: str
    accounts: Mapping[str, str]


def prepare(engine: Engine, vault: Vault, now: datetime) -> Shown:
    """Fill an empty database with the invented world."""
    schema.upgrade(engine)
    with DomainSession(engine, info={"vault": vault}) as session, session.begin():
        reference.load(session, now)
        made = world.seed(session, now, passwords.hash_secret("not used for pictures"))
        found = {persona: _account(session, vault, email) for persona, email in STAFF.items()}
        home = found["counsellor"].organisation_id
        person = next(a for a in accounts.jobseekers_with_pin(session) if a.jobseeker and a.language == "uk")
        if person.jobseeker is None or person.jobseeker.organisation_id != home:
            raise LookupError("The invented world's counsellor and jobseeker belong to different organisations.")
        return Shown(
            anna=person.jobseeker.public_id,
            hotel_vacancy=made.vacancies[0].public_id,
            lozen=next(e for e in made.employers if e.state is EmployerState.SECOND_PERSON).public_id,
            submitted_vacancy=next(v.public_id for v in made.vacancies if v.state is VacancyState.SUBMITTED),
            # The jobseeker of the pictures has answered already; her page of the invitation is that of what she shares.
            **{name: made.shared[name].public_id for name in SHARED},
            programme=subsidies.all_of_them(session)[0].public_id,
            course=made.courses[1].public_id,
            invited=made.shared["granted"].public_id,
            accounts={"jobseeker": person.public_id, **{name: row.public_id for name, row in found.items()}},
        )


def _account(session: Session, vault: Vault, email: str) -> Account:
    account = accounts.by_email_index(session, vault.blind_index("email", email))
    if account is None:
        raise LookupError(email)
    return account
