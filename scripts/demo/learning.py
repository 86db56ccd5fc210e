"""Courses of the invented organisations, and a few people who would like to go there."""

from datetime import timedelta

from models import Course, CourseWish
from models.course import CourseState, CourseWishState
from models.enums import CefrLevel, LicenceKind
from scripts.demo.seed import Seed

EVENINGS, MORNINGS = (0b0010101, 1080, 1200), (0b0011111, 540, 720)
#: Organisation, language and level, title, days until it begins, how long, hours, price in cents, childcare, seats.
LANGUAGES = (
    (0, CefrLevel.A1, "Български за начинаещи", 9, 84, EVENINGS, 0, True, 14),
    (0, CefrLevel.A2, "Български за работа, второ ниво", 16, 90, MORNINGS, 0, True, 12),
    (0, CefrLevel.B1, "Български за напреднали, вечерен", 30, 100, EVENINGS, 4000, False, 10),
    (1, CefrLevel.A2, "Български край морето, второ ниво", 20, 80, EVENINGS, 0, False, 16),
    (3, CefrLevel.A2, "Разговорен български, второ ниво", 23, 75, MORNINGS, 0, True, 12),
    (4, CefrLevel.A1, "Първи стъпки в българския", 12, 60, MORNINGS, 0, True, 15),
)
#: Organisation, paper, title, days until it begins, price in cents (None: not known), seats.
PAPERS: tuple[tuple[int, LicenceKind, str, int, int | None, int], ...] = (
    (0, LicenceKind.FORKLIFT, "Курс за мотокаристи", 25, 18000, 8),
    (2, LicenceKind.WELDING, "Курс по заваряване", 35, None, 6),
    (3, LicenceKind.DRIVING_B, "Шофьорски курс с обяснения на украински", 28, 50000, 10),
)
#: Organisation, skill, title, days until it begins, whether it is online.
SKILLS = (
    (0, "urn:zaedno:skill:food-hygiene", "Хигиена в кухнята", 11, False),
    (0, "urn:zaedno:skill:use-computer", "Компютър от първата стъпка", 14, False),
    (0, "urn:zaedno:skill:load-unload", "Безопасно товарене и разтоварване", 8, False),
    (0, "urn:zaedno:skill:sell-to-customers", "Продажби в магазин", 21, False),
    (1, "urn:zaedno:skill:customer-service", "Обслужване на гости", 18, True),
)
WANTED = 3


def seed(seed: Seed) -> None:
    """The catalogue; for its second course people wait."""
    for home, level, title, begins, length, hours, price, childcare, seats in LANGUAGES:
        taught: dict[str, object] = {"teaches": "bg", "spoken": level, "written": level}
        _add(seed, home, title, begins, length, hours=hours, price=price, childcare=childcare, seats=seats, **taught)
    for home, licence, title, begins, cost, seats in PAPERS:
        _add(seed, home, title, begins, 5, hours=MORNINGS, price=cost, seats=seats, licence=licence)
    for home, skill, title, begins, online in SKILLS:
        _add(
            seed, home, title, begins, 3, hours=EVENINGS, price=0, seats=12, online=online, concept=seed.concepts[skill]
        )
    _wishes(seed)


def _add(
    seed: Seed, home: int, title: str, begins: int, length: int, *, hours: tuple[int, int, int], **said: object
) -> None:
    organisation, start = seed.organisations[home], seed.today + timedelta(days=begins)
    weekdays, from_minute, to_minute = hours
    given = {"online": False, "childcare": False, **said}
    seed.courses.append(
        Course(
            organisation=organisation, state=CourseState.OPEN, title=title, language="bg", taught_in="bg",
            municipality_code=organisation.municipality_code, starts_on=start, ends_on=start + timedelta(days=length),
            weekdays=weekdays, from_minute=from_minute, to_minute=to_minute, created_at=seed.ago(12), **given,
        )
    )  # fmt: skip
    seed.session.add(seed.courses[-1])


def _wishes(seed: Seed) -> None:
    seed.session.flush()
    course = seed.courses[1]
    near = [person for person in seed.people[3:] if person.organisation_id == course.organisation_id]
    for number, person in enumerate(near[:WANTED]):
        answered = seed.ago(1) if number == 0 else None
        state = CourseWishState.SEAT if answered else CourseWishState.ASKED
        seed.session.add(
            CourseWish(jobseeker=person, course=course, state=state, asked_at=seed.ago(3), answered_at=answered)
        )
    seed.session.flush()
