"""Forms for what staff write about a person: notes, tasks, the plan and its steps. Each can show two versions side by
side, in words, when somebody else has saved another one meanwhile."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models import Account, Course
from models.action_plan import LONGEST_GOAL, LONGEST_STEP, Goal, StepOwner, StepText
from models.note import LONGEST_NOTE, NoteKind, NoteReader
from models.task import LONGEST_TASK, TaskKind
from web import labels
from web.filters import day
from web.forms import Answered, DateParts, LongText, Pick, PlainText, Radio, Version, ZaednoForm
from web.i18n import LANGUAGES, language
from web.services.action_plan import Aim, Step
from web.services.notes import Written
from web.services.tasks import ToDo

Said = list[tuple[str, str]]
Row = tuple[str, str, str, bool]
NOT_HERE = _l(
    "Write only what the work needs. Nothing about health, religion, politics, family matters or why somebody fled."
)  # fmt: skip
DAY = _l("For example 1 3 2027")


def both(mine: Said, saved: Said) -> list[Row]:
    """Two versions side by side: what, mine, saved, and whether they differ."""
    return [(what, here, there, here != there) for (what, here), (_what, there) in zip(mine, saved, strict=True)]


class WrittenForm(ZaednoForm):
    """Something written in a language, with the version it was read in."""

    language = Pick(_l("Language of these words"), [Answered()], choices=[])
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language.choices = [SelectChoice(code, labels.language_name(code, language())) for code in LANGUAGES]
        if not self.is_submitted():
            self.language.data = language()

    def read_in(self, version: int | None) -> None:
        """Sending the form from now on is about this version."""
        self.version.raw_data, self.version.data = None, version


class NoteForm(WrittenForm):
    """A note."""

    kind = Pick(
        _l("What is it about?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(NoteKind)]
    )
    words = LongText(_l("The note"), [Answered()], longest=LONGEST_NOTE, description=NOT_HERE)
    reader = Radio(
        _l("Who reads it?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(NoteReader)]
    )

    def fill(self, note: Written) -> None:
        """Show a note."""
        self.kind.data, self.reader.data = note.kind.value, note.reader.value
        self.words.data, self.language.data = note.words, note.language

    def typed(self) -> Written:
        """The note as typed; only of a valid form."""
        return Written(
            NoteKind(self.kind.data), NoteReader(self.reader.data), self.words.data or "", self.language.data
        )

    def said(self, note: Written) -> Said:
        """A note in words."""
        return [
            (self.kind.label.text, labels.label(note.kind)), (self.words.label.text, note.words),
            (self.reader.label.text, labels.label(note.reader)),
        ]  # fmt: skip


class TaskForm(ZaednoForm):
    """A task, for one colleague or for everybody."""

    kind = Pick(
        _l("What is to be done?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(TaskKind)]
    )
    words = PlainText(_l("In a few words"), longest=LONGEST_TASK, description=NOT_HERE)
    due_on = DateParts(_l("Until when?"), required=True)
    owner = Pick(_l("Who does it?"), choices=[])
    version = Version()

    def among(self, staff: Sequence[Account]) -> "TaskForm":
        """Put colleagues up for choice."""
        self.staff = {account.public_id: account for account in staff}
        names = [SelectChoice(key, account.name or "") for key, account in self.staff.items()]
        self.owner.choices = [SelectChoice("", _("Whoever has time")), *names]
        return self

    def fill(self, task: ToDo) -> None:
        """Show a task."""
        self.kind.data, self.words.data = task.kind.value, task.words
        self.owner.data = task.owner.public_id if task.owner else None
        show_day(self.due_on, task.due_on)

    def typed(self) -> ToDo:
        """The task as typed; only of a valid form."""
        return ToDo(
            TaskKind(self.kind.data), chosen(self.due_on), self.words.data, self.staff.get(self.owner.data or "")
        )

    def said(self, task: ToDo) -> Said:
        """A task in words."""
        return [
            (self.kind.label.text, labels.label(task.kind)), (self.words.label.text, task.words or ""),
            (self.due_on.label.text, day(task.due_on)),
            (self.owner.label.text, (task.owner.name or "") if task.owner else _("Whoever has time")),
        ]  # fmt: skip

    def read_in(self, version: int | None) -> None:
        """Sending the form from now on is about this version."""
        self.version.raw_data, self.version.data = None, version


class GoalForm(WrittenForm):
    """Where the plan leads."""

    goal = Pick(
        _l("Where does the plan lead?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(Goal)]
    )
    words = PlainText(_l("More exactly"), longest=LONGEST_GOAL, description=_l("As the person says it."))

    def fill(self, aim: Aim) -> None:
        """Show a goal."""
        self.goal.data, self.words.data, self.language.data = aim.goal.value, aim.words, aim.language

    def typed(self) -> Aim:
        """The goal as typed; only of a valid form."""
        return Aim(Goal(self.goal.data), self.words.data, self.language.data)

    def said(self, aim: Aim) -> Said:
        """A goal in words."""
        return [(self.goal.label.text, labels.label(aim.goal)), (self.words.label.text, aim.words or "")]


class PlanStepForm(WrittenForm):
    """A step of a plan: standard words, own words or both, and perhaps a course."""

    text = Pick(_l("Which step?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(StepText)])
    words = PlainText(_l("More exactly, in own words"), longest=LONGEST_STEP, description=NOT_HERE)
    course = Pick(
        _l("Which course?"),
        choices=[],
        description=_l("Only for the step “Go to a course”. The person gets a seat there."),
    )
    owner = Radio(_l("Who does it?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(StepOwner)])
    due_on = DateParts(_l("Until when?"), required=True)

    def among(self, courses: Iterable[tuple[Course, str]]) -> "PlanStepForm":
        """Put courses up for choice, each with what to call it."""
        self.courses: dict[str, Course] = {}
        self.course.choices = [SelectChoice("", "")]
        for course, name in courses:
            self.courses[course.public_id] = course
            self.course.choices.append(SelectChoice(course.public_id, name))
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the answers go together: own words where there is no standard text, a course where it is one."""
        if not super().validate(extra_validators):
            return False
        if self.text.data == StepText.OWN and not self.words.data:
            self.wrong("words", _("Please answer this."))
        if self.course.data and self.text.data != StepText.COURSE:
            self.wrong("course", _("Choose the step “Go to a course” for this."))
        return not self.errors

    def fill(self, step: Step) -> None:
        """Show a step."""
        self.text.data, self.owner.data = step.text.value, step.owner.value
        self.words.data, self.language.data = step.words, step.language
        self.course.data = step.course.public_id if step.course else None
        show_day(self.due_on, step.due_on)

    def typed(self) -> Step:
        """The step as typed; only of a valid form."""
        return Step(
            StepText(self.text.data), StepOwner(self.owner.data), chosen(self.due_on), self.words.data,
            self.language.data, self.courses.get(self.course.data or ""),
        )  # fmt: skip

    def said(self, step: Step) -> Said:
        """A step in words."""
        return [
            (self.text.label.text, labels.label(step.text)), (self.words.label.text, step.words or ""),
            (self.owner.label.text, labels.label(step.owner)), (self.due_on.label.text, day(step.due_on)),
        ]  # fmt: skip


def show_day(field: Any, value: date) -> None:
    """Open a date field with a day."""
    for part, shown in DateParts.shown(value).items():
        field.form[part].data = shown


def chosen(field: Any) -> date:
    """The day of a date field that must be answered. Raises ValueError if the form was not valid."""
    if not isinstance(field.date, date):
        raise ValueError("The day was not answered.")
    return field.date
