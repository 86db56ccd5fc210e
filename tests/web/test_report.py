"""Reporting bad treatment at work: no name, no device, no network; a code, an answer, and a human who holds."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

import models
from models import AuditEntry, FormPost, Vacancy
from models.enums import VacancyState
from models.queries import by_public_id
from models.report import Harm, Report, ReportState
from tests import browser
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.world import NOW, REPORT_CODE, World
from web.services import matching, reports, vacancy_state
from web.services.principal import Actor, Principal

TOLD: Mapping[str, Any] = {"harms": ["fee", "violence"], "company": "Кметов ООД", "words": "Поискаха двеста евро."}
LEAD = Principal(Actor.LEAD, account_name="lead")


def another(app: Flask) -> HouseClient:
    """A browser nobody has signed in with, in English."""
    made = browser.another(app)
    made.get("/?lang=en")
    return made


def send(client: HouseClient, told: Mapping[str, Any] = TOLD, page: str = "/report") -> str:
    """Send a report and give its code."""
    answer = client.submit(page, dict(told))
    assert answer.status_code == 200, answer.text
    return "".join(re.findall(r"<span>(\d{4})</span>", answer.text))


def read(client: HouseClient, code: str) -> str:
    """The page that stands under a code."""
    return client.submit("/report/answer", {"code": code}).text


def newest(session: Session) -> Report:
    """The newest report, read anew."""
    session.rollback()
    session.expunge_all()
    return session.scalars(select(Report).order_by(Report.id.desc()).limit(1)).one()


def hold(app: Flask, world: World) -> HouseClient:
    """A lead stops the hotel's vacancy because of its report."""
    lead = another(app).sign_in_as(world.other_lead)
    lead.submit(f"/organisation/reports/{world.report}/hold", page=f"/organisation/reports/{world.report}")
    return lead


def state(session: Session, world: World) -> VacancyState:
    """Where the hotel's vacancy stands."""
    session.rollback()
    session.expunge_all()
    found = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert found is not None
    stands = found.state
    session.rollback()
    return stands


def test_anybody_reports_without_signing_in_and_reads_the_answer_with_the_code(app: Flask, world: World) -> None:
    reporter = another(app)
    code = send(reporter)
    assert len(code) == reports.CODE_DIGITS
    assert "no answer yet" in read(another(app), code)
    lead = another(app).sign_in_as(world.lead)
    shown = lead.get("/organisation/reports").text
    address = re.findall(r'href="(/organisation/reports/[^"]+)"', shown)
    page = next(one for one in address if "Поискаха двеста евро" in lead.get(one).text)
    assert lead.submit(page, {"state": "closed"}).status_code == 422
    assert lead.submit(page, {"state": "closed", "answer": "Ние говорихме с тях."}).status_code == 303
    arabic = "".join(chr(ord("٠") + int(digit)) for digit in code)
    assert "Ние говорихме с тях." in read(another(app), f"{arabic[:4]} {arabic[4:]}")


def test_nothing_stored_leads_to_account_device_or_network(
    app: Flask, session: Session, world: World, clock: FakeClock
) -> None:
    """Signed in or not, the whole database differs by the report and by two counters of the hour."""
    client = another(app).sign_in_as(world.anna_account)
    client.get("/report")
    before = everything(session)
    clock.move(minutes=17, seconds=23)
    code = send(client)
    seen = {table for table, rows in everything(session).items() if rows != before[table]}
    assert seen == {"report", "throttle", "sign_in"}, "last-seen is marked by every page, also by this one"
    row = newest(session)
    assert row.received_on == NOW.date()
    assert not {"account", "jobseeker", "created_at", "address"} & {key.split("_id")[0] for key in columns()}
    seconds = session.scalars(select(models.Throttle.window).where(models.Throttle.window > 0)).all()
    assert {second % 3600 for second in seconds} == {0}
    assert code not in "".join(str(rows) for rows in everything(session).values())
    assert not session.scalars(select(AuditEntry).where(AuditEntry.subject == row.public_id)).all()
    assert not fetch_all(session, FormPost)


def columns() -> set[str]:
    """The columns of a report."""
    return {column.name for column in Report.__table__.columns}


