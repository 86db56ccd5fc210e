"""Organisations: the list with what is missing, making and changing them, inviting their leads."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import Organisation
from models.enums import OrganisationKind, Role
from models.queries import organisations as queries
from web.extensions import db, now, principal
from web.forms import DateParts
from web.labels import label
from web.links import absolute
from web.operator import blueprint
from web.operator.forms import InviteForm, OrganisationForm
from web.pages import done
from web.place_names import place_choices
from web.services import account_create
from web.services import organisations as services

Answer = Response | tuple[str, int]


@blueprint.route("/operator/organisations", methods=["GET", "POST"])
def organisations() -> Answer:
    """All organisations and what each still lacks; a form for a new one."""
    form = OrganisationForm(accepts=True)
    _offer_places(form)
    if form.validate_on_submit():
        try:
            services.create(db.session, principal(), _facts(form), now())
            flash(_("The organisation is made. Now invite somebody to lead it."), "success")
            return done(url_for("operator.organisations"))
        except services.NameTaken:
            db.session.rollback()
            form.wrong("name", _("Another organisation has this name."))
    rows = queries.all_of_them(db.session)
    leaderless = services.without_lead(db.session, rows)
    page = render_template("operator/organisations.html", form=form, rows=rows, leaderless=leaderless)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/operator/organisations/<id:organisation>", methods=["GET", "POST"])
def organisation(organisation: Organisation) -> Answer:
    """One organisation: change what is noted, invite a lead."""
    form = OrganisationForm(data=_answers(organisation))
    _offer_places(form)
    if form.validate_on_submit():
        try:
            services.change(db.session, principal(), organisation, _facts(form), form.version.data, now())
            flash(_("Saved."), "success")
            return done(url_for("operator.organisations"))
        except services.NameTaken:
            db.session.rollback()
            form.wrong("name", _("Another organisation has this name."))
        except StaleDataError:
            db.session.rollback()
            rows = _both_versions(form, organisation)
            form.version.data = organisation.version
            return _page(organisation, form, InviteForm(formdata=None), rows), 409
    return _page(organisation, form, InviteForm(formdata=None)), 422 if form.is_submitted() else 200


@blueprint.route("/operator/organisations/<id:organisation>/invite", methods=["POST"])
def invite_lead(organisation: Organisation) -> Answer:
    """Invite a lead; the link is shown on this page once, and sent."""
    invitation = InviteForm()
    if invitation.validate_on_submit():
        email = invitation.email.data
        try:
            account, token = services.invite(db.session, principal(), organisation, Role.LEAD, email, now())
            link = absolute("accounts.invitation", token=token)
            services.send_invitation(db.session, account, link, now())
            done(url_for("operator.organisation", organisation=organisation.public_id))
            return render_template("operator/invited.html", link=link, organisation=organisation), 200
        except account_create.Taken:
            db.session.rollback()
            invitation.wrong("email", _("There is an account with this e-mail."))
    form = OrganisationForm(formdata=None, data=_answers(organisation))
    _offer_places(form)
    return _page(organisation, form, invitation), 422


def _page(organisation: Organisation, form: OrganisationForm, invitation: InviteForm, versions: object = None) -> str:
    return render_template(
        "operator/organisation.html", organisation=organisation, form=form, invitation=invitation, versions=versions
    )


def _offer_places(form: OrganisationForm) -> None:
    form.municipality.choices = [("", ""), *place_choices().items()]


def _facts(form: OrganisationForm) -> services.Facts:
    return services.Facts(
        name=form.name.data,
        kind=OrganisationKind(form.kind.data),
        municipality_code=form.municipality.data,
        accepts_self_registration=bool(form.accepts.data),
        mediator_register_number=form.mediator_number.data,
        mediator_registered_on=form.mediator_date.date,
    )


def _answers(row: Organisation) -> dict[str, object]:
    return {
        "name": row.name,
        "kind": row.kind.value,
        "municipality": row.municipality_code,
        "accepts": row.accepts_self_registration,
        "mediator_number": row.mediator_register_number,
        "mediator_date": DateParts.shown(row.mediator_registered_on),
        "version": row.version,
    }


def _both_versions(form: OrganisationForm, row: Organisation) -> list[tuple[str, str, str, bool]]:
    """(what, mine, saved, whether they differ) for the component `stale`."""
    mine = _facts(form)
    pairs = [
        (_("Name"), mine.name, row.name),
        (_("What kind of organisation?"), label(mine.kind), label(row.kind)),
        (_("Number in the register of mediators"), mine.mediator_register_number, row.mediator_register_number),
    ]
    return [(what, str(own or ""), str(saved or ""), own != saved) for what, own, saved in pairs]
