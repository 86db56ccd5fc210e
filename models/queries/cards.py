"""Cards, the people they could be of, and how many people a company has been shown."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from models.card import Card, HeldBack
from models.consent import Consent
from models.contest import Contest
from models.disclosure import Disclosure
from models.employer import Employer
from models.enums import CefrLevel, ConsentPurpose, LicenceKind, VacancyState
from models.jobseeker import Jobseeker, JobseekerLanguage, JobseekerLicence, WorkExperience
from models.place import Municipality
from models.sharing_enums import ContestState, DisclosureState
from models.taxonomy import Concept
from models.vacancy import Vacancy

SEEN = (DisclosureState.SUGGESTED, DisclosureState.INVITED, DisclosureState.ACCEPTED)


def _of_company(root: str) -> ColumnElement[bool]:
    """The company with these nine digits, or a branch of it."""
    return Employer.company_number.startswith(root, autoescape=True)


def _agreed() -> ColumnElement[bool]:
    """The person agreed to be suggested to employers, and has not paused."""
    consent = exists().where(
        Consent.jobseeker_id == Jobseeker.id,
        Consent.purpose == ConsentPurpose.SUGGEST_TO_EMPLOYERS,
        Consent.withdrawn_at.is_(None),
    )
    return and_(Jobseeker.paused_at.is_(None), consent)


def agreeing(session: Session, jobseeker_ids: Collection[int]) -> frozenset[int]:
    """Those of some people who agree to be suggested to employers now."""
    return frozenset(session.scalars(select(Jobseeker.id).where(Jobseeker.id.in_(jobseeker_ids), _agreed())))


def consents(session: Session, jobseeker_id: int) -> Sequence[Consent]:
    """The consents to being suggested that are in force, oldest first."""
    return session.scalars(
        select(Consent)
        .where(
            Consent.jobseeker_id == jobseeker_id,
            Consent.purpose == ConsentPurpose.SUGGEST_TO_EMPLOYERS,
            Consent.withdrawn_at.is_(None),
        )
        .order_by(Consent.id)
    ).all()


def people(session: Session) -> Sequence[Any]:
    """(number, earliest start, district) of everybody who agreed to be suggested."""
    return session.execute(
        select(Jobseeker.id, Jobseeker.earliest_start, Municipality.district_code)
        .outerjoin(Municipality, Municipality.code == Jobseeker.municipality_code)
        .where(_agreed(), Jobseeker.work.any())
        .order_by(Jobseeker.id)
    ).all()


def work(session: Session) -> Sequence[Any]:
    """(person, public id, ISCO code, years) of all their work."""
    return session.execute(
        select(WorkExperience.jobseeker_id, WorkExperience.public_id, Concept.isco, WorkExperience.years)
        .join(Concept, Concept.id == WorkExperience.concept_id)
        .join(Jobseeker, Jobseeker.id == WorkExperience.jobseeker_id)
        .where(_agreed(), Concept.isco.is_not(None))
        .order_by(WorkExperience.id)
    ).all()


def languages(session: Session, codes: Collection[str]) -> Sequence[tuple[int, str, CefrLevel | None]]:
    """(person, language, level) of how they speak these languages."""
    return [
        (row[0], row[1], row[2])
        for row in session.execute(
            select(JobseekerLanguage.jobseeker_id, JobseekerLanguage.language, JobseekerLanguage.spoken)
            .join(Jobseeker, Jobseeker.id == JobseekerLanguage.jobseeker_id)
            .where(_agreed(), JobseekerLanguage.language.in_(list(codes)))
            .order_by(JobseekerLanguage.id)
        )
    ]


def licences(session: Session, kinds: Collection[LicenceKind]) -> Sequence[tuple[int, LicenceKind]]:
    """(person, paper) of the papers of these kinds they hold."""
    return [
        (row[0], row[1])
        for row in session.execute(
            select(JobseekerLicence.jobseeker_id, JobseekerLicence.kind)
            .join(Jobseeker, Jobseeker.id == JobseekerLicence.jobseeker_id)
            .where(_agreed(), JobseekerLicence.kind.in_(list(kinds)))
            .order_by(JobseekerLicence.id)
        )
    ]


def contested(session: Session) -> Sequence[Any]:
    """(person, kind, subject) of what they say is not right and is set aside."""
    return session.execute(
        select(Contest.jobseeker_id, Contest.kind, Contest.subject)
        .where(Contest.state.in_([ContestState.OPEN, ContestState.ACCEPTED]))
        .order_by(Contest.id)
    ).all()


def _with_all() -> Select[Card]:
    return select(Card).options(joinedload(Card.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer))


def of_disclosure(session: Session, disclosure_id: int) -> Card | None:
    """The card of a proposal, as it is stored now."""
    return session.scalar(
        select(Card).where(Card.disclosure_id == disclosure_id).execution_options(populate_existing=True)
    )


def of_vacancy(session: Session, vacancy_id: int) -> Sequence[Card]:
    """The cards of a vacancy with their disclosures, in an order that says nothing and does not change."""
    return session.scalars(
        select(Card)
        .join(Card.disclosure)
        .where(Disclosure.vacancy_id == vacancy_id)
        .options(joinedload(Card.disclosure).joinedload(Disclosure.jobseeker).selectinload(Jobseeker.exclusions))
        .order_by(Card.public_id)
        .execution_options(populate_existing=True)
    ).all()


def of_person(session: Session, jobseeker_id: int) -> Sequence[Card]:
    """Every card there is of a person with what each goes with in its vacancy, oldest first."""
    vacancy = joinedload(Card.disclosure).joinedload(Disclosure.vacancy)
    asked = _with_all().join(Card.disclosure).where(Disclosure.jobseeker_id == jobseeker_id)
    return session.scalars(
        asked.options(
            vacancy.joinedload(Vacancy.concept), vacancy.joinedload(Vacancy.municipality),
            vacancy.selectinload(Vacancy.languages), vacancy.selectinload(Vacancy.licences),
        ).order_by(Card.id)
    ).all()  # fmt: skip


def of_people(session: Session, jobseeker_ids: Collection[int]) -> Sequence[Card]:
    """Every card there is of some people, oldest first."""
    return session.scalars(
        _with_all().join(Card.disclosure).where(Disclosure.jobseeker_id.in_(jobseeker_ids)).order_by(Card.id)
    ).all()


def hold_company(session: Session, root: str) -> Sequence[Employer]:
    """The company with all its branches, held until the transaction ends: one card at a time is given to it."""
    return session.scalars(
        select(Employer)
        .where(_of_company(root))
        .order_by(Employer.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def shown_for(session: Session, vacancy_ids: Collection[int]) -> frozenset[tuple[int, int]]:
    """(vacancy, person) of everybody some vacancies ever showed a card of."""
    shown = select(Disclosure.vacancy_id, Disclosure.jobseeker_id).join(Card)
    return frozenset((row[0], row[1]) for row in session.execute(shown.where(Disclosure.vacancy_id.in_(vacancy_ids))))


def shown_to(session: Session, root: str, since: datetime) -> Sequence[Card]:
    """The cards a company could see at some time since a moment, over all its branches."""
    return session.scalars(
        select(Card)
        .join(Card.disclosure)
        .join(Disclosure.vacancy)
        .join(Vacancy.employer)
        .where(
            _of_company(root),
            or_(Card.shown_at > since, Disclosure.state.in_(SEEN), Disclosure.changed_at > since),
        )
        .options(contains_eager(Card.disclosure))
        .order_by(Card.id)
    ).all()


def agreed_to(session: Session, disclosure_ids: Collection[int]) -> Mapping[int, bool]:
    """Number of a proposal → whether it is held back, of those whose person agrees to be suggested now."""
    held = exists().where(HeldBack.disclosure_id == Disclosure.id)
    asked = select(Disclosure.id, held).join(Disclosure.jobseeker).where(Disclosure.id.in_(disclosure_ids), _agreed())
    return dict(session.execute(asked).all())


def waiting(session: Session, organisation_id: int) -> Sequence[HeldBack]:
    """Proposals of an organisation's people that no employer sees, the longest waiting first."""
    return session.scalars(
        select(HeldBack)
        .join(HeldBack.disclosure)
        .join(Disclosure.jobseeker)
        .where(Jobseeker.organisation_id == organisation_id, Disclosure.state == DisclosureState.SUGGESTED)
        .options(
            joinedload(HeldBack.disclosure).joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
            joinedload(HeldBack.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
            joinedload(HeldBack.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.concept),
        )
        .order_by(HeldBack.since, HeldBack.id)
    ).all()


def held_back_of(session: Session, jobseeker_id: int) -> Sequence[int]:
    """Numbers of the proposals of a person that no employer sees."""
    return session.scalars(
        select(HeldBack.disclosure_id)
        .join(HeldBack.disclosure)
        .where(Disclosure.jobseeker_id == jobseeker_id, Disclosure.state == DisclosureState.SUGGESTED)
        .order_by(HeldBack.disclosure_id)
    ).all()


def to_try(session: Session, before: datetime, most: int) -> Sequence[int]:
    """Numbers of proposals that were last tried before a moment and could be shown."""
    return session.scalars(
        select(HeldBack.disclosure_id)
        .join(HeldBack.disclosure)
        .join(Disclosure.vacancy)
        .where(
            HeldBack.tried_at <= before,
            Disclosure.state == DisclosureState.SUGGESTED,
            Vacancy.state == VacancyState.OPEN,
        )
        .order_by(HeldBack.tried_at, HeldBack.id)
        .limit(most)
    ).all()
