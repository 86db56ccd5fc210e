"""A time as a file for calendars (RFC 5545). Phones are passed on and calendars are shared: nothing in the file of a
person says what it is about, and the employer's names nobody who does not share the name."""

from icalendar import Calendar, Event, Timezone, vCalAddress
from werkzeug.wrappers import Response

from models import Interview
from models.interview import InterviewState
from web.services.clock import SOFIA

SERVICE = "-//Zaedno//Zaedno//EN"
#: Summer time in Bulgaria, by the rule of the European Union. The library's own guess of it starts an hour late.
EUROPE_SOFIA = Timezone.from_ical(
    "\r\n".join(
        (
            "BEGIN:VTIMEZONE", "TZID:Europe/Sofia",
            "BEGIN:DAYLIGHT", "DTSTART:19970330T030000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZNAME:EEST",
            "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "END:DAYLIGHT",
            "BEGIN:STANDARD", "DTSTART:19971026T040000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZNAME:EET",
            "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "END:STANDARD",
            "END:VTIMEZONE", "",
        )
    )
)  # fmt: skip


def calendar_file(interview: Interview, title: str, organiser: str) -> bytes:
    """The file of one time. Its identifier stays, and its number rises with each change, so that a calendar changes or
    removes what it holds. `organiser` is the address of this service."""
    off = interview.state is not InterviewState.AGREED
    event, slot = Event(), interview.slot
    event.add("uid", f"{interview.public_id}@zaedno")
    event.add("sequence", interview.sequence)
    event.add("dtstamp", interview.changed_at)
    event.add("dtstart", slot.starts_at.astimezone(SOFIA))
    event.add("dtend", slot.ends_at.astimezone(SOFIA))
    event.add("summary", title)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event["organizer"] = vCalAddress(organiser, params={"CN": "Zaedno"})
    calendar = Calendar()
    calendar.add("prodid", SERVICE)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if off else "PUBLISH")
    calendar.add_component(EUROPE_SOFIA)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def answer(interview: Interview, title: str, organiser: str) -> Response:
    """The same as a download that says nothing in its name."""
    heading = {"Content-Disposition": 'attachment; filename="calendar.ics"'}
    return Response(calendar_file(interview, title, organiser), mimetype="text/calendar", headers=heading)
