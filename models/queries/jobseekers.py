"""One person with everything they answered, and what they may be offered to answer with."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.enums import ConceptKind, RelationKind
from models.jobseeker import Jobseeker, JobseekerSkill, WorkExperience
from models.taxonomy import Concept, ConceptRelation

_ONE = (
    joinedload(Jobseeker.key),
    joinedload(Jobseeker.municipality),
    selectinload(Jobseeker.work).joinedload(WorkExperience.concept),
    selectinload(Jobseeker.skills).joinedload(JobseekerSkill.concept),
)
_SHORT_LISTS = (
    Jobseeker.languages,
    Jobseeker.licences,
    Jobseeker.care_windows,
    Jobseeker.exclusions,
    Jobseeker.contested,
)
WHOLE = (*_ONE, *(selectinload(each) for each in _SHORT_LISTS))


def _whole(jobseeker_id: int) -> Select[Jobseeker]:
    """A person with all answers, in three statements: the short lists come along with the person."""
    also = (*_ONE, *(joinedload(each) for each in _SHORT_LISTS))
    return select(Jobseeker).where(Jobseeker.id == jobseeker_id).options(*also)


def whole(session: Session, jobseeker_id: int) -> Jobseeker | None:
    """A person with all answers."""
    return session.scalars(_whole(jobseeker_id)).unique().one_or_none()


def locked(session: Session, jobseeker_id: int) -> Jobseeker:
    """The person as stored at this moment, held until the transaction ends; all answers read before are read anew.
    A ranking that writes down what it says about them does not wait for it: the two would wait for each other.

    Raises NoResultFound if the person was erased meanwhile.
    """
    held = select(Jobseeker.id).where(Jobseeker.id == jobseeker_id)
    session.scalars(held.with_for_update(key_share=True)).one()
    return session.scalars(_whole(jobseeker_id).execution_options(populate_existing=True)).unique().one()


def concepts(session: Session, uris: Iterable[str], kinds: Collection[ConceptKind]) -> Sequence[Concept]:
    """The concepts with these URIs that are of one of the kinds."""
    return session.scalars(
        select(Concept).where(Concept.uri.in_(list(uris)), Concept.kind.in_(list(kinds))).order_by(Concept.uri)
    ).all()


def typical_skills(session: Session, held: Iterable[Concept]) -> Sequence[tuple[Concept, bool]]:
    """The skills of the occupations held (of all occupations of a unit group held), True for essential ones.

    Essential skills come first, then what most of the occupations need.
    """
    jobs = list(held)
    occupation = select(Concept.id, Concept.isco).where(Concept.kind == ConceptKind.OCCUPATION).subquery()
    strongest = func.min(ConceptRelation.kind)
    rows = session.execute(
        select(Concept, strongest)
        .join(ConceptRelation, ConceptRelation.skill_id == Concept.id)
        .join(occupation, occupation.c.id == ConceptRelation.occupation_id)
        .where(
            Concept.kind == ConceptKind.SKILL,
            or_(
                occupation.c.id.in_([job.id for job in jobs]),
                occupation.c.isco.in_([job.isco for job in jobs if job.kind is ConceptKind.UNIT_GROUP]),
            ),
        )
        .group_by(Concept.id)
        .order_by(strongest, func.count(ConceptRelation.id).desc(), Concept.uri)
    )
    return [(concept, RelationKind(kind) is RelationKind.ESSENTIAL) for concept, kind in rows]
