"""Why somebody is proposed, as an employer may know it: worked out of the card and the vacancy alone, so that reasons
say nothing of a person that the card does not show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models import Card, Vacancy
from models.card import Spoken, Years
from models.enums import CefrLevel
from web.services.card_traits import LATER, NOW, SPOKEN, TWO_BANDS
from web.services.licence_papers import DRIVING


class About(StrEnum):
    """What a line of a card is about."""

    OCCUPATION = "occupation"
    EXPERIENCE = "experience"
    BULGARIAN = "bulgarian"
    ENGLISH = "english"
    DRIVING = "driving"
    START = "start"
    PLACE = "place"


class Fits(StrEnum):
    """How well one trait goes with what the vacancy asks."""

    WELL = "well"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class Reason:
    """One line: what about, what the card says (a code), and how it fits; None where the vacancy asks nothing."""

    about: About
    code: str
    fits: Fits | None = None


RANK = list(Spoken)
LOW, HIGH = "low", "high"
BEGINS: Mapping[Years, int] = {Years.UNDER_ONE: 0, Years.ONE_TO_FOUR: 1, Years.FIVE_OR_MORE: 5}


def reasons(card: Card, vacancy: Vacancy) -> Sequence[Reason]:
    """The lines of a card, in a fixed order."""
    return [found for each in _ALL if (found := each(card, vacancy)) is not None]


def _fits(well: bool) -> Fits:
    return Fits.WELL if well else Fits.PARTLY


def _occupation(card: Card, vacancy: Vacancy) -> Reason | None:
    if card.occupation is None:
        return None
    asked = vacancy.concept.isco if vacancy.concept and vacancy.concept.isco else ""
    fits = None
    if card.occupation.isdigit() and asked[:1] == card.occupation[:1]:
        fits = _fits(len(card.occupation) > 1 and asked[:2] == card.occupation)
    return Reason(About.OCCUPATION, card.occupation, fits)


def _experience(card: Card, vacancy: Vacancy) -> Reason | None:
    if card.experience is None:
        return None
    asked = vacancy.experience_years
    return Reason(
        About.EXPERIENCE, card.experience.value, _fits(BEGINS[card.experience] >= asked) if asked is not None else None
    )


def _language(about: About, code: str, held: Spoken | None, vacancy: Vacancy) -> Reason | None:
    if held is None:
        return None
    asked = next((row.level for row in vacancy.languages if row.language == code), CefrLevel.NONE)
    needed = min(RANK.index(SPOKEN[asked]), RANK.index(Spoken.GOOD))
    fits = _fits(RANK.index(held) >= needed) if asked is not CefrLevel.NONE else None
    return Reason(about, held.value, fits)


def _bulgarian(card: Card, vacancy: Vacancy) -> Reason | None:
    found = _language(About.BULGARIAN, "bg", card.bulgarian, vacancy)
    if found is None or card.level < TWO_BANDS:
        return found
    return replace(found, code=LOW if card.bulgarian is Spoken.BASIC else HIGH)


def _english(card: Card, vacancy: Vacancy) -> Reason | None:
    return _language(About.ENGLISH, "en", card.english, vacancy)


def _driving(card: Card, vacancy: Vacancy) -> Reason | None:
    asked = any(row.kind in DRIVING for row in vacancy.licences)
    return Reason(About.DRIVING, "held", Fits.WELL) if asked and card.driving else None


def _start(card: Card, vacancy: Vacancy) -> Reason | None:
    if card.start is None:
        return None
    first = vacancy.starts_on
    known = first is not None and card.start != LATER
    in_time = card.start == NOW or (first is not None and card.start <= f"{first:%Y-%m}")
    return Reason(About.START, card.start, _fits(in_time) if known else None)


def _place(card: Card, vacancy: Vacancy) -> Reason | None:
    if card.district_code is None or vacancy.municipality is None:
        return None
    same = vacancy.municipality.district_code == card.district_code
    return Reason(About.PLACE, "same" if same else "other", Fits.WELL if same else None)


_ALL: Sequence[Callable[[Card, Vacancy], Reason | None]] = (
    _occupation, _experience, _bulgarian, _english, _driving, _start, _place,
)  # fmt: skip
