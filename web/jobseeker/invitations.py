"""Invitations of employers: who asks, what exactly would be shown and for how long; yes, no, and taking it back."""

from collections.abc import Callable, Iterable, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Interview
from models.queries import disclosure_words, taxonomy
from models.queries import disclosures as queries
from models.queries import entered as entered_queries
from models.queries import interviews as interview_queries
from models.sharing_enums import DisclosureState
from web import sharing_words, times_words
from web.confirming import confirm_first
from web.extensions import db, now, own_transaction, principal
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.forms.sharing import AgreeForm
from web.jobseeker.me import me
from web.jobseeker.one_tap import take_step
from web.services import disclosure as steps
from web.services import sign_in
from web.services.disclosed import everything
from web.services.disclosure_steps import LIVE
from web.services.entered import LookThroughFirst

Answer = str | tuple[str, int] | Response


@blueprint.route("/me/invitations", methods=["GET"])
def invitations() -> str:
    """What employers may see of the person, and what waits for an answer."""
    found = queries.of_person(db.session, me().id)
    waiting = [row for row in found if steps.answerable(row, now()) or row.state is DisclosureState.ACCEPTED]
    shared = [row for row in found if _shared(row)]
    nameless = [row for row in found if row.state is DisclosureState.SUGGESTED]
    rest = [row for row in found if row not in (*waiting, *shared, *nameless)]
    return render_template(
        "jobseeker/invitations.html", waiting=waiting, shared=shared, nameless=nameless, over=rest,
        names=_names(found), fields=sharing_words.fields,
    )  # fmt: skip


@blueprint.route("/me/invitations/<id:disclosure>", methods=["GET", "POST"])
def invitation(disclosure: Disclosure) -> Answer:
    """One invitation. A yes counts at once, for the ticked fields and the days chosen. Contact data stand there in
    full only after the PIN."""
    own = url_for("jobseeker.invitation", disclosure=disclosure.public_id)
    if request.args.get("full") and (ask := confirm_first(own)) is not None:
        return ask
    form = AgreeForm()
    if form.is_submitted():
        form.offer(sharing_words.rows(everything(me())))
    if form.validate_on_submit():
        answer = steps.Agreement(form.chosen(), int(form.days.data), language())
        return _step(
            disclosure, _("Saved. You can take it back at any time."),
            lambda: steps.agree(db.session, disclosure, principal(), answer, now()),
        )  # fmt: skip
    _note_reading(disclosure)
    return show(disclosure, form), 422 if form.is_submitted() else 200


@blueprint.route("/me/invitations/<id:disclosure>/confirm", methods=["POST"])
def confirm_invitation(disclosure: Disclosure) -> Answer:
    """Say that a yes somebody noted is one's own."""
    return _step(
        disclosure, _("Saved. You can take it back at any time."),
        lambda: steps.confirm(db.session, disclosure, principal(), language(), now()),
    )  # fmt: skip


@blueprint.route("/me/invitations/<id:disclosure>/no", methods=["POST"])
def refuse_invitation(disclosure: Disclosure) -> Answer:
    """Say no. Nobody asks why."""
    return _step(
        disclosure, _("Saved. The employer sees nothing about you."),
        lambda: steps.decline(db.session, disclosure, principal(), now()),
    )  # fmt: skip


@blueprint.route("/me/invitations/<id:disclosure>/withdraw", methods=["POST"])
def withdraw_invitation(disclosure: Disclosure) -> Answer:
    """Take it back, at once."""
    return _step(
        disclosure, _("Done. The employer sees nothing about you any more."),
        lambda: steps.withdraw(db.session, disclosure, principal(), now()),
    )  # fmt: skip


def _look_through_first() -> Response:
    """Nothing is shown before the person has looked through what was written down for them."""
    db.session.rollback()
    flash(_("First look through what was written down for you. Nothing was shown yet."), "warning")
    return redirect(url_for("jobseeker.look_through"), 303)


def _step(disclosure: Disclosure, told: str, take: Callable[[], None]) -> Response:
    asked_on = url_for("jobseeker.invitation", disclosure=disclosure.public_id)
    try:
        return take_step(asked_on, told, take, lambda: _next(disclosure))
    except LookThroughFirst:
        return _look_through_first()


def _next(row: Disclosure) -> str:
    """Where a time waits to be chosen, or where everything stands."""
    times = interview_queries.of_disclosure(db.session, row) if _shared(row) else []
    if times_words.standing(times, now()):
        return url_for("jobseeker.invitation", disclosure=row.public_id)
    return url_for("jobseeker.invitations")


def time_form(found: Sequence[Interview]) -> times_words.TimeForm:
    """The question about a time."""
    question, interpreter = _("Which time suits you?"), _("Do you need an interpreter? For which language?")
    return times_words.TimeForm().offer(found, question, interpreter)


def show(row: Disclosure, form: AgreeForm, asked: times_words.TimeForm | None = None) -> str:
    """The page of one invitation, with the question about a time where one can be agreed."""
    shown, full = everything(me()), sign_in.recently_confirmed(principal(), now())
    known = sharing_words.details(shown)
    rows, agreed = sharing_words.in_one_piece(known), [each for each in known if each.field in row.fields]
    form.offer(rows)
    found = interview_queries.of_disclosure(db.session, row) if row.state in LIVE else []
    return render_template(
        "jobseeker/invitation.html", row=row, form=form, answerable=steps.answerable(row, now()),
        until=row.invited_at + steps.ANSWER_WITHIN if row.invited_at else None,
        rows=sharing_words.private(rows), agreed=sharing_words.private(agreed),
        live=row.state in LIVE, shared=_shared(row), names=_names([row]),
        hidden=not full and bool(shown.phone or shown.email),
        times=times_words.standing(found, now()), asked=asked or time_form(found), times_words=times_words,
        words=disclosure_words.of_disclosure(db.session, row) if row.state in LIVE else None,
        written_down=entered_queries.unsettled(db.session, row.jobseeker_id),
    )  # fmt: skip


def _shared(row: Disclosure) -> bool:
    """Whether the employer may read something now."""
    return row.state is DisclosureState.DISCLOSED and row.expires_at is not None and now() < row.expires_at


def _names(found: Iterable[Disclosure]) -> dict[int, str]:
    """The occupations of their vacancies, by number."""
    concepts = {row.vacancy.concept_id for row in found if row.vacancy.concept_id}
    return dict(taxonomy.preferred_labels(db.session, concepts, language()))


def _note_reading(disclosure: Disclosure) -> None:
    """Opening an invitation is noted once, so that nobody telephones about it."""
    if request.method == "GET" and queries.is_unread(db.session, disclosure):
        with own_transaction() as writing, writing.begin():
            steps.note_reading(writing, disclosure, principal(), now())
