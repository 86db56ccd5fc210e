"""Opening a case of another organisation in an emergency."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry, BreakGlass, InboxItem, Jobseeker
from models.break_glass import GlassReason, GlassState
from models.inbox import News
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all, hidden_fields
from tests.conftest import FakeClock
from tests.web.asked import statements
from tests.world import World
from web.extensions import db
from web.services import break_glass, code_words

WHY = "Тя стои тук и няма къде да спи тази нощ."
UNKNOWN_CODE = "1-2-3-0000"


def asks(app: Flask, world: World, code: str, reason: str = "person_asks") -> HouseClient:
    """Varna's counsellor asks, and the worker tells the leads."""
    client = another(app).sign_in_as(world.other_counsellor)
    client.get("/?lang=en")
    shown = code_words.shown(code, "bg")
    answer = client.submit("/desk/emergency", {"code": shown, "reason": reason, "words": WHY})
    assert answer.status_code == 303
    tell(app)
    return client


def tell(app: Flask) -> None:
    """One sweep of the worker."""
    with app.app_context():
        clock = app.extensions["clock"]
        break_glass.tell(db.sessionmaker, clock())


def newest(session: Session) -> BreakGlass:
    """The newest request."""
    row = session.scalars(select(BreakGlass).order_by(BreakGlass.id.desc())).first()
    assert row is not None
    session.expunge(row)
    session.rollback()
    return row


def heard(session: Session) -> set[tuple[str, News]]:
    """Who has which news, by the public ids of accounts."""
    told = {(item.account.public_id, item.news) for item in fetch_all(session, InboxItem)}
    session.rollback()
    return told


def says(app: Flask, account: str, glass: str, verdict: str) -> int:
    """A lead presses a button of a request's page; the status of its answer."""
    client = another(app).sign_in_as(account)
    page = f"/organisation/emergencies/{glass}"
    answer = client.submit(f"{page}/answer", {"verdict": verdict}, page=page)
    return answer.status_code


def test_a_case_opens_with_a_reason_and_the_word_of_the_persons_own_lead(
    app: Flask, world: World, session: Session
) -> None:
    client = asks(app, world, world.anna_code)
    glass = newest(session).public_id
    assert client.get(f"/desk/emergency/{glass}").status_code == 404
    assert says(app, world.lead, glass, "open") == 303
    case = client.get(f"/desk/emergency/{glass}")
    assert case.status_code == 200
    assert "Анна" in case.text
    assert "прибиральниця" in case.text
    assert "<form" not in case.text.split("<main")[1].split("</main")[0]


def test_nothing_else_of_the_person_opens(app: Flask, world: World, session: Session) -> None:
    client = asks(app, world, world.anna_code)
    says(app, world.lead, newest(session).public_id, "open")
    for page in ("", "/vacancies", "/slip", "/words", "/erase"):
        assert client.get(f"/desk/people/{world.anna}{page}").status_code == 404
    assert client.get(f"/desk/emergency/{world.glass}").status_code == 200
    colleague = another(app).sign_in_as(world.other_lead)
    assert colleague.get(f"/desk/emergency/{newest(session).public_id}").status_code == 404


def test_the_person_and_their_leads_are_told_at_once_and_each_look_is_in_the_persons_own_list(
    app: Flask, world: World, session: Session
) -> None:
    client = asks(app, world, world.anna_code, "violence")
    glass = newest(session).public_id
    told = heard(session)
    assert (world.lead, News.GLASS_ASKED) in told
    says(app, world.lead, glass, "open")
    client.get(f"/desk/emergency/{glass}")
    own = another(app).sign_in_as(world.anna_account)
    own.get("/?lang=en")
    looked = own.get("/me/who-looked").text
    assert "Opened your data in an emergency: violence" in looked
    assert "Община Варна" in looked
    assert "because of an emergency" in own.get("/me/inbox").text


def test_it_is_over_after_a_day(app: Flask, world: World, session: Session, clock: FakeClock) -> None:
    client = asks(app, world, world.anna_code)
    glass = newest(session).public_id
    says(app, world.lead, glass, "open")
    clock.move(hours=24)
    again = another(app).sign_in_as(world.other_counsellor)
    assert again.get(f"/desk/emergency/{glass}").status_code == 404
    tell(app)
    assert newest(session).state is GlassState.ENDED
    assert client is not again


