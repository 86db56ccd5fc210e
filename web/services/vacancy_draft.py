"""From a title in any language to a draft vacancy with its usual skills."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from models import Concept, Vacancy, VacancySkill
from models.enums import ConceptKind, VacancyState
from models.queries import taxonomy as queries
from web.services import audit, linking
from web.services.principal import Principal

OFFERED = 6


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
    session: Session, who: Principal, title: str, language: str, concept: Concept | None, now: datetime
) -> Vacancy:
    """A new draft of the asking employer, asking for the skills the occupation usually needs."""
    vacancy = Vacancy(
        employer_id=who.employer_id, state=VacancyState.DRAFT, title=title, language=language, created_at=now
    )
    session.add(vacancy)
    _take_occupation(session, vacancy, concept)
    session.flush()
    audit.record(session, who, "drafted vacancy", vacancy.public_id, now)
    return vacancy


def usual_skills(session: Session, vacancy: Vacancy) -> Sequence[tuple[Concept, bool]]:
    """The skills the vacancy's occupation usually needs; True means essential."""
    return queries.skills_of(session, vacancy.concept_id) if vacancy.concept_id is not None else []


def _take_occupation(session: Session, vacancy: Vacancy, concept: Concept | None) -> None:
    vacancy.concept = concept
    usual = queries.skills_of(session, concept.id) if concept is not None else []
    vacancy.skills = [VacancySkill(concept=skill, essential=essential) for skill, essential in usual]
