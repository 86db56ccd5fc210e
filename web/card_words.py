"""What a card says, in words that fit a woman and a man alike: fields of work, never titles of people."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from babel.dates import format_skeleton
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import Card, Vacancy
from models.card import NoCard, Spoken, Years
from web.i18n import language
from web.services.card_reasons import HIGH, LOW, About, Reason, reasons
from web.services.card_traits import LATER, NOW

#: Fields of work by the beginning of their ISCO codes, and three broad kinds.
FIELDS: Mapping[str, LazyString] = {
    "office": _l("Office, technical and professional work"), "service": _l("Service and sales work"),
    "manual": _l("Manual work"),
    "0": _l("The armed forces"), "1": _l("Management"), "2": _l("Work with a university profession"),
    "3": _l("Technical and specialist work"), "4": _l("Office work"), "5": _l("Service and sales work"),
    "6": _l("Farming, forestry and fishing"), "7": _l("Trades and crafts"), "8": _l("Work with machines and vehicles"),
    "9": _l("Helping and simple work"),
    "01": _l("The armed forces"), "02": _l("The armed forces"), "03": _l("The armed forces"),
    "11": _l("Management"), "12": _l("Managing offices and sales"), "13": _l("Managing production and services"),
    "14": _l("Managing hotels, restaurants and shops"),
    "21": _l("Science and engineering"), "22": _l("Medicine and health professions"), "23": _l("Teaching"),
    "24": _l("Business and administration"), "25": _l("Computing"), "26": _l("Law, society and culture"),
    "31": _l("Technical work in science and engineering"), "32": _l("Technical work in health"),
    "33": _l("Business and administration support"), "34": _l("Social, legal, cultural and sports work"),
    "35": _l("Technical work with computers"),
    "41": _l("General office work"), "42": _l("Serving customers at a counter or by phone"),
    "43": _l("Work with numbers and stock"), "44": _l("Other office work"),
    "51": _l("Cooking, serving and personal services"), "52": _l("Selling"), "53": _l("Caring for people"),
    "54": _l("Guarding and protection"),
    "61": _l("Farming and gardening"), "62": _l("Forestry, fishing and hunting"), "63": _l("Farming for one's own use"),
    "71": _l("Building and finishing"), "72": _l("Metal work, machines and repair"),
    "73": _l("Handicraft and printing"), "74": _l("Electrical and electronic work"),
    "75": _l("Food, wood and clothing trades"),
    "81": _l("Operating plants and machines"), "82": _l("Assembling products"), "83": _l("Driving"),
    "91": _l("Cleaning and helping in houses and hotels"), "92": _l("Helping on farms and in forests"),
    "93": _l("Helping in building, factories and stores"), "94": _l("Helping in kitchens"),
    "95": _l("Street services"), "96": _l("Waste and other simple work"),
}  # fmt: skip
YEARS: Mapping[Years, LazyString] = {
    Years.UNDER_ONE: _l("Less than a year"), Years.ONE_TO_FOUR: _l("One to four years"),
    Years.FIVE_OR_MORE: _l("Five years or more"),
}  # fmt: skip
SPOKEN: Mapping[Spoken, LazyString] = {
    Spoken.NONE: _l("None yet"), Spoken.BASIC: _l("Basic"), Spoken.GOOD: _l("Good"), Spoken.VERY_GOOD: _l("Very good"),
}  # fmt: skip
BANDS: Mapping[str, LazyString] = {LOW: _l("None or basic"), HIGH: _l("Good or very good")}
LABELS: Mapping[About, LazyString] = {
    About.OCCUPATION: _l("Field of work"), About.EXPERIENCE: _l("Experience in it"), About.BULGARIAN: _l("Bulgarian"),
    About.ENGLISH: _l("English"), About.DRIVING: _l("Driving licence"), About.START: _l("Can begin"),
    About.PLACE: _l("Place"),
}  # fmt: skip
CAUSES: Mapping[NoCard, LazyString] = {
    NoCard.NOT_VETTED: _l("The company is not checked now, or the vacancy is not open."),
    NoCard.NOT_AGREED: _l("The person has not agreed to be suggested to companies."),
    NoCard.VACANCY_FULL: _l("The company has been shown ten people for this vacancy. More are not shown."),
    NoCard.COMPANY_FULL: _l("The company has been shown thirty people in thirty days. More are not shown."),
    NoCard.COMPANY_NEW: _l("The company is new. In its first thirty days it is shown ten people."),
    NoCard.TOO_RARE: _l("Too few people are alike, so the company could guess who it is."),
    NoCard.ELSEWHERE: _l("Another company sees this person. Together the two could tell that it is one person."),
}
NEXT: Mapping[NoCard, LazyString] = {
    NoCard.NOT_VETTED: _l("Wait, or look for another vacancy."),
    NoCard.NOT_AGREED: _l("Ask the person. They say yes in their profile, or you note it here."),
    NoCard.VACANCY_FULL: _l("Look for another vacancy for this person."),
    NoCard.COMPANY_FULL: _l("Nothing to do: we try again each day."),
    NoCard.COMPANY_NEW: _l("Nothing to do: we try again each day."),
    NoCard.ELSEWHERE: _l("It helps if more people are suggested to either company. We try again each day."),
    NoCard.TOO_RARE: _l("Ask the person what they would like to do. We try again each day."),
}


class Row(NamedTuple):
    """One line of a card. `band` is how it fits, empty where nothing is asked."""

    label: str
    text: str
    band: str


def rows(card: Card, vacancy: Vacancy) -> list[Row]:
    """A card to read."""
    return [
        Row(str(LABELS[each.about]), _text(each), each.fits.value if each.fits else "")
        for each in reasons(card, vacancy)
    ]


def _text(reason: Reason) -> str:
    match reason.about:
        case About.OCCUPATION:
            return str(FIELDS[reason.code])
        case About.EXPERIENCE:
            return str(YEARS[Years(reason.code)])
        case About.BULGARIAN | About.ENGLISH:
            return str(BANDS[reason.code] if reason.code in BANDS else SPOKEN[Spoken(reason.code)])
        case About.START:
            return _month(reason.code)
        case About.DRIVING:
            return str(_("Yes"))
        case About.PLACE:
            return str(_("In the district of the work") if reason.code == "same" else _("In another district"))


def _month(code: str) -> str:
    if code == NOW:
        return str(_("At once"))
    if code == LATER:
        return str(_("Later"))
    return str(format_skeleton("yMMMM", date.fromisoformat(f"{code}-01"), locale=language()))
