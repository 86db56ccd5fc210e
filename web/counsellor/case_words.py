"""What is going on with a person, in words: the next step, and each thing with where it is looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import lazy_gettext as _l

from models import Jobseeker
from models.action_plan import StepOwner, StepText
from models.caseload_enums import NextStep
from models.interview import InterviewState, SlotKind
from models.placement import PlacementOutcome
from models.queries.case_lines import CaseLine, Section, next_step
from models.referral import ReferralKind, ReferralStage
from models.task import TaskKind
from web import labels
from web.counsellor import home_words

#: Where a step of the ladder is done that is done with this person's own things.
HERE: Mapping[NextStep, str] = {
    NextStep.OVERDUE: "counsellor.tasks", NextStep.DUE_TODAY: "counsellor.tasks",
    NextStep.ASK_PLACE: "counsellor.intake",
}  # fmt: skip
#: A line that counts nothing.
NONE = "0"
RESTING = frozenset({NextStep.AT_WORK, NextStep.PAUSED, NextStep.TAKE_ON})
TITLES: Mapping[Section, tuple[LazyString, str]] = {
    Section.TASK: (_l("Tasks"), "counsellor.tasks"),
    Section.STEP: (_l("Plan of steps"), "counsellor.action_plan"),
    Section.MEETING: (_l("Times to meet"), ""),
    Section.WORK: (_l("Where the person works"), ""),
    Section.FOLLOW_UP: (_l("How is it at work?"), ""),
    Section.REFERRAL: (_l("Referrals"), "counsellor.new_referral"),
    Section.NOTE: (_l("Notes"), "counsellor.notes"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing in words. `due` is a day that can be missed; `day` and `at` are days and moments as they are."""

    text: str
    address: str = ""
    state: str = ""
    due: date | None = None
    day: date | datetime | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one kind, and the page where all of them are and new ones are made; empty if there is none."""

    title: str
    address: str
    rows: Sequence[Shown]


def next_up(lines: Sequence[CaseLine], person: Jobseeker) -> tuple[str, str]:
    """The next step, and where it is done; no address where it is done on this page, or nothing is to do."""
    step = next(next_step(line) for line in lines if line.section is Section.NEXT)
    words = str(home_words.STEPS[step])
    if step in RESTING:
        return words, ""
    if step in home_words.LISTS:
        return words, url_for(home_words.LISTS[step])
    where = home_words.PERSONS.get(step) or HERE.get(step)
    return words, url_for(where, jobseeker=person.public_id) if where else "#papers"


def groups(lines: Sequence[CaseLine], person: Jobseeker) -> list[Group]:
    """What is going on, kind by kind. Kinds that begin elsewhere are left out while there is nothing."""
    found = []
    for section, (title, page) in TITLES.items():
        rows = [SHOWN[section](line) for line in lines if line.section is section and line.code != NONE]
        if rows or page:
            found.append(Group(str(title), url_for(page, jobseeker=person.public_id) if page else "", rows))
    return found


def _task(line: CaseLine) -> Shown:
    return Shown(labels.label(TaskKind(line.code)), url_for("counsellor.task", task=line.name), due=line.day)


def _step(line: CaseLine) -> Shown:
    owner = labels.label(StepOwner(line.state))
    return Shown(labels.label(StepText(line.code)), url_for("counsellor.step", step=line.name), owner, due=line.day)


def _meeting(line: CaseLine) -> Shown:
    page, state = url_for("counsellor.invitation", disclosure=line.name), labels.label(InterviewState(line.state))
    return Shown(labels.label(SlotKind(line.code)), page, state, at=line.at)


def _work(line: CaseLine) -> Shown:
    return Shown(line.code, state=_outcome(line), day=line.day)


def _follow_up(line: CaseLine) -> Shown:
    text = ngettext("After %(num)s month", "After %(num)s months", int(line.code))
    page = url_for("counsellor.follow_up", follow_up=line.name)
    return Shown(text, page, _outcome(line), due=None if line.state else line.day)


def _outcome(line: CaseLine) -> str:
    return labels.label(PlacementOutcome(line.state)) if line.state else ""


def _referral(line: CaseLine) -> Shown:
    page, stage = url_for("counsellor.referral", referral=line.name), labels.label(ReferralStage(line.state))
    return Shown(labels.label(ReferralKind(line.code)), page, stage, day=line.at)


def _note(line: CaseLine) -> Shown:
    text = ngettext("%(num)s note", "%(num)s notes", int(line.code))
    return Shown(text, day=line.at)


SHOWN: Mapping[Section, Callable[[CaseLine], Shown]] = {
    Section.TASK: _task, Section.STEP: _step, Section.MEETING: _meeting, Section.WORK: _work,
    Section.FOLLOW_UP: _follow_up, Section.REFERRAL: _referral, Section.NOTE: _note,
}  # fmt: skip
