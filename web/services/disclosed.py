"""The only way anything of a person reaches an employer: read at the moment of the request, held to what was agreed."""

from collections.abc import Set
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import Disclosure, Employer, Jobseeker
from models.crypto import Vault
from models.enums import CefrLevel, LicenceKind, WorkKind
from models.queries import disclosures as queries
from models.queries import jobseekers
from models.sharing_enums import DisclosureState, SharedField
from web.services import cards
from web.services import disclosure as steps
from web.services.set_aside import undisputed

SIGNS = "ACDEFHJKLMNPRTUVWXY3479"
LENGTH = 6


@dataclass(frozen=True, slots=True)
class CvFacts:
    """What a CV says: work as (concept, years, kind), skills as concepts, licences by kind."""

    work: tuple[tuple[int, float | None, WorkKind | None], ...]
    skills: tuple[int, ...]
    licences: tuple[LicenceKind, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be seen of a person; each attribute is a SharedField. None: not shared, or nothing is known."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    languages: tuple[tuple[str, CefrLevel | None], ...] | None = None
    cv: CvFacts | None = None

    def only(self, chosen: Set[SharedField]) -> "Shown":
        """The same without what was not chosen."""
        return replace(self, **{one.name: None for one in fields(self) if one.name not in chosen})

    def has(self, field: SharedField) -> bool:
        """Whether there is anything to share under a field."""
        value: Any = getattr(self, field.value)
        return bool(value)


def disclosed_fields(session: Session, employer: Employer, disclosure: Disclosure, now: datetime) -> Shown | None:
    """Exactly the chosen fields, while the person shares them with this employer; None in every other case.

    Everything is read anew: state, end, vacancy, vetting.
    """
    row = queries.fresh(session, disclosure)
    if row is None or row.state is not DisclosureState.DISCLOSED or not steps.in_force(row):
        return None
    if row.vacancy.employer_id != employer.id or row.expires_at is None or row.expires_at <= now:
        return None
    person = jobseekers.whole(session, row.jobseeker_id)
    return everything(person).only(row.fields) if person else None


def everything(person: Jobseeker) -> Shown:
    """All that could be shared, for the person to choose from. Contested facts are left out."""
    known = undisputed(person)
    return Shown(
        name=" ".join(part for part in (known.given_name, known.family_name) if part) or None,
        phone=known.phone,
        email=known.email,
        languages=tuple((row.language, row.spoken) for row in known.languages) or None,
        cv=_cv(known),
    )


def _cv(person: Jobseeker) -> CvFacts | None:
    work = tuple((row.concept_id, row.years, row.kind) for row in person.work if row.concept_id is not None)
    skills = tuple(row.concept_id for row in person.skills if row.concept_id is not None)
    licences = tuple(row.kind for row in person.licences)
    return CvFacts(work, skills, licences) if work or skills or licences else None


def pseudonym(vault: Vault, disclosure: Disclosure) -> str:
    """What a company calls a person it does not know: the same for one company with its branches and one quarter, and
    for nobody else."""
    company, quarter = disclosure.vacancy.employer.root, cards.period(disclosure.created_at)
    number = int(vault.blind_index("pseudonym", f"{company}|{disclosure.jobseeker.public_id}|{quarter}"), 16)
    signs = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)
