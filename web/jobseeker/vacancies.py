"""The vacancies of a person: those in reach, those they saved, want or do not want, each with its reasons."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from flask import redirect, render_template, request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

import matcher
from models.enums import InterestKind
from models.queries import taxonomy
from web import course_hints, paging, reasons
from web.extensions import db, now
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.forms.vacancies import FilterForm
from web.jobseeker.me import me
from web.reasons import Audience, Line, prospects
from web.services import engine_switch, jobseeker_vacancies, matching
from web.services.jobseeker_vacancies import Board, Listed

SHOWN = 20
SHOWN_QUIETLY = 30
HELPS = 3
TAGS = {matcher.Band.FITS_WELL: "well", matcher.Band.FITS_PARTLY: "partly", matcher.Band.NOT_YET: "not_yet"}
POSSIBLE, BLOCKED = "possible", "blocked"
Tab = tuple[str, str, bool, int | None]


def tag_of(result: reasons.Result) -> str:
    """The name of a band as the component `band` takes it; of an answer without a score, that nothing rules it out."""
    if isinstance(result, matcher.Match):
        return TAGS[result.band]
    return BLOCKED if isinstance(result, matcher.Blocked) else POSSIBLE


class Part(StrEnum):
    """A part of the list, each a page: by what the person said, or all of it by distance."""

    REACH = "reach"
    DISTANCE = "distance"
    SAVED = "saved"
    INTERESTED = "interested"
    NOT_FOR_ME = "not_for_me"


PARTS: dict[Part, LazyString] = {
    Part.REACH: _l("In reach"),
    Part.DISTANCE: _l("By distance"),
    Part.SAVED: _l("Saved"),
    Part.INTERESTED: _l("I am interested"),
    Part.NOT_FOR_ME: _l("Not for me"),
}


@blueprint.route("/me/vacancies", methods=["GET"])
def vacancies() -> str | Response:
    """What the person may expect, and every vacancy in its band; while the engine is off, the list by distance."""
    person = me()
    if not person.work:
        return render_template("jobseeker/no_vacancies.html")
    if not engine_switch.runs(db.session):
        return redirect(url_for("jobseeker.by_distance"), 303)
    board = jobseeker_vacancies.board(db.session, person, now())
    form = FilterForm(request.args).offer()
    wanted = board.shown().through(form.wanted())
    shown, page, pages = page_of(tuple(wanted.in_reach()))
    quiet = {"not_yet": wanted.in_bands(matcher.Band.NOT_YET), "blocked": wanted.in_bands(None)}
    few = {name: found.items[:SHOWN_QUIETLY] for name, found in quiet.items()}
    expected = matching.expectation(db.session, person, now())
    helps = expected.helps[:HELPS]
    names = names_of([*shown, *few["not_yet"], *few["blocked"]], helps)
    return render_template(
        "jobseeker/vacancies.html", shown=shown, page=page, pages=pages, expected=expected, names=names, form=form,
        courses=course_hints.beside_helps(person, helps, names, "jobseeker.course"),
        helps=[prospects.told(help, names) for help in helps], paused=person.paused_at is not None, few=few,
        counts={name: len(found) for name, found in quiet.items()}, chosen=form.in_address(), Band=matcher.Band,
        found=len(wanted.in_reach()), lines=lines_of([*shown, *few["not_yet"], *few["blocked"]], names),
        tabs=tabs(board, Part.REACH),
    )  # fmt: skip


def counted(board: Board) -> dict[Part, Board]:
    """What stands in each part of the list that says how much it holds."""
    return {
        Part.REACH: board.shown().in_reach(),
        Part.SAVED: board.saved(),
        Part.INTERESTED: board.said(InterestKind.INTERESTED),
        Part.NOT_FOR_ME: board.said(InterestKind.NOT_FOR_ME),
    }


def tabs(board: Board, shown: Part) -> list[Tab]:
    """Every part with its address, whether it is the one shown, and how much stands in it."""
    sizes = {part: len(items) for part, items in counted(board).items()}
    parts = {part: name for part, name in PARTS.items() if part is not Part.REACH or engine_switch.runs(db.session)}
    return [(str(name), _address(part), part is shown, sizes.get(part)) for part, name in parts.items()]


def _address(part: Part) -> str:
    pages = {Part.REACH: "jobseeker.vacancies", Part.DISTANCE: "jobseeker.by_distance"}
    return url_for(pages[part]) if part in pages else url_for("jobseeker.said", part=part.value)


def page_of(items: Sequence[Listed]) -> tuple[Sequence[Listed], int, int]:
    """What the asked page shows, which it is, and how many there are."""
    page, pages = paging.page_of(len(items), SHOWN)
    return items[(page - 1) * SHOWN : page * SHOWN], page, pages


def names_of(items: Iterable[Listed], helps: Iterable[matcher.Counterfactual] = ()) -> dict[str, str]:
    """The names of all concepts on the page."""
    rows = list(items)
    uris = reasons.concepts_in(each.result for each in rows)
    for help in helps:
        uris |= reasons.concepts_of(help.facts)
    uris |= {each.vacancy.concept.uri for each in rows if each.vacancy.concept}
    return dict(taxonomy.names(db.session, uris, language()))


def lines_of(items: Iterable[Listed], names: dict[str, str]) -> dict[str, list[Line]]:
    """Public id of each vacancy → what says most about it."""
    return {each.vacancy.public_id: chief_lines(each.result, names) for each in items}


def chief_lines(result: reasons.Result, names: dict[str, str]) -> list[Line]:
    """The two or three lines that say most: what blocks, or the two best points and what is missing most."""
    lines = reasons.lines(result, names, Audience.PERSON)
    if isinstance(result, matcher.Blocked):
        return [line for line in lines if line.mark == "block"][:2]
    if isinstance(result, matcher.Unranked):
        return [line for line in lines if line.mark == "ask"][:1]
    gained = {part.reason: part.points for part in result.contributions}
    lost = {part.reason: part.max_points - part.points for part in result.contributions}
    fits = [line for line in lines if line.mark == "plus" and line.reason in gained]
    missing = [line for line in lines if line.mark == "gap"] or [line for line in lines if line.mark == "ask"]
    fits.sort(key=lambda line: -gained[line.reason])
    missing.sort(key=lambda line: -lost.get(line.reason, 0))
    return fits[:2] + missing[:1]
