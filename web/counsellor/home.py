"""The caseload."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from models import SavedView
from models.caseload_enums import Whose
from models.queries import caseload_list, desk, hand_overs, saved_views
from models.queries.caseload_facts import Moment
from models.queries.caseload_list import Counts, Line
from web.counsellor import blueprint, home_words, words
from web.counsellor.home_filters import Filters, form
from web.extensions import db, now
from web.gate import leave_marks
from web.paging import PAGE, page_of
from web.services import casework_next
from web.services.casework_next import Progress
from web.services.clock import day_in_bulgaria


class Row(NamedTuple):
    """One line of the caseload. `overdue_days`: since when a task or follow-up is due."""

    line: Line
    name: str
    counsellor: str
    waiting_days: int
    overdue_days: int
    progress: Progress
    step_words: str
    step_url: str


@blueprint.route("/desk", methods=["GET"])
def home() -> str | Response:
    """The people asked for in the address, the most pressing next step first; without any, one's own first view."""
    kept = saved_views.of_account(db.session, words.me())
    first = next((view for view in kept if view.opens_first), None)
    if first is not None and not request.args:
        return redirect(view_address(first))
    chosen, at = Filters.read(request.args), casework_next.moment(now())
    colleagues = hand_overs.colleagues(db.session, words.organisation_id(), 0)
    asked = chosen.asked(words.organisation_id(), words.me(), colleagues)
    counted = caseload_list.counts(db.session, asked, at)
    page, pages = page_of(counted.shown)
    found = caseload_list.lines(db.session, asked, at, PAGE, (page - 1) * PAGE)
    leave_marks("caseload", [line.person.public_id for line in found])
    choices = caseload_list.languages_and_places(db.session, words.organisation_id())
    narrowed = caseload_list.narrowed(db.session, asked, at)
    return render_template(
        "counsellor/home.html", rows=[_row(line, at) for line in found], chosen=chosen, counts=counted,
        people_tabs=_tabs(chosen, asked.whose, counted), topics=_topics(chosen, counted), page=page, pages=pages,
        form=form(chosen, asked, colleagues, *choices, narrowed), whole=asked.whose is not Whose.MINE,
        stages=home_words.STAGES, views=_views(kept, chosen),
        waits=desk.waiting(db.session, words.organisation_id(), words.me(), now()),
        nothing=home_words.empty(chosen.focus, asked.whose, narrowed=chosen.narrowed),
    )  # fmt: skip


Tab = tuple[str, str, bool, int]


def _tabs(chosen: Filters, open_tab: Whose, counted: Counts) -> Sequence[Tab]:
    """Whose people, each with what the list would hold."""
    return [
        (str(word), _address(chosen, whose=whose.value), whose is open_tab, counted.whose[whose])
        for whose, word in home_words.WHOSE.items()
    ]


def _topics(chosen: Filters, counted: Counts) -> Sequence[Tab]:
    """What the list may be about; choosing the chosen one again lets it go."""
    return [
        (str(word), _address(chosen, show="" if chosen.focus is each else each.value), chosen.focus is each,
         counted.focus[each])
        for each, word in home_words.TOPICS.items()
    ]  # fmt: skip


def _address(chosen: Filters, **changed: str) -> str:
    asked: dict[str, Any] = {"whose": Whose.MINE.value, **chosen.in_address(**changed)}
    return url_for("counsellor.home", **asked)


def view_address(view: SavedView) -> str:
    """Where a saved view is shown."""
    return _address(Filters.written(view.filters))


def _views(kept: Sequence[SavedView], chosen: Filters) -> Sequence[tuple[str, str, bool]]:
    """Saved views, each with its address and whether it is the list shown."""
    return [(view.name or "", view_address(view), Filters.written(view.filters) == chosen) for view in kept]


def _row(line: Line, at: Moment) -> Row:
    person, due = line.person, [day for day in (line.task_due, line.follow_up_due) if day]
    counsellor = person.counsellor.name if person.counsellor else None
    return Row(
        line, words.name(person), counsellor or "", (at.today - day_in_bulgaria(line.waiting_since)).days,
        (at.today - min(due)).days if due else 0, casework_next.progress(line),
        str(home_words.STEPS[line.step]), home_words.where_done(line),
    )  # fmt: skip
