"""A curriculum vitae as a start: a file is read, the person checks what was read, and only then is anything kept.

The file lives in memory for the length of one request; it is neither stored nor logged.
"""

from io import BytesIO
from typing import Any

from flask import flash, render_template, request, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from models.queries import taxonomy
from web.extensions import db, now, own_transaction, principal
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.forms.cv import CheckCv, CvFile
from web.jobseeker.me import me
from web.pages import done
from web.services import cv_take, throttles
from web.services.clock import day_in_bulgaria
from web.services.cv_proposals import Proposals, proposals
from web.services.cv_text import MOST_BYTES, Problem, Unreadable, text_of

LARGEST_REQUEST = 12 * 2**20  # More than a file may have, so that most who send too much read that on the page.
FILES = throttles.Limit("files of a person", 20, 3600)
Answer = str | tuple[str, int] | Response
PROBLEMS: dict[Problem, LazyString] = {
    Problem.BIG: _l("This file is too big. Send a file of at most 5 MB."),
    Problem.KIND: _l("We cannot read this kind of file. Send a PDF, a Word file (DOCX) or a text file."),
    Problem.OLD: _l("This is an old Word file. Save it as DOCX or PDF and send it again."),
    Problem.MACROS: _l("This file has macros (small programs) in it. Save it as DOCX or PDF and send it again."),
    Problem.LOCKED: _l("This file is locked with a password. Send a copy without a password."),
    Problem.PICTURES: _l("This file has pictures of text only. Send a file with text that can be copied."),
    Problem.EMPTY: _l("We found no text in this file. Choose another file."),
    Problem.LONG: _l("This file is too long for a CV. Send at most 30 pages."),
    Problem.HEAVY: _l("This file is too big to be read. Save it again as PDF and send that file."),
    Problem.DAMAGED: _l("This file is damaged. Save it again and send the new file."),
    Problem.SLOW: _l("Reading this file took too long. Save it again as PDF and send that file."),
    Problem.BUSY: _l("Many people send files just now. Please try again in a minute."),
}


@blueprint.url_value_preprocessor
def make_room(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Let a file in that is larger than other forms, and keep it in memory: Werkzeug would put it on the disk."""
    if endpoint == "jobseeker.cv":
        request.max_content_length = LARGEST_REQUEST
        request._get_file_stream = _in_memory  # type: ignore[method-assign]  # for this one request


def _in_memory(*_sizes: object, **_names: object) -> BytesIO:
    return BytesIO()


@blueprint.route("/me/cv", methods=["GET", "POST"])
def cv() -> Answer:
    """Take a file, show what was read from it, keep what the person confirms."""
    if request.method == "POST" and "checked" in request.form:
        return _keep()
    form = CvFile()
    if not form.validate_on_submit():
        page = render_template("jobseeker/cv.html", form=form)
        return (page, 422) if form.is_submitted() else page
    with own_transaction() as counting, counting.begin():
        throttles.count(counting, FILES, str(principal().account_id), now())
    try:
        found = _read()
    except Unreadable as unreadable:
        form.wrong("cv", str(PROBLEMS[unreadable.problem]))
        return render_template("jobseeker/cv.html", form=form), 413 if unreadable.problem is Problem.BIG else 422
    if not found:
        return render_template("jobseeker/cv_nothing.html")
    return _shown(_named(CheckCv.over(found)))


def _read() -> Proposals:
    """What the file says. Raises Unreadable. The database is asked only after the file is read."""
    sent = request.files.get("cv")
    text = text_of(sent.stream.read(MOST_BYTES + 1) if sent else b"")
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return proposals(reading, principal().jobseeker_id or 0, text, language(), day_in_bulgaria(now()))


def _named(form: CheckCv) -> CheckCv:
    """The form with the names of all it speaks of."""
    with own_transaction() as reading:
        reading.info["read_only"] = True
        form.name(taxonomy.names(reading, form.uris, language()), day_in_bulgaria(now()).year)
    return form


def _shown(form: CheckCv) -> str:
    return render_template("jobseeker/cv_check.html", form=form)


def _keep() -> Answer:
    """Keep what is ticked, all of it or nothing."""
    form = _named(CheckCv())
    if not form.validate():
        return _shown(form), 422
    if confirmed := form.confirmed():
        cv_take.take(db.session, principal(), me(), confirmed, now())
        flash(_("Saved. You can change each answer at any time."), "success")
    else:
        flash(_("You ticked nothing, so we kept nothing."), "info")
    return done(url_for("jobseeker.home"))
