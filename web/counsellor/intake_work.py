"""Work, asked at the desk: in the words of both, and what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import force_locale

from models import Jobseeker
from models.queries import taxonomy
from web import recordings
from web.counsellor.intake_forms import NewWorkForm
from web.counsellor.intake_sections import Told, told
from web.extensions import db, now, own_transaction, principal
from web.i18n import language
from web.questions.parts import ASKED, PICTURES, WHY
from web.services import casework_intake
from web.services.casework_intake import NamedWork
from web.services.entered import Sitting
from web.services.jobseeker_meaning import JOBS, Meaning, meaning, picked
from web.services.jobseeker_progress import Part

PREFIX = "work-"


@dataclass(slots=True)
class WorkSection:
    """The question about work. `found` is what the words may mean once they were sent."""

    form: Any
    ours: Mapping[str, Told]
    theirs: Mapping[str, Told]
    heading: tuple[Told, Told]
    asked: tuple[str, ...]
    found: Meaning | None = None
    key: str = Part.WORK.value
    part: Part = Part.WORK
    picture: str = PICTURES[Part.WORK]
    recording: str = ""

    @property
    def asks(self) -> bool:
        """Whether the page must ask back what the words mean."""
        return bool(self.found and not self.form.settled)


def look_up(jobseeker: Jobseeker, form: NewWorkForm) -> Meaning | None:
    """What the words that were sent may mean, found before anything is locked for writing, which it may take long."""
    if request.method != "POST" or not form.begun:
        return None
    db.session.expunge(jobseeker)
    db.session.rollback()
    words, spoken = form.reworded.data or form.words.data, jobseeker.language
    with own_transaction() as reading:
        reading.info["read_only"] = True
        found = picked(reading, words, form.chosen.data, language(), JOBS) if form.chosen.data else None
        if found is None:
            written_in = language() if form.reworded.data else spoken
            found = meaning(reading, words, language(), JOBS, written_in=written_in)
    form.offer(found)
    if found.picked:
        form.settle(found.offers[0].uri)
    return found


def open_work(person: Jobseeker, form: NewWorkForm, found: Meaning | None, asked: tuple[str, ...]) -> WorkSection:
    """The question with its words in the person's language, too."""
    names = taxonomy.names(db.session, [offer.uri for offer in found.offers], person.language) if found else {}
    first = Told(str(ASKED[Part.WORK]), str(WHY[Part.WORK]))
    with force_locale(person.language):
        theirs = dict(told(NewWorkForm(formdata=None, prefix=PREFIX)))
        second = Told(str(ASKED[Part.WORK]), str(WHY[Part.WORK]))
        recording = recordings.address(recordings.QUESTIONS, Part.WORK.value)
        none = theirs[form.meaning.id]
    theirs[form.meaning.id] = Told(none.label, "", {**none.options, **names})
    return WorkSection(form, told(form), theirs, (first, second), asked, found, recording=recording)


def save(person: Jobseeker, section: WorkSection, sitting: Sitting) -> None:
    """Keep the work that was named."""
    form, found = section.form, section.found
    if found is None:
        return
    spoken = found.language if not form.reworded.data else person.language
    work = NamedWork(form.words.data, spoken, form.reworded.data, language(), form.uri)
    casework_intake.add_work(db.session, principal(), person, work, form.details(), sitting, now())
