"""The intake: two people at one screen, each question in both their languages, each answer saved with who wrote it."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.entered import EnteredHow, InterpreterKind
from models.queries import caseload, taxonomy
from models.queries import entered as entered_queries
from web import labels
from web.counsellor import blueprint, intake_work, words
from web.counsellor.intake_forms import NOBODY, NewWorkForm, SittingForm
from web.counsellor.intake_sections import SHORT, Section, heading_of, open_section, shape, told
from web.counsellor.intake_work import WorkSection
from web.extensions import db, now, principal
from web.i18n import LANGUAGES, language, locale_of
from web.pages import carried_out_otherwise, done
from web.questions.stale import versions
from web.services import casework_intake
from web.services.jobseeker_answers import ChangedMeanwhile, mark
from web.services.jobseeker_progress import Part

Answer = str | tuple[str, int] | Response


@blueprint.route("/desk/people/<id:jobseeker>/intake", methods=["GET", "POST"])
def intake(jobseeker: Jobseeker) -> Answer:
    """The short form: as much as the first vacancies need. It ends on them."""
    form = NewWorkForm(prefix=intake_work.PREFIX)
    found = intake_work.look_up(jobseeker, form)
    person = caseload.whole_person(db.session, jobseeker)
    work = intake_work.open_work(person, form, found, SHORT[Part.WORK])
    sections = [open_section(person, part, asked) for part, asked in SHORT.items() if part is not Part.WORK]
    sitting = _sitting(person)
    fine = request.method == "POST" and _valid(sitting, work, sections) and not work.asks
    if fine and _saved(person, sitting, work, sections):
        return _onward(person)
    return _page(person, sitting, work, sections)


def _valid(sitting: SittingForm, work: WorkSection, sections: Sequence[Section]) -> bool:
    """Whether all that was sent is well answered; every form says what is wrong with it."""
    sent = [sitting, work.form, *(one.form for one in sections if one.sent)]
    return not [form for form in sent if not form.validate()]


def _saved(person: Jobseeker, sitting: SittingForm, work: WorkSection, sections: Sequence[Section]) -> bool:
    """Save everything, or nothing: where something else is stored by now, both versions stand on the page."""
    talk, twice = sitting.said(), carried_out_otherwise()
    changed: list[tuple[Section, Any, Any]] = []
    for one in sections:
        if not one.sent:
            continue
        answers = one.form.answers()
        try:
            casework_intake.save_answers(
                db.session, principal(), person, one.part, one.sheet, answers,
                shown="" if twice else one.form.shown.data or "", sitting=talk, now=now(),
            )  # fmt: skip
        except ChangedMeanwhile as conflict:
            changed.append((one, answers, conflict.saved))
    if changed:
        db.session.rollback()
        for one, mine, stored in changed:
            one.form.shown.data, one.versions = mark(stored, now()), versions(one.sheet, mine, stored)
        return False
    intake_work.save(person, work, talk)
    return True


def _onward(person: Jobseeker) -> Response:
    """The person's first vacancies; or this page again, for whoever stays on it."""
    flash(_("Saved."), "success")
    endpoint = "counsellor.intake" if "stay" in request.form else "counsellor.person_vacancies"
    return done(url_for(endpoint, jobseeker=person.public_id))


def _sitting(person: Jobseeker) -> SittingForm:
    """How the two talk: as it was sent, or as they did last time."""
    rows = entered_queries.of_person(db.session, person.id)
    last = max(rows, key=lambda row: row.created_at, default=None)
    data: dict[str, Any] = {"how": EnteredHow.TOGETHER, "helped_by": NOBODY, "helped_in": person.language}
    if last is not None and last.how in (EnteredHow.TOGETHER, EnteredHow.TELEPHONE):
        data |= {"how": last.how, "helped_by": last.helped_by or NOBODY, "helped_in": last.helped_in or person.language}
    return SittingForm(prefix="sitting-", data=data)


def _page(person: Jobseeker, sitting: SittingForm, work: WorkSection, sections: Sequence[Section]) -> tuple[str, int]:
    """The page, each question with its words on both sides."""
    stale = any(one.versions for one in sections)
    wrong = request.method == "POST" and not work.asks
    concepts = [row.concept_id for row in person.work if row.concept_id]
    theirs = locale_of(person.language)
    page = render_template(
        "counsellor/intake.html", person=person, name=words.name(person), sitting=sitting, work=work,
        sections=sections, shape=shape, ours=_ours(work, sections), both=person.language != language(), theirs=theirs,
        own=locale_of(language()), names=taxonomy.preferred_labels(db.session, concepts, language()),
        language_names=(LANGUAGES[language()], LANGUAGES[person.language]), talk=_talk(sitting),
        forms=[sitting, work.form, *(one.form for one in sections)], save_label=_("Save and show vacancies"),
    )  # fmt: skip
    return page, 409 if stale else 422 if wrong else 200


def _ours(work: WorkSection, sections: Sequence[Section]) -> Mapping[str, Any]:
    """The words of every question in the reader's language, as those of the person's are kept."""
    found = {"headings": {Part.WORK: heading_of(Part.WORK)}, "fields": dict(told(work.form))}
    for one in sections:
        found["headings"][one.part] = heading_of(one.part)
        found["fields"] |= told(one.form)
    return found


def _talk(sitting: SittingForm) -> str:
    """How the two talk, in a line; empty while it is not answered well."""
    if not sitting.how.data or not sitting.helped_by.data:
        return ""
    said = [labels.label(EnteredHow(sitting.how.data))]
    if sitting.helped_by.data != NOBODY:
        said.append(labels.label(InterpreterKind(sitting.helped_by.data)))
        said.append(LANGUAGES.get(sitting.helped_in.data or "", ""))
    return " · ".join(part for part in said if part)
