"""The checklist of hiring: what each person's papers ask as far as they agreed, last days, marks, and reminders."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

import matcher
from matcher.filings import Duty
from models import Consent, FilingReminder, InboxItem, Jobseeker, Placement
from models.enums import ConsentPurpose, ProtectionStatus
from models.inbox import News
from models.placement import ReminderStage
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.conftest import FakeClock
from tests.world import NOW, World
from web.services import checklist, offers, placements, rule_values
from web.services.placements import Contract
from web.services.principal import Actor, Principal

pytestmark = pytest.mark.own_calendar

DAY = timedelta(days=1)


@pytest.fixture
def rules(session: Session) -> Iterator[matcher.Rules]:
    """The rules as packaged."""
    yield rule_values.of_the_release()
    session.rollback()


@pytest.fixture
def work(session: Session, world: World) -> Placement:
    """Mina's work; she began five days ago on a contract of the day before."""
    row = by_public_id(session, Placement, world.placement)
    assert row is not None
    return row


def _agrees(session: Session, work: Placement, status: ProtectionStatus, until: date | None = None) -> None:
    """The person agrees that the company learns what to do, and has these papers."""
    work.jobseeker.status, work.jobseeker.status_valid_until = status, until
    work.consent = Consent(
        jobseeker_id=work.jobseeker_id, purpose=ConsentPurpose.HIRING_CHECKLIST, text_version=offers.HIRING_TEXT,
        language="fa", channel="web", given_at=NOW,
    )  # fmt: skip
    session.flush()


def _due(session: Session, work: Placement, rules: matcher.Rules, now: datetime = NOW) -> dict[Duty, date]:
    return {each.filing.duty: each.filing.due for each in checklist.of_placement(session, work, rules, now).entries}


def _company(work: Placement) -> Principal:
    account = work.vacancy.employer.accounts[0]
    return Principal(Actor.EMPLOYER, account.id, account.public_id, employer_id=work.vacancy.employer_id)


EVERYBODY = {
    Duty.SEE_DOCUMENT, Duty.WRITTEN_CONTRACT, Duty.REGISTER_CONTRACT, Duty.TELL_INSPECTORATE, Duty.MEDICAL_CHECK,
    Duty.PROBATION_WITHIN_LAW,
}  # fmt: skip


