"""Draft vacancies: from a title in any language, with the usual skills, or as a copy of a former one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from models import Base, Concept, Employer, Vacancy, VacancyLanguage, VacancyLicence, VacancyOwnSkill, VacancySkill
from models.columns import ADVERT
from models.enums import ConceptKind, VacancyState
from models.queries import taxonomy as queries
from models.queries import vacancies
from web.services import audit, linking
from web.services.principal import Principal

OFFERED = 6
#: Dates belong to one round of hiring, and whether search engines may show it is asked anew.
NOT_COPIED = frozenset({"starts_on", "ends_on", "findable"})
CHILDREN: Mapping[str, type[Base]] = {
    "skills": VacancySkill, "own_skills": VacancyOwnSkill, "languages": VacancyLanguage, "licences": VacancyLicence,
}  # fmt: skip


class Offer(NamedTuple):
    """An occupation a title may mean, named in the reader's language, and whether we are sure."""

    uri: str
    label: str
    sure: bool


def offers(session: Session, title: str, language: str) -> Sequence[Offer]:
    """The occupations a title may mean, the likeliest first."""
    result = linking.linker(session).link(title, top=OFFERED)
    names = queries.names(session, [link.concept_id for link in result.links], language)
    unique = {names.get(link.concept_id, link.label): link.concept_id for link in reversed(result.links)}
    return [Offer(uri, label, result.sure and n == 0) for n, (label, uri) in enumerate(reversed(unique.items()))]


def occupation(session: Session, uri: str | None) -> Concept | None:
    """The occupation or unit group with this URI; None for a skill or an unknown one."""
    concept = queries.by_uri(session, uri) if uri else None
    return concept if concept is not None and concept.kind is not ConceptKind.SKILL else None


def create(
    session: Session, who: Principal, title: str, language: str, concept: Concept | None, now: datetime, *,
    employer: Employer | None = None,
) -> Vacancy:  # fmt: skip
    """A new draft of the asking employer, or of another one, asking for the skills the occupation usually needs."""
    vacancy = Vacancy(
        employer_id=employer.id if employer else who.employer_id, state=VacancyState.DRAFT, title=title,
        language=language, created_at=now,
    )  # fmt: skip
    session.add(vacancy)
    _take_occupation(session, vacancy, concept)
    session.flush()
    audit.record(session, who, "drafted vacancy", vacancy.public_id, now)
    return vacancy


def copy(session: Session, who: Principal, former: Vacancy, now: datetime) -> Vacancy:
    """A new draft that says what a former vacancy of the same employer said, without its dates."""
    row = vacancies.whole(session, former)
    values = {name: value for name, value in _advert(row).items() if name not in NOT_COPIED}
    vacancy = Vacancy(employer=row.employer, state=VacancyState.DRAFT, created_at=now, **values)
    for name, kind in CHILDREN.items():
        setattr(vacancy, name, [kind(**_advert(child)) for child in getattr(row, name)])
    session.add(vacancy)
    session.flush()
    audit.record(session, who, "copied vacancy", vacancy.public_id, now, {"from": row.public_id})
    return vacancy


def _advert(row: Base) -> dict[str, Any]:
    """What a row says to everybody: the columns the registry calls an advert."""
    columns = inspect(type(row)).columns.items()
    return {key: getattr(row, key) for key, column in columns if column.info["policy"] == ADVERT["policy"]}


def usual_skills(session: Session, vacancy: Vacancy) -> Sequence[tuple[Concept, bool]]:
    """The skills the vacancy's occupation usually needs; True means essential."""
    return queries.skills_of(session, vacancy.concept_id) if vacancy.concept_id is not None else []


def _take_occupation(session: Session, vacancy: Vacancy, concept: Concept | None) -> None:
    vacancy.concept = concept
    usual = queries.skills_of(session, concept.id) if concept is not None else []
    vacancy.skills = [VacancySkill(concept=skill, essential=essential) for skill, essential in usual]