def test_nobody_answers_after_a_day_and_nobody_answers_twice(
    app: Flask, world: World, session: Session, clock: FakeClock
) -> None:
    asks(app, world, world.anna_code)
    glass = newest(session).public_id
    clock.move(hours=24)
    says(app, world.lead, glass, "open")
    assert newest(session).state is GlassState.ASKED
    asks(app, world, world.anna_code)
    glass = newest(session).public_id
    says(app, world.lead, glass, "refuse")
    says(app, world.lead, glass, "open")
    assert newest(session).state is GlassState.REFUSED


def test_the_lead_closes_it_early(app: Flask, world: World, session: Session) -> None:
    client = asks(app, world, world.anna_code)
    glass = newest(session).public_id
    says(app, world.lead, glass, "open")
    says(app, world.lead, glass, "end")
    assert client.get(f"/desk/emergency/{glass}").status_code == 404


def test_in_office_hours_only_the_persons_own_lead_can_agree(app: Flask, world: World, session: Session) -> None:
    asks(app, world, world.anna_code)
    glass = newest(session).public_id
    says(app, world.other_lead, glass, "open")
    assert newest(session).state is GlassState.ASKED


def test_at_night_a_lead_of_whoever_asks_may_agree_and_the_persons_lead_is_told(
    app: Flask, world: World, session: Session, clock: FakeClock
) -> None:
    clock.move(hours=12)
    client = asks(app, world, world.anna_code)
    glass = newest(session).public_id
    assert says(app, world.other_lead, glass, "open") == 303
    assert client.get(f"/desk/emergency/{glass}").status_code == 200
    told = heard(session)
    assert (world.lead, News.GLASS_OPENED) in told
    page = another(app).sign_in_as(world.other_lead).get(f"/organisation/emergencies/{glass}").text
    assert world.anna not in page
    assert "Анна" not in page


def test_nobody_is_their_own_second_person(app: Flask, world: World, session: Session, clock: FakeClock) -> None:
    clock.move(hours=12)
    client = another(app).sign_in_as(world.other_lead)
    shown = code_words.shown(world.anna_code, "bg")
    client.submit("/desk/emergency", {"code": shown, "reason": "health", "words": WHY})
    glass = newest(session).public_id
    says(app, world.other_lead, glass, "open")
    assert newest(session).state is GlassState.ASKED


def test_a_reason_is_needed(app: Flask, world: World, session: Session) -> None:
    client = another(app).sign_in_as(world.other_counsellor)
    before = newest(session).public_id
    for words in ("", "кратко"):
        sent = {"code": code_words.shown(world.anna_code, "bg"), "reason": "health", "words": words}
        assert client.submit("/desk/emergency", sent).status_code == 422
    assert newest(session).public_id == before


def test_a_code_of_nobody_is_answered_like_one_of_somebody(
    app: Flask, world: World, session: Session, clock: FakeClock
) -> None:
    """Statements, status, headers and the page afterwards are the same; refused, unanswered and unknown look alike."""
    seen = []
    for code in (world.anna_code, UNKNOWN_CODE):
        client = another(app).sign_in_as(world.other_lead)
        fields = hidden_fields(client.get("/desk/emergency").text, "/desk/emergency")
        typed = {"code": code_words.shown(code, "bg"), "reason": "health", "words": WHY}
        with statements(app) as sent:
            answer = client.post("/desk/emergency", data={**fields, **typed})
        row = newest(session)
        shown = client.get("/desk/emergency").text.split("<tbody")[1].split("</tr>")[0]
        seen.append((answer.status_code, answer.location, len(sent), shown.replace(row.public_id, "")))
        tell(app)
        says(app, world.lead, row.public_id, "refuse")
        shown = client.get("/desk/emergency").text.split("<tbody")[1].split("</tr>")[0]
        assert shown == seen[0][3]
    assert seen[0] == seen[1]


def test_asking_is_limited(app: Flask, world: World) -> None:
    client = another(app).sign_in_as(world.other_counsellor)
    sent = {"code": code_words.shown(UNKNOWN_CODE, "bg"), "reason": "health", "words": WHY}
    answers = [client.submit("/desk/emergency", sent).status_code for _ in range(break_glass.ASKING.tries + 1)]
    assert answers == [303] * break_glass.ASKING.tries + [429]


def test_it_all_stands_in_the_audit_chain_without_a_word_of_it(app: Flask, world: World, session: Session) -> None:
    client = asks(app, world, world.anna_code)
    glass = newest(session).public_id
    says(app, world.lead, glass, "open")
    client.get(f"/desk/emergency/{glass}")
    entries = [entry for entry in fetch_all(session, AuditEntry) if "emergency" in f"{entry.action}{entry.facts}"]
    assert [entry.action for entry in entries] == ["asked in an emergency", "opened in an emergency", "looked"]
    assert {entry.subject for entry in entries[1:]} == {world.anna}
    assert not any(WHY in str(entry.facts) for entry in entries)


