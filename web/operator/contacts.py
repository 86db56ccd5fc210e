"""Contacts: the list with what is missing, entering, changing and ending them."""

from collections.abc import Iterable, Sequence

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import Contact
from models.queries import contacts as queries
from models.queries import places
from web.extensions import db, now, principal
from web.filters import day, language_name, place_name
from web.operator import blueprint
from web.operator.contact_form import ContactForm, answers
from web.pages import done
from web.place_names import place_choices
from web.rights import contact_words
from web.services import contacts as services
from web.services.clock import day_in_bulgaria

Answer = Response | tuple[str, int]
#: What is written, what somebody typed, what is saved, and whether the two differ: rows of the component `stale`.
Versions = Sequence[tuple[str, str, str, bool]]


@blueprint.route("/operator/contacts", methods=["GET", "POST"])
def contacts() -> Answer:
    """All contacts and what each still lacks; a form for a new one."""
    form = _form()
    if form.validate_on_submit():
        services.create(db.session, principal(), form.facts(), now())
        flash(_("Saved."), "success")
        return done(url_for("operator.contacts"))
    rows = queries.all_of_them(db.session)
    tasks = services.tasks(db.session, day_in_bulgaria(now()))
    page = render_template("operator/contacts.html", form=form, rows=rows, contact_tasks=tasks, words=contact_words)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/operator/contacts/<id:contact>", methods=["GET", "POST"])
def contact(contact: Contact) -> Answer:
    """Change a contact."""
    form = _form(contact)
    if form.validate_on_submit():
        try:
            services.change(db.session, principal(), contact, form.facts(), form.version.data, now())
            flash(_("Saved."), "success")
            return done(url_for("operator.contacts"))
        except StaleDataError:
            db.session.rollback()
            versions = _both_versions(form.facts(), contact)
            form.version.data = contact.version
            return _page(contact, form, versions), 409
    return _page(contact, form), 422 if form.is_submitted() else 200


@blueprint.route("/operator/contacts/<id:contact>/end", methods=["POST"])
def end_contact(contact: Contact) -> Answer:
    """Show a contact to nobody any more, or again."""
    ended = request.form.get("ended") != "no"
    try:
        services.end(db.session, principal(), contact, ended, request.form.get("version", type=int), now())
    except StaleDataError:
        db.session.rollback()
        return _page(contact, ContactForm(formdata=None, data=answers(contact)), changed=True), 409
    flash(_("Nobody sees this contact any more.") if ended else _("Readers see this contact again."), "success")
    return done(url_for("operator.contact", contact=contact.public_id))


def _form(row: Contact | None = None) -> ContactForm:
    form = ContactForm(data=answers(row) if row else None)
    _offer(form)
    return form


def _offer(form: ContactForm) -> None:
    form.municipality.choices = [("", ""), *place_choices().items()]
    form.checked_on.latest = day_in_bulgaria(now())


def _page(row: Contact, form: ContactForm, versions: Versions = (), *, changed: bool = False) -> str:
    _offer(form)
    return render_template(
        "operator/contact.html", contact=row, form=form, versions=versions, changed=changed, words=contact_words
    )


def _both_versions(mine: services.Facts, row: Contact) -> Versions:
    pairs = [
        (_("What do they help with?"), contact_words.KINDS[mine.kind], contact_words.KINDS[row.kind]),
        (_("Name"), mine.name, row.name),
        (_("Municipality"), _place(mine.municipality_code), _place(row.municipality_code)),
        (_("Address"), mine.address, row.address),
        (_("Telephone number"), mine.telephone, row.telephone),
        (_("Languages they speak"), _languages(mine.languages), _languages(row.languages.split())),
        (_("Opening hours"), mine.hours, row.hours),
        (_("Source"), mine.source, row.source),
        (_("Checked on"), day(mine.checked_on), day(row.checked_on)),
    ]
    return [(what, str(own or ""), str(saved or ""), (own or "") != (saved or "")) for what, own, saved in pairs]


def _place(code: str | None) -> str:
    return place_name(places.by_code(db.session, code)) if code else ""


def _languages(codes: Iterable[str]) -> str:
    return ", ".join(language_name(code) for code in codes)
