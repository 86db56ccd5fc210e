"""The facts of a vacancy for one person: what it says, and the way to work from where they live."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from models import Jobseeker, Vacancy
from web import vacancy_facts
from web.extensions import db
from web.filters import number
from web.services import matching, way_to_work
from web.vacancy_facts import Row


def facts(vacancy: Vacancy, person: Jobseeker) -> list[Row]:
    """Each fact with its name; the way to work is from where the person lives."""
    return vacancy_facts.said([*vacancy_facts.work(vacancy), *_way(vacancy, person), *vacancy_facts.home(vacancy)])


def how_far(km: int | None) -> str:
    """A distance in words; nothing where it is not known."""
    if km is None:
        return ""
    return str(_("About %(km)s km", km=number(km)) if km else _("In your town"))


def _way(vacancy: Vacancy, person: Jobseeker) -> Iterator[Row]:
    km = way_to_work.kilometres(way_to_work.home(person), vacancy)
    yield _("How far"), how_far(km) or str(_("We do not know yet where you live."))
    yield _("Way to work"), " ".join(_ways(vacancy, person, km))


def _ways(vacancy: Vacancy, person: Jobseeker, km: int | None) -> Iterator[str]:
    """Every way to get there, as whole sentences. Times are estimates from town to town."""
    yield vacancy_facts.transport(vacancy)
    if km == 0:
        yield str(_("It is in your town. Ask for the street: perhaps you can walk or take a town bus."))
    if km:
        yield from _times(way_to_work.minutes(km, person.own_transport, matching.weights(db.session)))


def _times(way: way_to_work.Minutes) -> Iterator[str]:
    if way.on_foot:
        yield ngettext("On foot about %(num)s minute.", "On foot about %(num)s minutes.", way.on_foot)
    if way.own_transport:
        yield ngettext(
            "With your own car or motorbike about %(num)s minute.",
            "With your own car or motorbike about %(num)s minutes.",
            way.own_transport,
        )
    if way.public_transport:
        yield ngettext(
            "By bus or train perhaps %(num)s minute. Look at the timetable first.",
            "By bus or train perhaps %(num)s minutes. Look at the timetable first.",
            way.public_transport,
        )
