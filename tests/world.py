"""A small world for tests: two organisations with staff, two employers, three people, vacancies in every state."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from models import (
    Account,
    Contact,
    Course,
    CourseWish,
    Disclosure,
    Employer,
    HandOver,
    JobOffer,
    Jobseeker,
    JobseekerLanguage,
    JobseekerSkill,
    Organisation,
    Placement,
    Vacancy,
    VacancyLanguage,
    VacancySkill,
    WorkExperience,
)
from models.contact import ContactKind
from models.course import CourseState, CourseWishState
from models.enums import (
    CefrLevel,
    ContractKind,
    DatePrecision,
    EmployerState,
    OrganisationKind,
    PayPeriod,
    ProtectionStatus,
    Role,
    SkillEvidence,
    VacancyState,
    WorkKind,
)
from models.hand_over import HandOverState
from models.offer import OfferState
from models.queries import by_public_id, subsidies, taxonomy
from models.report import Harm, Report
from tests import between_people, casework_rows, planned, two_people
from web.services import account_create, passwords, reports

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PIN = "482913"
REPORT_CODE = "4826019375518204"
PASSWORD = "a calm river in june"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HOTEL, COOK = "urn:zaedno:occupation:hotel-room-attendant", "urn:zaedno:occupation:cook"


@dataclass(frozen=True)
class World:
    """Public ids of everybody and everything in the small world. Sofia helps anna (uk) and omar (ar); Varna helps
    mina (fa). Lozen is vetted, Kestrel is new. Lozen has invited anna as a room attendant, reads her languages for the
    cook's post, and was proposed omar for it; anna will come for a talk about it in three days, with
    an interpreter still to be found. Somebody reported the room attendant's post. Anna once contested a fact,
    which was put right; that Lozen invited her stands in her messages. Sofia offers a course to Bulgarian B1, which
    anna has asked for; one of Varna is over. Sofia's counsellor would like to hand omar over to the lead,
    and planned for anna and omar twice. Anna has a note, a task, a plan with a step, and is sent on to Varna."""

    sofia: str
    varna: str
    operator: str
    lead: str
    counsellor: str
    other_counsellor: str
    other_lead: str
    employer: str
    other_employer: str
    anna: str
    anna_account: str
    anna_code: str
    omar: str
    omar_account: str
    mina: str
    mina_account: str
    hotel_vacancy: str
    cook_vacancy: str
    submitted_vacancy: str
    draft_vacancy: str
    lozen: str
    kestrel: str
    invited: str
    granted: str
    suggested: str
    slot: str
    interview: str
    contest: str
    news: str
    course: str
    ended_course: str
    wish: str
    report: str
    contact: str
    job_offer: str
    placement: str
    programme: str
    glass: str
    asked_glass: str
    empty_glass: str
    people_export: str
    handed_over: str
    plan: str
    note: str
    task: str
    step: str
    referral: str
    follow_up: str


def build(session: Session) -> World:
    """Fill a migrated database that has its reference data."""
    sofia = _organisation(session, "Рамо до рамо", "SOF46")
    varna = _organisation(session, "Община Варна", "VAR06")
    staff = {
        "operator": _staff(session, Role.OPERATOR, "operator@example.org", None),
        "lead": _staff(session, Role.LEAD, "lead@example.org", sofia),
        "counsellor": _staff(session, Role.COUNSELLOR, "counsellor@example.org", sofia),
        "other_counsellor": _staff(session, Role.COUNSELLOR, "other@example.org", varna),
        "other_lead": _staff(session, Role.LEAD, "otherlead@example.org", varna),
    }
    lozen, lozen_account = _employer(session, "Хотел Лозен", "831902088", EmployerState.VETTED, "hotel@example.org")
    kestrel, kestrel_account = _employer(session, "Кестрел", "121699202", EmployerState.NEW, "kestrel@example.org")
    anna = _person(session, sofia, "uk", ("Анна", "Коваль"), HOTEL, "прибиральниця в готелі", staff["counsellor"])
    omar = _person(session, sofia, "ar", ("عمر", "حداد"), COOK, "طباخ في مطعم", staff["counsellor"])
    mina = _person(session, varna, "fa", ("مینا", "کریمی"), COOK, "آشپز مدرسه دخترانه", staff["other_counsellor"])
    accounts = {name: _account(session, person) for name, person in (("anna", anna), ("omar", omar), ("mina", mina))}
    approved_by = staff["counsellor"]
    hotel = _vacancy(session, lozen, "Камериерка", HOTEL, VacancyState.OPEN, approved_by)
    cook = _vacancy(session, lozen, "Готвач", COOK, VacancyState.OPEN, approved_by)
    submitted = _vacancy(session, lozen, "Помощник-готвач", COOK, VacancyState.SUBMITTED, None)
    draft = _vacancy(session, kestrel, "Камериер", HOTEL, VacancyState.DRAFT, None)
    between = between_people.and_lozen(session, anna, omar, hotel, cook, NOW)
    report = _report(session, hotel)
    learning = _courses(session, sofia, varna, anna)
    together = two_people.and_two_people(session, staff, omar, mina, NOW)
    hiring = _hiring(session, between["granted"], mina, hotel)
    handed_over = HandOver(
        jobseeker=omar, giver=staff["counsellor"], taker=staff["lead"], state=HandOverState.OPEN, created_at=NOW
    )  # fmt: skip
    session.add(handed_over)
    plans = planned.and_plans(session, staff["counsellor"], anna, omar, hotel, NOW)
    work = by_public_id(session, Placement, hiring["placement"])
    assert work is not None
    casework = casework_rows.about(session, anna, staff["counsellor"], varna, work, NOW)
    session.flush()
    return World(
        sofia=sofia.public_id, varna=varna.public_id, **{name: row.public_id for name, row in staff.items()},
        employer=lozen_account.public_id, other_employer=kestrel_account.public_id,
        anna=anna.public_id, anna_account=accounts["anna"].public_id, anna_code=accounts["anna"].code or "",
        omar=omar.public_id, omar_account=accounts["omar"].public_id,
        mina=mina.public_id, mina_account=accounts["mina"].public_id,
        hotel_vacancy=hotel.public_id, cook_vacancy=cook.public_id, submitted_vacancy=submitted.public_id,
        draft_vacancy=draft.public_id, lozen=lozen.public_id, kestrel=kestrel.public_id, **between,
        report=report.public_id, contact=_contact(session).public_id, **learning, **hiring, **together,
        handed_over=handed_over.public_id, **plans, **casework,
    )  # fmt: skip


def _organisation(session: Session, name: str, municipality: str) -> Organisation:
    row = Organisation(name=name, kind=OrganisationKind.ASSOCIATION, municipality_code=municipality, created_at=NOW)
    session.add(row)
    session.flush()
    return row


def _staff(session: Session, role: Role, email: str, organisation: Organisation | None) -> Account:
    from web.services.principal import SYSTEM

    account, _ = account_create.staff(session, SYSTEM, role, email, "bg", NOW, organisation)
    account.secret_hash = passwords.hash_secret(PASSWORD)
    account.name = email.split("@")[0].title()
    account.totp = TOTP_SECRET
    return account


def _employer(session: Session, name: str, number: str, state: EmployerState, email: str) -> tuple[Employer, Account]:
    account, _ = account_create.employer(session, name, number, "SOF46", email, "bg", NOW)
    account.secret_hash = passwords.hash_secret(PASSWORD)
    account.totp = TOTP_SECRET
    assert account.employer is not None
    account.employer.state = state
    return account.employer, account


def _person(
    session: Session, organisation: Organisation, language: str, name: tuple[str, str], concept: str, words: str,
    counsellor: Account,
) -> Jobseeker:  # fmt: skip
    person = account_create.jobseeker(session, organisation, language, NOW)
    person.given_name, person.family_name = name
    person.birth_date, person.birth_date_precision = "1990-05-17", DatePrecision.DAY
    person.counsellor = counsellor
    person.municipality_code = organisation.municipality_code
    person.max_commute_minutes = 60
    person.works_days, person.works_nights = True, False
    person.status, person.status_valid_until = ProtectionStatus.TEMPORARY_PROTECTION, date(2027, 3, 4)
    person.status_seen_on = date(2026, 10, 1)
    occupation = taxonomy.by_uri(session, concept)
    assert occupation is not None
    work = WorkExperience(language=language, concept=occupation, kind=WorkKind.EMPLOYED, years=4, last_worked_in=2025)
    person.work.append(work)
    session.flush()
    work.own_words = words
    for skill, essential in taxonomy.skills_of(session, occupation.id):
        if essential:
            person.skills.append(JobseekerSkill(concept=skill, language=language, evidence=SkillEvidence.SELF_REPORTED))
    person.languages.append(JobseekerLanguage(language=language, spoken=CefrLevel.C2, written=CefrLevel.C2))
    person.languages.append(JobseekerLanguage(language="bg", spoken=CefrLevel.A2, written=CefrLevel.A1))
    session.flush()
    return person


def _account(session: Session, person: Jobseeker) -> Account:
    return account_create.sign_in_for_jobseeker(session, person, account_create.HashedPin.of(PIN), NOW)


def _vacancy(
    session: Session, employer: Employer, title: str, concept: str, state: VacancyState, approved_by: Account | None
) -> Vacancy:
    occupation = taxonomy.by_uri(session, concept)
    assert occupation is not None
    vacancy = Vacancy(
        employer=employer, title=title, description="Търсим човек за екипа.", language="bg", concept=occupation,
        state=state, places=2, municipality_code="SOF46", starts_on=date(2026, 12, 1),
        contract=ContractKind.PERMANENT, hours_per_week=40, weekdays=0b11111, from_minute=480, to_minute=1020,
        night_work=False, rotating_shifts=False, pay_min=90000, pay_max=110000, created_at=NOW,
        approved_by_id=approved_by.id if approved_by else None, approved_at=NOW if approved_by else None,
    )  # fmt: skip
    for skill, essential in taxonomy.skills_of(session, occupation.id):
        vacancy.skills.append(VacancySkill(concept=skill, essential=essential))
    vacancy.languages.append(VacancyLanguage(language="bg", level=CefrLevel.A2, learnable_on_the_job=True))
    session.add(vacancy)
    session.flush()
    return vacancy


def _hiring(session: Session, granted: str, mina: Jobseeker, hotel: Vacancy) -> dict[str, str]:
    """Lozen offers anna the cook's post; mina works there as a room attendant."""
    shared = by_public_id(session, Disclosure, granted)
    assert shared is not None
    offer = JobOffer(
        disclosure=shared, state=OfferState.MADE, changed_at=NOW, created_at=NOW, expires_at=NOW + timedelta(days=14),
        first_day=date(2026, 12, 1), contract=ContractKind.PERMANENT, hours_per_week=40, pay=90000,
        pay_period=PayPeriod.MONTH, municipality_code="SOF46",
    )  # fmt: skip
    work = Placement(
        jobseeker=mina, vacancy=hotel, started_on=NOW.date() - timedelta(days=5), created_at=NOW,
        contract=ContractKind.PERMANENT, contract_on=NOW.date() - timedelta(days=6),
    )  # fmt: skip
    session.add_all((offer, work))
    session.flush()
    programme = next(row for row in subsidies.all_of_them(session) if row.origin == "vulnerable-unemployed")
    return {"job_offer": offer.public_id, "placement": work.public_id, "programme": programme.public_id}