def everything(session: Session) -> dict[str, list[Any]]:
    """Every row of every table, as it is now."""
    session.rollback()
    found = {name: list(session.execute(select(table)).all()) for name, table in models.Base.metadata.tables.items()}
    session.rollback()
    return found


def test_words_are_sealed_and_go_with_their_row(app: Flask, session: Session) -> None:
    send(another(app))
    row = newest(session)
    assert "двеста".encode() not in (row.words_sealed or b"")
    assert row.words == TOLD["words"]
    assert row.company == TOLD["company"]
    assert {column for column in columns() if column.endswith("_sealed")} == {
        "company_sealed", "words_sealed", "answer_sealed",
    }  # fmt: skip


def test_the_same_form_sent_twice_is_one_report_with_one_code(app: Flask, session: Session) -> None:
    client = another(app)
    fields = {"csrf_token": "", "form_key": "a-form-key-of-its-own", **TOLD}
    fields["csrf_token"] = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/report").text)[1]  # type: ignore[index]
    first, second = (client.post("/report", data=fields).text for _ in range(2))
    assert re.findall(r"<span>(\d{4})</span>", first) == re.findall(r"<span>(\d{4})</span>", second)
    mended = client.post("/report", data={**fields, "words": "Поискаха триста."}).text
    assert re.findall(r"<span>(\d{4})</span>", mended) != re.findall(r"<span>(\d{4})</span>", first)
    assert len(fetch_all(session, Report)) == 3


def test_a_wrong_code_finds_nothing(app: Flask) -> None:
    wrong = another(app).submit("/report/answer", {"code": "4826019375518205"})
    assert wrong.status_code == 422
    assert another(app).submit("/report/answer", {"code": "482601937551820"}).status_code == 422


def test_a_report_names_what_happened(app: Flask, session: Session) -> None:
    assert another(app).submit("/report", {"words": "Нещо."}).status_code == 422
    assert another(app).submit("/report", {"harms": "fee", "words": "я" * 3001}).status_code == 422
    assert len(fetch_all(session, Report)) == 1


def test_from_a_vacancy_the_report_is_about_it_unless_unticked(app: Flask, session: Session, world: World) -> None:
    client = another(app).sign_in_as(world.anna_account)
    shown = client.get(f"/me/vacancies/{world.hotel_vacancy}").text
    link = f"/report?vacancy={world.hotel_vacancy}"
    assert f'href="{link}"' in shown
    send(client, {"harms": "unpaid", "about": "y"}, link)
    row = newest(session)
    assert row.vacancy is not None
    assert row.employer is row.vacancy.employer
    session.rollback()
    send(client, {"harms": "unpaid"}, link)
    assert newest(session).vacancy is None
    session.rollback()
    never_seen = f"/report?vacancy={world.draft_vacancy}"
    assert 'name="about"' not in client.get(never_seen).text
    send(client, {"harms": "unpaid", "about": "y"}, never_seen)
    assert newest(session).vacancy is None, "a vacancy that is not shown is not confirmed to exist"


def test_every_page_leads_to_the_report(client: HouseClient) -> None:
    for page in ("/", "/help", "/sign-in", "/nowhere"):
        assert 'href="/report"' in client.get(page).text, page
    assert "112" in client.get("/report").text


def test_nobody_but_leads_reads_reports(app: Flask, world: World) -> None:
    for account in (world.employer, world.counsellor, world.operator, world.anna_account):
        client = another(app).sign_in_as(account)
        assert client.get("/organisation/reports").status_code == 404
        assert client.get(f"/organisation/reports/{world.report}").status_code == 404
    for account in (world.lead, world.other_lead):
        client = another(app).sign_in_as(account)
        assert "Не платили" in client.get(f"/organisation/reports/{world.report}").text


def test_operators_see_only_how_many_reports_a_company_has(app: Flask, world: World) -> None:
    shown = another(app).sign_in_as(world.operator).get("/operator/employers?state=vetted").text
    assert "1 open report" in shown
    assert "Не платили" not in shown


