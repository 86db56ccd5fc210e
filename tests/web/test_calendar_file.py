"""Files for calendars: what RFC 5545 asks for, the right hour in summer and winter, and nobody's name."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from models import Interview
from models.queries import by_public_id
from models.sharing_enums import SharedField
from tests.browser import HouseClient
from tests.world import NOW, World
from web import calendar_file
from web.i18n import LANGUAGES
from web.services.clock import SOFIA

HOME = "https://example.org/"


def interview(session: Session, world: World) -> Interview:
    """The talk anna agreed to, to be changed at will."""
    found = by_public_id(session, Interview, world.interview)
    assert found is not None
    return found


def parsed(file: bytes) -> tuple[Calendar, dict[str, object]]:
    """The calendar and its one event."""
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.walk("VEVENT")
    return calendar, {name: event.get(name) for name in ("UID", "SEQUENCE", "STATUS", "SUMMARY", "CLASS")}


def test_the_file_is_as_the_standard_asks(session: Session, world: World) -> None:
    file = calendar_file.calendar_file(interview(session, world), "Среща: Готвач, сладкар; и още нещо " * 4, HOME)
    assert file.count(b"\n") == file.count(b"\r\n")
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    text = file.decode()
    for needed in ("VERSION:2.0", "PRODID:", "METHOD:PUBLISH", "BEGIN:VTIMEZONE", "TZID:Europe/Sofia", "DTSTAMP:"):
        assert needed in text
    assert f"ORGANIZER;CN=Zaedno:{HOME}" in text
    assert parsed(file)[1]["SUMMARY"] == "Среща: Готвач, сладкар; и още нещо " * 4


def test_the_hour_is_right_in_every_season(session: Session, world: World) -> None:
    """Read with the zone as the file itself describes it, not as this computer knows it."""
    row = interview(session, world)
    changes = [datetime(year, month, day, 0, tzinfo=UTC) for year in range(2026, 2037) for month in (3, 10)
               for day in range(24, 32)]  # fmt: skip
    zone = calendar_file.EUROPE_SOFIA.to_tz()
    for day in changes:
        for hours in range(0, 24, 5):
            row.slot.starts_at = day + timedelta(hours=hours, minutes=30)
            found = re.search(r"DTSTART;TZID=Europe/Sofia:(\w+)", calendar_file.calendar_file(row, "x", HOME).decode())
            assert found is not None
            local = datetime.strptime(found[1], "%Y%m%dT%H%M%S")  # noqa: DTZ007 (the zone is what is looked at)
            if local.replace(tzinfo=SOFIA).utcoffset() == local.replace(tzinfo=SOFIA, fold=1).utcoffset():
                assert local.replace(tzinfo=zone).astimezone(UTC) == row.slot.starts_at
    session.rollback()


def test_the_identifier_stays_and_the_number_rises(me: HouseClient, session: Session, world: World) -> None:
    mine = f"/me/times/{world.interview}/calendar"
    _calendar, before = parsed(me.sign_in_as(world.anna_account).get(mine, raw=True).data)
    lozen = me.sign_in_as(world.employer)
    moved = {"day-day": "27", "day-month": "11", "day-year": "2026", "clock": "12:00"}
    lozen.submit(f"/employer/times/{world.slot}/move", moved)
    own = f"/me/invitations/{world.granted}"
    me.sign_in_as(world.anna_account).submit(f"{own}/time", {"time": world.interview, "interpreter": ""}, page=own)
    calendar, after = parsed(me.get(mine, raw=True).data)
    assert after["UID"] == before["UID"]
    assert int(str(after["SEQUENCE"])) > int(str(before["SEQUENCE"]))
    assert calendar["METHOD"] == "PUBLISH"
    me.sign_in_as(world.employer).submit(
        f"/employer/times/{world.slot}/cancel", page=f"/employer/vacancies/{world.cook_vacancy}/times"
    )
    calendar, off = parsed(me.sign_in_as(world.anna_account).get(mine, raw=True).data)
    assert (calendar["METHOD"], off["STATUS"], off["UID"]) == ("CANCEL", "CANCELLED", before["UID"])
    assert int(str(off["SEQUENCE"])) > int(str(after["SEQUENCE"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_persons_file_does_not_say_what_it_is_about(me: HouseClient, world: World, language: str) -> None:
    me.sign_in_as(world.anna_account).get(f"/me?lang={language}")
    answer = me.get(f"/me/times/{world.interview}/calendar", raw=True)
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Cache-Control"] == "no-store"
    said = answer.data.replace(b"\r\n ", b"").decode() + str(answer.headers)
    assert not [word for word in ("Готвач", "Хотел", "Лозен", "Анна", "Коваль", "work", "job") if word in said]


def test_the_employers_file_names_the_job_and_nobody(me: HouseClient, session: Session, world: World) -> None:
    row = interview(session, world)
    row.disclosure.fields = frozenset(SharedField)
    session.commit()
    answer = me.sign_in_as(world.employer).get(f"/employer/times/{world.interview}/calendar", raw=True)
    said = answer.data.replace(b"\r\n ", b"").decode()
    assert "Готвач" in said
    assert not [name for name in ("Анна", "Коваль", world.anna, "uk") if name in said]
    assert parsed(answer.data)[1]["CLASS"] == "PRIVATE"


@pytest.fixture
def me(client: HouseClient) -> HouseClient:
    """A browser that reads English."""
    client.get("/?lang=en")
    return client


def test_the_file_is_the_same_each_time_it_is_fetched(session: Session, world: World) -> None:
    row = interview(session, world)
    assert calendar_file.calendar_file(row, "x", HOME) == calendar_file.calendar_file(row, "x", HOME)
    assert NOW.strftime("DTSTAMP:%Y%m%dT%H%M%SZ") in calendar_file.calendar_file(row, "x", HOME).decode()
