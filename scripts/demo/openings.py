"""Vacancies in Bulgarian across the country, most of them open."""

from datetime import timedelta

from models import Employer, Vacancy, VacancyLanguage, VacancyLicence, VacancySkill
from models.enums import CefrLevel, CloseReason, ContractKind, EmployerState, LicenceKind, RelationKind, VacancyState
from scripts.demo.employers import sector_of
from scripts.demo.seed import Seed
from scripts.demo.tables import Job, jobs

HOURS = {
    "day": (480, 1020, 0b0011111, 40), "early": (420, 960, 0b0011111, 40), "late": (1020, 1260, 0b0011111, 20),
    "hotel": (480, 1020, 0b1111100, 40), "evening": (840, 1380, 0b1111100, 40),
    "night": (1320, 360, 0b0011111, 35), "rota": (360, 840, 0b0111110, 40),
}  # fmt: skip
STATES = {VacancyState.OPEN: 70, VacancyState.SUBMITTED: 8, VacancyState.DRAFT: 6, VacancyState.CLOSED: 16}
BY_LAW = {"driving_b", "driving_ce", "health_book", "electrical", "recognised_diploma"}
SEASONAL = {"hotel", "farm"}


def seed(seed: Seed) -> None:
    """The vacancies. The first two are the chambermaid and the cook of the main story, and open."""
    vetted: dict[str, list[Employer]] = {}
    for employer in seed.employers:
        if employer.state is EmployerState.VETTED:
            vetted.setdefault(sector_of(employer), []).append(employer)
    kinds = {job: job.vacancies for job in jobs() if job.sector in vetted}
    for number in range(seed.sizes.vacancies):
        job = jobs()[number] if number < 2 else seed.pick(kinds)
        state = VacancyState.OPEN if number < 2 else seed.pick(STATES)
        employer = vetted[job.sector][0] if number < 2 else seed.dice.choice(vetted[job.sector])
        vacancy = _vacancy(seed, job, employer, state)
        if number < 2:
            vacancy.municipality_code, vacancy.places = "SOF46", 3
        seed.session.add(vacancy)
        seed.vacancies.append(vacancy)
    seed.session.flush()


def _vacancy(seed: Seed, job: Job, employer: Employer, state: VacancyState) -> Vacancy:
    made = seed.ago(seed.dice.uniform(150, 300) if state is VacancyState.CLOSED else seed.dice.uniform(2, 45))
    start, end, weekdays, hours = HOURS[job.hours]
    low = job.low + 10 * seed.dice.randrange(0, 8)
    vacancy = Vacancy(
        employer=employer, state=state, title=job.title, description=f"{job.task} {_offer(seed)}", language="bg",
        concept=seed.concepts[job.uri], places=seed.dice.choice((1, 1, 1, 2, 2, 3, 5)), created_at=made,
        municipality_code=employer.municipality_code, contract=ContractKind.PERMANENT, hours_per_week=hours,
        starts_on=made.date() + timedelta(days=50 + seed.dice.randrange(30)), weekdays=weekdays, from_minute=start,
        to_minute=end, night_work=job.hours == "night", rotating_shifts=job.hours == "rota", pay_min=low * 100,
        pay_max=(low + (job.high - job.low) * seed.dice.randrange(4, 11) // 10) * 100,
        employer_transport=seed.chance(20), regulated_profession=job.key == "nurse",
        hazardous=job.sector == "construction",
    )  # fmt: skip
    _terms(seed, job, vacancy)
    _progress(seed, vacancy)
    _demands(seed, job, vacancy)
    return vacancy


def _offer(seed: Seed) -> str:
    return seed.dice.choice(
        ("Осигуряваме работно облекло и обучение.", "Работим в спокоен екип.", "Храна през смяната.",
         "Опит не е задължителен, ще ви покажем.", "Разходите за път се поемат.")
    )  # fmt: skip


def _terms(seed: Seed, job: Job, vacancy: Vacancy) -> None:
    if job.hours == "late":
        vacancy.contract = ContractKind.PART_TIME
    elif job.sector in SEASONAL and seed.chance(45) and vacancy.starts_on is not None:
        vacancy.contract = ContractKind.SEASONAL
        vacancy.ends_on = vacancy.starts_on + timedelta(days=seed.dice.randrange(120, 200))
    vacancy.accommodation = job.sector in SEASONAL and seed.chance(50)
    if vacancy.accommodation:
        vacancy.accommodation_price, vacancy.accommodation_ends_with_job = seed.dice.choice((0, 0, 60)), True
        vacancy.accommodation_deposit = 0 if vacancy.accommodation_price == 0 else 10000
        vacancy.accommodation_sharing, vacancy.accommodation_leave_days = 2 + vacancy.places % 3, 14
    if job.low >= 1000 and seed.chance(60):
        vacancy.experience_years = seed.dice.choice((1, 2, 3))


def _progress(seed: Seed, vacancy: Vacancy) -> None:
    made = vacancy.created_at
    if vacancy.state is not VacancyState.DRAFT:
        vacancy.submitted_at = made + timedelta(hours=2)
    if vacancy.state in (VacancyState.OPEN, VacancyState.CLOSED):
        vacancy.approved_at = made + timedelta(hours=26)
        vacancy.approved_by_id = seed.dice.choice(seed.staff).id
    if vacancy.state is VacancyState.CLOSED:
        vacancy.closed_at = made + timedelta(days=seed.dice.randrange(30, 90))
        vacancy.close_reason = CloseReason.FILLED


def _demands(seed: Seed, job: Job, vacancy: Vacancy) -> None:
    skills = seed.skills.get(job.uri, {kind: [] for kind in RelationKind})
    essential, optional = skills[RelationKind.ESSENTIAL], skills[RelationKind.OPTIONAL]
    for uri in essential[: seed.dice.randrange(3, 6)]:
        vacancy.skills.append(VacancySkill(concept=seed.concepts[uri], essential=True))
    for uri in optional[: seed.dice.randrange(0, 3)]:
        vacancy.skills.append(VacancySkill(concept=seed.concepts[uri], essential=False))
    if job.level != "none":
        level = CefrLevel(job.level)
        easy = level in (CefrLevel.A1, CefrLevel.A2)
        vacancy.languages.append(VacancyLanguage(language="bg", level=level, learnable_on_the_job=easy))
    if job.key == "software-developer":
        vacancy.languages.append(VacancyLanguage(language="en", level=CefrLevel.B2))
    if job.licence:
        vacancy.licences.append(VacancyLicence(kind=LicenceKind(job.licence), by_law=job.licence in BY_LAW))
