"""What shows each skill."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, HiddenField
from wtforms.fields.choices import SelectChoice

from models import JobseekerSkill
from models.enums import SkillEvidence
from web.forms import Pick
from web.questions.answers import AnswerForm
from web.questions.levels import SHOWN_BY
from web.services.jobseeker_sheets import Answers
from web.services.skill_proof import graded

MOST_LINES = 500


class ProofLine(Form):  # type: ignore[misc]  # WTForms carries no types
    """One skill, by its public id, and what shows it."""

    skill = HiddenField()
    grade = Pick()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(grade.value, text) for grade, text in SHOWN_BY.items() if grade is not SkillEvidence.NONE]
        self.grade.choices = [SelectChoice(*pair) for pair in offered]
        self.grade.flags.required = True


class ProofForm(AnswerForm):
    """A line for each skill."""

    lines = FieldList(FormField(ProofLine), _l("What shows it"), max_entries=MOST_LINES)

    def over(self, rows: Sequence[JobseekerSkill], names: Mapping[int, str]) -> None:
        """Name each line after its skill; a page just opened gets a line for each."""
        held = {row.public_id: row for row in rows}
        if not self.is_submitted():
            for row in rows:
                self.lines.append_entry({"skill": row.public_id, "grade": graded(row)[2].value})
        for line in self.lines:
            skill = held.get(line.form.skill.data)
            line.form.grade.label.text = (skill.own_words or names.get(skill.concept_id or 0, "")) if skill else ""

    def answers_for(self, rows: Sequence[JobseekerSkill]) -> Answers:
        """The answers given; a skill that was not on the page keeps its own."""
        said = {line.form.skill.data: line.form.grade.data for line in self.lines if line.form.grade.data}
        grades = []
        for row in rows:
            uri, words, held = graded(row)
            grades.append((uri, words, SkillEvidence(said.get(row.public_id, held))))
        return {"grades": tuple(sorted(grades))}