def test_reports_alone_never_stop_a_vacancy_a_lead_does(app: Flask, session: Session, world: World) -> None:
    told = reports.Told(frozenset({Harm.FEE}), "bg", world.hotel_vacancy)
    for number in range(60):
        reports.send(session, told, f"{number:016d}", NOW)
    session.commit()
    assert state(session, world) is VacancyState.OPEN
    hold(app, world)
    assert state(session, world) is VacancyState.SUBMITTED
    jobseeker = another(app).sign_in_as(world.anna_account)
    assert jobseeker.get(f"/me/vacancies/{world.hotel_vacancy}").status_code == 404
    actions = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == world.hotel_vacancy)).all()
    assert "held vacancy" in actions


def test_a_stopped_vacancy_opens_only_after_the_report_is_closed(app: Flask, session: Session, world: World) -> None:
    lead = hold(app, world)
    with pytest.raises(vacancy_state.Held):
        approve(session, world)
    session.rollback()
    page = f"/organisation/reports/{world.report}"
    assert lead.submit(page, {"state": "closed", "answer": "Платиха."}).status_code == 303
    approve(session, world)
    assert state(session, world) is VacancyState.OPEN


def approve(session: Session, world: World) -> None:
    """A counsellor opens the hotel's vacancy."""
    session.rollback()
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    approver = by_public_id(session, models.Account, world.counsellor)
    assert vacancy is not None
    assert approver is not None
    who = Principal(Actor.COUNSELLOR, approver.id, approver.public_id)
    vacancy_state.approve(session, vacancy, who, vacancy.version, matching.rules(session), NOW)
    session.commit()


def test_what_is_not_open_cannot_be_stopped(session: Session, world: World) -> None:
    row = by_public_id(session, Report, world.report)
    assert row is not None
    reports.hold(session, LEAD, row, NOW)
    with pytest.raises(reports.NoSuchVacancy):
        reports.hold(session, LEAD, row, NOW)
    session.rollback()


def test_two_leads_who_answer_at_once_do_not_overwrite_each_other(app: Flask, session: Session, world: World) -> None:
    page = f"/organisation/reports/{world.report}"
    first, second = (another(app).sign_in_as(name) for name in (world.lead, world.other_lead))
    fields = {"version": "1", "form_key": "of-the-second-lead"}
    shown = second.get(page).text
    fields["csrf_token"] = re.search(r'name="csrf_token" value="([^"]+)"', shown)[1]  # type: ignore[index]
    assert first.submit(page, {"state": "in_hand", "answer": "Питаме ги."}).status_code == 303
    late = second.post(page, data={**fields, "state": "closed", "answer": "Нищо не намерихме."})
    assert late.status_code == 409
    assert "Питаме ги." in late.text
    assert "Нищо не намерихме." in late.text
    assert newest(session).answer == "Питаме ги."


def test_one_company_is_reported_fifty_times_a_day_whoever_sends_and_words_are_kept(
    app: Flask, session: Session, clock: FakeClock
) -> None:
    told = reports.Told(frozenset({Harm.FEE}), "bg", company="Кметов ООД")
    for _ in range(reports.ABOUT_ONE.tries):
        reports.throttle(session, told, clock())
    session.commit()
    refused = another(app).submit("/report", dict(TOLD))
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert TOLD["words"] in refused.text
    send(another(app), {**TOLD, "company": "Друга ООД"})
    clock.move(days=1, hours=1)
    send(another(app))


def test_reports_in_all_are_counted_too(session: Session) -> None:
    for number in range(reports.ABOUT_ALL.tries):
        reports.throttle(session, reports.Told(frozenset({Harm.FEE}), "bg", company=str(number)), NOW)
    with pytest.raises(reports.throttles.TooManyTries):
        reports.throttle(session, reports.Told(frozenset({Harm.FEE}), "bg"), NOW)
    session.rollback()


def test_reading_a_report_leaves_a_mark(app: Flask, session: Session, world: World) -> None:
    another(app).sign_in_as(world.lead).get(f"/organisation/reports/{world.report}")
    looked = session.scalars(select(AuditEntry).where(AuditEntry.subject == world.report)).one()
    assert (looked.action, looked.facts) == ("looked", {"purpose": "report"})


def test_answered_reports_say_how_far_they_are(app: Flask, session: Session, world: World) -> None:
    row = by_public_id(session, Report, world.report)
    assert row is not None
    reports.answer(session, LEAD, row, row.version, ReportState.IN_HAND, None, NOW)
    session.commit()
    assert "Somebody is looking at it" in read(another(app), REPORT_CODE)
