"""An organisation with many invented people in every situation the caseload tells apart, in a database of its own."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from models import (
    Account,
    Contest,
    Decision,
    Disclosure,
    Employer,
    FollowUp,
    Interest,
    Jobseeker,
    JobseekerLanguage,
    JobseekerSkill,
    Organisation,
    Placement,
    Task,
    Vacancy,
    WorkExperience,
    schema,
)
from models.crypto import Vault
from models.database import DomainSession, open_engine
from models.enums import (
    CefrLevel,
    DecisionKind,
    EmployerState,
    InterestKind,
    OrganisationKind,
    ProtectionStatus,
    Role,
    SkillEvidence,
    VacancyState,
)
from models.queries import taxonomy
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText
from models.task import TaskKind
from scripts.demo.tables import names
from web.services import account_create, reference, sign_in
from web.services.principal import SYSTEM

PLACES = ("SOF46", "VAR06", "PDV22", "BGS04", None)
VACANCIES, COUNSELLORS, AT_ONCE = 60, 12, 500


def fill(url: str, vault: Vault, size: int, seed: int, now: datetime) -> str:
    """Make it; gives the token of a counsellor who is signed in."""
    engine = open_engine(url)
    schema.upgrade(engine)
    with DomainSession(engine, info={"vault": vault}) as session, session.begin():
        reference.load(session, now)
        crowd = Crowd(session, seed, now)
        for start in range(0, size, AT_ONCE):
            for _ in range(start, min(start + AT_ONCE, size)):
                crowd.person()
            session.flush()
            session.expunge_all()
            crowd.attach()
        token = sign_in.start(session, crowd.staff_ids[0], now, proved=True)
    engine.dispose()
    return token


class Crowd:
    """The organisation, its staff and the vacancies; `person` adds somebody."""

    def __init__(self, session: Session, seed: int, now: datetime) -> None:
        self.session, self.now, self.dice = session, now, Random(seed)  # noqa: S311 (people to measure with)
        self.home = Organisation(
            name="Голяма организация", kind=OrganisationKind.MUNICIPALITY, municipality_code="SOF46", created_at=now
        )  # fmt: skip
        session.add(self.home)
        session.flush()
        self.home_id, self.staff_ids = self.home.id, [self._colleague(number) for number in range(COUNSELLORS)]
        occupations = [each for each in taxonomy.built_in_concepts(session) if each.kind == "occupation"]
        self.occupation_ids = [each.id for each in occupations]
        self.skill_ids = [skill.id for each in occupations[:20] for skill, _ in taxonomy.skills_of(session, each.id)]
        self.vacancy_ids = self._vacancies()

    def attach(self) -> None:
        """Take the organisation back into a session that let everything go."""
        self.home = self.session.get_one(Organisation, self.home_id)

    def person(self) -> None:
        """Somebody more."""
        dice, language = self.dice, self.dice.choice(("uk", "uk", "uk", "ru", "ar", "fa", "en", "bg"))
        known = self.now - timedelta(days=dice.randrange(400))
        person = account_create.jobseeker(self.session, self.home, language, known)
        told = names()[language]
        person.given_name, person.family_name = dice.choice(told.women), dice.choice(told.family_women)
        person.counsellor_id = dice.choice([*self.staff_ids, None])
        person.municipality_code, person.works_days = dice.choice(PLACES), True
        person.status = ProtectionStatus.TEMPORARY_PROTECTION
        person.status_valid_until = self._day(-10, 400)
        person.status_seen_on = self._day(-300, 0) if dice.random() < 0.8 else None
        person.paused_at = self.now if dice.random() < 0.08 else None
        self._profile(person)
        self._matching(person)
        self._due(person)

    def _day(self, first: int, last: int) -> date:
        return self.now.date() + timedelta(days=self.dice.randint(first, last))

    def _colleague(self, number: int) -> int:
        made: Account = account_create.staff(
            self.session, SYSTEM, Role.COUNSELLOR, f"colleague{number}@example.org", "bg", self.now, self.home
        )[0]
        made.name, made.secret_hash = f"Колега {number}", "never signs in"
        self.session.flush()
        return made.id

    def _vacancies(self) -> list[int]:
        employer = Employer(
            name="Работодател", company_number="831902088", municipality_code="SOF46", state=EmployerState.VETTED,
            created_at=self.now,
        )  # fmt: skip
        rows = [
            Vacancy(
                employer=employer, title=f"Длъжност {number}", language="bg", state=VacancyState.CLOSED,
                concept_id=self.dice.choice(self.occupation_ids), created_at=self.now, municipality_code="SOF46",
            )
            for number in range(VACANCIES)
        ]  # fmt: skip
        self.session.add_all(rows)
        self.session.flush()
        return [row.id for row in rows]

    def _profile(self, person: Jobseeker) -> None:
        dice = self.dice
        for concept in dice.sample(self.occupation_ids, dice.randrange(3)):
            concept_id = concept if dice.random() < 0.9 else None
            person.work.append(WorkExperience(language=person.language, concept_id=concept_id, years=3))
        for skill in dice.sample(sorted(set(self.skill_ids)), dice.randrange(8)):
            person.skills.append(
                JobseekerSkill(concept_id=skill, language=person.language, evidence=SkillEvidence.SELF_REPORTED)
            )
        person.languages.append(JobseekerLanguage(language=person.language, spoken=CefrLevel.C2))

    def _matching(self, person: Jobseeker) -> None:
        dice, session = self.dice, self.session
        for vacancy_id in dice.sample(self.vacancy_ids, dice.randrange(5)):
            pair = {"jobseeker_id": person.id, "vacancy_id": vacancy_id}
            made = self.now - timedelta(days=dice.randrange(90))
            kind = dice.choice((DecisionKind.PROPOSE, DecisionKind.PROPOSE, DecisionKind.HOLD))
            session.add(Decision(**pair, kind=kind, reason="skills_fit", created_at=made))
            sent: dict[str, Any] = {"state": DisclosureState.SUGGESTED}
            if dice.random() < 0.2:
                sent = {"state": DisclosureState.INVITED, "invited_at": made, "invitation": InvitationText.TALK}
            session.add(Disclosure(**pair, changed_at=made, created_at=made, **sent))
        if dice.random() < 0.1:
            wanted = dice.choice(self.vacancy_ids)
            session.add(
                Interest(jobseeker_id=person.id, vacancy_id=wanted, kind=InterestKind.INTERESTED, said_at=self.now)
            )

    def _due(self, person: Jobseeker) -> None:
        dice, session = self.dice, self.session
        if dice.random() < 0.3:
            session.add(Task(jobseeker=person, kind=TaskKind.CALL, due_on=self._day(-5, 30), created_at=self.now))
        if dice.random() < 0.1:
            session.add(
                Contest(
                    jobseeker_id=person.id, kind=ContestKind.PLACE, subject="", created_at=self.now,
                    state=ContestState.OPEN,
                )
            )  # fmt: skip
        if dice.random() < 0.2:
            began = self._day(-200, -1)
            work = Placement(
                jobseeker=person, vacancy_id=dice.choice(self.vacancy_ids), started_on=began, created_at=self.now
            )  # fmt: skip
            asked = began + timedelta(days=30)
            session.add_all([work, FollowUp(jobseeker=person, placement=work, months=1, due_on=asked)])
