"""A file with a curriculum vitae, and what was read from it, to be confirmed.

What was read travels in the form itself: nothing of it is stored before the person says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, HiddenField
from wtforms.fields import FileField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from models.enums import CefrLevel
from web import labels
from web.forms import Answered, Number, Pick, PlainText, Radio, Tick, ZaednoForm
from web.i18n import LANGUAGES, language
from web.questions import levels
from web.questions.about_work import FIRST_YEAR, Years
from web.questions.answers import NONE_OF_THESE
from web.services.cv_proposals import Proposals
from web.services.cv_take import Confirmed, Job

LONGEST = 200


def _chosen(form: Form, field: FileField) -> None:
    """A browser sends the field of a file also when none was chosen. Raises ValidationError."""
    if not field.data:
        raise ValidationError(_("Choose a file."))


class CvFile(ZaednoForm):
    """The file."""

    cv = FileField(
        _l("Your CV"), [Answered(_l("Choose a file.")), _chosen],
        description=_l("A PDF file, a Word file (DOCX) or a text file, up to 5 MB."),
    )  # fmt: skip


class JobLine(Form):  # type: ignore[misc]  # WTForms carries no types
    """One job: whether to keep it, in which words, what it means, how long and until when."""

    take = Tick(_l("Keep this work"))
    words = PlainText(_l("What you worked as"), longest=LONGEST)
    meaning = Radio(_l("Which of these is closest?"))
    years = Years(_l("How many years did you do it?"), most=70)
    last_worked_in = Number(_l("In which year did you last do it?"), least=FIRST_YEAR, most=2100)
    uris = HiddenField()
    line = HiddenField()
    language = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a job to be kept is named; what is not kept may be as it is."""
        if not self.take.data:
            return True
        fine = bool(super().validate(extra_validators))
        if fine and not self.words.data:
            self.words.errors = [_("Write what you worked as.")]
        return fine and bool(self.words.data)


class SkillLine(Form):  # type: ignore[misc]  # WTForms carries no types
    """One skill and the words it was read from."""

    take = Tick()
    uri = HiddenField()
    words = HiddenField()


class LanguageLine(Form):  # type: ignore[misc]  # WTForms carries no types
    """One language, how well it is spoken, and the words that said so."""

    take = Tick()
    level = Pick(_l("Speaking"))
    code = HiddenField()
    words = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.level.choices = levels.choices(levels.SPOKEN)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a language to be kept has its level."""
        if not self.take.data:
            return True
        fine = bool(super().validate(extra_validators))
        if fine and not self.level.data:
            self.level.errors = [_("Choose how well you speak it.")]
        return fine and bool(self.level.data)


class CheckCv(ZaednoForm):
    """All that was read, each with a box to tick."""

    checked = HiddenField(default="1")
    work = FieldList(FormField(JobLine), max_entries=12)
    skills = FieldList(FormField(SkillLine), max_entries=30)
    languages = FieldList(FormField(LanguageLine), max_entries=10)

    @classmethod
    def over(cls, found: Proposals) -> Self:
        """The form over what was read; what is sure is ticked."""
        return cls(formdata=None, data={
            "work": [{**asdict(job), "take": job.sure, "uris": " ".join(job.uris),
                      "meaning": job.uris[0] if job.uris and job.sure else None} for job in found.work],
            "skills": [{**asdict(skill), "take": skill.sure} for skill in found.skills],
            "languages": [{**asdict(said), "take": said.sure} for said in found.languages],
        })  # fmt: skip

    @property
    def uris(self) -> Iterator[str]:
        """The URIs of all concepts the form speaks of, as they were sent."""
        for line in self.work:
            yield from (line.form.uris.data or "").split()[:10]
        for line in self.skills:
            yield line.form.uri.data or ""

    def name(self, names: Mapping[str, str], this_year: int) -> None:
        """Give concepts and languages their names. What has none is not ours and cannot be ticked."""
        spoken = dict(labels.language_choices())
        for line in self.work:
            offered = [uri for uri in (line.form.uris.data or "").split() if uri in names]
            choices = [SelectChoice(uri, names[uri]) for uri in dict.fromkeys(offered)]
            line.form.meaning.choices = [*choices, SelectChoice(NONE_OF_THESE, _l("None of these. Keep my words."))]
            line.form.last_worked_in.most = this_year
        for line in self.skills:
            line.form.take.label.text = names.get(line.form.uri.data, "")
        for line in self.languages:
            line.form.take.label.text = spoken.get(line.form.code.data, "")

    def confirmed(self) -> Confirmed:
        """What is ticked."""
        every = (self.work, self.skills, self.languages)
        jobs, skills, languages = ([line.form for line in lines if line.form.take.data] for lines in every)
        return Confirmed(
            tuple(_job(job) for job in jobs),
            tuple(skill.uri.data for skill in skills if skill.take.label.text),
            tuple((said.code.data, CefrLevel(said.level.data)) for said in languages if said.take.label.text),
        )


def _job(job: JobLine) -> Job:
    written_in = job.language.data if job.language.data in LANGUAGES else language()
    uri = None if job.meaning.data in (None, NONE_OF_THESE) else job.meaning.data
    return Job(job.words.data, written_in, uri, job.years.data, job.last_worked_in.data)
