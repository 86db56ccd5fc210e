"""Taking away the company's own data: its vacancies as a sheet, and a copy of everything."""

import zipfile
from io import BytesIO

from flask import Response as FileResponse
from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Employer
from models.queries import vacancies
from web.confirming import confirm_first
from web.employer import blueprint
from web.employer.asking import employer_id
from web.employer.imports import XLSX
from web.extensions import db, now, own_transaction, principal
from web.i18n import language
from web.services import employer_export, own_copy, sheet_cells, throttles

CSV = "text/csv"


@blueprint.route("/employer/export", methods=["GET"])
def export() -> str:
    """What there is to take away."""
    return render_template("employer/export.html", company=_company())


@blueprint.route("/employer/export/vacancies.<any(xlsx, csv):kind>", methods=["GET"])
def export_vacancies(kind: str) -> Response:
    """All vacancies of the company, in the columns in which they can be brought in again."""
    rows = employer_export.vacancy_table(db.session, _company())
    if kind == "csv":
        return _file(sheet_cells.csv_file(rows), CSV, "vacancies.csv")
    return _file(sheet_cells.workbook([(_("Vacancies"), rows)]), XLSX, "vacancies.xlsx")


@blueprint.route("/employer/export/copy.zip", methods=["POST"])
def export_all() -> Response:
    """Everything the company may take away. Asks for the authenticator's code first, and not too often."""
    if (ask := confirm_first(url_for("employer.export", _anchor="copy"))) is not None:
        return ask
    number, moment = employer_id(), now()
    with own_transaction() as writing, writing.begin():
        throttles.count(writing, throttles.COPIES, str(number), moment)
        employer_export.note(writing, vacancies.employer(writing, number), principal(), moment)
    return _file(_packed(_company()), "application/zip", "copy.zip")


def _packed(company: Employer) -> bytes:
    parts = employer_export.collect(db.session, company, principal(), language(), now())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("data.json", own_copy.as_json(parts, company.name, now()))
        files.writestr("data.xlsx", sheet_cells.workbook(employer_export.tables(parts)))
    return packed.getvalue()


def _company() -> Employer:
    return vacancies.employer(db.session, employer_id())


def _file(content: bytes, kind: str, name: str) -> FileResponse:
    return FileResponse(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
