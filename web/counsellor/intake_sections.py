"""The questions of an intake, opened over what is stored: each with its words in two languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import request
from flask_babel import force_locale
from wtforms import FieldList, FormField, HiddenField

from models import Jobseeker
from models.queries import taxonomy
from web import labels, recordings
from web.counsellor.intake_makers import SHEETS, Maker, keep_the_rest, maker, names_of, work_maker
from web.extensions import db
from web.forms import DateParts
from web.i18n import language
from web.questions.parts import ASKED, PICTURES, WHY
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import Sheet, worded_work

#: The questions of the short form; the fields of each that are asked.
SHORT: Mapping[Part, tuple[str, ...]] = {
    Part.WORK: ("words", "years"),
    Part.LANGUAGES: ("spoken",),
    Part.PLACE: ("municipality_code", "max_commute_minutes"),
    Part.TIMES: ("works_days", "works_evenings", "works_nights", "works_weekends"),
    Part.START: ("at_once", "earliest"),
    Part.PAPERS: ("status",),
}
LONG_LIST = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A question in one language: its words, its hint, and the words of its answers by value."""

    label: str
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Section:
    """One sheet as it is asked. `heading`, and `ours` and `theirs` by the id of a field, hold the words of the reader's
    and of the person's language; `original` the person's own words and their language."""

    part: Part
    sheet: Sheet
    asked: tuple[str, ...]
    heading: tuple[Told, ...]
    key: str
    recording: str = ""
    original: tuple[str, str] = ("", "")
    form: Any = None
    sent: bool = False
    ours: Mapping[str, Told] = field(default_factory=dict)
    theirs: Mapping[str, Told] = field(default_factory=dict)
    versions: list[tuple[str, str, str, bool]] = field(default_factory=list)

    @property
    def picture(self) -> str:
        """The pictogram of the part."""
        return PICTURES[self.part]

    def fields(self) -> Iterator[Any]:
        """The fields to show, in the order they are asked."""
        return (self.form[name] for name in self.asked)


def told(form: Any) -> Mapping[str, Told]:
    """Every field of a form in the language in force, by its id."""
    return dict(_told(form))


def _told(form: Any) -> Iterator[tuple[str, Told]]:
    for each in form:
        options = {str(value): str(name) for value, name, *_rest in each.iter_choices()} if _choosing(each) else {}
        yield each.id, Told(str(each.label.text), str(each.description or ""), options)
        if isinstance(each, FieldList):
            for entry in each:
                yield entry.id, Told(_name_of(entry))
                yield from _told(entry.form)
        elif isinstance(each, FormField):
            yield from _told(each.form)


def _name_of(entry: Any) -> str:
    code = entry.form.code.data if "code" in entry.form else None
    return labels.language_name(code, language()) if code else ""


def _choosing(each: Any) -> bool:
    return hasattr(each, "iter_choices") and bool(each.choices) and not isinstance(each.choices, dict)


def shape(each: Any) -> str:
    """How a field is shown: choices, ticks, tick, select, date, lines, text or hidden."""
    if isinstance(each, HiddenField):
        return "hidden"
    if isinstance(each, DateParts):
        return "date"
    if isinstance(each, FieldList):
        return "lines"
    if _choosing(each):
        return "ticks" if each.type == "Ticks" else "select" if len(each.choices) > LONG_LIST else "choices"
    return "tick" if each.type == "Tick" else "text"


def open_section(person: Jobseeker, part: Part, asked: tuple[str, ...] = ()) -> Section:
    """A part over what is stored, or as it was sent; `asked` names the fields of a short form."""
    made = maker(person, part, short=bool(asked))
    heading = Told(str(ASKED[part]), str(WHY[part]))
    with force_locale(person.language):
        second = Told(str(ASKED[part]), str(WHY[part]))
        recording = recordings.address(recordings.QUESTIONS, part.value)
    return _opened(
        made, Section(part, SHEETS[part.value], asked, (heading, second), key=part.value, recording=recording)
    )


def open_work_entries(person: Jobseeker) -> list[Section]:
    """A section for each entry of work that is written down, named in both languages."""
    concepts = [row.concept_id for row in person.work if row.concept_id]
    names = taxonomy.preferred_labels_in(db.session, concepts, [language(), person.language])
    sides = (names[language()], names[person.language])
    return [
        _opened(
            work_maker(person, sheet),
            Section(
                Part.WORK, sheet, (),
                tuple(Told(names.get(row.concept_id or 0) or row.own_words or "") for names in sides),
                key=row.public_id, original=(row.own_words or "", row.language),
            ),
        )
        for row in person.work
        if (sheet := worded_work(row.public_id, language()))
    ]  # fmt: skip


def _opened(made: Maker, section: Section) -> Section:
    """The section with its form, and the words of the form in both languages."""
    section.sent = request.method == "POST" and f"{made.prefix}shown" in request.form
    section.form = made(sent=section.sent, code=language())
    if section.asked and section.sent:
        keep_the_rest(section.form, section.asked, made.stored)
    section.asked = section.asked or names_of(section.form, made.stored)
    section.ours = told(section.form)
    with force_locale(made.person.language):
        section.theirs = told(made(sent=section.sent, code=made.person.language))
    return section
