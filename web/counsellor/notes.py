"""Notes about one person: written, put right, taken away."""

from collections.abc import Sequence

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import Jobseeker, Note
from models.note import NoteReader
from models.queries import casework as queries
from web.counsellor import blueprint, words
from web.counsellor.case_forms import NoteForm, Row, both
from web.counsellor.editing import Answer, edit
from web.counsellor.forms import ApproveForm
from web.extensions import db, now, principal
from web.pages import done, moved_on, send_again
from web.services import notes as service


@blueprint.route("/desk/people/<id:jobseeker>/notes", methods=["GET", "POST"])
def notes(jobseeker: Jobseeker) -> Answer:
    """All notes, the newest first, and a new one."""
    form, own = NoteForm(), url_for("counsellor.notes", jobseeker=jobseeker.public_id)
    if not form.is_submitted():
        form.reader.data = NoteReader.COLLEAGUES.value
    elif form.validate():
        service.write(db.session, principal(), jobseeker, form.typed(), now())
        flash(_("The note is saved."), "success")
        return done(own)
    page = render_template(
        "counsellor/notes.html", person=jobseeker, name=words.name(jobseeker), form=form,
        notes=queries.notes(db.session, jobseeker),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/desk/notes/<id:note>", methods=["GET", "POST"])
def note(note: Note) -> Answer:
    """Put a note right."""
    form = NoteForm()
    if not form.is_submitted():
        form.fill(service.written(note))
        form.read_in(note.version)

    def versions() -> list[Row]:
        form.read_in(note.version)
        return both(form.said(form.typed()), form.said(service.written(note)))

    def page(stale: Sequence[Row]) -> str:
        return render_template(
            "counsellor/note.html", row=note, person=note.jobseeker, name=words.name(note.jobseeker), form=form,
            stale=stale,
        )  # fmt: skip

    return edit(
        form, lambda: service.change(db.session, principal(), note, form.typed(), form.version.data, now()), versions,
        page, _("The note is saved."), lambda: url_for("counsellor.notes", jobseeker=note.jobseeker.public_id),
    )  # fmt: skip


@blueprint.route("/desk/notes/<id:note>/remove", methods=["POST"])
def remove_note(note: Note) -> Response:
    """Take a note away for good."""
    form, page = ApproveForm(), url_for("counsellor.notes", jobseeker=note.jobseeker.public_id)
    if not form.validate_on_submit():
        return send_again(page)
    try:
        service.remove(db.session, principal(), note, form.version.data, now())
    except StaleDataError:
        return moved_on(page)
    flash(_("The note is gone."), "success")
    return done(page)
