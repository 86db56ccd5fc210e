"""What the desk prints: a plan in two languages on one sheet, jobs with reasons, a week with initials."""

import io
import unicodedata
from datetime import timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, ActionPlan, ActionStep, AuditEntry, Contact, Jobseeker, Task
from models.action_plan import StepOwner, StepText
from models.queries import by_public_id
from models.task import TaskKind
from tests.browser import HouseClient
from tests.safety.crowded import grow
from tests.world import NOW, World
from web.i18n import LANGUAGES


def bare(text: str) -> str:
    """A text in plain letters without marks and blanks."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return "".join(plain.split())


def read(client: HouseClient, address: str) -> tuple[str, int]:
    """The words of a printed paper, and how many sheets it has."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert "no-store" in answer.headers["Cache-Control"]
    pages = PdfReader(io.BytesIO(answer.data)).pages
    return bare("".join(page.extract_text() for page in pages)), len(pages)


def plan_of(session: Session, person: Jobseeker) -> ActionPlan:
    """The plan that the small world has of somebody."""
    return session.scalars(select(ActionPlan).where(ActionPlan.jobseeker_id == person.id)).one()


@pytest.fixture
def planned(session: Session, world: World) -> None:
    """Anna's plan: a goal, steps of both kinds, own words; and a task of the counsellor."""
    anna, counsellor = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Account, world.counsellor)
    assert anna is not None
    assert counsellor is not None
    today = NOW.date()
    plan = plan_of(session, anna)
    steps = [
        ActionStep(plan=plan, text=text, language="bg", owner=owner, due_on=today + timedelta(days=days))
        for text, owner, days in (
            (StepText.WRITE_CV, StepOwner.PERSON, 3), (StepText.CALL_EMPLOYER, StepOwner.STAFF, 5),
            (StepText.OWN, StepOwner.PERSON, 8),
        )
    ]  # fmt: skip
    task = Task(jobseeker=anna, kind=TaskKind.CALL, due_on=today + timedelta(days=2), owner=counsellor, created_at=NOW)
    session.add_all((*steps, task))
    session.flush()
    steps[2].words = "Говори с детската градина"
    task.words = "за графика"
    session.commit()


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("spoken", sorted(LANGUAGES))
def test_the_plan_stands_on_one_sheet_in_every_language(client: HouseClient, world: World, spoken: str) -> None:
    client.sign_in_as(world.counsellor)
    client.get("/?lang=bg")
    told, sheets = read(client, f"/desk/people/{world.anna}/print/plan.pdf?language={spoken}")
    assert sheets == 1
    assert bare("Говори с детската градина") in told
    assert bare("Хотел Лозен") in told
    assert bare("А.К.") in told
    assert "Коваль" not in told


@pytest.mark.usefixtures("planned")
def test_the_full_name_stands_on_the_plan_only_if_it_is_asked_for(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.counsellor)
    told, _sheets = read(client, f"/desk/people/{world.anna}/print/plan.pdf?names=yes")
    assert bare("Коваль") in told


def test_the_longest_plan_still_stands_on_one_sheet(client: HouseClient, session: Session, world: World) -> None:
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    plan = plan_of(session, anna)
    steps = [
        ActionStep(
            plan=plan, text=StepText.OWN, language="bg", owner=StepOwner.PERSON, due_on=NOW.date() + timedelta(days=day)
        )
        for day in range(14)
    ]  # fmt: skip
    session.add_all(steps)
    session.flush()
    for step in steps:
        step.words = "Обади се на училището и питай за документите. " * 5
    grow(session, world, 0, 8)
    session.commit()
    client.sign_in_as(world.counsellor)
    for spoken in ("ar", "fr", "uk"):
        _told, sheets = read(client, f"/desk/people/{world.anna}/print/plan.pdf?language={spoken}&names=yes")
        assert sheets == 1


def test_contacts_on_paper_have_a_source(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.counsellor)
    address = f"/desk/people/{world.anna}/print/plan.pdf"
    assert bare("Инспекция Лозен") in read(client, address)[0]
    contact = by_public_id(session, Contact, world.contact)
    assert contact is not None
    contact.source, contact.checked_on = None, None
    session.commit()
    assert bare("Инспекция Лозен") not in read(client, address)[0]


@pytest.mark.parametrize("spoken", ["uk", "ar", "bg"])
def test_jobs_on_paper_have_reasons_and_no_points(client: HouseClient, world: World, spoken: str) -> None:
    client.sign_in_as(world.counsellor)
    told, _sheets = read(client, f"/desk/people/{world.anna}/print/vacancies.pdf?language={spoken}")
    assert bare("Хотел Лозен") in told
    assert "%" not in told
    assert "/100" not in told


@pytest.mark.usefixtures("planned")
def test_a_week_on_paper_has_initials_and_names_only_if_asked(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.counsellor)
    told, _sheets = read(client, "/desk/week.pdf")
    assert bare("А.К.") in told
    assert bare("за графика") in told
    assert "Коваль" not in told
    assert bare("Коваль") in read(client, "/desk/week.pdf?names=yes")[0]


@pytest.mark.usefixtures("planned")
def test_the_week_holds_tasks_talks_and_papers_of_ones_own_people_alone(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.counsellor)
    page = client.get("/desk/week").text
    assert "за графика" in page
    assert "Готвач" in page
    client.sign_in_as(world.other_counsellor)
    other = client.get("/desk/week").text
    assert "Анна" not in other
    assert "за графика" not in other


def test_what_is_printed_leaves_a_mark(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.counsellor)
    for page in ("plan", "vacancies"):
        read(client, f"/desk/people/{world.anna}/print/{page}.pdf")
    marks = session.scalars(select(AuditEntry).where(AuditEntry.subject == world.anna)).all()
    assert {entry.facts.get("purpose") for entry in marks} >= {"plan on paper", "vacancies on paper"}


@pytest.mark.parametrize("page", ["print", "print/plan.pdf", "print/vacancies.pdf"])
def test_another_organisation_prints_nothing(client: HouseClient, world: World, page: str) -> None:
    client.sign_in_as(world.other_counsellor)
    assert client.get(f"/desk/people/{world.anna}/{page}").status_code == 404
