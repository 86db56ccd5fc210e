"""The intake: two people at one screen, each question in both their languages, each answer saved with who wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, jsonify, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import EnteredAnswer, Jobseeker
from models.entered import EnteredHow, InterpreterKind, LookedThrough
from models.queries import entered as entered_queries
from models.queries import taxonomy
from web import labels
from web.counsellor import blueprint, intake_work, words
from web.counsellor.intake_forms import NOBODY, NewWorkForm, SittingForm
from web.counsellor.intake_sections import SHORT, Section, open_section, open_work_entries, shape
from web.counsellor.intake_work import WorkSection
from web.entered_words import provenance
from web.extensions import db, now, own_transaction, principal
from web.i18n import LANGUAGES, language, locale_of
from web.pages import carried_out_otherwise, done, form_key
from web.questions.parts import TITLES
from web.questions.stale import versions
from web.services import casework_intake, entered, merge_likely
from web.services.jobseeker_answers import ChangedMeanwhile, mark
from web.services.jobseeker_progress import Part, progress

Answer = str | tuple[str, int] | Response
PARTS = tuple(Part)
WHOLE_WORK = ("years", "kind", "last_worked_in", "wanted")


@dataclass(slots=True)
class Page:
    """Everything on one page of an intake; `only` is the part of the full form it shows, `written` what was noted
    of each part before."""

    person: Jobseeker
    sitting: SittingForm
    work: WorkSection | None
    sections: Sequence[Section]
    only: Part | None
    written: Mapping[str, EnteredAnswer]

    @property
    def asks_back(self) -> bool:
        """Whether the page must ask what words about work mean."""
        return self.work is not None and self.work.asks

    def sent(self) -> list[Any]:
        """The forms that were sent: how the two talk, and every question that came along."""
        work = [self.work.form] if self.work else []
        return [self.sitting, *work, *(one.form for one in self.sections if one.sent)]


@blueprint.route("/desk/people/<id:jobseeker>/intake", methods=["GET", "POST"])
def intake(jobseeker: Jobseeker) -> Answer:
    """The short form: as much as the first vacancies need. It ends on them."""
    return _ask(jobseeker, SHORT, None)


@blueprint.route(f"/desk/people/<id:jobseeker>/intake/<any({', '.join(Part)}):part>", methods=["GET", "POST"])
def intake_part(jobseeker: Jobseeker, part: str) -> Answer:
    """One part of the full form, with everything it asks; then the next one."""
    return _ask(jobseeker, {Part(part): WHOLE_WORK if part == Part.WORK else ()}, Part(part))


def _ask(jobseeker: Jobseeker, parts: Mapping[Part, tuple[str, ...]], only: Part | None) -> Answer:
    """Ask these parts on one page (`only`: the one part of the full form) and save what was answered."""
    form = NewWorkForm(prefix=intake_work.PREFIX)
    found = intake_work.look_up(jobseeker, form) if Part.WORK in parts else None
    person = entered_queries.asked(db.session, jobseeker)
    work = intake_work.open_work(person, form, found, parts[Part.WORK]) if Part.WORK in parts else None
    sections = open_work_entries(person) if only is Part.WORK else []
    sections += [open_section(person, part, asked) for part, asked in parts.items() if part is not Part.WORK]
    rows = entered_queries.of_person(db.session, person.id)
    page = Page(person, _sitting(person, rows), work, sections, only, {row.part: row for row in rows})
    if request.method == "POST" and _valid(page) and not page.asks_back and _saved(page):
        return _saved_alone(page) if "alone" in request.form else _onward(page)
    return _shown(page)


def _saved_alone(page: Page) -> Answer:
    """One question was saved while the page stays open: what the page must carry from now on."""
    done(request.path)
    marks = {one.form.shown.name: mark(one.sheet.read(page.person), now()) for one in page.sections if one.sent}
    return jsonify({**marks, "form_key": form_key()})


def _valid(page: Page) -> bool:
    """Whether all that was sent is well answered; every form says what is wrong with it."""
    return not [form for form in page.sent() if not form.validate()]


def _saved(page: Page) -> bool:
    """Save everything, or nothing: where something else is stored by now, both versions stand on the page."""
    talk, twice = page.sitting.said(), carried_out_otherwise()
    changed: list[tuple[Section, Any, Any]] = []
    for one in (section for section in page.sections if section.sent):
        answers, shown = one.form.answers(), "" if twice else one.form.shown.data or ""
        try:
            casework_intake.save_answers(
                db.session, principal(), page.person, one.part, one.sheet, answers, shown=shown, sitting=talk, now=now()
            )
        except ChangedMeanwhile as conflict:
            changed.append((one, answers, conflict.saved))
    if changed:
        db.session.rollback()
        for one, mine, stored in changed:
            one.form.shown.data, one.versions = mark(stored, now()), versions(one.sheet, mine, stored)
        return False
    if page.work is not None:
        intake_work.save(page.person, page.work, talk)
    return True


def _onward(page: Page) -> Response:
    """Finish, and go on."""
    flash(_("Saved."), "success")
    compared = page.only is None and "stay" not in request.form and page.person.entered_by_staff
    name, answer = page.person.public_id, done(_next(page))
    if compared and merge_likely.note_likely(own_transaction, name, now()):
        flash(_("Somebody very like this person is on the list already. Look at “Entered twice?”."), "warning")
    return answer


def _next(page: Page) -> str:
    """The person's first vacancies, or the next part of the full form; the same page for whoever stays."""
    person = page.person.public_id
    following = PARTS.index(page.only) + 1 if page.only else len(PARTS)
    if "stay" in request.form:
        return request.path
    if following < len(PARTS):
        return url_for("counsellor.intake_part", jobseeker=person, part=PARTS[following].value)
    return url_for("counsellor.person_vacancies", jobseeker=person)