def test_without_the_persons_yes_only_what_holds_for_everybody_stands_there(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    lists = []
    for status in ProtectionStatus:
        work.jobseeker.status = status
        found = checklist.of_placement(session, work, rules, NOW)
        lists.append([(each.key, each.filing.due) for each in found.entries])
        assert {each.filing.duty for each in found.entries} == EVERYBODY
        assert found.asks == checklist.BY_PAPERS
    assert all(each == lists[0] for each in lists), "the list must not tell the papers apart"


@pytest.mark.parametrize("status", list(ProtectionStatus))
def test_with_a_yes_the_list_is_that_of_the_papers(
    session: Session, work: Placement, rules: matcher.Rules, status: ProtectionStatus
) -> None:
    _agrees(session, work, status, date(2027, 3, 4))
    found = set(_due(session, work, rules))
    applies = status is ProtectionStatus.ASYLUM_APPLICANT
    bound = status in (ProtectionStatus.TEMPORARY_PROTECTION, ProtectionStatus.ASYLUM_APPLICANT)
    wanted = EVERYBODY | {Duty.RENEW_DOCUMENT}
    wanted |= {Duty.TELL_LABOUR_OFFICE} if applies else set()
    wanted |= {Duty.TERM_WITHIN_DOCUMENT} if bound else set()
    assert found == wanted
    assert not checklist.of_placement(session, work, rules, NOW).asks


def test_the_last_days_are_those_of_the_law(session: Session, work: Placement, rules: matcher.Rules) -> None:
    _agrees(session, work, ProtectionStatus.ASYLUM_APPLICANT, date(2027, 3, 4))
    due = _due(session, work, rules)
    assert due[Duty.REGISTER_CONTRACT] == work.contract_on + 3 * DAY
    assert due[Duty.TELL_INSPECTORATE] == due[Duty.TELL_LABOUR_OFFICE] == work.started_on + 7 * DAY
    assert due[Duty.SEE_DOCUMENT] == due[Duty.WRITTEN_CONTRACT] == work.started_on
    assert due[Duty.RENEW_DOCUMENT] == date(2027, 3, 4)


def test_somebody_under_eighteen_needs_a_permit(session: Session, work: Placement, rules: matcher.Rules) -> None:
    _agrees(session, work, ProtectionStatus.REFUGEE_STATUS)
    work.jobseeker.birth_date = "2009-12-31"
    assert Duty.PERMIT_FOR_YOUNG in _due(session, work, rules)


def test_taking_the_yes_back_hides_the_papers_at_the_next_request(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    _agrees(session, work, ProtectionStatus.ASYLUM_APPLICANT, date(2027, 3, 4))
    offers.withdraw_duties(session, work.consent, NOW)
    assert set(_due(session, work, rules)) == EVERYBODY


def test_marks_stay_when_days_change_and_can_be_taken_back(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    who = _company(work)
    checklist.note_done(session, work, who, "tell_inspectorate", True, rules, NOW)
    terms = placements.contract_of(work)
    moved = Contract(work.started_on - 2 * DAY, terms.signed_on - 2 * DAY, terms.kind, None, work.started_on)
    placements.change(session, work, who, moved, work.version, NOW)
    found = {each.key: each for each in checklist.of_placement(session, work, rules, NOW).entries}
    assert found["tell_inspectorate"].mark is not None
    assert found["tell_inspectorate"].filing.due == work.started_on + 7 * DAY
    assert f"register_change:{work.started_on + 2 * DAY}" in found
    checklist.note_done(session, work, who, "tell_inspectorate", False, rules, NOW)
    found = {each.key: each for each in checklist.of_placement(session, work, rules, NOW).entries}
    assert found["tell_inspectorate"].mark is None


def test_what_is_not_on_the_list_cannot_be_marked(session: Session, work: Placement, rules: matcher.Rules) -> None:
    for key in ("tell_labour_office", "", "x" * 500):
        with pytest.raises(LookupError):
            checklist.note_done(session, work, _company(work), key, True, rules, NOW)


def test_after_the_end_the_end_is_to_be_registered(session: Session, work: Placement, rules: matcher.Rules) -> None:
    who = _company(work)
    checklist.note_done(session, work, who, "see_document", True, rules, NOW)
    placements.end(session, work, who, NOW.date() - DAY, work.version, NOW)
    due = _due(session, work, rules)
    assert due == {Duty.SEE_DOCUMENT: work.started_on, Duty.REGISTER_END: NOW.date() + 6 * DAY}


@pytest.mark.parametrize("days", [0, 1, 400])
def test_days_that_cannot_be_are_refused(session: Session, work: Placement, days: int) -> None:
    terms = Contract(NOW.date() + days * DAY, work.contract_on or NOW.date(), placements.contract_of(work).kind)
    if days == 0:
        placements.change(session, work, _company(work), terms, work.version, NOW)
        return
    with pytest.raises(placements.Impossible):
        placements.change(session, work, _company(work), terms, work.version, NOW)


def _stages(session: Session, work: Placement) -> list[tuple[str, ReminderStage]]:
    return [(row.duty, row.stage) for row in fetch_all(session, FilingReminder) if row.placement_id == work.id]


def test_reminders_come_three_days_before_on_the_day_and_after_each_once(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    due = work.started_on + 7 * DAY
    for day in range(40):
        moment = NOW + day * DAY
        for hours in (0, 6, 12):
            checklist.remind(session, rules, moment + timedelta(hours=hours))
    told = [stage for duty, stage in _stages(session, work) if duty == "tell_inspectorate"]
    assert told == [ReminderStage.BEFORE, ReminderStage.ON_THE_DAY, ReminderStage.AFTER]
    assert due == NOW.date() + 2 * DAY
    assert not [duty for duty, _stage in _stages(session, work) if duty == "probation_within_law"]


def test_a_mark_ends_reminders(session: Session, work: Placement, rules: matcher.Rules) -> None:
    checklist.note_done(session, work, _company(work), "tell_inspectorate", True, rules, NOW)
    checklist.remind(session, rules, NOW)
    assert "tell_inspectorate" not in {duty for duty, _stage in _stages(session, work)}


def test_reminders_count_bulgarian_days_over_midnight_and_the_change_of_clocks(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    work.started_on, work.contract_on = date(2027, 3, 21), date(2027, 3, 21)
    session.flush()
    # Due on 28 March 2027, the day on which clocks go forward: that day begins in Bulgaria at 22:00 UTC the day before.
    before, after = datetime(2027, 3, 27, 21, 59, tzinfo=UTC), datetime(2027, 3, 27, 22, 0, tzinfo=UTC)
    checklist.remind(session, rules, before)
    told = [stage for duty, stage in _stages(session, work) if duty == "tell_inspectorate"]
    assert told == [ReminderStage.BEFORE]
    checklist.remind(session, rules, after)
    end_of_it = datetime(2027, 3, 28, 20, 59, tzinfo=UTC)
    checklist.remind(session, rules, end_of_it)
    told = [stage for duty, stage in _stages(session, work) if duty == "tell_inspectorate"]
    assert told == [ReminderStage.BEFORE, ReminderStage.ON_THE_DAY]
    checklist.remind(session, rules, datetime(2027, 3, 28, 21, 0, tzinfo=UTC))
    told = [stage for duty, stage in _stages(session, work) if duty == "tell_inspectorate"]
    assert told[-1] is ReminderStage.AFTER


def test_a_card_that_ends_reminds_sixty_thirty_and_seven_days_before(
    session: Session, work: Placement, rules: matcher.Rules
) -> None:
    until = date(2027, 3, 4)
    _agrees(session, work, ProtectionStatus.TEMPORARY_PROTECTION, until)
    days = []
    for day in range(120):
        moment = NOW + day * DAY
        before = len(_stages(session, work))
        checklist.remind(session, rules, moment)
        fresh = _stages(session, work)[before:]
        days += [(until - moment.date()).days for duty, _stage in fresh if duty.startswith("renew_document")]
    assert days == [60, 30, 7]


def test_a_reminder_says_nothing_about_whom_and_what(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    clock.move(days=1)
    assert client.application.test_cli_runner().invoke(args=["worker", "--once"]).exit_code == 0
    items = [item for item in _all(session, InboxItem) if item.news is News.FILING_DUE]
    assert items
    assert all(item.facts.keys() == {"placement", "stage", "due"} for item in items)
    client.sign_in_as(world.employer).get("/?lang=en")
    assert "hiring checklist" in client.get("/me/inbox").get_data(as_text=True)


def _all(session: Session, kind: type) -> list[Any]:
    session.rollback()
    found = fetch_all(session, kind)
    session.expunge_all()
    session.rollback()
    return found


def test_the_page_marks_takes_back_and_says_who(client: HouseClient, world: World) -> None:
    page = f"/employer/placements/{world.placement}"
    client.sign_in_as(world.employer).get("/?lang=en")
    done = {"duty": "see_document", "done": "yes"}
    assert client.submit(f"{page}/mark", done, page=f"{page}/checklist").status_code == 303
    assert "Done by you on" in client.get(f"{page}/checklist").get_data(as_text=True)
    client.submit(f"{page}/mark", {**done, "done": "no"}, page=f"{page}/checklist")
    assert "Done by you on" not in client.get(f"{page}/checklist").get_data(as_text=True)


def test_the_list_names_nobody_on_the_page_and_on_paper(client: HouseClient, session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.mina)
    assert person is not None
    secrets = [person.given_name, person.family_name, "1990", person.public_id]
    session.rollback()
    page = f"/employer/placements/{world.placement}/checklist"
    client.sign_in_as(world.employer).get("/?lang=en")
    shown = client.get(page).get_data(as_text=True)
    paper = PdfReader(BytesIO(client.get(f"{page}.pdf").data))
    text = "".join(each.extract_text() for each in paper.pages)
    assert not [each for each in secrets if each and (each in shown or each in text)]
    assert "Employment Register" in text
    assert "General Labour Inspectorate" in text


@pytest.mark.parametrize("language", ["bg", "en", "ar"])
def test_the_paper_is_made_in_every_script(client: HouseClient, world: World, language: str) -> None:
    client.sign_in_as(world.employer).get(f"/?lang={language}")
    answer = client.get(f"/employer/placements/{world.placement}/checklist.pdf")
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF")


def test_the_contract_is_changed_beside_somebody_else(client: HouseClient, world: World) -> None:
    page = f"/employer/placements/{world.placement}"
    typed = {f"{name}-{part}": value for name in ("first_day", "signed_on")
             for part, value in (("day", "17"), ("month", "11"), ("year", "2026"))}  # fmt: skip
    client.sign_in_as(world.employer)
    old = client.get(page).get_data(as_text=True)
    colleague = another(client.application).sign_in_as(world.employer)
    assert colleague.submit(page, {**typed, "contract": "permanent"}).status_code == 303
    assert client.post(page, data={**_fields(old, page), **typed, "contract": "seasonal"}).status_code == 409


def _fields(shown: str, page: str) -> dict[str, str]:
    from tests.browser import hidden_fields

    return hidden_fields(shown, page)


def test_the_statuses_page_says_what_to_see_and_whom_to_tell(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer).get("/?lang=en")
    shown = client.get("/employer/statuses").get_data(as_text=True)
    for said in ("Temporary protection", "7 days", "3 days", "Source:", "Ask"):
        assert said in shown
    assert "checked on" in shown
