"""Taking a list of people away as a file: without names at once, with names after a second person agreed."""

from flask import Response as FileResponse
from flask import abort, flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import PeopleExport
from models.base import new_public_id
from models.queries import people_exports as queries
from models.queries.people_listed import Listed, listed
from web.confirming import confirm_first
from web.counsellor import blueprint, list_words, words
from web.extensions import db, now, own_transaction, principal
from web.forms import Answered, LongText, Radio, ZaednoForm
from web.i18n import language, locale_of
from web.pages import done, moved_on
from web.services import people_export as service
from web.services import sheet_cells, throttles
from web.services.sheet_cells import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN, LONGEST_REASON = 30, 400
MINE, ALL = "mine", "all"
WHOSE = [SelectChoice(MINE, _l("My people")), SelectChoice(ALL, _l("All people of the organisation"))]


class ListForm(ZaednoForm):
    """Whose people stand on the list."""

    whose = Radio(_l("Whose people?"), [Answered()], choices=WHOSE, default=MINE)


class NamedForm(ListForm):
    """A list with names needs a reason."""

    reason = LongText(
        _l("What do you need the names for?"),
        [Answered()],
        longest=LONGEST_REASON,
        description=_l("A lead of your organisation reads this and agrees or not."),
    )


@blueprint.route("/desk/export", methods=["GET", "POST"])
def export_people() -> Response | tuple[str, int]:
    """What can be taken, and asking for a list with names."""
    form = NamedForm()
    if form.validate_on_submit():
        service.ask(db.session, principal(), form.reason.data, whole=form.whose.data == ALL, now=now())
        flash(_("A lead of your organisation is asked. You find the answer here."), "success")
        return done(url_for("counsellor.export_people"))
    asked = queries.asked_by(db.session, words.me(), SHOWN)
    rows = [(row, service.can_be_taken(row, now())) for row in asked]
    page = render_template("counsellor/export.html", form=form, rows=rows)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/desk/export/people.xlsx", methods=["POST"])
def nameless_list() -> Response:
    """The list without names, under codes that are others in each file."""
    form, salt, moment = ListForm(), new_public_id(), now()
    if not form.validate():
        return moved_on(url_for("counsellor.export_people"))
    with own_transaction() as writing, writing.begin():
        throttles.count(writing, service.LISTS, str(principal().account_id), moment)
        service.note_nameless(writing, principal(), salt, moment, whole=form.whose.data == ALL)
    rows = service.nameless(db.session, _people(whole=form.whose.data == ALL), salt, moment)
    return _file([(_("People"), list_words.nameless(rows))], "people.xlsx")


@blueprint.route("/desk/export/<id:people_export>/people.xlsx", methods=["GET"])
def named_list(people_export: PeopleExport) -> Response:
    """The list with names, for whoever asked, until the link ends. Each person on it gets a mark."""
    if not service.can_be_taken(people_export, now()):
        abort(404)
    if (ask := confirm_first(url_for("counsellor.export_people"))) is not None:
        return ask
    people = _people(whole=people_export.whole)
    with own_transaction() as writing, writing.begin():
        marked = [each.person.public_id for each in people]
        service.note_named(writing, principal(), people_export, marked, now())
    mark = list_words.watermark(people_export, now())
    about = (_("About this list"), list_words.about(people_export, mark))
    return _file([(_("People"), list_words.named(people, mark)), about], "people.xlsx")


def _people(*, whole: bool) -> list[Listed]:
    return list(listed(db.session, words.organisation_id(), None if whole else words.me()))


def _file(tables: list[Table], name: str) -> FileResponse:
    right_to_left = locale_of(language()).text_direction == "rtl"
    content = sheet_cells.workbook(tables, right_to_left=right_to_left)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return FileResponse(content, mimetype=XLSX, headers=headers)
