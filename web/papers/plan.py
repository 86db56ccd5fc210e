"""A person's plan on one sheet in two languages, side by side: theirs and the counsellor's."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from textwrap import shorten

import typst
from flask_babel import force_locale
from flask_babel import gettext as _

from models import ActionPlan, ActionStep, Contact
from models.action_plan import StepOwner, StepText
from web import course_words, labels, times_words
from web.filters import day, place_name
from web.i18n import isolated, locale_of
from web.papers.pdf import FONTS, HERE, printable
from web.rights.contact_words import KINDS
from web.services.printouts import PlanFacts

Side = dict[str, object]
Line = dict[str, str]
#: What stands on one sheet; the rest is on the person's page.
STEPS, DATES, CONTACTS = 9, 7, 4
LONGEST_WORDS = 160


def plan_pdf(facts: PlanFacts, languages: Sequence[str], name: str, made_on: date) -> bytes:
    """The sheet. Raises FontsMissing where the project was not installed whole."""
    sides = printable([_side(facts, language, name, made_on) for language in languages])
    made = typst.compile(
        str(HERE / "plan.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf",
        sys_inputs={"data": json.dumps({"sides": sides}, ensure_ascii=False)}, pdf_standards=["ua-1"],
    )  # fmt: skip
    return bytes(made)


def _side(facts: PlanFacts, language: str, name: str, made_on: date) -> Side:
    with force_locale(language):
        sections = {
            _("Steps"): list(_steps(facts)),
            _("Next dates"): list(_dates(facts)),
            _("Whom to turn to"): list(_contacts(facts)),
        }
        empty = _("Nothing yet. You and your counsellor add it together.")
        return {
            "lang": language,
            "dir": locale_of(language).text_direction,
            "kicker": isolated(name),
            "title": _("Your plan"),
            "goal": [_line(_goal(facts)), *([_own(facts.plan)] if facts.plan and facts.plan.words else [])],
            "goal_title": _("Where it leads"),
            "sections": [
                {"title": title, "lines": lines or [_line(empty)]} for title, lines in sections.items()
            ],
            "footer": _("As of %(day)s", day=day(made_on)),
        }  # fmt: skip


def _goal(facts: PlanFacts) -> str:
    return labels.label(facts.plan.goal) if facts.plan else str(_("No goal is agreed yet."))


def _line(text: str, note: str = "", number: str = "") -> Line:
    """A line in the sheet's own language. A telephone `number` runs from left to right in all of them."""
    return {"text": text, "note": note, "number": number, "lang": "", "dir": ""}


def _own(row: ActionPlan | ActionStep, note: str = "") -> Line:
    """Own words, in the language they were written in."""
    spoken = row.language.split("-")[0]
    text = shorten(row.words or "", LONGEST_WORDS, placeholder=" …")
    return {"text": text, "note": note, "number": "", "lang": spoken, "dir": locale_of(spoken).text_direction}


def _steps(facts: PlanFacts) -> Iterator[Line]:
    """What is still to do first, then what is done."""
    rows = sorted(facts.plan.steps if facts.plan else [], key=lambda row: (row.done_at is not None, row.due_on))
    for row in rows[:STEPS]:
        if row.text is StepText.OWN:
            yield _own(row, _who_until(row))
        else:
            course = row.course.title if row.course else ""
            text = labels.label(row.text)
            yield _line(f"{text}: {isolated(course)}" if course else text, _who_until(row))
            if row.words:
                yield _own(row)


def _who_until(row: ActionStep) -> str:
    if row.done_at is not None:
        return str(_("done on %(day)s", day=day(row.done_at)))
    who = _("You") if row.owner is StepOwner.PERSON else _("Your counsellor")
    return str(_("%(who)s, until %(day)s", who=who, day=day(row.due_on)))


def _dates(facts: PlanFacts) -> Iterator[Line]:
    """Talks, courses and papers that end, the next one first."""
    names = course_words.names_of(facts.courses)
    told: list[tuple[date | datetime, Line]] = []
    for talk in facts.talks:
        vacancy = talk.disclosure.vacancy
        about = f"{isolated(vacancy.title)} · {isolated(vacancy.employer.name)}"
        told.append((talk.slot.starts_at, _line(times_words.when(talk.slot), about)))
    for course in facts.courses:
        told.append((course.starts_on, _line(course_words.dates(course), isolated(course_words.name(course, names)))))
    for paper, end in facts.papers:
        told.append((end, _line(str(_("valid until %(day)s", day=day(end))), labels.label(paper))))
    told.sort(key=lambda each: each[0].isoformat()[:10])
    yield from (line for _when, line in told[:DATES])


def _contacts(facts: PlanFacts) -> Iterator[Line]:
    """The counsellor's organisation, and contacts that have a source."""
    helper = isolated(facts.person.counsellor.name or "") if facts.person.counsellor else ""
    yield _line(isolated(facts.person.organisation.name), " · ".join(filter(None, (str(_("Your counsellor")), helper))))
    for row in facts.contacts[:CONTACTS]:
        yield _line(isolated(row.name), _reach(row), row.telephone or "")


def _reach(row: Contact) -> str:
    place = place_name(row.municipality) if row.municipality else ""
    return " · ".join(filter(None, (str(KINDS[row.kind]), isolated(row.address or place))))
