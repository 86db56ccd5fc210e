"""The vacancies by how far away they are: a picture of rings, and the same as a list."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import render_template, request
from flask_babel import gettext as _

import matcher
from web.extensions import db, now
from web.filters import number, place_name
from web.jobseeker import blueprint
from web.jobseeker.forms.vacancies import FilterForm
from web.jobseeker.me import me
from web.jobseeker.steps import address
from web.jobseeker.vacancies import Part, names_of, tabs, tag_of
from web.services import adapters, jobseeker_progress, jobseeker_vacancies, way_to_work
from web.services.jobseeker_vacancies import Listed
from web.services.way_to_work import BANDS, FARTHEST

SHOWN_IN_BAND = 15
SPACING = 34
SMALLEST_DOT, LARGEST_DOT = 4, 9


class Group(NamedTuple):
    """The vacancies of one band of distances; `total` may be more than are shown."""

    title: str
    items: list[Listed]
    total: int


class Dot(NamedTuple):
    """One place in the picture: where it lies, how large it is, and the best that is offered there."""

    x: float
    y: float
    size: int
    band: str
    text: str


@blueprint.route("/me/vacancies/distance", methods=["GET"])
def by_distance() -> str:
    """Everything that is possible at all and not unwanted, the nearest first."""
    person = me()
    if not person.work:
        return render_template("jobseeker/no_vacancies.html")
    board = jobseeker_vacancies.board(db.session, person, now())
    form = FilterForm(request.args).offer()
    found = [item for item in board.shown().through(form.wanted()) if item.possible]
    start, groups = way_to_work.home(person), _groups(found)
    return render_template(
        "jobseeker/by_distance.html", groups=groups, dots=_dots(start, found) if start else [], rings=_rings(),
        names=names_of(item for group in groups for item in group.items), tag_of=tag_of,
        tabs=tabs(board, Part.DISTANCE), tell_place=address(jobseeker_progress.Part.PLACE),
        home=place_name(person.municipality) if start else "", form=form, chosen=form.in_address(),
    )  # fmt: skip


def _groups(items: Iterable[Listed]) -> list[Group]:
    """Bands of distances that have something in them, the nearest first; last what lies nobody knows where."""
    held: dict[int | None, list[Listed]] = {}
    for item in sorted(items, key=lambda item: item.km or 0):
        held.setdefault(None if item.km is None else way_to_work.band(item.km), []).append(item)
    ends = [end for end in (*BANDS, FARTHEST, None) if end in held]
    return [Group(_title(end), held[end][:SHOWN_IN_BAND], len(held[end])) for end in ends]


def _title(end: int | None) -> str:
    if end is None:
        return str(_("We do not know yet how far"))
    if end == FARTHEST:
        return str(_("More than %(km)s km", km=number(BANDS[-1])))
    if end == 0:
        return str(_("In your town"))
    return str(_("Up to %(km)s km", km=number(end)))


def _rings() -> list[tuple[int, str]]:
    """Radius and words of each ring."""
    return [(place * SPACING, str(_("%(km)s km", km=number(end)))) for place, end in enumerate(BANDS) if end]


def _dots(start: matcher.Place, items: Iterable[Listed]) -> list[Dot]:
    """One dot for each place with vacancies. The far ones are drawn first, so that near ones lie on top."""
    places: dict[str, list[Listed]] = {}
    for item in items:
        if item.km is not None and item.vacancy.municipality_code:
            places.setdefault(item.vacancy.municipality_code, []).append(item)
    found = [dot for held in places.values() if (dot := _dot(start, held)) is not None]
    return sorted(found, key=lambda dot: -(dot.x**2 + dot.y**2))


def _dot(start: matcher.Place, held: list[Listed]) -> Dot | None:
    """What is offered in one place; None where its direction is not known."""
    best, end = held[0], adapters.place(held[0].vacancy.municipality)
    angle = way_to_work.direction(start, end) if end and best.km else 0.0
    if angle is None or best.km is None:
        return None
    size = min(LARGEST_DOT, SMALLEST_DOT + len(held) // 2)
    where, text = way_to_work.on_picture(best.km, angle, SPACING), place_name(best.vacancy.municipality)
    return Dot(where["x"], where["y"], size, tag_of(best.result), f"{text}: {number(len(held))}")
