"""Words of the caseload: next steps and where each is done, stages, what a list is about, and empty lists."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models.caseload_enums import Focus, NextStep, Stage, Whose
from models.queries.caseload_list import Line

STEPS: Mapping[NextStep, LazyString] = {
    NextStep.OVERDUE: _l("Something is overdue"),
    NextStep.DUE_TODAY: _l("Something is due today"),
    NextStep.RENEW_NOW: _l("Papers end within 30 days: renewal"),
    NextStep.TELEPHONE: _l("Telephone: an invitation is unread"),
    NextStep.READ_OFFER: _l("Read the offer before the person sees it"),
    NextStep.CALL_ABOUT_OFFER: _l("Telephone: an offer waits for an answer"),
    NextStep.CALL_ABOUT_TIME: _l("Telephone: a time to meet waits for an answer"),
    NextStep.FIND_INTERPRETER: _l("Find an interpreter for the talk"),
    NextStep.LOOK_AT_CONTEST: _l("Look at a contested fact"),
    NextStep.ANSWER_INTEREST: _l("Interested in a vacancy: look at it"),
    NextStep.TAKE_ON: _l("Take on"),
    NextStep.ASK_WORK: _l("Ask what work they did"),
    NextStep.NAME_WORK: _l("Find the occupation for their words"),
    NextStep.ASK_PLACE: _l("Ask where they live"),
    NextStep.SEE_PAPERS: _l("Look at the papers"),
    NextStep.RENEW_PAPERS: _l("Papers end soon: renewal"),
    NextStep.LOOK_FOR_VACANCY: _l("Look for a vacancy"),
    NextStep.FOLLOW_UP: _l("Ask the employer for an answer"),
    NextStep.AT_WORK: _l("Works. Nothing to do now."),
    NextStep.PAUSED: _l("Has paused. Nothing to do now."),
}
STAGES: Mapping[Stage, LazyString] = {
    Stage.INTAKE: _l("First talk"),
    Stage.READY: _l("Ready for a proposal"),
    Stage.PROPOSED: _l("Proposed"),
    Stage.INVITED: _l("Invited by a company"),
    Stage.OFFERED: _l("Has an offer"),
    Stage.AT_WORK: _l("Works"),
    Stage.PAUSED: _l("Has paused"),
}
TOPICS: Mapping[Focus, LazyString] = {
    Focus.WAITING: _l("Wait longest"),
    Focus.NO_PROPOSAL: _l("No proposal yet"),
    Focus.CALL: _l("To telephone"),
    Focus.FOLLOW_UP_DUE: _l("Follow-up due"),
    Focus.TASK_DUE: _l("Task due"),
    Focus.PAPERS_30: _l("Papers end in 30 days"),
    Focus.PAPERS_60: _l("Papers end in 60 days"),
}
WHOSE: Mapping[Whose, LazyString] = {
    Whose.MINE: _l("My people"),
    Whose.EVERYBODY: _l("Whole organisation"),
    Whose.NOBODYS: _l("Nobody's yet"),
}
#: Where a step is done; the rest on the person's own page.
LISTS: Mapping[NextStep, str] = {
    NextStep.TELEPHONE: "counsellor.invitations",
    NextStep.CALL_ABOUT_TIME: "counsellor.invitations",
    NextStep.FIND_INTERPRETER: "counsellor.invitations",
    NextStep.READ_OFFER: "counsellor.placements",
    NextStep.CALL_ABOUT_OFFER: "counsellor.placements",
    NextStep.LOOK_AT_CONTEST: "counsellor.contests",
    NextStep.TAKE_ON: "counsellor.queue",
}
PERSONS: Mapping[NextStep, str] = {
    NextStep.ANSWER_INTEREST: "counsellor.person_vacancies",
    NextStep.LOOK_FOR_VACANCY: "counsellor.person_vacancies",
    NextStep.FOLLOW_UP: "counsellor.person_vacancies",
    NextStep.NAME_WORK: "counsellor.person_words",
    NextStep.ASK_WORK: "counsellor.person_words",
}


class Empty(NamedTuple):
    """An empty list: what is so, why, and a next step with its address."""

    title: str
    why: str
    action: str
    url: str


def where_done(line: Line) -> str:
    """The address where the person's next step is done; empty if there is nothing to do."""
    if line.step in (NextStep.AT_WORK, NextStep.PAUSED):
        return ""
    if line.step in LISTS:
        return url_for(LISTS[line.step])
    return url_for(PERSONS.get(line.step, "counsellor.person"), jobseeker=line.person.public_id)


def empty(focus: Focus | None, whose: Whose, *, narrowed: bool) -> Empty:
    """Why a list is empty and what to do next. `narrowed`: stage, language or place leave people out."""
    if narrowed:
        why = _("Nobody fits all you have chosen. Choose less and look again.")
        return Empty(_("Nobody here"), why, _("Show everybody again"), url_for("counsellor.home", whose=whose.value))
    if focus is not None:
        return _without_topic(focus)
    if whose is Whose.NOBODYS:
        why = _("Everybody in your organisation has a counsellor. New people stand here until somebody takes them on.")
        return Empty(_("Nobody waits for a counsellor"), why, _("New person"), url_for("counsellor.new_person"))
    why = _("Take somebody on from the queue, or enter a person who sits with you.")
    return Empty(_("No people yet"), why, _("Look at the queue"), url_for("counsellor.queue"))


def _without_topic(focus: Focus) -> Empty:
    """A list about something, with nobody in it."""
    if focus in (Focus.PAPERS_30, Focus.PAPERS_60):
        return _without_papers(focus)
    people = url_for("counsellor.home", whose=Whose.MINE.value)
    said: dict[Focus, tuple[str, str, str, str]] = {
        Focus.WAITING: (
            _("Nobody waits for long"), _("Everybody here was proposed for a vacancy in the last 30 days, or is new."),
            _("See all your people"), people,
        ),
        Focus.NO_PROPOSAL: (
            _("Everybody has had a proposal"), _("Look whether employers have answered."),
            _("Proposed, not shown yet"), url_for("counsellor.not_shown"),
        ),
        Focus.CALL: (
            _("Nobody to telephone"), _("Every invitation was opened, or is younger than two days."),
            _("See invitations"), url_for("counsellor.invitations"),
        ),
        Focus.FOLLOW_UP_DUE: (
            _("No follow-up is due"), _("People who have begun work stand here when it is time to ask how it goes."),
            _("Offers and work"), url_for("counsellor.placements"),
        ),
        Focus.TASK_DUE: (
            _("No task is due"), _("A task stands here from the day on which it is due."),
            _("See all your people"), people,
        ),
    }  # fmt: skip
    return Empty(*said[focus])


def _without_papers(focus: Focus) -> Empty:
    why = _("Nobody here has papers that end so soon, as far as we know.")
    if focus is Focus.PAPERS_60:
        return Empty(_("No papers end in 60 days"), why, _("See vacancies"), url_for("counsellor.vacancies"))
    later = url_for("counsellor.home", show=Focus.PAPERS_60.value)
    return Empty(_("No papers end in 30 days"), why, _("Look 60 days ahead"), later)
