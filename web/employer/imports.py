"""Vacancies from a file: looked at first, taken all or not at all."""

from collections.abc import Sequence

from flask import Response as FileResponse
from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from models.queries import vacancies
from web import sheet_words
from web.employer import blueprint, import_words
from web.employer.asking import employer_id
from web.employer.import_form import ImportForm, TakeForm
from web.extensions import db, now, own_transaction, principal
from web.i18n import reader_locale
from web.pages import done
from web.services import job_posting, rows_to_confirm, sheet_cells, sheets, throttles, vacancies_import, vacancy_sheet
from web.services.sheet_cells import Table
from web.services.sheets import Refused, Row
from web.services.vacancies_import import Plan

Answer = str | Response | tuple[str, int]
FAULTS_SHOWN, ROWS_SHOWN = 2000, 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = tuple(vacancy_sheet.fields(None))
READ_BACK = ("title", "municipality", "starts_on", "pay_min", "pay_max", "pay_period")


@blueprint.route("/employer/import", methods=["GET", "POST"])
def imports() -> Answer:
    """First a file, then what is in it, and only then the drafts."""
    if "rows" in request.form:
        return _take()
    form = ImportForm()
    if not form.validate_on_submit():
        return _page(form)
    _count()
    sent = form.sheet.data
    try:
        rows = sheets.read_bytes(sent.filename, sent.read(), others=job_posting.READERS)
        return _look(rows)
    except Refused as refused:
        form.wrong("sheet", sheet_words.refusal(refused))
        return _page(form)


@blueprint.route("/employer/import/template.xlsx", methods=["GET"])
def import_template() -> Response:
    """An empty sheet with the right columns, and what they mean."""
    heads = [_("Column"), _("What it holds"), _("How to write it"), _("Example")]
    explained = [[*row, import_words.EXAMPLES.get(row[0], "")] for row in import_words.columns(iter(COLUMNS))]
    tables: list[Table] = [(_("Vacancies"), [COLUMNS]), (_("Columns"), [heads, *explained])]
    made = sheet_cells.workbook(tables, right_to_left=reader_locale().text_direction == "rtl")
    heading = {"Content-Disposition": 'attachment; filename="vacancies.xlsx"'}
    return FileResponse(made, mimetype=XLSX, headers=heading)


def _page(form: ImportForm, *, told: str = "") -> Answer:
    page = render_template(
        "employer/import.html", form=form, told=told, columns=import_words.columns(iter(COLUMNS)),
        codes=import_words.known_languages(),
    )  # fmt: skip
    return (page, 422) if form.is_submitted() else page


def _count() -> None:
    with own_transaction() as writing, writing.begin():
        throttles.count(writing, throttles.IMPORTS, str(employer_id()), now())


def _look(rows: list[Row]) -> Answer:
    """What the file would do. Nothing is written."""
    planned = vacancies_import.plan(db.session, rows, vacancies.employer(db.session, employer_id()))
    carried = ""
    if planned.fresh and not planned.faults:
        carried = rows_to_confirm.sealed(db.session, principal().account_id or 0, rows, now())
    return _report(rows, planned, TakeForm(formdata=None, data={"rows": carried}))


def _take() -> Answer:
    """The drafts of the rows that were looked at; all is checked once more."""
    form = TakeForm()
    rows = rows_to_confirm.opened(db.session, principal().account_id or 0, form.rows.data or "", now())
    if rows is None or not form.validate():
        return _page(ImportForm(formdata=None), told=_("This took too long. Please choose the file once more."))
    planned = vacancies_import.plan(db.session, rows, vacancies.employer(db.session, employer_id()))
    if planned.faults:
        return _report(rows, planned, TakeForm(formdata=None))
    added = vacancies_import.store(db.session, planned, principal(), now())
    told = ngettext("%(num)s vacancy is saved as a draft.", "%(num)s vacancies are saved as drafts.", added)
    flash(told if added else _("All of them were there already. Nothing was changed."), "success")
    return done(url_for("employer.from_file"))


def _report(rows: Sequence[Row], planned: Plan, form: TakeForm) -> Answer:
    """Everything that is wrong, or what will be saved, with the beginning of the file as we read it."""
    cells = {row.number: row.cells for row in rows}
    faults = [
        (fault.row, sheet_words.visible(fault.column), _stands(cells, fault.row, fault.column),
         sheet_words.what_is_wrong(fault))
        for fault in sorted(planned.faults, key=lambda each: (each.row, each.column))
    ]  # fmt: skip
    page = render_template(
        "employer/import_check.html", form=form, rows=len(rows), fresh=len(planned.fresh),
        there=planned.there_already, faults=faults[:FAULTS_SHOWN], more=max(0, len(faults) - FAULTS_SHOWN),
        bad_rows=len({fault.row for fault in planned.faults}), all_faults=len(faults),
        heads=[import_words.label(name) for name in READ_BACK],
        sample=[[sheet_words.visible(row.cells.get(name, "")) for name in READ_BACK] for row in rows[:ROWS_SHOWN]],
    )  # fmt: skip
    return (page, 422) if faults else page


def _stands(cells: dict[int, dict[str, str]], row: int, column: str) -> str:
    """What stands in a cell."""
    return sheet_words.visible(cells.get(row, {}).get(column, ""))