def test_the_request_goes_with_the_person(session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.omar)
    assert person is not None
    session.delete(person)
    session.flush()
    assert by_public_id(session, BreakGlass, world.glass) is None


@pytest.mark.parametrize(("hours", "at_work"), [(0, True), (8, False), (-4, False), (24 * 5, False), (24 * 4, True)])
def test_office_hours_are_those_of_weekdays(clock: FakeClock, hours: int, at_work: bool) -> None:
    assert break_glass.office_hours(clock() + timedelta(hours=hours)) is at_work


def test_every_reason_has_a_sentence_in_the_persons_list() -> None:
    from web.jobseeker.who_looked import PURPOSES

    assert {f"emergency {reason.value}" for reason in GlassReason} <= PURPOSES.keys()


def test_leads_of_whoever_asked_cannot_tell_a_refusal_from_a_code_that_nobody_has(
    app: Flask, world: World, session: Session
) -> None:
    asks(app, world, world.anna_code)
    refused = newest(session).public_id
    assert says(app, world.lead, refused, "refuse") == 303
    asks(app, world, UNKNOWN_CODE)
    unknown = newest(session).public_id
    varna, sofia = (another(app).sign_in_as(account) for account in (world.other_lead, world.lead))
    shown = [
        varna.get(f"/organisation/emergencies/{glass}").text.split("<main")[1].replace(glass, "")
        for glass in (refused, unknown)
    ]
    assert shown[0] == shown[1]
    rows = varna.get("/organisation/emergencies").text.split("<tr>")
    lines = [row.replace(glass, "") for glass in (refused, unknown) for row in rows if glass in row]
    assert lines[0].split("</td>")[-2] == lines[1].split("</td>")[-2]
    sofia.get("/?lang=en")
    assert "Refused" in sofia.get(f"/organisation/emergencies/{refused}").text


@pytest.mark.parametrize("verdict", ["open", "refuse"])
def test_at_night_a_lead_of_whoever_asked_cannot_tell_either_not_even_by_answering(
    app: Flask, world: World, session: Session, clock: FakeClock, verdict: str
) -> None:
    varnas = asks(app, world, world.anna_code)
    refused = newest(session).public_id
    assert says(app, world.lead, refused, "refuse") == 303
    asks(app, world, UNKNOWN_CODE)
    unknown = newest(session).public_id
    clock.move(hours=10)
    for later in (0, 1, 25):
        clock.move(hours=later)
        told = as_varna_reads(app, world, refused, unknown)
        assert told[0] == told[1], f"{verdict} after {later} hours"
        if later == 0:
            assert [says(app, world.other_lead, glass, verdict) for glass in (refused, unknown)] == [303, 303]
    assert varnas.get(f"/desk/emergency/{refused}").status_code in (303, 404)
    session.expire_all()
    row = by_public_id(session, BreakGlass, refused)
    assert row is not None
    assert row.state in (GlassState.REFUSED, GlassState.ENDED)
    session.rollback()
    sofia = another(app)
    sofia.get("/?lang=en")
    assert "Refused" in sofia.sign_in_as(world.lead).get(f"/organisation/emergencies/{refused}").text


def as_varna_reads(app: Flask, world: World, *glasses: str) -> list[tuple[str, str, str]]:
    """Of each request: its page without marks of forms, its line in the leads' list, and in that of whoever asked."""
    lead, asker = another(app).sign_in_as(world.other_lead), another(app).sign_in_as(world.other_counsellor)
    listed, own = lead.get("/organisation/emergencies").text, asker.get("/desk/emergency").text
    newest_first = [row.split("</td>")[-2] for row in own.split("<tr>")[2 : 2 + len(glasses)]]
    pages = [lead.get(f"/organisation/emergencies/{glass}").text.split("<main")[1] for glass in glasses]
    lines = [next(row.split("</td>")[-2] for row in listed.split("<tr>") if glass in row) for glass in glasses]
    same = [re.sub(r'name="(csrf_token|form_key)"[^>]*value="[^"]*"', "", page) for page in pages]
    told = zip(glasses, same, lines, reversed(newest_first), strict=True)
    return [(page.replace(glass, ""), line, other) for glass, page, line, other in told]
