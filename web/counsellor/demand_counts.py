"""How many people of the own organisation each demand of a vacancy leaves out, exactly."""

from typing import NamedTuple

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from matcher import Opening
from matcher.demands import Demand, Ease, Easing
from models import Vacancy
from models.queries import matching, taxonomy
from web import demand_words
from web.counsellor import blueprint, words
from web.demand_words import FOR_STAFF, Names
from web.extensions import db, now
from web.filters import place_name
from web.i18n import language
from web.services import demand_counts, engine_switch
from web.services.clock import day_in_bulgaria
from web.services.demand_counts import DemandCounts

MOST_IN_PANEL = 3


class Row(NamedTuple):
    """One demand eased, in words, with how many do not meet it, how many suit the vacancy then and how many more."""

    what: str
    left_out: int | str
    change: str
    people: int
    more: int


@blueprint.route("/desk/vacancies/<id:vacancy>/demands", methods=["GET"])
def vacancy_demands(vacancy: Vacancy) -> str:
    """Every demand, dropped or eased, with the people who would suit the vacancy then."""
    row = matching.to_match(db.session, vacancy)
    counts = _counts(row)
    rows = _rows(row, counts) if counts else []
    return render_template("counsellor/demands.html", vacancy=row, counts=counts, rows=rows)


def helpful(vacancy: Vacancy) -> tuple[DemandCounts | None, list[str]]:
    """For the page of a vacancy fetched whole: the counts, and what would bring most people, in a line each."""
    counts = _counts(vacancy)
    rows = [row for row in _rows(vacancy, counts) if row.more > 0] if counts else []
    return counts, [f"{row.what}: {row.change}. {_more(row.more)}" for row in rows[:MOST_IN_PANEL]]


def _more(number: int) -> str:
    return str(ngettext("%(num)s person more.", "%(num)s people more.", number))


def _counts(vacancy: Vacancy) -> DemandCounts | None:
    if not engine_switch.runs(db.session):
        return None
    return demand_counts.ask(db.session, vacancy, words.organisation_id(), now())


def _rows(vacancy: Vacancy, counts: DemandCounts) -> list[Row]:
    names = _names(vacancy)
    return [
        Row(
            _what(each.easing, counts.opening, names),
            "–" if each.left_out is None else each.left_out,
            _change(each.easing, names),
            each.people,
            each.more,
        )
        for each in counts.eased
    ]


def _names(vacancy: Vacancy) -> Names:
    skills = taxonomy.preferred_labels(db.session, {row.concept_id for row in vacancy.skills}, language())
    places = {vacancy.municipality_code: place_name(vacancy.municipality)} if vacancy.municipality_code else {}
    named = {row.concept.uri: skills[row.concept_id] for row in vacancy.skills if row.concept_id in skills}
    return Names(places, named, vacancy.starts_on or day_in_bulgaria(now()))


def _what(easing: Easing, opening: Opening, names: Names) -> str:
    """The demand as it stands."""
    about = easing.about
    if easing.demand is Demand.WAY and opening.place is not None:
        about = opening.place.code
    if easing.demand is Demand.CONTRACT and opening.contract is not None:
        about = opening.contract.value
    levels = {
        Demand.LANGUAGE: {need.code: need.level.name for need in opening.languages}.get(about, ""),
        Demand.EXPERIENCE: str(opening.experience_years or 0),
        Demand.HOURS: str(opening.schedule.hours_per_week or 0),
    }
    return demand_words.demand(easing.demand, about, levels.get(easing.demand, ""), names)


def _change(easing: Easing, names: Names) -> str:
    """What is done about it."""
    if easing.ease is not Ease.LOWER or not easing.to:
        return str(FOR_STAFF[Ease.DROPPED if easing.ease is Ease.LOWER else easing.ease])
    lower = demand_words.demand(easing.demand, easing.about, easing.to, names)
    return str(_("%(demand)s instead", demand=lower))
