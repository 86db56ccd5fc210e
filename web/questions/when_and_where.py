"""Place, times, first day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from models import Jobseeker, Municipality
from web.filters import written
from web.forms import DateParts, Number, Pick, Radio, Tick
from web.forms.dates import possible_starts
from web.questions.answers import AnswerForm, YesNo
from web.services.jobseeker_sheets import Answers

MINUTES = (15, 30, 45, 60, 90, 120)


def minutes(count: int) -> str:
    """A length of time in words."""
    return str(ngettext("%(num)s minute", "%(num)s minutes", count))


def by_district(places: Iterable[Municipality]) -> list[SelectChoice]:
    """Municipalities to choose from, by district and in the order of the reader's letters."""
    rows = [(written(place.district), written(place), place.code) for place in places]
    return [SelectChoice(code, name, optgroup=district) for district, name, code in sorted(rows)]


class PlaceForm(AnswerForm):
    """Where the person lives and how far work may be."""

    municipality_code = Pick(_l("Where do you live?"), description=_l("Choose the municipality. Type to search."))
    max_commute_minutes = Radio(_l("How long may the way to work take, one way?"))
    own_transport = YesNo(_l("Do you have a car or a motorbike you can use?"))
    accommodation_needed = YesNo(_l("Do you need a place to live with the job?"))

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Offer a stored length of the way even if it is not one of the usual ones."""
        offered = sorted({*MINUTES, person.max_commute_minutes or MINUTES[0]})
        self.max_commute_minutes.choices = [SelectChoice(str(count), minutes(count)) for count in offered]

    def offer(self, places: Iterable[Municipality]) -> None:
        """Offer municipalities, by district."""
        self.municipality_code.choices = [SelectChoice("", _l("Not chosen yet")), *by_district(places)]

    def answers(self) -> Answers:
        """The answers given."""
        way = self.max_commute_minutes.data
        return {
            "municipality_code": self.municipality_code.data or None,
            "max_commute_minutes": int(way) if way else None,
            "own_transport": self.own_transport.said,
            "accommodation_needed": self.accommodation_needed.said,
        }


class TimesForm(AnswerForm):
    """When the person can work."""

    works_days = YesNo(_l("During the day"))
    works_evenings = YesNo(_l("In the evening"))
    works_nights = YesNo(_l("At night"))
    works_weekends = YesNo(_l("At the weekend"))
    max_hours_per_week = Number(
        _l("How many hours a week at most?"), least=1, most=60, description=_l("A full job has 40 hours a week.")
    )

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Nothing to offer."""

    def answers(self) -> Answers:
        """The answers given."""
        return {
            "works_days": self.works_days.said,
            "works_evenings": self.works_evenings.said,
            "works_nights": self.works_nights.said,
            "works_weekends": self.works_weekends.said,
            "max_hours_per_week": self.max_hours_per_week.data,
        }


class StartForm(AnswerForm):
    """From when the person can work."""

    at_once = Tick(_l("I can start now"))
    earliest = DateParts(_l("Or from which day can you work?"), solar=True)
    today: date

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Only a day on which one can start."""
        self.today = today
        self.earliest.earliest, self.earliest.latest = possible_starts(today)

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored day in its parts."""
        return {"earliest": DateParts.shown(stored["earliest_start"])}

    def answers(self) -> Answers:
        """The answers given."""
        return {"earliest_start": self.today if self.at_once.data else self.earliest.date}
