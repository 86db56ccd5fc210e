"""Words as files: the list as CSV, corrections and NKPD titles from tables, and what is stored from where."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from models.queries import taxonomy_sources
from web import sheet_words
from web.extensions import db, now, principal
from web.operator import blueprint, words_labels
from web.operator.words import asked
from web.operator.words_forms import TableForm
from web.pages import done
from web.services import audit, nkpd_import, sheets, taxonomy_sheet

Answer = Response | tuple[str, int]
Take = Callable[[list[sheets.Row]], list[str]]
FAULTS_SHOWN = 200


@blueprint.route("/operator/words.csv")
def words_csv() -> Response:
    """The names of the concepts asked for, as a table."""
    wanted, given = asked()
    languages = [given["names"]] if given.get("names") else []
    text = taxonomy_sheet.table(db.session, wanted, languages)
    heading = {"Content-Disposition": "attachment; filename=words.csv"}
    return Response(text.encode(), mimetype="text/csv", headers=heading)


@blueprint.route("/operator/words/files", methods=["GET", "POST"])
def word_files() -> Answer:
    """Download, upload, and what is stored from where."""
    form = TableForm()
    faults: list[str] = []
    if form.validate_on_submit():
        takes: dict[str, Take] = {"corrections": _corrections, "nkpd": _nkpd}
        faults = _read(form.table.data, takes[form.kind.data])
        if not faults:
            return done(url_for("operator.word_files"))
        db.session.rollback()
    stored = taxonomy_sources.sources(db.session)
    page = render_template(
        "operator/words_files.html", form=form, faults=faults[:FAULTS_SHOWN], stored=stored,
        all_sources=words_labels.all_sources,
        more=max(0, len(faults) - FAULTS_SHOWN),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/operator/words/files/remove", methods=["POST"])
def remove_nkpd() -> Response:
    """Take the NKPD titles out again."""
    if nkpd_import.forget(db.session):
        audit.record(db.session, principal(), "removed NKPD titles", nkpd_import.SOURCE, now())
    flash(_("The NKPD titles are taken out."), "success")
    return done(url_for("operator.word_files"))


def _read(sent: FileStorage, take: Take) -> list[str]:
    """What is wrong with a file; nothing if it was taken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{Path(sent.filename or '').suffix.lower()[:6]}"
        sent.save(path)
        try:
            rows = sheets.read(path, most_rows=nkpd_import.MOST_ROWS)
        except sheets.Refused as refused:
            return [sheet_words.refusal(refused)]
    return take(rows)


def _corrections(rows: list[sheets.Row]) -> list[str]:
    try:
        taken = taxonomy_sheet.load(db.session, principal(), rows, now())
    except taxonomy_sheet.LacksColumns as lacking:
        return [_("The table lacks the column %(names)s.", names=", ".join(lacking.args[0]))]
    if not taken.faults:
        flash(_("%(new)s names corrected, %(old)s as before.", new=taken.changed, old=taken.unchanged), "success")
    return taken.faults


def _nkpd(rows: list[sheets.Row]) -> list[str]:
    named = {part: request.form.get(part, "") for part in nkpd_import.HEADERS}
    try:
        found = nkpd_import.read(db.session, rows, named)
    except nkpd_import.LacksColumns as lacking:
        there = ", ".join(rows[0].cells)
        return [_("Which column holds the %(part)s? There are: %(names)s.", part=lacking.args[0], names=there)]
    if not found.faults:
        if nkpd_import.save(db.session, found, now()):
            audit.record(
                db.session, principal(), "imported NKPD titles", nkpd_import.SOURCE, now(), {"rows": len(rows)}
            )
        told = _(
            "%(jobs)s titles stand on occupations, %(groups)s on groups.",
            jobs=found.on_occupations, groups=found.on_groups,
        )  # fmt: skip
        flash(told, "success")
    return found.faults
