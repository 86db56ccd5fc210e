"""The few words of the slip a person shows to a counsellor, in one language."""

from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from models import Jobseeker
from web.i18n import LANGUAGES, locale_of
from web.papers import words
from web.services import own_cv


@dataclass(frozen=True, slots=True)
class Side:
    """One language's half of the slip: a sentence, and (what, said) pairs."""

    language: str
    direction: str
    name: str
    sentence: str
    facts: tuple[tuple[str, str], ...]


def side(session: Session, person: Jobseeker, language: str) -> Side:
    """The half in a language. Nothing on it says who the person is."""
    cv = own_cv.collect(session, person, own_cv.Choice(language))
    with force_locale(language):
        told = (
            (_("Work"), words.headline(cv)),
            (_("Languages"), " · ".join(words.language_short(known) for known in cv.languages)),
            (_("When I can work"), " · ".join(words.available(cv.availability))),
        )
        return Side(
            language=language,
            direction=locale_of(language).text_direction,
            name=LANGUAGES[language],
            sentence=_("I look for work. Please scan the square to open my profile."),
            facts=tuple((what, said) for what, said in told if said),
        )
