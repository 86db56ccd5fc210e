"""Nothing is kept longer than promised, to the day (D3): every class of data under a clock that runs for years."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Column, DateTime, Integer, MetaData, Table, delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

import models
from models import (
    Account,
    AuditEntry,
    Contest,
    CourseWish,
    Decision,
    Disclosure,
    FormPost,
    HeldBack,
    HiringOutcome,
    InboxItem,
    Interest,
    InvitationWords,
    Jobseeker,
    MatchRun,
    Merge,
    OneTimeCode,
    PhonedVacancy,
    PlacementPlan,
    PlanSheet,
    Referral,
    ReferralEvent,
    SavedVacancy,
    Task,
    Throttle,
    Vacancy,
)
from models.card import NoCard
from models.columns import CASEWORK, EVIDENCE, KEY, PASSING, Retention, registry
from models.course import CourseWishState
from models.database import session_options
from models.disclosure_words import WordsState
from models.enums import Channel, DecisionKind, InterestKind
from models.outcome import OutcomeKind
from models.queries import by_public_id, disclosures
from models.queries.terms import HANGING, NoTerm, term_of, terms
from models.referral import ReferralOutcome, ReferralStage, StageBy
from models.report import Harm, Report, ReportState
from models.sharing_enums import InvitationText
from models.snapshot import DemandLook
from models.vetting import CompanyRequest
from tests.conftest import VAULT, FakeClock
from tests.web.replays import run_of
from tests.world import NOW, World
from web.services import audit, outbox, retention, sign_in
from web.services.principal import SYSTEM

#: Table → the day on which everything of `aged` in it goes. The vacancies close on 31 December 2026 in the evening.
LAST_DAYS = {
    "throttle": date(2026, 11, 24), "one_time_code": date(2026, 11, 25), "form_post": date(2026, 11, 30),
    "company_request": date(2026, 11, 30),
    "phoned_vacancy": date(2026, 12, 30),
    "demand_look": date(2026, 12, 23), "sign_in": date(2026, 12, 23), "outbox_message": date(2026, 12, 23),
    "inbox_item": date(2027, 2, 21),
    "contest": date(2027, 5, 23), "course_wish": date(2027, 5, 23), "report": date(2027, 5, 23),
    "merge": date(2027, 5, 23), "task": date(2027, 5, 23), "referral": date(2027, 5, 23),
    "referral_event": date(2027, 5, 23), "break_glass": date(2027, 5, 23), "people_export": date(2027, 5, 23),
    "placement_plan": date(2027, 5, 23), "plan_pair": date(2027, 5, 23), "plan_wish": date(2027, 5, 23),
    "plan_left_out": date(2027, 5, 23), "plan_sheet": date(2027, 5, 23),
    "invitation_words": date(2027, 6, 30), "interview": date(2027, 6, 30), "interview_slot": date(2027, 6, 30),
    "card": date(2027, 6, 30), "held_back": date(2027, 6, 30),
    "job_offer": date(2027, 6, 30), "hiring_outcome": date(2027, 6, 30),
    "disclosure": date(2027, 6, 30), "decision": date(2027, 6, 30), "interest": date(2027, 6, 30),
    "saved_vacancy": date(2027, 6, 30),
    "suggestion": date(2027, 6, 30), "run_record": date(2027, 6, 30), "engine_material": date(2027, 6, 30),
    "seeker_snapshot": date(2027, 6, 30), "match_run": date(2029, 11, 23), "audit_entry": date(2029, 11, 23),
}  # fmt: skip


def made_now(person: Jobseeker, vacancy: Vacancy, account: Account) -> list[models.Base]:
    """Rows of a person, a vacancy and an account."""
    pair = {"jobseeker_id": person.id, "vacancy_id": vacancy.id}
    asked = {"organisation_id": person.organisation_id, "expires_at": NOW + timedelta(days=7)}
    return [
        Throttle(bucket="b", window=1, tries=1, expires_at=NOW + timedelta(hours=2)),
        OneTimeCode(
            purpose="p", account_id=account.id, code_index="i", created_at=NOW, expires_at=NOW + timedelta(days=1)
        ),
        PhonedVacancy(vacancy_id=vacancy.id, code_index="c", created_at=NOW, **asked),
        FormPost(form_key="k", location="/", created_at=NOW),
        CompanyRequest(wrapped=b"w", company_number="175074752", name="n", language="bg", created_at=NOW, done_at=NOW),
        DemandLook(company="831902088", on_day=NOW.date(), place=1, digest="d", shares={"hours:40": 2}, looked_at=NOW),
        Interest(**pair, kind=InterestKind.INTERESTED, said_at=NOW),
        SavedVacancy(**pair, saved_at=NOW),
        Merge(jobseeker_id=person.id, absorbed="a" * 22, content_sealed=b"c", created_at=NOW),
        Decision(**pair, kind=DecisionKind.PROPOSE, reason="other", created_at=NOW),
        Report(
            code_index="i",
            wrapped=b"w",
            received_on=NOW.date(),
            language="uk",
            harms={Harm.FEE},
            closed_at=NOW,
            state=ReportState.CLOSED,
        ),
    ]


def _over(session: Session) -> None:
    """What goes on a term after its end has ended now; vacancies close soon."""
    session.execute(update(InboxItem).values(read_at=NOW))
    session.execute(update(Report).values(state=ReportState.CLOSED, closed_at=NOW))
    session.execute(update(CourseWish).values(state=CourseWishState.SEAT, answered_at=NOW))
    # Half past nine in the evening in Greenwich is the same day in Bulgaria, an hour later it is not.
    session.execute(update(Vacancy).values(closed_at=datetime(2026, 12, 31, 21, 30, tzinfo=UTC)))
    session.execute(update(Task).values(done_at=NOW))
    session.execute(update(Referral).values(stage=ReferralStage.ENDED, outcome=ReferralOutcome.HELPED, over_at=NOW))
    sent = {"stage": ReferralStage.SENT, "taken_by": StageBy.STAFF, "at": NOW}
    session.add_all(ReferralEvent(referral_id=each, **sent) for each in session.scalars(select(Referral.id)))


@pytest.fixture
def aged(session: Session, world: World) -> Session:
    """A row in every table that has a term, all made now; every vacancy closes soon."""
    person, vacancy = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Vacancy, world.cook_vacancy)
    account = by_public_id(session, Account, world.anna_account)
    assert person is not None
    assert vacancy is not None
    assert account is not None
    session.execute(delete(OneTimeCode))
    run_of(session, vacancy.public_id)
    sign_in.start(session, account.id, NOW, proved=True)
    outbox.enqueue(session, account, Channel.SMS, "news", "+359888123456", NOW)
    session.add_all(made_now(person, vacancy, account))
    between = disclosures.of_pair(session, person.id, vacancy.id)
    session.add(InvitationWords(
        disclosure=between, state=WordsState.WAITING, template=InvitationText.TALK, draft="w", language="bg",
        asked_at=NOW,
    ))  # fmt: skip
    session.add(HiringOutcome(disclosure=between, kind=OutcomeKind.HIRED, created_at=NOW))
    plan = session.scalars(select(PlacementPlan).order_by(PlacementPlan.id)).first()
    assert plan is not None
    session.add(PlanSheet(plan_id=plan.id, jobseeker_id=person.id, position=0, content_sealed=b"c"))
    session.add(HeldBack(disclosure=between, cause=NoCard.TOO_RARE, since=NOW, tried_at=NOW))
    _over(session)
    session.commit()
    return session


def count(session: Session, table: str) -> int:
    """Rows of a table made before the years went by, and of what was made one, what is still kept."""
    asked = select(func.count()).select_from(models.Base.metadata.tables[table])
    if table == "audit_entry":
        asked = asked.where(AuditEntry.action != "retention")
    if table == "merge":
        asked = asked.where(Merge.content_sealed.is_not(None))
    rows = session.scalar(asked)
    session.rollback()
    return rows or 0


def run_on(session: Session, day: date) -> None:
    """Let the worker do its daily work early on a day, in Bulgaria."""
    moment = datetime.combine(day, datetime.min.time(), retention.SOFIA) + timedelta(minutes=5)
    retention.run(sessionmaker(session.get_bind(), **session_options(VAULT)), moment.astimezone(UTC))


def test_every_table_has_a_day_here() -> None:
    assert set(LAST_DAYS) == set(terms()) | {name for name in HANGING if name != "audit_head"}


def test_every_table_whose_values_go_has_a_term() -> None:
    leaving = {Retention.SESSION, Retention.AFTER_PROCEDURE, Retention.EVIDENCE}
    for (table, _), policy in registry(models.Base.metadata).items():
        if policy.retention in leaving:
            assert table in terms() or table in HANGING, table


@pytest.mark.parametrize("policy", [CASEWORK, EVIDENCE, PASSING])
def test_a_table_without_a_term_stops_the_build(policy: dict[str, object]) -> None:
    planted = Table(
        "planted", MetaData(), Column("id", Integer, info=KEY), Column("at", DateTime(timezone=True), info=policy)
    )
    with pytest.raises(NoTerm, match="planted"):
        term_of(planted)


@pytest.mark.own_calendar
def test_everything_goes_on_its_day_and_not_before(aged: Session) -> None:
    for day in sorted(set(LAST_DAYS.values())):
        going = [table for table, last in LAST_DAYS.items() if last == day]
        run_on(aged, day - timedelta(days=1))
        assert all(count(aged, table) for table in going), f"before {day}"
        run_on(aged, day)
        left = {table: count(aged, table) for table in going if count(aged, table)}
        assert not left, f"on {day}"
    assert audit.verify(aged).broken_at is None


@pytest.mark.own_calendar
@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_no_day_of_thirty_six_months_is_off(aged: Session) -> None:
    gone: dict[str, date] = {}
    for number in range((date(2029, 11, 25) - NOW.date()).days):
        day = NOW.date() + timedelta(days=number)
        run_on(aged, day)
        gone |= {table: day for table in LAST_DAYS if table not in gone and not count(aged, table)}
    assert gone == LAST_DAYS


def test_what_counts_as_six_months() -> None:
    six = next(term for term in terms().values() if term.months == 6)
    for began, ends in (("2026-08-31", "2027-02-28"), ("2027-08-31", "2028-02-29"), ("2026-11-23", "2027-05-23")):
        assert retention.last_day(date.fromisoformat(began), six) == date.fromisoformat(ends)
    for number in range(1500):
        today = date(2026, 1, 1) + timedelta(days=number)
        before = retention.begun_before(today, six).astimezone(retention.SOFIA).date()
        assert retention.last_day(before - timedelta(days=1), six) <= today < retention.last_day(before, six)


def test_a_procedure_that_goes_on_keeps_what_belongs_to_it(aged: Session) -> None:
    aged.execute(update(Vacancy).values(closed_at=None))
    aged.execute(update(Contest).values(state="accepted"))
    aged.commit()
    run_on(aged, date(2029, 1, 1))
    assert all(count(aged, table.__tablename__) for table in (Disclosure, Decision, Interest, MatchRun, Contest))


def test_what_went_is_counted_in_the_audit_chain_and_a_rehearsal_deletes_nothing(
    app: Flask, aged: Session, clock: FakeClock
) -> None:
    clock.move(days=220)
    before = {table: count(aged, table) for table in LAST_DAYS}
    said = app.test_cli_runner().invoke(args=["retention", "run", "--dry-run"])
    assert said.exit_code == 0, said.output
    assert "Nothing was deleted." in said.output
    assert {table: count(aged, table) for table in LAST_DAYS} == before
    done = app.test_cli_runner().invoke(args=["retention", "run"])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:-1] == said.output.splitlines()[:-1]
    entries = aged.scalars(select(AuditEntry).where(AuditEntry.action == "retention")).all()
    told = {entry.facts["table"]: entry.facts["rows"] for entry in entries}
    assert told["disclosure"] == before["disclosure"]
    assert told["seeker_snapshot"] == before["seeker_snapshot"]
    assert {f"{table}: {rows}" for table, rows in told.items()} == set(done.output.splitlines()[:-1])


def test_twice_is_once(app: Flask, aged: Session, clock: FakeClock) -> None:
    clock.move(days=220)
    said, left = [], []
    for _ in range(2):
        said.append(app.test_cli_runner().invoke(args=["retention", "run"]).output.splitlines())
        left.append({table.name: count(aged, table.name) for table in models.Base.metadata.sorted_tables})
    assert len(said[0]) > 5
    assert len(said[1]) == 1
    assert left[1] == left[0]
    entries = aged.scalars(select(AuditEntry).where(AuditEntry.action == "retention")).all()
    assert len(entries) == len(said[0]) - 1


def test_the_worker_does_it_once_a_day(app: Flask, aged: Session, clock: FakeClock) -> None:
    clock.move(days=220)
    for _ in range(2):
        assert app.test_cli_runner().invoke(args=["worker", "--once"]).exit_code == 0
    assert not count(aged, "disclosure")
    assert not count(aged, "sign_in")


def test_a_chain_that_lost_its_oldest_entries_still_shows_tampering(session: Session, world: World) -> None:
    for number in range(10):
        audit.record(session, SYSTEM, "looked", f"s{number}", NOW + timedelta(days=number))
    session.commit()
    cut = audit.cut(session, NOW + timedelta(days=5))
    session.commit()
    assert cut >= 5
    assert audit.verify(session).entries == 5
    assert audit.verify(session).broken_at is None
    first = session.scalars(select(AuditEntry).order_by(AuditEntry.number)).first()
    assert first is not None
    assert audit.holds(session, first)
    session.delete(first)
    session.flush()
    assert audit.verify(session).broken_at is not None
    session.rollback()
    session.execute(update(models.AuditHead).values(cut_number=0))
    session.expire_all()
    assert audit.verify(session).broken_at is not None
