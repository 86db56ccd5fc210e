"""People who are like somebody: a card is only given of somebody whom at least four others are like."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import (
    Account,
    Card,
    Consent,
    Decision,
    Disclosure,
    Jobseeker,
    JobseekerLanguage,
    JobseekerLicence,
    Organisation,
    Vacancy,
    WorkExperience,
)
from models.card import NoCard
from models.enums import ConsentPurpose, DecisionKind, DecisionReason, OrganisationKind
from models.queries import by_public_id, disclosures, proposing
from tests.world import NOW, World
from web.services import account_create, being_suggested, cards, decisions
from web.services.principal import Actor, Principal

SELF = Principal(Actor.JOBSEEKER)


def agrees(session: Session, person: Jobseeker, when: datetime | None = None) -> Jobseeker:
    """The person may be suggested to companies."""
    session.add(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.SUGGEST_TO_EMPLOYERS, text_version="2026-11",
            language=person.language, channel="web", given_at=when or NOW,
        )
    )  # fmt: skip
    session.flush()
    return person


def like(session: Session, person: Jobseeker, how_many: int = 4) -> list[Jobseeker]:
    """So many others, of an organisation of their own, with the same work, languages, papers, place and start, who may
    be suggested to companies."""
    home = Organisation(
        name="Другаде", kind=OrganisationKind.ASSOCIATION, municipality_code="PDV22", created_at=NOW,
    )  # fmt: skip
    session.add(home)
    session.flush()
    return [agrees(session, copy_of(session, person, home)) for _ in range(how_many)]


def copy_of(session: Session, person: Jobseeker, home: Organisation) -> Jobseeker:
    """Somebody else with the same work, languages, papers, place and start, in an organisation."""
    made = account_create.jobseeker(session, home, person.language, NOW)
    made.municipality_code, made.earliest_start = person.municipality_code, person.earliest_start
    for row in person.work:
        made.work.append(
            WorkExperience(language=row.language, concept_id=row.concept_id, kind=row.kind, years=row.years)
        )
    for spoken in person.languages:
        made.languages.append(JobseekerLanguage(language=spoken.language, spoken=spoken.spoken))
    for paper in person.licences:
        made.licences.append(JobseekerLicence(kind=paper.kind))
    session.flush()
    return made


def propose(session: Session, person: Jobseeker, vacancy: Vacancy, when: datetime = NOW) -> Card | NoCard:
    """A counsellor proposes somebody; what became of it."""
    account = session.query(Account).first()
    who = Principal(Actor.COUNSELLOR, account.id if account else None, organisation_id=person.organisation_id)
    earlier = session.query(Decision).filter_by(jobseeker_id=person.id, vacancy_id=vacancy.id)
    newest = earlier.order_by(Decision.id.desc()).first()
    seen = newest.public_id if newest else None
    decisions.decide(
        session, person, vacancy, who, DecisionKind.PROPOSE, DecisionReason.SKILLS_FIT, None, seen, when
    )  # fmt: skip
    return outcome(session, person, vacancy, when)


def outcome(session: Session, person: Jobseeker, vacancy: Vacancy, when: datetime = NOW) -> Card | NoCard:
    """What an employer sees of somebody who was proposed, or why nothing."""
    row = disclosures.of_pair(session, person.id, vacancy.id)
    assert row is not None
    card, held = cards.visible(session, row, when), proposing.held_back(session, [row.id]).get(row.id)
    found = card or (held.cause if held else None)
    assert found is not None
    return found


def shown(session: Session, person: Jobseeker, vacancy: Vacancy) -> Card:
    """The card somebody becomes."""
    found = propose(session, person, vacancy)
    assert isinstance(found, Card), found
    return found


def alone(session: Session, world: World) -> Jobseeker:
    """Omar, who cooks. Anna takes no part, and nobody has a card yet."""
    anna, found = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Jobseeker, world.omar)
    assert anna is not None
    assert found is not None
    session.query(Card).delete()
    session.query(Disclosure).delete()
    being_suggested.take_back(session, SELF, anna, NOW)
    return found