def _contact(session: Session) -> Contact:
    row = Contact(
        kind=ContactKind.LABOUR_INSPECTORATE, name="Инспекция Лозен", telephone="02 000 00 00", languages="bg uk",
        source="A page made up for tests", checked_on=NOW.date(), municipality_code="SOF46", created_at=NOW,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _report(session: Session, vacancy: Vacancy) -> Report:
    told = reports.Told(frozenset({Harm.UNPAID}), "uk", vacancy.public_id, words="Не платили два місяці.")
    reports.send(session, told, REPORT_CODE, NOW)
    found = reports.find(session, REPORT_CODE)
    assert found is not None
    return found


def _courses(session: Session, sofia: Organisation, varna: Organisation, anna: Jobseeker) -> dict[str, str]:
    said = {
        "title": "Български за работа", "language": "bg", "teaches": "bg", "spoken": CefrLevel.B1, "taught_in": "bg",
        "starts_on": NOW.date() + timedelta(days=30), "municipality_code": "SOF46", "online": False, "price": 0,
        "childcare": True, "seats": 2, "created_at": NOW,
    }  # fmt: skip
    course = Course(organisation=sofia, state=CourseState.OPEN, **said)
    ended = Course(organisation=varna, state=CourseState.ENDED, ended_at=NOW, **said)
    wish = CourseWish(jobseeker=anna, course=course, state=CourseWishState.ASKED, asked_at=NOW)
    session.add_all((course, ended, wish))
    session.flush()
    return {"course": course.public_id, "ended_course": ended.public_id, "wish": wish.public_id}
