"""A course in the reader's words: what it leads to, when, where, for how much. Staff and people share it."""

from collections.abc import Iterable, Mapping

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import Course
from models.queries import taxonomy
from models.queries.courses import Offered
from web import labels, money, vacancy_words
from web.extensions import db
from web.filters import day, place_name
from web.i18n import language
from web.services.course_gaps import Aim
from web.services.courses import Terms

Names = Mapping[int, str]
Row = tuple[str, str]
AIMS: Mapping[Aim, LazyString] = {
    Aim.LANGUAGE: _l("A language"),
    Aim.SKILL: _l("A skill"),
    Aim.LICENCE: _l("A licence or paper"),
}
WHAT: Mapping[str, LazyString] = {
    "title": _l("Title"),
    "language": _l("Language of this text"),
    "details": _l("What else is good to know"),
    "teaches": _l("Language that is taught"),
    "spoken": _l("Level in speaking at the end"),
    "written": _l("Level in writing at the end"),
    "skill": _l("Skill that is taught"),
    "licence": _l("Paper at the end"),
    "provider": _l("Who gives the course"),
    "taught_in": _l("Taught in"),
    "starts_on": _l("Begins on"),
    "ends_on": _l("Ends on"),
    "weekdays": _l("Days"),
    "from_minute": _l("From what time"),
    "to_minute": _l("Until what time"),
    "online": _l("It is online"),
    "municipality_code": _l("Place"),
    "price": _l("Price"),
    "childcare": _l("Somebody looks after children meanwhile"),
    "seats": _l("Seats"),
}


def names_of(courses: Iterable[Course]) -> Names:
    """The names of all skills the courses lead to."""
    return taxonomy.preferred_labels(db.session, {row.concept_id for row in courses if row.concept_id}, language())


def name(course: Course, names: Names) -> str:
    """What a course leads to, as its name in the reader's language."""
    if course.teaches and course.spoken:
        taught = labels.language_name(course.teaches, language())
        return str(_("%(language)s %(level)s", language=taught, level=course.spoken.value))
    if course.licence:
        return labels.label(course.licence)
    return names.get(course.concept_id or 0, course.title)


def place(course: Course) -> str:
    """Where it is."""
    if course.municipality is None:
        return str(_("Online"))
    where = place_name(course.municipality)
    return str(_("%(place)s, or online", place=where)) if course.online else where


def where(course: Course, distance: int | None) -> str:
    """Where it is, and how far away by road, in kilometres; nothing is said of what is near or not known."""
    far = str(_("About %(distance)s km from you", distance=distance)) if distance else ""
    return " · ".join(part for part in (place(course), far) if part)


def dates(course: Course) -> str:
    """From when to when."""
    if course.ends_on is None or course.ends_on == course.starts_on:
        return day(course.starts_on)
    return str(_("%(first)s to %(last)s", first=day(course.starts_on), last=day(course.ends_on)))


def price(course: Course) -> str:
    """What it costs; unknown is not free."""
    if course.price is None:
        return str(_("Ask your counsellor for the price."))
    return money.euros(course.price) if course.price else str(_("Free of charge"))


def seats(offered: Offered) -> str:
    """How many seats are left."""
    if not offered.free:
        return str(_("No seat is free now. You can still ask."))
    return str(ngettext("%(num)s seat is free", "%(num)s seats are free", offered.free))


def facts(offered: Offered, distance: int | None = None) -> list[Row]:
    """All facts of a course, one a line; what was not said is left out."""
    course = offered.course
    rows = [
        (_("When"), dates(course)),
        (_("Days and times"), _times(course)),
        (_("Where"), where(course, distance)),
        (_("Price"), price(course)),
        (_("Children"), str(WHAT["childcare"]) if course.childcare else ""),
        (_("Taught in"), labels.language_name(course.taught_in, language())),
        (_("Level in writing at the end"), course.written.value if course.written else ""),
        (_("Who gives the course"), course.provider or course.organisation.name),
    ]
    return [(str(what), said) for what, said in rows if said]


def _times(course: Course) -> str:
    days = vacancy_words.weekdays(course.weekdays) if course.weekdays else ""
    if course.from_minute is None or course.to_minute is None:
        return days
    begin, end = vacancy_words.clock_time(course.from_minute), vacancy_words.clock_time(course.to_minute)
    if not days:
        return str(_("%(begin)s to %(end)s", begin=begin, end=end))
    return str(_("%(days)s, %(begin)s to %(end)s", days=days, begin=begin, end=end))


def differences(
    mine: Terms, saved: Terms, places: Mapping[str, str], skills: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """What somebody typed beside what is saved, where the two differ: (what, typed, saved)."""
    return [
        (str(label), _said(name, getattr(mine, name), places, skills), _said(name, theirs, places, skills))
        for name, label in WHAT.items()
        if getattr(mine, name) != (theirs := getattr(saved, name))
    ]


def _said(name: str, value: object, places: Mapping[str, str], skills: Mapping[str, str]) -> str:
    """One term in words; nothing if it was not said."""
    if value is None:
        return ""
    if name == "skill":
        return skills.get(str(value), "")
    if name in ("teaches", "language", "taught_in"):
        return labels.language_name(str(value), language())
    if name in ("spoken", "written"):
        return str(value)
    if name == "price":
        return money.euros(int(str(value)))
    return vacancy_words.said(name, value, places)
