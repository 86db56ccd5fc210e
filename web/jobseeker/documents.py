"""Papers to take along: a curriculum vitae in three formats, a slip for the counsellor, and a copy of all data."""

import zipfile
from io import BytesIO

from flask import Response, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from models import Jobseeker
from web.confirming import confirm_first
from web.extensions import db, now
from web.i18n import LANGUAGES, language
from web.jobseeker import blueprint
from web.jobseeker.copy_page import page
from web.jobseeker.forms.documents import PaperForm
from web.jobseeker.me import me
from web.jobseeker.slip_words import side
from web.links import absolute
from web.papers.europass import europass
from web.papers.json_resume import json_resume
from web.papers.pdf import cv_pdf
from web.services import own_copy, own_cv, slips
from web.services.clock import day_in_bulgaria
from web.services.own_cv import Cv

TYPES = {"pdf": "application/pdf", "json": "application/json", "xml": "application/xml"}


@blueprint.route("/me/documents", methods=["GET"])
def documents() -> str:
    """What there is to take along, and what shall stand on it."""
    return render_template("jobseeker/documents.html", form=PaperForm.asked(), person=me())


@blueprint.route("/me/documents/cv.<any(pdf, json, xml):kind>", methods=["GET"])
def document(kind: str) -> AnyResponse | tuple[str, int]:
    """The curriculum vitae as a file. Whatever names the person asks for the PIN first."""
    form, person = PaperForm.asked(), me()
    if not form.validate():
        return render_template("jobseeker/documents.html", form=form, person=person), 422
    choice = form.choice(person)
    if choice.names_person:
        back = url_for("jobseeker.documents", _anchor="cv", **form.address_parts())
        if (ask := confirm_first(back)) is not None:
            return ask
    cv = own_cv.collect(db.session, person, choice)
    return _file(_written(cv, kind), TYPES[kind], f"cv.{kind}")


def _written(cv: Cv, kind: str) -> bytes:
    if kind == "json":
        return json_resume(cv)
    return europass(cv, now()) if kind == "xml" else cv_pdf(cv, day_in_bulgaria(now()))


def _file(content: bytes, kind: str, name: str) -> Response:
    """A file to keep. Its name says nothing about its owner."""
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@blueprint.route("/me/documents/slip", methods=["GET"])
def counsellor_slip() -> str:
    """One page in two languages with a square that opens the person's page for staff. It names nobody."""
    person = me()
    spoken = person.language if person.language in LANGUAGES else language()
    shown = [spoken] if spoken == "bg" else [spoken, "bg"]
    address = absolute("counsellor.person", jobseeker=person.public_id)
    return render_template(
        "jobseeker/slip.html", sides=[side(db.session, person, one) for one in shown], address=address,
        square=slips.square(address),
    )  # fmt: skip


@blueprint.route("/me/documents/copy.zip", methods=["GET"])
def own_data() -> AnyResponse:
    """Everything held about the person, for machines and for people. Asks for the PIN first."""
    if (ask := confirm_first(url_for("jobseeker.documents", _anchor="copy"))) is not None:
        return ask
    return _file(_zipped(me()), "application/zip", "copy.zip")


def _zipped(person: Jobseeker) -> bytes:
    parts = own_copy.collect(db.session, person, language())
    packed, organisation = BytesIO(), person.organisation.name
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("data.json", own_copy.as_json(parts, organisation, now()))
        files.writestr("data.html", page(parts, organisation))
    return packed.getvalue()
