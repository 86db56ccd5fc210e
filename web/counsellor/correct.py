"""Putting a contested fact right for the person, who said so on the telephone or in the office."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Contest
from models.sharing_enums import ContestState
from web.counsellor import blueprint, words
from web.counsellor.contests import fact_name
from web.counsellor.correction_form import FORMS, CorrectionForm
from web.extensions import db, now, principal
from web.forms import DateParts
from web.pages import done
from web.services import corrections
from web.services.contests import AnsweredAlready
from web.services.jobseeker_answers import ChangedMeanwhile, fingerprint

Answer = str | tuple[str, int] | Response
Version = tuple[str, str, str, bool]
STANDING = (ContestState.OPEN, ContestState.ACCEPTED)


@blueprint.route("/desk/contests/<id:contest>/correct", methods=["GET", "POST"])
def correct(contest: Contest) -> Answer:
    """Write what is right; with that the fact counts again."""
    if contest.kind not in FORMS:
        return redirect(url_for("counsellor.contest", contest=contest.public_id), 303)
    stored, shown = corrections.stored(contest)
    form = FORMS[contest.kind].opened(stored, contest.subject, shown)
    versions: list[Version] = []
    if form.validate_on_submit():
        versions = _saved(contest, form)
        if not versions:
            flash(_("Saved. The person sees it."), "success")
            return done(url_for("counsellor.contests"))
    page = render_template(
        "counsellor/correct.html", row=contest, form=form, name=words.name(contest.jobseeker), fact=fact_name(contest),
        versions=versions, stands=contest.state in STANDING,
    )  # fmt: skip
    return (page, 409 if versions else 422) if form.is_submitted() else page


def _saved(contest: Contest, form: CorrectionForm) -> list[Version]:
    """Save it; where something else is stored by now, or somebody has settled it meanwhile, nothing is saved and both
    versions come back."""
    try:
        corrections.correct(db.session, principal(), contest, form.said(), form.shown.data or "", now())
    except ChangedMeanwhile as changed:
        db.session.rollback()
        form.shown.data = fingerprint(changed.saved)
        return _versions(form, type(form)(formdata=None, data=form.boxes(changed.saved, contest.subject)))
    except AnsweredAlready:
        db.session.rollback()
        saved, _fingerprint = corrections.stored(contest)
        return _versions(form, type(form)(formdata=None, data=form.boxes(saved, contest.subject)))
    return []


def _versions(mine: CorrectionForm, saved: CorrectionForm) -> list[Version]:
    """Field by field: what was typed, and what is stored now."""
    saved.prepare()
    both = [(one, _shown(one), _shown(other)) for one, other in zip(mine.visible(), saved.visible(), strict=True)]
    return [(one.label.text, left, right, left != right) for one, left, right in both]


def _shown(field: Any) -> str:
    if isinstance(field, DateParts):
        parts = (field.form.day.data, field.form.month.data, field.form.year.data)
        return ".".join(str(part) for part in parts if part) or "–"
    listed = {str(value): label for value, label, *_rest in field.iter_choices()} if hasattr(field, "choices") else {}
    return str(listed.get(str(field.data), field.data if field.data is not None else "–"))