def _sitting(person: Jobseeker, rows: Sequence[EnteredAnswer]) -> SittingForm:
    """How the two talk: as it was sent, or as they did last time."""
    last = entered.last_sitting(rows)
    said = {"how": last.how, "helped_by": last.interpreter or NOBODY, "helped_in": last.language or person.language}
    return SittingForm(prefix="sitting-", data=said)


def _shown(page: Page) -> tuple[str, int]:
    """The page, each question with its words on both sides."""
    person, stale = page.person, any(one.versions for one in page.sections)
    wrong = request.method == "POST" and not page.asks_back
    concepts = [row.concept_id for row in person.work if row.concept_id] if page.work and not page.only else []
    shown = render_template(
        "counsellor/intake.html", page=page, person=person, name=words.name(person), shape=shape,
        theirs=locale_of(person.language), both=person.language != language(),
        names=taxonomy.preferred_labels(db.session, concepts, language()) if concepts else {},
        language_names=(LANGUAGES[language()], LANGUAGES[person.language]), talk=_talk(page.sitting),
        provenance=lambda row: provenance(row, {}), states=LookedThrough,
        parts=[(part, TITLES[part], state.value) for part, state in progress(person).items()],
        save_label=_("Save and go on") if page.only else _("Save and show vacancies"),
    )  # fmt: skip
    return shown, 409 if stale else 422 if wrong else 200


def _talk(sitting: SittingForm) -> str:
    """How the two talk, in a line; empty while it is not answered well."""
    if sitting.how.data not in set(EnteredHow) or sitting.helped_by.data not in {NOBODY, *InterpreterKind}:
        return ""
    said = [labels.label(EnteredHow(sitting.how.data))]
    if sitting.helped_by.data != NOBODY:
        said.append(labels.label(InterpreterKind(sitting.helped_by.data)))
        said.append(LANGUAGES.get(sitting.helped_in.data or "", ""))
    return " · ".join(part for part in said if part)
