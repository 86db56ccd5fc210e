"""A person's answers in words, for the desk."""

from babel.dates import format_date, get_day_names
from babel.lists import format_list
from flask_babel import gettext as _
from flask_babel import ngettext

from models import Jobseeker, JobseekerLanguage
from models.enums import CefrLevel
from web import labels, money
from web.filters import place_name
from web.i18n import language
from web.time_words import span

Rows = list[tuple[str, str]]
SHIFTS = ("works_days", "works_evenings", "works_nights", "works_weekends")


def yes_no(answer: bool | None) -> str:
    """Yes, no, or nothing."""
    return "" if answer is None else str(_("Yes") if answer else _("No"))


def where_and_when(person: Jobseeker) -> Rows:
    """Place, way, times, care, start and pay."""
    minutes, hours = person.max_commute_minutes, person.max_hours_per_week
    return [
        (_("Lives in"), place_name(person.municipality)),
        (_("Longest way to work"), ngettext("%(num)s minute", "%(num)s minutes", minutes) if minutes else ""),
        (_("Own car or motorbike"), yes_no(person.own_transport)),
        (_("Needs accommodation"), yes_no(person.accommodation_needed)),
        (_("Can work"), _shifts(person)),
        (_("Looks after somebody"), _care(person)),
        (_("Most hours a week"), str(hours or "")),
        (_("Can start"), _day(person)),
        (_("Least pay in the hand"), money.euros(person.min_net_pay * 100) if person.min_net_pay is not None else ""),
        (_("Wants a contract"), labels.label(person.preferred_contract) if person.preferred_contract else ""),
    ]


def _level(level: CefrLevel | None) -> str:
    if level is None:
        return str(_("not asked"))
    return str(_("none")) if level is CefrLevel.NONE else level.value


def language_levels(row: JobseekerLanguage) -> str:
    """Spoken and written level."""
    spoken, written = (_level(level) for level in (row.spoken, row.written))
    return str(_("spoken %(spoken)s, written %(written)s", spoken=spoken, written=written))


def _day(person: Jobseeker) -> str:
    return str(format_date(person.earliest_start, "long", locale=language())) if person.earliest_start else ""


def _shifts(person: Jobseeker) -> str:
    names = dict(zip(SHIFTS, (_("in the day"), _("in the evening"), _("at night"), _("at weekends")), strict=True))
    chosen = [names[field] for field in SHIFTS if getattr(person, field)]
    return str(format_list(chosen, locale=language())) if chosen else ""


def _care(person: Jobseeker) -> str:
    if not person.has_care_hours:
        return yes_no(person.has_care_hours)
    days = get_day_names("abbreviated", "stand-alone", locale=language())
    return "; ".join(
        f"{days[row.weekday]} {span(row.from_minute, row.to_minute)}" for row in person.care_windows
    ) or str(_("Yes"))
