"""The questions of an intake, opened over what is stored: each with its words in two languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import request
from flask_babel import force_locale
from wtforms import FieldList, FormField, HiddenField

from models import Jobseeker
from models.queries import places
from web import labels, recordings
from web.counsellor.intake_forms import BulgarianForm
from web.extensions import db, now
from web.forms import DateParts
from web.i18n import language
from web.questions import QUESTIONS as FORMS
from web.questions.answers import AnswerForm
from web.questions.languages import LanguagesForm
from web.questions.parts import ASKED, PICTURES, WHY
from web.questions.when_and_where import PlaceForm
from web.services.clock import day_in_bulgaria
from web.services.jobseeker_answers import mark
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import LANGUAGES, QUESTIONS, Answers, Sheet

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
    """One part of the profile as it is asked: `theirs` holds the person's language, by the id of the field."""

    part: Part
    sheet: Sheet
    form: Any
    asked: tuple[str, ...]
    theirs: Mapping[str, Told]
    heading: Told
    sent: bool
    recording: str = ""
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
    sheet, make = _maker(person, part, short=bool(asked))
    sent = request.method == "POST" and f"{part.value}-shown" in request.form
    form = make(sent)
    if asked and sent:
        _keep_the_rest(form, asked, sheet.read(person))
    names = asked or tuple(each.short_name for each in form if not isinstance(each, HiddenField))
    with force_locale(person.language):
        theirs, heading = told(make(sent)), Told(str(ASKED[part]), str(WHY[part]))
        recording = recordings.address(recordings.QUESTIONS, part.value)
    return Section(part, sheet, form, names, theirs, heading, sent, recording)


def heading_of(part: Part) -> Told:
    """The question above a part, in the reader's language."""
    return Told(str(ASKED[part]), str(WHY[part]))


def _maker(person: Jobseeker, part: Part, *, short: bool) -> tuple[Sheet, Callable[[bool], Any]]:
    """The sheet of a part, and what opens its form, as it was sent or over what is stored, in the language in force."""
    sheet = LANGUAGES if part is Part.LANGUAGES else QUESTIONS[part.value]
    stored = sheet.read(person)
    kind: type[AnswerForm] = FORMS.get(part.value, LanguagesForm)
    if short and part is Part.LANGUAGES:
        kind = BulgarianForm
    municipalities = places.municipalities(db.session) if kind is PlaceForm else ()

    def make(sent: bool) -> Any:
        form = _opened(kind, stored, f"{part.value}-", sent, person)
        if isinstance(form, BulgarianForm):
            form.prepare_over(stored)
        elif hasattr(form, "prepare"):
            form.prepare(person, day_in_bulgaria(now()))
        if isinstance(form, PlaceForm):
            form.offer(municipalities)
        return form

    return sheet, make


def _opened(kind: type[AnswerForm], stored: Answers, prefix: str, sent: bool, person: Jobseeker) -> Any:
    if sent:
        return kind(prefix=prefix)
    boxes = kind.boxes(stored)
    if kind is LanguagesForm:
        known = stored["languages"]
        codes = dict.fromkeys(["bg", person.language, *sorted(known)])
        boxes = kind.boxes({"languages": {code: known.get(code, (None, None)) for code in codes}})
    return kind(formdata=None, prefix=prefix, data={**boxes, "shown": mark(stored, now())})


def _keep_the_rest(form: Any, asked: tuple[str, ...], stored: Answers) -> None:
    """What a short form does not ask stays as it is stored."""
    boxes = form.boxes(stored)
    for each in form:
        if each.short_name not in asked and not isinstance(each, HiddenField):
            each.process(None, boxes.get(each.short_name))
