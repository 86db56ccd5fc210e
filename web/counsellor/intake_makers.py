"""What opens the form of each part of an intake, over what is stored or as it was sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import HiddenField

from models import Jobseeker
from models.queries import places, taxonomy
from web.counsellor.intake_forms import BulgarianForm, KnownWorkForm
from web.extensions import db, now
from web.i18n import language
from web.questions import QUESTIONS as FORMS
from web.questions.answers import AnswerForm
from web.questions.languages import LanguagesForm
from web.questions.papers import PapersForm
from web.questions.skills import SkillsForm
from web.questions.typical_tasks import named, offered
from web.questions.when_and_where import PlaceForm
from web.questions.wishes import WishesForm
from web.services.clock import day_in_bulgaria
from web.services.jobseeker_answers import mark
from web.services.jobseeker_progress import Part
from web.services.jobseeker_sheets import LANGUAGES, QUESTIONS, SKILLS, Answers, Sheet

SHEETS: Mapping[str, Sheet] = {**QUESTIONS, "languages": LANGUAGES, "skills": SKILLS}
#: Own words are asked with what they mean, on a page of their own.
ELSEWHERE = ("words", "meaning")


@dataclass(frozen=True, slots=True)
class Maker:
    """Opens one form again and again: for the reader, and in the language of the person."""

    kind: type[AnswerForm]
    stored: Answers
    prefix: str
    person: Jobseeker
    prepare: Callable[[Any, str], None]

    def __call__(self, *, sent: bool, code: str) -> Any:
        """The form as it was sent or over what is stored, in the language `code`, which is in force."""
        data = {**_boxes(self.kind, self.stored, self.person), "shown": mark(self.stored, now())}
        form = self.kind(prefix=self.prefix) if sent else self.kind(formdata=None, prefix=self.prefix, data=data)
        self.prepare(form, code)
        return form


def maker(person: Jobseeker, part: Part, *, short: bool) -> Maker:
    """What opens the form of a part."""
    stored = SHEETS[part.value].read(person)
    kind: type[AnswerForm] = FORMS.get(part.value, SkillsForm if part is Part.SKILLS else LanguagesForm)
    if short and part is Part.LANGUAGES:
        kind = BulgarianForm
    return Maker(kind, stored, f"{part.value}-", person, _preparing(kind, stored, person))


def work_maker(person: Jobseeker, sheet: Sheet) -> Maker:
    """What opens the form over one entry of work."""
    year = day_in_bulgaria(now()).year
    return Maker(KnownWorkForm, sheet.read(person), f"{sheet.about}-", person, lambda form, _code: form.prepare(year))


def _boxes(kind: type[AnswerForm], stored: Answers, person: Jobseeker) -> Mapping[str, Any]:
    if kind is not LanguagesForm:
        return kind.boxes(stored)
    known = stored["languages"]
    codes = dict.fromkeys(["bg", person.language, *sorted(known)])
    return kind.boxes({"languages": {code: known.get(code, (None, None)) for code in codes}})


def _preparing(kind: type[AnswerForm], stored: Answers, person: Jobseeker) -> Callable[[Any, str], None]:
    """What offers a form its answers; what it needs of the database is read once for both languages."""
    if kind is SkillsForm:
        return _skills(stored, person)
    if kind is WishesForm:
        return _wishes(stored, person)
    if kind in (BulgarianForm, LanguagesForm):
        return lambda form, _code: form.prepare_over(stored) if isinstance(form, BulgarianForm) else None
    found = places.municipalities(db.session) if kind is PlaceForm else ()

    def prepare(form: Any, _code: str) -> None:
        form.prepare(person, day_in_bulgaria(now()))
        if isinstance(form, PlaceForm):
            form.offer(found)

    return prepare


def _skills(stored: Answers, person: Jobseeker) -> Callable[[Any, str], None]:
    tasks = offered(person, [])
    names = taxonomy.preferred_labels_in(db.session, tasks[0].values(), {language(), person.language})

    def prepare(form: Any, code: str) -> None:
        form.name(*named(*tasks, names[code]), stored["skills"])
        form.offer(None)

    return prepare


def _wishes(stored: Answers, person: Jobseeker) -> Callable[[Any, str], None]:
    found = places.municipalities(db.session)

    def prepare(form: Any, code: str) -> None:
        form.prepare(person, day_in_bulgaria(now()))
        form.offer(None)
        form.name(taxonomy.names(db.session, stored["unwanted"], code) if stored["unwanted"] else {})
        form.offer_places(found, [*stored["not_in"], *(form.not_in.data or [])])

    return prepare


def names_of(form: Any, stored: Answers) -> tuple[str, ...]:
    """The fields of a whole part, in the order they are asked."""
    held = stored["licences"] if isinstance(form, PapersForm) else None

    def shown(each: Any) -> bool:
        kind = each.short_name.partition("_")[2]
        later = held is not None and each.short_name.startswith(("until_", "given_")) and kind not in held
        empty = each.type == "Ticks" and not each.choices
        return not (isinstance(each, HiddenField) or each.short_name in ELSEWHERE or later or empty)

    return tuple(each.short_name for each in form if shown(each))


def keep_the_rest(form: Any, asked: tuple[str, ...], stored: Answers) -> None:
    """What a short form does not ask stays as it is stored."""
    boxes = form.boxes(stored)
    for each in form:
        if each.short_name not in asked and not isinstance(each, HiddenField):
            each.process(None, boxes.get(each.short_name))
