"""The demands of a vacancy in words: what each is, what it costs, what would ease it. Employers and staff share it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from matcher.demands import Demand, Ease
from models.enums import ContractKind
from web import labels
from web.i18n import language
from web.services.adapters import LICENCE_CODES

LICENCES = {code: kind for kind, code in LICENCE_CODES.items()}
SHIFTS: Mapping[str, LazyString] = {
    "morning": _l("Work in the morning"),
    "day": _l("Work in the daytime"),
    "evening": _l("Work in the evening"),
    "night": _l("Work at night"),
    "weekend": _l("Work at the weekend"),
}
QUESTIONS: Mapping[Demand, LazyString] = {
    Demand.LANGUAGE: _l("Is it needed? What for?"),
    Demand.EXPERIENCE: _l("Could a beginner learn the work with you?"),
    Demand.LICENCE: _l("The law asks for this paper."),
    Demand.SKILL: _l("Must people know this on the first day?"),
    Demand.HOURS: _l("Could it be fewer hours?"),
    Demand.TIMES: _l("Could the work be at another time?"),
    Demand.WAY: _l("Could you offer transport or a place to live?"),
    Demand.START: _l("Could the work begin later?"),
    Demand.CONTRACT: _l("Some people look for another kind of contract."),
}
EASED: Mapping[tuple[Demand, Ease], LazyString] = {
    (Demand.LANGUAGE, Ease.LEARNABLE): _l("Let people learn %(what)s on the job."),
    (Demand.LANGUAGE, Ease.LOWER): _l("Ask for %(to)s instead of %(what)s."),
    (Demand.EXPERIENCE, Ease.DROPPED): _l("Welcome people who have never done such work."),
    (Demand.EXPERIENCE, Ease.LOWER): _l("Ask for one year less."),
    (Demand.HOURS, Ease.LOWER): _l("Offer %(to)s."),
    (Demand.TIMES, Ease.DROPPED): _l("Leave this out: %(what)s."),
    (Demand.WAY, Ease.TRANSPORT): _l("Bring people to work."),
    (Demand.WAY, Ease.ROOF): _l("Offer a place to live."),
    (Demand.START, Ease.LATER): _l("Begin four weeks later."),
}
FOR_STAFF: Mapping[Ease, LazyString] = {
    Ease.DROPPED: _l("Without it"),
    Ease.LEARNABLE: _l("Learned on the job"),
    Ease.TRANSPORT: _l("With transport by the employer"),
    Ease.ROOF: _l("With a place to live"),
    Ease.LATER: _l("A month later"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in the reader's language: places by code, skills by URI; and the first day of work."""

    places: Mapping[str, str]
    skills: Mapping[str, str]
    start: date


def demand(kind: Demand, about: str, level: str, names: Names) -> str:
    """What is asked: `German B1`, `2 years of such work`."""
    if kind is Demand.LANGUAGE:
        return str(_("%(language)s %(level)s", language=labels.language_name(about, language()), level=level))
    if kind is Demand.EXPERIENCE:
        return years(level)
    if kind is Demand.HOURS:
        return hours(level)
    if kind is Demand.START:
        day = format_date(names.start, format="long", locale=language())
        return str(_("Start: %(day)s", day=day))
    return _thing(kind, about, names)


def _thing(kind: Demand, about: str, names: Names) -> str:
    if kind is Demand.LICENCE:
        return labels.label(LICENCES[about])
    if kind is Demand.CONTRACT:
        return str(_("Contract: %(kind)s", kind=labels.label(ContractKind(about))))
    if kind is Demand.WAY:
        return str(_("The way to %(place)s", place=names.places.get(about, about)))
    if kind is Demand.SKILL:
        return names.skills.get(about, "")
    return str(SHIFTS[about]) if about else str(_("The times of work"))


def years(number: str) -> str:
    """So many years of experience."""
    count = round(float(number))
    return str(ngettext("%(num)s year of such work", "%(num)s years of such work", count))


def hours(number: str) -> str:
    """So many hours a week."""
    count = round(float(number))
    return str(ngettext("%(num)s hour a week", "%(num)s hours a week", count))


def leaves_out(tenths: int) -> str:
    """The share of people that a demand leaves out."""
    return str(_("About %(number)s in 10 people are left out.", number=tenths))


def more(tenths: int) -> str:
    """The share of people that an easing lets in."""
    return str(_("About %(number)s in 10 more people could come.", number=tenths))


def eased(kind: Demand, ease: Ease, what: str, to: str) -> str:
    """What an employer could do about a demand. `what` is the demand in words, `to` what would be left of it."""
    return str(EASED[kind, ease]) % {"what": what, "to": to}
